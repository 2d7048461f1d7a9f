import type { IToken } from "chevrotain";
import { clauseDiagnostics } from "./diagnostics.ts";
import { replaceFix } from "./fixes.ts";
import { makeToken } from "./lexer.ts";
import { type Operand, operandAt, operandsAfter, type OperandList } from "./operands.ts";
import { endOf, shorten, shown, written } from "./reading.ts";
import { type Review, VALUE_ENDS } from "./review-state.ts";
import * as t from "./tokens.ts";

// Each reviewer returns how many tokens it took, or 0 when nothing at `index` is its business.

/** What to do about several codes where one stands. */
export const NAME_THE_CODES = "give the codes a name under `code sets`, where a row is one code or a range such as `00100 to 00103`";

/** `X is A or B`: each value needs the whole test. The values that have none are left out, so that the first test is still checked. */
export function reviewBareValue(review: Review, index: number): number {
  const { tokens, passed, reading, mode } = review;
  const [how, first] = [passed[passed.length - 2], passed[passed.length - 1]];
  if (mode !== "tests" || !how || !first || !isComparing(how) || !VALUE_ENDS.includes(first.tokenType)) return 0;
  const list = operandsAfter(tokens, index, first.image);
  if (!list) return 0;
  const { operands } = list;
  const subject = subjectOf(passed, passed.length - 3);
  if (subject === undefined) return 0;
  const span = reading.span(operands[0]!.start, operands.at(-1)!.end);
  const values = [{ text: first.image, isCode: first.tokenType === t.Code }, ...operands];
  const meant = meantTests(review, subject, how, values, list.joined, list.next);
  const fixes = [replaceFix(reading.span(subject.start, operands.at(-1)!.end), meant)];
  const set = values.every(({ isCode }) => isCode) && how.tokenType !== t.Includes && how.tokenType !== t.DoesNotInclude ? "; or name the codes under `code sets` and ask `in`" : "";
  reading.report(clauseDiagnostics.create("parse/bare-value", span, { written: shown(reading, operands[0]!.start, operands.at(-1)!.end) }, { help: `say it for each value: \`${shorten(meant)}\`${set}`, fixes }));
  return list.next - index;
}

/** `in (A, B)`, `[A, B]`, `in CPT A, CPT B`: lists have names here, or are tests of their own. */
export function reviewList(review: Review, index: number): number {
  const { tokens, text, passed, reading, mode } = review;
  const opening = tokens[index]!.image;
  const how = passed[passed.length - 1];
  const isMembership = how !== undefined && (how.tokenType === t.In || how.tokenType === t.NotIn);
  const isOpen = opening === "[" || opening === "{" || (opening === "(" && isMembership);
  if (!isOpen && !(isMembership && mode === "tests" && tokens[index]!.tokenType === t.Code)) return 0;
  const last = isOpen ? closingIndex(tokens, index) : index;
  if (last === undefined) return 0;
  const closing = isOpen ? tokens[last]!.image : undefined;
  const first = operandAt(tokens, isOpen ? index + 1 : index, undefined, closing);
  const rest = first && operandsAfter(tokens, isOpen ? index + 2 : index + 1, first.text, closing);
  const next = isOpen ? last + 1 : (rest?.next ?? index + 1);
  const [start, end] = [tokens[index]!.startOffset, endOf(tokens[next - 1]!)];
  const values = first ? [first, ...(rest?.operands ?? [])] : [];
  const isWhole = first !== undefined && (!isOpen || (rest?.next ?? index + 2) === last);
  const subject = isMembership ? subjectOf(passed, passed.length - 2) : undefined;
  const isCodes = values.length > 0 && values.every(({ isCode }) => isCode);
  const meant = isWhole && subject && mode === "tests" ? meantTests(review, subject, how!, values, ",", next) : undefined;
  const fixes = meant === undefined ? [] : [replaceFix(reading.span(subject!.start, end), meant)];
  const repeat = meant === undefined ? "" : `; or say it for each: \`${shorten(meant)}\``;
  const afterOf = how?.tokenType === t.Of ? ", and write `line of NAME`" : "";
  const help = `${isCodes ? NAME_THE_CODES + afterOf : "a list has a name: a set, a group of the vocabulary or a code set"}${repeat}`;
  reading.report(clauseDiagnostics.create("parse/unknown-phrase", reading.span(start, end), { written: shown(reading, start, end) }, { help, fixes }));
  passed.push(makeToken(t.UnreadValue, text, start, end));
  return next - index;
}

/** `CPT A, CPT B`, `CPT A to CPT B` where one code stands: behind `line of`, as what a bill writes, or as a range in a test. */
export function reviewSeveralCodes({ tokens, passed, reading, mode }: Review, index: number): number {
  const first = passed[passed.length - 1];
  if (first?.tokenType !== t.Code || mode === "time") return 0;
  const range = rangeAfter(tokens, index);
  const list = mode === "other" ? operandsAfter(tokens, index, first.image) : undefined;
  const next = range ?? list?.next;
  if (next === undefined) return 0;
  const [start, end] = [first.startOffset, endOf(tokens[next - 1]!)];
  const isHead = passed[passed.length - 2]?.tokenType === t.Of;
  const inHead = `${NAME_THE_CODES}, and write \`line of NAME\``;
  const help = mode === "tests" ? `${NAME_THE_CODES}, and ask \`in NAME\`` : isHead ? inHead : "each code needs a rule of its own";
  reading.report(clauseDiagnostics.create("parse/several-codes", reading.span(start, end), { written: shown(reading, start, end) }, { help }));
  return next - index;
}

/** Index behind `to CPT B`, `- B`, `through B`. */
function rangeAfter(tokens: readonly IToken[], index: number): number | undefined {
  const [word, last] = [tokens[index], tokens[index + 1]];
  if (word?.tokenType === t.Quantity && /^-[0-9]/.test(word.image)) return index + 1;
  const isTo = word && (word.tokenType === t.To || /^(?:-|\u2013|\u2014|through|thru)$/.test(word.image));
  return isTo && last && (last.tokenType === t.Code || last.tokenType === t.Quantity) ? index + 2 : undefined;
}

function closingIndex(tokens: readonly IToken[], index: number): number | undefined {
  const last = tokens.findIndex((token, at) => at > index && ["]", "}", ")"].includes(token.image));
  return last < 0 ? undefined : last;
}

function isComparing({ tokenType }: IToken): boolean {
  return t.COMPARISONS.includes(tokenType) || tokenType === t.In || tokenType === t.NotIn;
}

/** What is compared: from behind the last connective, parenthesis or `not` to the comparison. */
function subjectOf(passed: readonly IToken[], last: number): { readonly start: number; readonly end: number } | undefined {
  const stops = [t.And, t.Or, t.Not, t.OpenParenthesis];
  let first = last;
  while (first >= 0 && !stops.includes(passed[first]!.tokenType)) first--;
  return first === last ? undefined : { start: passed[first + 1]!.startOffset, end: endOf(passed[last]!) };
}

/**
 * The tests that were meant: one of several values is `or`, none of them is `and`, whatever word was written, for the other one would hold
 * always or never. Parentheses where other tests stand beside them.
 */
function meantTests({ tokens, passed, reading }: Review, subject: { readonly start: number; readonly end: number }, how: IToken, values: readonly Pick<Operand, "text">[], joined: OperandList["joined"], next: number): string {
  const isMember = how.tokenType === t.In || how.tokenType === t.NotIn;
  const inNames = isMember && !reading.scalar.text.slice(subject.start, subject.end).includes(".") && values.every(({ text }) => /^[a-z]/.test(text) && !(t.CODE_SYSTEMS as readonly string[]).some((system) => text.startsWith(`${system} `)));
  const isOne = how.tokenType === t.Is || how.tokenType === t.In;
  const isNone = how.tokenType === t.IsNot || how.tokenType === t.NotIn || how.tokenType === t.DoesNotInclude;
  const label = isMember && !inNames ? (isNone ? "is not" : "is") : t.labelOf(how.tokenType);
  const what = written(reading, subject.start, subject.end);
  const tests = values.map(({ text }) => `${what} ${label} ${text}`);
  const alone = values.length === 1 || !(passed.some(isConnective) || tokens.slice(next).some(isConnective));
  const around = (word: string): string => (alone ? tests.join(` ${word} `) : `(${tests.join(` ${word} `)})`);
  return around(isNone ? "and" : isOne || joined === "," ? "or" : joined);
}

function isConnective({ tokenType }: IToken): boolean {
  return tokenType === t.And || tokenType === t.Or || tokenType === t.Not;
}
