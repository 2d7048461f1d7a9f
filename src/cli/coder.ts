import type { Answer, RefusedAnswer } from "../runtime/answer.ts";
import { encounterError } from "../runtime/diagnostics.ts";
import type { Chooser } from "./choose.ts";
import { MAX_ENCOUNTER_BYTES } from "./encounters/piece.ts";
import type { Piece } from "./encounters/piece.ts";

/** Codes one encounter as it was found. Where not even its id can be read, the message names the line, the only handle there is. */
export function codePiece(chooser: Chooser, piece: Piece): Answer {
  const answer = answerTo(chooser, piece);
  return piece.line !== undefined && isNameless(answer) ? onLine(answer, piece.line) : answer;
}

/** The answer before it is told its line. */
export function answerTo(chooser: Chooser, piece: Piece): Answer {
  return "refused" in piece ? unread(piece.refused) : codeText(chooser, piece.text);
}

/** Whether only the line of an encounter can say which one an answer is about. */
export function isNameless(answer: Answer): answer is RefusedAnswer {
  return answer.encounter === null;
}

/** The answer with the line, counted from 1, in its message. */
export function onLine(answer: RefusedAnswer, line: number): RefusedAnswer {
  return { encounter: null, error: { ...answer.error, message: `line ${line}: ${answer.error.message}` } };
}

function codeText(chooser: Chooser, text: string): Answer {
  const chosen = chooser.choose(text);
  return "refused" in chosen ? chosen.refused : chosen.pack.codeText(text);
}

function unread(why: "too-long" | "encoding"): RefusedAnswer {
  const error = why === "too-long"
    ? encounterError("encounter/too-long", { limit: String(MAX_ENCOUNTER_BYTES) }, "")
    : encounterError("encounter/encoding", {}, "");
  return { encounter: null, error };
}
