import { invariant } from "../../../base/invariant.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import { compileWorkspace } from "../../../compiler/compile.ts";
import type { CompiledPack } from "../../../compiler/compile.ts";
import { packModule } from "../../../compiler/targets/module/module.ts";
import type { Pack } from "../../../ir/ir.ts";
import { decodePack, encodePack } from "../../../ir/pack.ts";
import type { Vector } from "../../../ir/vectors.ts";
import { unmet, vectorReport } from "../../../runtime/vectors.ts";
import { withVectors } from "../../../testing/vectors.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import type { GateContext, PackGate } from "../gate.ts";
import { importedPack } from "../imported.ts";

/** Builds a pack twice, from the files in two orders, loads what was built, and has each of three evaluators code the encounters that it carries. */
export const BUILD: PackGate = {
  name: "build",
  over: "pack",
  looks: "the pack, built twice; its encounters, coded by both evaluators and by its module",
  blocksOn: "other bytes, a pack that does not load, an encounter that is answered otherwise",
  async run(compiled, context) {
    const pack = withVectors(compiled);
    const text = encodePack(pack);
    invariant(text === encodePack(withVectors(builtAgain(compiled, context))), `the same sources make the same pack: ${pack.id}`);
    const built = decodePack(text);
    invariant(built.ok, `a pack that was built is loaded: ${pack.id}`);
    const reports = [
      { evaluator: "closures", failures: vectorReport(built.pack, { evaluator: "closures" }).failures },
      { evaluator: "walk", failures: vectorReport(built.pack, { evaluator: "walk" }).failures },
      { evaluator: "module", failures: await moduleFailures(built.pack, context) },
    ];
    const count = pack.vectors?.length ?? 0;
    const findings = reports.flatMap(({ evaluator, failures }): readonly Diagnostic[] => {
      const [first] = failures;
      if (!first) return [];
      const args = { pack: pack.id, failed: String(failures.length), count: String(count), evaluator, name: first.name };
      return [ciDiagnostics.create("ci/vectors", compiled.understood.chained.source.file.id.span, args)];
    });
    return { findings, figures: { "packs the same": 1, "encounters on 3 evaluators": count } };
  },
};

/** The vectors that the module of a pack, as `build --target module` writes it, does not meet. */
async function moduleFailures(pack: Pack, { kernel }: GateContext): Promise<readonly Pick<Vector, "name">[]> {
  const loaded = await importedPack(packModule(pack, kernel));
  return (pack.vectors ?? []).filter(({ encounter, expects }) => unmet(expects, loaded.codeText(encounter)).length > 0);
}

const again = new WeakMap<GateContext, readonly CompiledPack[]>();

/** The pack compiled from the files in the opposite order; all packs at once, and once. */
function builtAgain(pack: CompiledPack, context: GateContext): CompiledPack {
  const packs = again.get(context) ?? compileWorkspace([...context.files].reverse()).value ?? [];
  again.set(context, packs);
  const found = packs.find(({ folder }) => folder === pack.folder);
  invariant(found, `the same sources make the same packs: ${pack.folder}`);
  return found;
}
