import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { Clause, YamlEntry, YamlMapping, YamlNode, YamlScalar } from "../ast.ts";
import { parseClause } from "../clause/parse.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { isCutClause, reportCut } from "../yaml/comment-behind.ts";
import { findEntry } from "../yaml/nodes.ts";
import { clauseSpellings, type Joined } from "./clause-keys.ts";
import type { Reading } from "./reading.ts";

/** A clause and the entry that says it. */
export interface KeyedClause {
  readonly clause: Clause;
  readonly entry: YamlEntry;
}

/** The clause under `key`, `key all` or `key any`; two of them at once are reported and the first is taken. */
export function readKeyedClause(mapping: YamlMapping, key: string, reading: Reading): KeyedClause | undefined {
  const found = clauseSpellings(key).flatMap((spelling, index) => {
    const entry = findEntry(mapping, spelling);
    return entry ? [{ entry, joined: ([undefined, "all", "any"] as const)[index] }] : [];
  });
  found.sort((a, b) => a.entry.key.span.start - b.entry.key.span.start);
  const [first, second] = found;
  if (first && second) {
    const related = [{ span: first.entry.key.span, caption: "the first one" }];
    const args = { first: first.entry.key.text, second: second.entry.key.text };
    reading.report(parseDiagnostics.create("parse/two-spellings", second.entry.key.span, args, { related }));
  }
  const clause = first && readClause(first.entry.value, first.joined, first.entry.key.text, reading);
  return first && clause ? { clause, entry: first.entry } : undefined;
}

/** One clause, or a list of clauses joined by `all` or `any`. */
export function readClause(node: YamlNode, joined: Joined | undefined, key: string, reading: Reading): Clause | undefined {
  if (joined === undefined) {
    const scalar = clauseScalar(node, key, "a clause", reading);
    return scalar && parseClause(scalar, reading.report);
  }
  if (node.kind !== "sequence" || node.items.length === 0) {
    reading.wrongShape(node, key, "a list of clauses");
    return undefined;
  }
  const items = node.items.map((item) => {
    const scalar = clauseScalar(item, key, "a clause", reading);
    return scalar ? parseClause(scalar, reading.report) : missing(item.span);
  });
  return { kind: joined, items, span: node.span };
}

/** What stands for a clause that could not be read; its absence has been reported. */
export function missing(span: Span): Clause {
  return { kind: "missing", span };
}

/** A scalar that the clause grammar may read; undefined for a collection and for nothing. A text over several lines is reported. */
export function clauseScalar(node: YamlNode, key: string, expected: string, reading: Reading): YamlScalar | undefined {
  if (node.kind !== "scalar" || node.text.trim() === "") {
    reading.wrongShape(node, key, expected);
    return undefined;
  }
  if (node.style === "plain" && !checkOneLine(node, reading.report)) return undefined;
  if (isCutClause(node)) reportCut(node, reading.report);
  return node;
}

/** False where the lines that follow are items of a list or keys, which YAML has taken for more of this text. */
function checkOneLine(scalar: YamlScalar, report: Report): boolean {
  const { file, start, end } = scalar.span;
  const written = file.text.slice(start, end);
  const next = /\n([ ]*)(-) /.exec(written);
  if (next) {
    const at = start + next.index + 1 + next[1]!.length;
    const indent = start - (file.text.lastIndexOf("\n", start - 1) + 1);
    const isItem = /^ *- +$/.test(file.text.slice(start - indent, start));
    const level = isItem ? indent - 2 : indent;
    const what = `the item is indented by ${next[1]!.length}${isItem ? `, the one above it by ${level}` : ", behind a text that is complete"}`;
    const edits = [...written.matchAll(/\n([ ]*)- /g)].map((item) => ({ span: { file, start: start + item.index + 1, end: start + item.index + 1 + item[1]!.length }, text: " ".repeat(level) }));
    const extras = isItem ? { help: `indent it by ${level}`, fixes: [{ title: `indent it by ${level}`, edits }] } : {};
    report(parseDiagnostics.create("parse/yaml-syntax", { file, start: at, end: at + 1 }, { what }, extras));
    return false;
  }
  if (!written.includes("\n")) return true;
  const fixes = [{ title: "write it on one line", edits: [{ span: scalar.span, text: scalar.text.replaceAll("\n", " ") }] }];
  report(parseDiagnostics.create("parse/clause-style", scalar.span, { style: "broken over several lines" }, { fixes }));
  return true;
}
