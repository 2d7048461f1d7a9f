import type { IToken, TokenType } from "chevrotain";
import { editDistance, suggest } from "../../base/suggest.ts";
import { isMonthName } from "./dates.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { makeToken, typeOfPhrase } from "./lexer.ts";
import { endOf, shown } from "./reading.ts";
import { endsValue, type Review, VALUE_STARTS } from "./review-state.ts";
import { MOST_WORDS } from "./spellings.ts";
import * as t from "./tokens.ts";

const LITERAL_STARTS: readonly TokenType[] = [t.Quantity, t.Code, t.CalendarDate, t.Money];
/** Words of the grammar that an author may have put into a phrase of their own. */
const PHRASE_WORDS: readonly TokenType[] = [t.Word, t.At, t.Most, t.Least, t.To, t.Of, t.From, t.Before, t.After, t.Latest, t.Earliest];

/** `is atmost 15 minutes`: words after a value, before another value, that are no phrase of the grammar. Returns how many tokens it took, or 0. */
export function reviewPhrase({ text, tokens, passed, reading, mode }: Review, index: number): number {
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
  if (suggestions.length === 0 && !LITERAL_STARTS.some((type) => type === next)) return 0;
  const help = suggestions.length === 0 ? `comparisons are ${t.COMPARISONS.map((type) => `\`${t.labelOf(type)}\``).join(", ")}` : undefined;
  reading.report(clauseDiagnostics.create("parse/unknown-phrase", reading.span(start, end), { written: phrase }, { suggestions, help }));
  passed.push(makeToken(suggestions.length === 1 ? typeOfPhrase(suggestions[0]!) : t.UnreadPhrase, text, start, end));
  if (misspelt && suggestions.length !== 1) passed.push(makeToken(t.UnreadValue, text, end, end));
  return length;
}

function isPhraseWord(tokens: readonly IToken[], index: number): boolean {
  const type = tokens[index]?.tokenType;
  const image = tokens[index]?.image ?? "";
  if ((t.CODE_SYSTEMS as readonly string[]).includes(image) || (/^[A-Z]/.test(image) && isMonthName(image))) return false;
  return type !== undefined && (PHRASE_WORDS.includes(type) || (type === t.Or && tokens[index + 1]?.image === "equal"));
}

/** `documentd`, `emty`: too near to the end of a phrase to be a name. */
function isNearlyPredicate(word: string): boolean {
  return editDistance(word, "documented") <= 2 || (word.length >= 4 && editDistance(word, "empty") <= 1);
}

/** One phrase when it is clearly the nearest, else those that are near. The phrase that was written and understood is not one. */
function nearPhrases(phrase: string, understood: string | undefined): readonly string[] {
  const most = Math.max(1, Math.floor(phrase.length * 0.3));
  const near = suggest(phrase, t.OPERATOR_PHRASES.filter((one) => one !== understood)).filter((one) => editDistance(phrase, one) <= most);
  const [first, second] = near.map((one) => editDistance(phrase, one));
  return first !== undefined && first <= 2 && (second === undefined || second > first) ? near.slice(0, 1) : near;
}
