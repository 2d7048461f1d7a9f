import { editDistance } from "../../base/suggest.ts";
import { reportDateForm } from "./date-form.ts";
import { dateReadings } from "./dates.ts";
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
  if (number.tokenType !== t.Quantity || word?.tokenType !== t.Word || !/^[0-9]+(?:\.[0-9]{1,2})?$/.test(number.image)) return 0;
  const spelling = UNIT_SPELLINGS.get(word.image);
  const whole = spelling?.times === 60 ? hoursAndMinutes(text, tokens, index) : undefined;
  if (whole) {
    const span = reading.span(number.startOffset, whole.end);
    const meant = `${whole.minutes} minutes`;
    reading.report(clauseDiagnostics.create("parse/operator-spelling", span, { written: shown(reading, number.startOffset, whole.end) }, { help: `write \`${meant}\``, fixes: [replaceFix(span, meant)] }));
    passed.push(makeToken(t.UnreadValue, text, number.startOffset, whole.end));
    return whole.length;
  }
  if (!spelling) return reviewNearUnit({ text, tokens, passed, reading }, index);
  const span = reading.span(number.startOffset, endOf(word));
  const count = Number(number.image) * spelling.times;
  if (count > GREATEST || !Number.isInteger(count)) return 0;
  const meant = `${count} ${count === 1 ? (spelling.unit ?? "").replace(/s$/, "") : spelling.unit}`;
  const extras = spelling.unit === undefined ? { help: "times are whole minutes, spans of dates are days" } : { help: `write \`${meant}\``, fixes: [replaceFix(span, meant)] };
  reading.report(clauseDiagnostics.create("parse/operator-spelling", spanOf(word, reading), { written: word.image }, extras));
  passed.push(makeToken(t.UnreadValue, text, number.startOffset, endOf(word)));
  return 2;
}

/** `1 hour 30 minutes`, `1 hour and 30 min`: the minutes of both. */
function hoursAndMinutes(text: string, tokens: Review["tokens"], index: number): { readonly minutes: number; readonly end: number; readonly length: number } | undefined {
  const { startOffset: start } = tokens[index]!;
  const match = /^([0-9]{1,4})\s+[a-z]+\s+(?:and\s+)?([0-9]{1,2})\s*(?:minutes?|mins?|m)(?![A-Za-z0-9_])/.exec(text.slice(start, start + 60));
  if (!match) return undefined;
  const end = start + match[0].length;
  return { minutes: Number(match[1]) * 60 + Number(match[2]), end, length: tokens.slice(index).filter((token) => endOf(token) <= end).length };
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

/** `July 1, 2026`: a month by its name. */
export function reviewMonthName({ text, tokens, passed, reading }: Review, index: number): number {
  const token = tokens[index]!;
  if (token.tokenType !== t.Word || tokens[index + 1]?.tokenType !== t.Quantity) return 0;
  const start = token.startOffset;
  const written = /^[A-Za-z]{3,9}\.? +[0-9]{1,2},? *[0-9]{4}(?![A-Za-z0-9_])/.exec(text.slice(start, start + 30))?.[0];
  if (written === undefined || dateReadings(written).length === 0) return 0;
  const end = start + written.length;
  reportDateForm(written, reading.span(start, end), reading.report);
  passed.push(makeToken(t.UnreadValue, text, start, end));
  return tokens.slice(index).filter((one) => endOf(one) <= end).length;
}
