import type { IToken } from "chevrotain";
import { clauseDiagnostics } from "./diagnostics.ts";
import { replaceFix } from "./fixes.ts";
import { makeToken } from "./lexer.ts";
import { endOf, shorten, written } from "./reading.ts";
import { NAME_THE_CODES } from "./review-several.ts";
import { endsValue, type Review, VALUE_ENDS } from "./review-state.ts";
import * as t from "./tokens.ts";

/**
 * `X is between A and B` is two tests here. Returns how many tokens it took, or 0 when none stands at `index`. The fix writes both
 * tests in parentheses, so that it is right beside `or` as well.
 */
export function reviewBetween(review: Review, index: number): number {
  const { text, tokens, passed, reading } = review;
  const opening = betweenAt(tokens, index);
  if (opening === undefined || !endsValue(passed)) return reviewRange(review, index);
  const after = index + opening.length;
  const [low, and, high] = [tokens[after], tokens[after + 1], tokens[after + 2]];
  const start = tokens[index]!.startOffset;
  const whole = isValue(low) && and?.tokenType === t.And && isValue(high);
  const end = endOf(tokens[after - 1]!);
  const span = reading.span(start, end);
  const subject = subjectBefore(passed);
  const from = whole ? withUnit(low, high) : undefined;
  const tests = from && `(${written(reading, subject, start)} is at least ${from} and ${written(reading, subject, start)} is at most ${high!.image})`;
  const meant = tests && (opening.negated ? `not ${tests}` : tests);
  const extras = low?.tokenType === t.Code
    ? { help: `${NAME_THE_CODES}, and ask \`in NAME\`` }
    : meant
    ? { help: `write \`${shorten(meant)}\``, fixes: [replaceFix(reading.span(subject, endOf(high!)), meant)] }
    : { help: "write `X is at least A and X is at most B`" };
  reading.report(clauseDiagnostics.create("parse/operator-spelling", span, { written: written(reading, start, end) }, extras));
  passed.push(makeToken(t.UnreadPhrase, text, start, end));
  if (!whole) return opening.length;
  passed.push(makeToken(t.UnreadValue, text, low.startOffset, endOf(high)));
  return opening.length + 3;
}

function betweenAt(tokens: readonly IToken[], index: number): { readonly length: number; readonly negated: boolean } | undefined {
  const [first, second] = [tokens[index]!, tokens[index + 1]];
  if (first.tokenType === t.Word && first.image === "between") return { length: 1, negated: false };
  if ((first.tokenType === t.Is || first.tokenType === t.IsNot) && second?.image === "between") return { length: 2, negated: first.tokenType === t.IsNot };
  return undefined;
}

function isValue(token: IToken | undefined): token is IToken {
  return token !== undefined && VALUE_ENDS.includes(token.tokenType);
}

/** `16 and 90 minutes`: the first number takes the unit of the second. */
function withUnit(low: IToken, high: IToken): string {
  const unit = high.tokenType === t.Quantity ? /\s+(\S+)$/.exec(high.image)?.[1] : undefined;
  return low.tokenType === t.Quantity && unit !== undefined && /^[0-9]+$/.test(low.image) ? `${low.image} ${unit}` : low.image;
}

/** Where the value before the phrase begins: behind the last connective, parenthesis or `not`. */
function subjectBefore(passed: readonly IToken[]): number {
  const stops = [t.And, t.Or, t.Not, t.OpenParenthesis];
  let first = passed.length - 1;
  while (first > 0 && !stops.includes(passed[first - 1]!.tokenType)) first--;
  return passed[first]!.startOffset;
}

/** `X is 16 to 30 minutes`, `X is 16-30 minutes`: the first number stands at `index`, behind `is`. */
function reviewRange({ text, tokens, passed, reading }: Review, index: number): number {
  const [how, low, to] = [passed[passed.length - 1], tokens[index]!, tokens[index + 1]];
  if ((how?.tokenType !== t.Is && how?.tokenType !== t.IsNot) || low.tokenType !== t.Quantity || passed.length < 2) return 0;
  const isGlued = to?.tokenType === t.Quantity && to.image.startsWith("-");
  const isTo = to !== undefined && (to.tokenType === t.To || /^(?:-|\u2013|\u2014|through|thru)$/.test(to.image));
  const high = isGlued ? to : tokens[index + 2];
  if (!(isGlued || isTo) || high?.tokenType !== t.Quantity) return 0;
  const [start, end] = [low.startOffset, endOf(high)];
  const subject = subjectBefore(passed);
  const most = high.image.replace(/^-/, "");
  const least = withUnit(low, { ...high, image: most });
  const what = written(reading, subject, how.startOffset);
  const tests = `(${what} is at least ${least} and ${what} is at most ${most})`;
  const meant = how.tokenType === t.IsNot ? `not ${tests}` : tests;
  const extras = { help: `write \`${shorten(meant)}\``, fixes: [replaceFix(reading.span(subject, end), meant)] };
  reading.report(clauseDiagnostics.create("parse/operator-spelling", reading.span(start, end), { written: written(reading, start, end) }, extras));
  passed.push(makeToken(t.UnreadValue, text, start, end));
  return isGlued ? 2 : 3;
}
