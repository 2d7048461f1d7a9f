import { invariant } from "../../../base/invariant.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import { compileWorkspace } from "../../../compiler/compile.ts";
import type { CompiledPack } from "../../../compiler/compile.ts";
import { encodePack } from "../../../ir/pack.ts";
import { runVectors } from "../../../runtime/vectors.ts";
import { withVectors } from "../../../testing/vectors.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import type { GateContext, PackGate } from "../gate.ts";

const EVALUATORS = ["closures", "walk"] as const;

/** Builds a pack twice, from the files in two orders, loads what was built, and has each evaluator code the encounters that it carries. */
export const BUILD: PackGate = {
  name: "build",
  over: "pack",
  looks: "the pack, built twice; its encounters, coded by both evaluators",
  blocksOn: "other bytes, a pack that does not load, an encounter that is answered otherwise",
  run(compiled, context) {
    const pack = withVectors(compiled);
    const text = encodePack(pack);
    invariant(text === encodePack(withVectors(builtAgain(compiled, context))), `the same sources make the same pack: ${pack.id}`);
    const count = pack.vectors?.length ?? 0;
    const findings = EVALUATORS.flatMap((evaluator): readonly Diagnostic[] => {
      const outcome = runVectors(text, { evaluator });
      invariant(outcome.ok, `a pack that was built is loaded: ${pack.id}`);
      const { failures } = outcome.report;
      const [first] = failures;
      if (!first) return [];
      const args = { pack: pack.id, failed: String(failures.length), count: String(count), evaluator, name: first.name };
      return [ciDiagnostics.create("ci/vectors", compiled.understood.chained.source.file.id.span, args)];
    });
    return { findings, figures: { "packs the same": 1, "encounters on 2 evaluators": count } };
  },
};

const again = new WeakMap<GateContext, readonly CompiledPack[]>();

/** The pack compiled from the files in the opposite order; all packs at once, and once. */
function builtAgain(pack: CompiledPack, context: GateContext): CompiledPack {
  const packs = again.get(context) ?? compileWorkspace([...context.files].reverse()).value ?? [];
  again.set(context, packs);
  const found = packs.find(({ folder }) => folder === pack.folder);
  invariant(found, `the same sources make the same packs: ${pack.folder}`);
  return found;
}
