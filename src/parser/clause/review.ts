import type { IToken, TokenType } from "chevrotain";
import { editDistance, suggest } from "../../base/suggest.ts";
import { readBetween } from "./between.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { deleteFix, replaceFix } from "./fixes.ts";
import { makeToken, typeOfPhrase } from "./lexer.ts";
import { GREATEST } from "./numbers.ts";
import { endOf, type Reading, shorten, shown, spanOf } from "./reading.ts";
import { endsValue, type Mode, type Review, VALUE_ENDS } from "./review-state.ts";
import { FIRST_WORDS, MOST_WORDS, type Spelling, SPELLINGS, UNIT_SPELLINGS } from "./spellings.ts";
import * as t from "./tokens.ts";

/** Tokens ready for the grammar; `readable` is false when something has no counterpart, so that the grammar would only guess. */
export interface Reviewed {
  readonly tokens: readonly IToken[];
  readonly readable: boolean;
}

const VALUE_STARTS: readonly TokenType[] = [...VALUE_ENDS, t.MinutesOf, t.CountOf, t.LongestPieceOf];
const LITERAL_STARTS: readonly TokenType[] = [t.Quantity, t.Code, t.CalendarDate, t.Money];
/** Words of the grammar that an author may have put into a phrase of their own. */
const PHRASE_WORDS: readonly TokenType[] = [t.Word, t.At, t.Most, t.Least, t.To, t.Of, t.From, t.Before, t.After, t.Latest, t.Earliest];

/**
 * Replaces spellings of other languages by ours and refuses unknown phrases, with a diagnostic and where possible a fix each, so
 * that the grammar sees as few errors as possible and later errors of the same text are found too.
 */
export function reviewTokens(text: string, tokens: readonly IToken[], reading: Reading, mode: Mode): Reviewed {
  const review: Review = { text, tokens, passed: [], reading, mode };
  let readable = true;
  for (let index = 0; index < tokens.length; ) {
    const used = reviewUnit(review, index) || reviewList(review, index) || readBetween(review, index) || reviewSpelling(review, index) || reviewPhrase(review, index);
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

/** `31 mins`, `2 hours`: a number and a unit that is not ours. */
function reviewUnit({ text, tokens, passed, reading }: Review, index: number): number {
  const [number, word] = [tokens[index]!, tokens[index + 1]];
  if (number.tokenType !== t.Quantity || word?.tokenType !== t.Word || !/^[0-9]+$/.test(number.image)) return 0;
  const spelling = UNIT_SPELLINGS.get(word.image);
  if (!spelling) return 0;
  const span = reading.span(number.startOffset, endOf(word));
  const count = Number(number.image) * spelling.times;
  if (count > GREATEST) return 0;
  const meant = `${count} ${count === 1 ? (spelling.unit ?? "").replace(/s$/, "") : spelling.unit}`;
  const extras = spelling.unit === undefined ? { help: "times are whole minutes, spans of dates are days" } : { help: `write \`${meant}\``, fixes: [replaceFix(span, meant)] };
  reading.report(clauseDiagnostics.create("parse/operator-spelling", spanOf(word, reading), { written: word.image }, extras));
  passed.push(makeToken(t.UnreadValue, text, number.startOffset, endOf(word)));
  return 2;
}

function reviewSpelling(review: Review, index: number): number {
  const { text, tokens, passed, reading } = review;
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
    return length;
  }
  return 0;
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

/** `is atmost 15 minutes`: words after a value, before another value, that are no phrase of the grammar. */
function reviewPhrase({ text, tokens, passed, reading, mode }: Review, index: number): number {
  const first = tokens[index]!.tokenType;
  const begins = first === t.Is || first === t.IsNot;
  if (mode !== "tests" || !endsValue(passed) || !(begins || first === t.Word)) return 0;
  let length = 1;
  while (length <= MOST_WORDS && isPhraseWord(tokens, index + length)) length++;
  const next = tokens[index + length]?.tokenType;
  const whole = next === undefined || !VALUE_STARTS.includes(next);
  const misspelt = whole && begins && length === 2 && isNearlyPredicate(tokens[index + 1]!.image);
  if (whole && !misspelt) {
    while (length > 0 && tokens[index + length - 1]!.tokenType !== t.Word) length--;
    length--;
  }
  if (length < 1 || length > MOST_WORDS || (begins && length === 1)) return 0;
  const [start, end] = [tokens[index]!.startOffset, endOf(tokens[index + length - 1]!)];
  const phrase = shown(reading, start, end);
  const suggestions = nearPhrases(phrase, begins ? t.labelOf(first) : undefined);
  if (suggestions.length === 0 && !LITERAL_STARTS.includes(tokens[index + length]!.tokenType)) return 0;
  const help = suggestions.length === 0 ? `comparisons are ${t.COMPARISONS.map((type) => `\`${t.labelOf(type)}\``).join(", ")}` : undefined;
  reading.report(clauseDiagnostics.create("parse/unknown-phrase", reading.span(start, end), { written: phrase }, { suggestions, help }));
  passed.push(makeToken(suggestions.length === 1 ? typeOfPhrase(suggestions[0]!) : t.UnreadPhrase, text, start, end));
  if (misspelt && suggestions.length !== 1) passed.push(makeToken(t.UnreadValue, text, end, end));
  return length;
}

function isPhraseWord(tokens: readonly IToken[], index: number): boolean {
  const type = tokens[index]?.tokenType;
  return type !== undefined && (PHRASE_WORDS.includes(type) || (type === t.Or && tokens[index + 1]?.image === "equal"));
}

/** `documentd`, `emty`: too near to the end of a phrase to be a name. */
function isNearlyPredicate(word: string): boolean {
  return editDistance(word, "documented") <= 2 || (word.length >= 4 && editDistance(word, "empty") <= 1);
}

/** One phrase when it is clearly the nearest, else those that are near. The phrase that was written and understood is not one. */
function nearPhrases(phrase: string, understood: string | undefined): readonly string[] {
  const near = suggest(phrase, t.OPERATOR_PHRASES.filter((one) => one !== understood));
  const [first, second] = near.map((one) => editDistance(phrase, one));
  return first !== undefined && first <= 2 && (second === undefined || second > first) ? near.slice(0, 1) : near;
}

/** A mark without a counterpart. Only one at the very end can go without changing what is said. */
function refuseMark(token: IToken, isLast: boolean, reading: Reading): void {
  const span = spanOf(token, reading);
  const help = SPELLINGS.get(token.image)?.find((one) => one.meant === undefined)?.help ?? "clauses are words, numbers, codes and parentheses";
  const extras = isLast && /^[.;:,]$/.test(token.image) ? { help: "delete it", fixes: [deleteFix(span)] } : { help };
  reading.report(clauseDiagnostics.create("parse/unknown-phrase", span, { written: token.image }, extras));
}

/** `in (a, b)`, `[a, b]`: lists have names here. */
function reviewList({ text, tokens, passed, reading }: Review, index: number): number {
  const opening = tokens[index]!.image;
  const afterIn = passed[passed.length - 1];
  const isList = opening === "[" || opening === "{" || (opening === "(" && afterIn !== undefined && (afterIn.tokenType === t.In || afterIn.tokenType === t.NotIn));
  if (!isList) return 0;
  let last = index + 1;
  while (last < tokens.length && !["]", "}", ")"].includes(tokens[last]!.image)) last++;
  if (last === tokens.length) return 0;
  const [start, end] = [tokens[index]!.startOffset, endOf(tokens[last]!)];
  const help = "a list has a name: a set, a group of the vocabulary or a code set";
  reading.report(clauseDiagnostics.create("parse/unknown-phrase", reading.span(start, end), { written: shown(reading, start, end) }, { help }));
  passed.push(makeToken(t.UnreadValue, text, start, end));
  return last - index + 1;
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
  reading.report(clauseDiagnostics.create("parse/name-form", span, { written: shorten(image) }, extras));
  return { ...token, image: lower };
}
