import type { IToken } from "chevrotain";
import { clauseDiagnostics } from "./diagnostics.ts";
import { type Reading, spanOf } from "./reading.ts";
import * as t from "./tokens.ts";

/** Parentheses that may be open at one place. */
export const DEEPEST = 64;
/** Tests joined by `and` and `or` in one clause. */
export const MOST_TERMS = 2_000;
/** Words, phrases, numbers and marks in one clause. */
export const MOST_TOKENS = 20_000;
/** Characters in one clause, so that the text of a huge scalar is not even cut into tokens. */
export const MOST_CHARACTERS = 200_000;

/** Counts open parentheses without reading anything else; false, with a diagnostic at the first one too many, when too deep. */
export function checkDepth(reading: Reading): boolean {
  const { text } = reading.scalar;
  let open = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 40) open++;
    else if (unit === 41) open = Math.max(0, open - 1);
    if (open > DEEPEST) {
      reading.report(clauseDiagnostics.create("parse/too-deep", reading.span(index, index + 1), { limit: String(DEEPEST) }));
      return false;
    }
  }
  return true;
}

/** False, with a diagnostic behind the last character allowed, when the text is too long to be cut into tokens. */
export function checkCharacters(reading: Reading): boolean {
  if (reading.scalar.text.length <= MOST_CHARACTERS) return true;
  const span = reading.span(MOST_CHARACTERS, MOST_CHARACTERS + 1);
  reading.report(clauseDiagnostics.create("parse/too-long", span, { limit: `${MOST_CHARACTERS} characters` }));
  return false;
}

/** False, with a diagnostic on the first token or connective too many, when there are too many of them. */
export function checkTokens(tokens: readonly IToken[], reading: Reading): boolean {
  let terms = 1;
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === t.And || token.tokenType === t.Or) terms++;
    if (terms <= MOST_TERMS && index < MOST_TOKENS) continue;
    const limit = terms > MOST_TERMS ? `${MOST_TERMS} tests` : `${MOST_TOKENS} words`;
    reading.report(clauseDiagnostics.create("parse/too-long", spanOf(token, reading), { limit }));
    return false;
  }
  return true;
}
