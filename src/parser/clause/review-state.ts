import type { IToken, TokenType } from "chevrotain";
import type { Reading } from "./reading.ts";
import * as t from "./tokens.ts";

/** What kind of text is read: unknown phrases are looked for where tests stand, `time of` belongs to times only. */
export type Mode = "tests" | "time" | "other";

/** What the reviewers share: the tokens as lexed, those passed on so far, and the text that both point into. */
export interface Review {
  readonly text: string;
  readonly tokens: readonly IToken[];
  readonly passed: IToken[];
  readonly reading: Reading;
  readonly mode: Mode;
}

/** Token types that end a value. */
export const VALUE_ENDS: readonly TokenType[] = [t.Word, t.Path, t.Quantity, t.Code, t.CalendarDate, t.Money, t.UnreadValue];
/** Token types that begin a value. */
export const VALUE_STARTS: readonly TokenType[] = [...VALUE_ENDS, t.MinutesOf, t.CountOf, t.LongestPieceOf];

/** True when the tokens passed so far end with a value, so that a phrase must follow. */
export function endsValue(passed: readonly IToken[]): boolean {
  const last = passed[passed.length - 1];
  return last !== undefined && VALUE_ENDS.includes(last.tokenType);
}
