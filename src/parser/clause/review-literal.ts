import { editDistance } from "../../base/suggest.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import { replaceFix } from "./fixes.ts";
import { makeToken } from "./lexer.ts";
import { GREATEST } from "./numbers.ts";
import { endOf, shorten, shown, spanOf } from "./reading.ts";
import { endsValue, type Review } from "./review-state.ts";
import { UNIT_SPELLINGS } from "./spellings.ts";
import * as t from "./tokens.ts";

type Shared = Pick<Review, "text" | "tokens" | "passed" | "reading">;

// Each reviewer returns how many tokens it took, or 0 when nothing at `index` is its business.

/** `31 mins`, `2 hours`: a number and a unit that is not ours. */
export function reviewUnit({ text, tokens, passed, reading }: Shared, index: number): number {
  const [number, word] = [tokens[index]!, tokens[index + 1]];
  if (number.tokenType !== t.Quantity || word?.tokenType !== t.Word || !/^[0-9]+$/.test(number.image)) return 0;
  const spelling = UNIT_SPELLINGS.get(word.image);
  if (!spelling) return reviewNearUnit({ text, tokens, passed, reading }, index);
  const span = reading.span(number.startOffset, endOf(word));
  const count = Number(number.image) * spelling.times;
  if (count > GREATEST) return 0;
  const meant = `${count} ${count === 1 ? (spelling.unit ?? "").replace(/s$/, "") : spelling.unit}`;
  const extras = spelling.unit === undefined ? { help: "times are whole minutes, spans of dates are days" } : { help: `write \`${meant}\``, fixes: [replaceFix(span, meant)] };
  reading.report(clauseDiagnostics.create("parse/operator-spelling", spanOf(word, reading), { written: word.image }, extras));
  passed.push(makeToken(t.UnreadValue, text, number.startOffset, endOf(word)));
  return 2;
}

const UNITS = ["minutes", "minute", "units", "unit", "days", "day", "ml"];

/** `31 minuts`, `31 Minuten`: a word too near to a unit to be a name. */
function reviewNearUnit({ text, tokens, passed, reading }: Shared, index: number): number {
  const [number, word] = [tokens[index]!, tokens[index + 1]!];
  const most = Math.min(2, Math.floor(word.image.length / 3));
  const [nearest] = UNITS.map((unit) => ({ unit, distance: editDistance(word.image, unit) })).sort((a, b) => a.distance - b.distance);
  if (!nearest || nearest.distance > most) return 0;
  reading.report(clauseDiagnostics.create("parse/unknown-phrase", spanOf(word, reading), { written: shorten(word.image) }, { suggestions: [nearest.unit] }));
  passed.push(makeToken(t.UnreadValue, text, number.startOffset, endOf(word)));
  return 2;
}

/** `x -5`: after a value the sign is arithmetic. */
export function reviewSign({ text, tokens, passed, reading }: Review, index: number): number {
  const token = tokens[index]!;
  if (token.tokenType !== t.Quantity || !token.image.startsWith("-") || !endsValue(passed)) return 0;
  const at = token.startOffset;
  const span = reading.span(at, at + 1);
  const extras = { help: "write `minus`", fixes: [{ title: "write `minus`", edits: [{ span, text: text[at - 1] === " " ? "minus " : " minus " }] }] };
  reading.report(clauseDiagnostics.create("parse/operator-spelling", span, { written: "-" }, extras));
  passed.push(makeToken(t.Minus, text, at, at + 1), makeToken(t.Quantity, text, at + 1, endOf(token)));
  return 1;
}

/** `in (a, b)`, `[a, b]`: lists have names here. */
export function reviewList({ text, tokens, passed, reading }: Review, index: number): number {
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
