import type { Answer } from "../../runtime/answer.ts";
import type { Explanation } from "../../runtime/explain.ts";
import { chooserOf } from "../choose.ts";
import type { Chooser } from "../choose.ts";
import { codePiece } from "../coder.ts";
import { drawClaim } from "../claim/claim.ts";
import { drawExplanation } from "../claim/explanation.ts";
import { fail } from "../command.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import { encountersOf, findInputs } from "../encounters/inputs.ts";
import type { Piece } from "../encounters/piece.ts";
import type { Host } from "../host.ts";
import { ReadFailure } from "../host.ts";
import { openPacks } from "../packs.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface ExplainOptions {
  readonly pack: string;
  readonly format: "text" | "json";
  readonly fallback?: string;
  /** Paths of a trust file and a state file. */
  readonly trust?: string;
  readonly state?: string;
}

/** Why each line of each encounter of a file is there, what is held and why, with the sources that are cited. */
export async function explain(host: Host, file: string, options: ExplainOptions): Promise<Status> {
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
  for (const input of inputs.value) {
    try {
      for await (const pieces of encountersOf(host, input)) {
        for (const piece of pieces) {
          const { answer, tree, sources } = explainPiece(chooser.value, piece);
          refused ||= "error" in answer;
          const text = options.format === "text" ? drawn(answer, tree, sources) : `${JSON.stringify({ answer, tree, sources })}\n`;
          await host.stdout.write((count++ > 0 && options.format === "text" ? "\n" : "") + text);
          if (host.stdout.failure) return refused ? FOUND : OK;
        }
      }
    } catch (thrown) {
      if (!(thrown instanceof ReadFailure)) throw thrown;
      return fail(host, [readingFailed(input.shown, thrown.error)]);
    }
  }
  if (count === 0) return fail(host, [cliCatalog.create("cli/no-encounters", placeOf(file), { path: file })]);
  return refused ? FOUND : OK;
}

function explainPiece(chooser: Chooser, piece: Piece): Explanation {
  const answer = codePiece(chooser, piece);
  const chosen = "text" in piece ? chooser.choose(piece.text) : undefined;
  if ("error" in answer || !chosen || !("pack" in chosen) || !("text" in piece)) return { answer, tree: [], sources: [] };
  // The strict reader has accepted the text, so that reading it again cannot fail.
  return chosen.pack.explain(JSON.parse(piece.text));
}

function drawn(answer: Answer, tree: Explanation["tree"], sources: Explanation["sources"]): string {
  return tree.length > 0 ? drawClaim(answer) + drawExplanation(tree, sources) : drawClaim(answer);
}
