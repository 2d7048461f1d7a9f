import type { Report } from "../../base/diagnostic.ts";
import type { Effective, Word, YamlMapping, YamlNode } from "../ast.ts";
import { reportDateForm } from "../clause/date-form.ts";
import { dateFault } from "../clause/dates.ts";
import { clauseDiagnostics } from "../clause/diagnostics.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { findValue, wordWithin } from "../yaml/nodes.ts";
import { given } from "./reading.ts";
import { wordAt } from "./words.ts";

/** True for a day of the calendar written YYYY-MM-DD; anything else is reported. */
export function checkDate(word: Word, report: Report): boolean {
  const written = word.text;
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(written)) {
    reportDateForm(written, word.span, report);
    return false;
  }
  const reason = dateFault(written);
  if (reason !== undefined) report(clauseDiagnostics.create("parse/date-invalid", word.span, { written, reason }));
  return reason === undefined;
}

/** The day under a key; one that is no date is reported and left out. */
export function dayAt(mapping: YamlMapping, key: string, report: Report): Word | undefined {
  const word = wordAt(mapping, key);
  return word && checkDate(word, report) ? word : undefined;
}

/** More than any dates need; the pattern below looks at nothing longer. */
const LONGEST = 100;

const FORMS = /^(\s*from\s+)(\S+)\s*$|^(\s*until\s+)(\S+)\s*$|^(\s*)(\S+)(\s+to\s+)(\S+)\s*$/;

/** Reads `effective` of a mapping. A date that is not one is reported and left out. */
export function readEffective(mapping: YamlMapping, report: Report): Effective | undefined {
  const node = findValue(mapping, "effective");
  return node ? readDates(node, report) : undefined;
}

/** `from DATE`, `until DATE` or `DATE to DATE`. */
export function readDates(node: YamlNode, report: Report): Effective | undefined {
  if (node.kind !== "scalar" || node.text.trim() === "") return undefined;
  const match = node.text.length <= LONGEST ? FORMS.exec(node.text) : null;
  if (!match) {
    const found = node.text.trim().slice(0, LONGEST);
    const meant = datesMeant(found);
    const extras = meant === undefined ? {} : { help: `write \`${meant}\``, fixes: [{ title: `write \`${meant}\``, edits: [{ span: node.span, text: meant }] }] };
    report(parseDiagnostics.create("parse/effective-form", node.span, { found }, extras));
    return undefined;
  }
  const word = (start: number, text: string): Word => wordWithin(node, start, start + text.length);
  const [, from, fromDate, until, untilDate, lead = "", first, to = "", second] = match;
  const begin = fromDate !== undefined ? word(from!.length, fromDate) : first !== undefined ? word(lead.length, first) : undefined;
  const end = untilDate !== undefined ? word(until!.length, untilDate) : second !== undefined ? word(lead.length + first!.length + to.length, second) : undefined;
  const goodBegin = begin && checkDate(begin, report) ? begin : undefined;
  const goodEnd = end && checkDate(end, report) ? end : undefined;
  if (goodBegin && goodEnd && goodEnd.text < goodBegin.text) {
    report(parseDiagnostics.create("parse/date-order", node.span, { from: goodBegin.text, until: goodEnd.text }));
  }
  return { ...given("from", goodBegin), ...given("until", goodEnd), span: node.span };
}

/** The dates of a text in words of its own, in ours: one date alone begins, unless a word says that it ends. */
function datesMeant(found: string): string | undefined {
  const dates = found.match(/[0-9]{4}-[0-9]{2}-[0-9]{2}/g) ?? [];
  const words = found.replace(/[0-9]{4}-[0-9]{2}-[0-9]{2}/g, " ").toLowerCase().match(/[a-z]+/g) ?? [];
  const isKnown = words.every((word) => /^(?:from|since|starting|beginning|effective|and|through|thru|until|till|to|up|ending|between)$/.test(word));
  if (!isKnown || dates.length < 1 || dates.length > 2 || dates.some((date) => dateFault(date) !== undefined)) return undefined;
  if (dates.length === 2) return dates[0]! <= dates[1]! ? `${dates[0]} to ${dates[1]}` : undefined;
  return `${words.some((word) => /^(?:through|thru|until|till|to|ending)$/.test(word)) ? "until" : "from"} ${dates[0]}`;
}
