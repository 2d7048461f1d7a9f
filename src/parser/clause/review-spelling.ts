import type { TokenType } from "chevrotain";
import { clauseDiagnostics } from "./diagnostics.ts";
import { makeToken, typeOfPhrase } from "./lexer.ts";
import { endOf, shown, spanOf } from "./reading.ts";
import { endsValue, type Review, VALUE_STARTS } from "./review-state.ts";
import { FIRST_WORDS, MOST_WORDS, type Spelling, SPELLINGS } from "./spellings.ts";
import * as t from "./tokens.ts";

/** Replaces the longest spelling of another language that begins at `index`. Returns how many tokens it took, or 0. */
export function reviewSpelling(review: Review, index: number): number {
  const { text, tokens, passed, reading } = review;
  if (isLeadWord(review, index)) {
    const span = reading.span(tokens[index]!.startOffset, tokens[index + 1]!.startOffset);
    const help = "delete it; the key before the clause says that already";
    reading.report(clauseDiagnostics.create("parse/operator-spelling", spanOf(tokens[index]!, reading), { written: tokens[index]!.image }, { help, fixes: [{ title: "delete it", edits: [{ span, text: "" }] }] }));
    return 1;
  }
  if (!FIRST_WORDS.has(tokens[index]!.image.split(/\s/, 1)[0]!.toLowerCase())) return 0;
  for (let length = Math.min(MOST_WORDS, tokens.length - index); length > 0; length--) {
    const run = tokens.slice(index, index + length);
    const words = run.map((token) => token.image.replace(/\s+/g, " ").toLowerCase()).join(" ");
    const spelling = SPELLINGS.get(words)?.find((one) => fits(one, review, index, length));
    if (!spelling) continue;
    const [start, end] = [run[0]!.startOffset, endOf(run[length - 1]!)];
    const span = reading.span(start, end);
    const { meant } = spelling;
    if (meant === undefined && spelling.place === "any") return 0;
    const extras = meant === undefined ? { help: spelling.help } : { help: `write \`${meant}\``, fixes: [{ title: `write \`${meant}\``, edits: [{ span, text: padded(meant, text, start, end) }] }] };
    reading.report(clauseDiagnostics.create("parse/operator-spelling", span, { written: shown(reading, start, end) }, extras));
    passed.push(makeToken(meant === undefined ? unread(spelling) : typeOfPhrase(meant), text, start, end));
    return length + (meant === undefined && spelling.place === "operator" ? passOperand(review, index + length) : 0);
  }
  return 0;
}

/** `if X is A`: a word before the clause that its key has said. */
function isLeadWord({ tokens, mode }: Review, index: number): boolean {
  const next = tokens[index + 1]?.tokenType;
  return index === 0 && mode === "tests" && /^(?:if|when|where)$/i.test(tokens[0]!.image) && next !== undefined && (VALUE_STARTS.includes(next) || next === t.Not || next === t.OpenParenthesis);
}

/** What stands behind an operator that we do not have may be written in its own way: it is one value that is not read. */
function passOperand({ text, tokens, passed }: Review, index: number): number {
  let length = 0;
  let open = 0;
  for (let token = tokens[index]; token && !isEndOfTest(token.tokenType, open); token = tokens[index + ++length]) {
    if (token.tokenType === t.OpenParenthesis) open++;
    if (token.tokenType === t.CloseParenthesis) open--;
  }
  if (length === 0) return 0;
  passed.push(makeToken(t.UnreadValue, text, tokens[index]!.startOffset, endOf(tokens[index + length - 1]!)));
  return length;
}

function isEndOfTest(type: TokenType, open: number): boolean {
  return open === 0 && (type === t.And || type === t.Or || type === t.CloseParenthesis);
}

/** Words need blanks where a mark needed none: `a>=b`. */
function padded(meant: string, text: string, start: number, end: number): string {
  const before = start > 0 && !/[\s(]/.test(text[start - 1]!) ? " " : "";
  return `${before}${meant}${end < text.length && !/[\s)]/.test(text[end]!) ? " " : ""}`;
}

function unread(spelling: Spelling): TokenType {
  return spelling.place === "value" ? t.UnreadValue : t.UnreadPhrase;
}

function fits(spelling: Spelling, { tokens, passed, mode }: Review, index: number, length: number): boolean {
  if (spelling.place === "any") return true;
  const afterValue = endsValue(passed);
  if (spelling.place === "value") {
    if (afterValue || (mode === "time" && tokens[index]!.tokenType === t.TimeOf)) return false;
    return true;
  }
  const type = spelling.meant === undefined ? t.UnreadPhrase : typeOfPhrase(spelling.meant);
  const next = tokens[index + length]?.tokenType;
  const needsMore = t.COMPARISONS.includes(type) || type === t.In || type === t.NotIn || type === t.SharingIts || type === t.UnreadPhrase;
  if (tokens[index]!.tokenType === t.Mark) return afterValue || passed.length > 0;
  return afterValue && (!needsMore || (next !== undefined && (VALUE_STARTS.includes(next) || next === t.OpenParenthesis || next === t.Mark)));
}
