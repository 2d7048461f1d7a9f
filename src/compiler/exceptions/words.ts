import { encodeCanonical } from "../../ir/canonical.ts";
import { constantWords, testWords, timeWords, valueWords } from "../../ir/words.ts";
import type * as ir from "../../ir/ir.ts";
import type { Meaning } from "../parts/meaning.ts";

/** One text for each meaning: two parts with the same text mean the same. */
export function plainMeaning(meaning: Meaning): string {
  switch (meaning.is) {
    case "take": return encodeCanonical([...meaning.entries]);
    case "code_set": return encodeCanonical(meaning.codes.rows.map(({ codes, dates }) => [codes.low, codes.high, dates.from, dates.until]));
    case "table": return meaning.table.rows.digest;
    case "value": return encodeCanonical(meaning.value.op === "constant" ? meaning.value.value : meaning.value);
    default: return encodeCanonical(meaning);
  }
}

/** A meaning on one line, as an author would say it. */
export function meaningWords(meaning: Meaning): string {
  switch (meaning.is) {
    case "test": return `\`${testWords(meaning.test)}\``;
    case "value": return valueWords(meaning.value);
    case "dated": return meaning.entries.map(({ from, value }) => `${constantWords(value, meaning.type)} from ${from}`).join(", ");
    case "word": return meaning.word;
    case "words": return meaning.words.join(", ");
    case "text": return `"${meaning.text}"`;
    case "time": return timeWords(meaning.time);
    case "preferences": return meaning.items.map(preferenceWords).join("; ");
    case "span": return `${meaning.from} to ${meaning.to}`;
    case "unit_size": return meaning.size.table;
    case "allowance": return "count" in meaning.atMost ? `${meaning.atMost.count} units` : meaning.atMost.column;
    case "row_test": return `${meaning.column} is ${meaning.word}`;
    case "outcome": return meaning.outcome.is === "recode" ? `recode to ${meaning.outcome.to}` : `${meaning.outcome.is} "${meaning.outcome.reason}"`;
    case "instead": return "reason" in meaning.value ? `${meaning.value.is} "${meaning.value.reason}"` : meaning.value.is.replace("_", " ");
    case "none": return "none";
    case "leave_out": case "cuts": case "take": case "reason_codes": case "code_set": case "table": return "another list";
  }
}

function preferenceWords(preference: ir.Preference): string {
  if (preference.by === "value") return `${preference.end} ${valueWords(preference.value)}`;
  return preference.settles ? `settled by ${testWords(preference.test)}` : testWords(preference.test);
}
