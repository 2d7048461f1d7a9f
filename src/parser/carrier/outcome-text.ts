import type { Fix, Report } from "../../base/diagnostic.ts";
import type { Word, YamlMapping } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { OUTCOME_WORDS } from "../kinds.ts";
import { findEntry, spanOfEntry } from "../yaml/nodes.ts";
import { wordAt } from "./words.ts";

const YES = /^(?:yes|true|on|y)$/i;
const NO = /^(?:no|false|off|n|none)$/i;

/**
 * Refuses `deny: yes`: an outcome is said by its key, and its text is what a person reads. `body` is the rule it stands in, where there is one:
 * `yes` can be replaced by what the rule says already, and what is not to happen can go. False for an outcome that is denied beside another:
 * the rule is read without it.
 */
export function checkOutcomeText(key: string, text: Word, body: YamlMapping | undefined, report: Report): boolean {
  const isNo = NO.test(text.text);
  if (!isNo && !YES.test(text.text)) return true;
  const fixes = body ? (isNo ? leaveOut(key, body) : sayWhy(text, body)) : [];
  const help = isNo ? `leave \`${key}\` out; a rule has the one outcome that it wants` : undefined;
  report(parseDiagnostics.create("parse/outcome-text", text.span, { key, written: text.text }, { help, fixes }));
  return !(isNo && body !== undefined && hasOther(key, body));
}

function hasOther(key: string, body: YamlMapping): boolean {
  return [...OUTCOME_WORDS, "recode"].some((word) => word !== key && findEntry(body, word) !== undefined);
}

/** The words of `because`, or of the title. */
function sayWhy(text: Word, body: YamlMapping): readonly Fix[] {
  const words = wordAt(body, "because") ?? wordAt(body, "title");
  return words ? [{ title: `write \`${words.text}\``, edits: [{ span: text.span, text: words.span.file.text.slice(words.span.start, words.span.end) }] }] : [];
}

/** Only beside another outcome: a rule needs one. The whole line goes. */
function leaveOut(key: string, body: YamlMapping): readonly Fix[] {
  const entry = findEntry(body, key);
  if (!entry || !hasOther(key, body)) return [];
  const { file, start, end } = spanOfEntry(entry);
  const lineStart = file.text.lastIndexOf("\n", start) + 1;
  const rest = /^[ ]*(?:#[^\n]*)?\r?\n/.exec(file.text.slice(end));
  if (file.text.slice(lineStart, start).trim() !== "" || !rest) return [];
  return [{ title: "delete the line", edits: [{ span: { file, start: lineStart, end: end + rest[0].length }, text: "" }] }];
}
