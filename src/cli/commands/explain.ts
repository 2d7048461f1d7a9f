import { CODE_FORMS, readCode } from "../../ir/code-forms.ts";
import { Explainer, type Explained } from "../../analysis/explain/explained.ts";
import type { Encounter } from "../../analysis/explain/encounter.ts";
import type { LoadedPack } from "../../runtime/load.ts";
import { chooserOf } from "../choose.ts";
import type { Chooser } from "../choose.ts";
import { codePiece } from "../coder.ts";
import { fail, misuse } from "../command.ts";
import { wholePack } from "../deferred-pack.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import { encountersOf, findInputs } from "../encounters/inputs.ts";
import type { Piece } from "../encounters/piece.ts";
import type { Host } from "../host.ts";
import { ReadFailure } from "../host.ts";
import { openPacks } from "../packs.ts";
import { EXPLAIN_RENDERERS, type ExplainFormat, type ExplainRenderer } from "../render/explain/formats.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface ExplainOptions {
  readonly pack: string;
  readonly format: ExplainFormat;
  /** A code to ask about. */
  readonly whyNot?: string;
  readonly fallback?: string;
  /** Paths of a trust file and a state file. */
  readonly trust?: string;
  readonly state?: string;
}

/** Why each line of each encounter of a file is there, what is held and why, what else it could have been, with the sources that are cited. */
export async function explain(host: Host, file: string, options: ExplainOptions): Promise<Status> {
  if (options.whyNot !== undefined && readCode("code", options.whyNot) === undefined) return misuse(host, "explain", `\`--why-not\` needs ${CODE_FORMS.code.words.replace(", as text", "")}`);
  const inputs = findInputs(host, [file]);
  if (!inputs.value) return fail(host, inputs.diagnostics);
  const packs = await openPacks(host, options.pack, options);
  if (!packs.value) return fail(host, packs.diagnostics);
  const chooser = chooserOf(packs.value, options.pack, options.fallback);
  if (!chooser.value) return fail(host, [...packs.diagnostics, ...chooser.diagnostics]);
  const troubles = [...packs.diagnostics, ...chooser.diagnostics];
  if (troubles.length > 0) await fail(host, troubles);
  let refused = troubles.length > 0;
  let count = 0;
  const explainers = new Explainers();
  const renderer: ExplainRenderer = EXPLAIN_RENDERERS[options.format];
  for (const input of inputs.value) {
    try {
      for await (const { pieces } of encountersOf(host, input)) {
        for (const piece of pieces) {
          const explained = explainPiece(chooser.value, explainers, piece, options.whyNot);
          refused ||= "error" in explained.answer;
          await host.stdout.write((count > 0 ? renderer.between : renderer.begin) + renderer.draw(explained, count++));
          if (host.stdout.failure) return refused ? FOUND : OK;
        }
      }
    } catch (thrown) {
      if (!(thrown instanceof ReadFailure)) throw thrown;
      return fail(host, [readingFailed(input.shown, thrown.error)]);
    }
  }
  if (count === 0) return fail(host, [cliCatalog.create("cli/no-encounters", placeOf(file), { path: file })]);
  await host.stdout.write(renderer.end);
  return refused ? FOUND : OK;
}

/** One explainer for each pack that encounters choose. */
class Explainers {
  private readonly made = new Map<LoadedPack, Explainer>();

  of(pack: LoadedPack): Explainer {
    let made = this.made.get(pack);
    if (!made) this.made.set(pack, (made = new Explainer(wholePack(pack))));
    return made;
  }
}

function explainPiece(chooser: Chooser, explainers: Explainers, piece: Piece, whyNot: string | undefined): Explained {
  const answer = codePiece(chooser, piece);
  const chosen = "text" in piece ? chooser.choose(piece.text) : undefined;
  if ("error" in answer || !chosen || !("pack" in chosen) || !("text" in piece)) {
    return { answer, tree: [], sources: [], steps: [], without: [], held: null, whyNot: null, timeline: null };
  }
  // The strict reader has accepted the text, so that reading it again cannot fail.
  return explainers.of(chosen.pack).explain(JSON.parse(piece.text) as Encounter, whyNot);
}
