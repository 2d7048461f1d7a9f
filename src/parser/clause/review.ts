import type { IToken } from "chevrotain";
import { clauseDiagnostics } from "./diagnostics.ts";
import { deleteFix, replaceFix } from "./fixes.ts";
import { type Reading, shorten, spanOf } from "./reading.ts";
import { reviewBetween } from "./review-between.ts";
import { reviewJoinedCode, reviewLoneCode } from "./review-code.ts";
import { reviewMonthName, reviewSign, reviewUnit } from "./review-literal.ts";
import { reviewPhrase } from "./review-phrase.ts";
import { reviewBareValue, reviewList, reviewSeveralCodes } from "./review-several.ts";
import { reviewSpelling } from "./review-spelling.ts";
import type { Mode, Review } from "./review-state.ts";
import { SPELLINGS } from "./spellings.ts";
import * as t from "./tokens.ts";

/** Tokens ready for the grammar; `readable` is false when something has no counterpart, so that the grammar would only guess. */
export interface Reviewed {
  readonly tokens: readonly IToken[];
  readonly readable: boolean;
}

/**
 * Replaces spellings of other languages by ours and refuses unknown phrases, with a diagnostic and where possible a fix each, so
 * that the grammar sees as few errors as possible and later errors of the same text are found too.
 */
export function reviewTokens(text: string, tokens: readonly IToken[], reading: Reading, mode: Mode): Reviewed {
  const review: Review = { text, tokens, passed: [], reading, mode };
  let readable = true;
  for (let index = 0; index < tokens.length; ) {
    const used = firstUse(review, index);
    if (used > 0) {
      index += used;
      continue;
    }
    const token = tokens[index]!;
    if (token.tokenType === t.Mark) {
      readable = false;
      refuseMark(token, index === tokens.length - 1, reading);
    } else review.passed.push(reviewName(token, reading));
    index++;
  }
  return { tokens: review.passed, readable };
}

/** In this order: a longer phrase of one reviewer may begin like a shorter one of the next. */
const REVIEWERS = [
  reviewMonthName, reviewUnit, reviewSeveralCodes, reviewBareValue, reviewSign, reviewList, reviewBetween, reviewJoinedCode, reviewSpelling, reviewPhrase, reviewLoneCode,
];

function firstUse(review: Review, index: number): number {
  for (const reviewer of REVIEWERS) {
    const used = reviewer(review, index);
    if (used > 0) return used;
  }
  return 0;
}

/** A mark without a counterpart. Only one at the very end can go without changing what is said. */
function refuseMark(token: IToken, isLast: boolean, reading: Reading): void {
  const span = spanOf(token, reading);
  const help = SPELLINGS.get(token.image)?.find((one) => one.meant === undefined)?.help ?? "clauses are words, numbers, codes and parentheses";
  const clock = token.image === ":" ? clockAround(token, reading) : undefined;
  const extras = clock ? clock : isLast && /^[.;:,]$/.test(token.image) ? { help: "delete it", fixes: [deleteFix(span)] } : { help };
  reading.report(clauseDiagnostics.create("parse/unknown-phrase", span, { written: token.image }, extras));
}

/** `1:30` is a time of day or hours and minutes; here it is minutes. */
function clockAround({ startOffset: at }: IToken, reading: Reading) {
  const { text } = reading.scalar;
  const [hours, minutes] = [/(?<![0-9])[0-9]{1,2}$/.exec(text.slice(Math.max(0, at - 3), at))?.[0], /^[0-9]{2}(?![0-9])/.exec(text.slice(at + 1, at + 4))?.[0]];
  if (hours === undefined || minutes === undefined) return undefined;
  const meant = `${Number(hours) * 60 + Number(minutes)} minutes`;
  return { help: `times are minutes: write \`${meant}\``, fixes: [replaceFix(reading.span(at - hours.length, at + 3), meant)] };
}

/** Names are lower case, and a field is one dot away from its noun. */
function reviewName(token: IToken, reading: Reading): IToken {
  const span = spanOf(token, reading);
  const { image } = token;
  if (token.tokenType === t.Path && image.split(".").length > 2) {
    reading.report(clauseDiagnostics.create("parse/path-form", span, { written: shorten(image) }));
    return { ...token, tokenType: t.UnreadValue, tokenTypeIdx: t.UnreadValue.tokenTypeIdx! };
  }
  if (token.tokenType !== t.Word && token.tokenType !== t.Path) return token;
  if ((t.CODE_SYSTEMS as readonly string[]).includes(image)) {
    const example = `\`${image}\` stands before a code`;
    reading.report(clauseDiagnostics.create("parse/unknown-phrase", span, { written: shorten(image) }, { help: example }));
    return { ...token, tokenType: t.UnreadValue, tokenTypeIdx: t.UnreadValue.tokenTypeIdx! };
  }
  const lower = image.toLowerCase();
  if (image === lower && !/(?:^|\.)_/.test(image)) return token;
  const good = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?$/.test(lower);
  const extras = good ? { help: `write \`${shorten(lower)}\``, fixes: [replaceFix(span, lower)] } : {};
  const { start, end } = badPart(image);
  const place = reading.span(token.startOffset + start, token.startOffset + end);
  reading.report(clauseDiagnostics.create("parse/name-form", place, { written: shorten(image.slice(start, end)) }, extras));
  return { ...token, image: lower };
}

/** Of a field or its noun the one that is no name; both where both are none. */
function badPart(image: string): { readonly start: number; readonly end: number } {
  const dot = image.indexOf(".");
  const [noun, field] = [image.slice(0, dot), image.slice(dot + 1)].map((name) => name === name.toLowerCase() && !name.startsWith("_"));
  if (dot < 0 || noun === field) return { start: 0, end: image.length };
  return noun ? { start: dot + 1, end: image.length } : { start: 0, end: dot };
}
