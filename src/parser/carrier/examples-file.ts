import type { Boundary, ExampleCase, ExamplesFile, TextTable, Word, YamlMapping, YamlNode } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { CHARTED_KEYS } from "../schema/examples-schema.ts";
import { endOfNode, findEntry, findValue } from "../yaml/nodes.ts";
import { sourcesOf } from "./citations.ts";
import { given, type Reading } from "./reading.ts";
import { readTextTable } from "./text-table.ts";
import { mappingsAt, readWords, wordAt, wordsAt } from "./words.ts";

/** An examples file; undefined without its topic or the pack it is for, which the shape check has reported. */
export function readExamplesFile(root: YamlMapping, reading: Reading): ExamplesFile | undefined {
  const topic = wordAt(root, "examples");
  const pack = wordAt(root, "for");
  if (!topic || !pack) return undefined;
  return {
    kind: "examples_file",
    topic,
    for: pack,
    ...given("offset", wordAt(root, "offset")),
    boundaries: mappingsAt(root, "boundaries").flatMap(({ name, body }) => readBoundary(name, body, reading) ?? []),
    cases: mappingsAt(root, "cases").map(({ name, body }) => readCase(name, body, reading)),
    span: root.span,
  };
}

function readBoundary(name: Word, body: YamlMapping, reading: Reading): Boundary | undefined {
  const encounter = findValue(body, "encounter");
  const charted = readCharted(body, reading);
  const from = wordAt(body, "from");
  const table = tableAt(body, "table", reading);
  if (encounter?.kind !== "mapping" || charted?.kind !== "mapping" || !from || !table || table === "nothing") return undefined;
  const title = given("title", wordAt(body, "title"));
  return { name, ...title, encounter, charted, from, table, sources: sourcesOf(body), span: spanOf(name, body) };
}

/** What is charted under either spelling; both at once are reported and the first is taken. */
function readCharted(body: YamlMapping, reading: Reading): YamlNode | undefined {
  const [first, second] = CHARTED_KEYS.flatMap((key) => findEntry(body, key) ?? []).sort((a, b) => a.key.span.start - b.key.span.start);
  if (first && second) {
    const related = [{ span: first.key.span, caption: "the first one" }];
    reading.report(parseDiagnostics.create("parse/two-spellings", second.key.span, { first: first.key.text, second: second.key.text }, { related }));
  }
  return first?.value;
}

function readCase(name: Word, body: YamlMapping, reading: Reading): ExampleCase {
  const encounter = findValue(body, "encounter");
  const table = (key: string): TextTable | undefined => {
    const found = tableAt(body, key, reading);
    return found === "nothing" ? undefined : found;
  };
  const words = (key: string): readonly Word[] | undefined => {
    const node = findValue(body, key);
    return node && readWords(node);
  };
  return {
    name,
    ...given("title", wordAt(body, "title")),
    ...given("like", wordAt(body, "like")),
    ...given("encounter", encounter?.kind === "mapping" ? encounter : undefined),
    ...given("chart", table("chart")),
    ...given("sites", table("sites")),
    ...given("history", table("history")),
    ...given("visits", table("visits")),
    ...given("procedures", table("procedures")),
    ...given("drugLines", table("drug lines")),
    ...given("authorizations", table("authorizations")),
    ...given("homeVisits", table("home visits")),
    ...given("diagnoses", words("diagnoses")),
    ...given("documented", words("documented")),
    ...given("attached", words("attached")),
    ...given("bills", tableAt(body, "bills", reading)),
    ...given("unbilled", tableAt(body, "unbilled", reading)),
    holds: wordsAt(body, "holds"),
    missing: wordsAt(body, "missing"),
    assumes: wordsAt(body, "assumes"),
    findings: wordsAt(body, "findings"),
    ...given("decision", wordAt(body, "decision")),
    sources: sourcesOf(body),
    span: spanOf(name, body),
  };
}

function tableAt(body: YamlMapping, key: string, reading: Reading): TextTable | "nothing" | undefined {
  const node = findValue(body, key);
  if (node?.kind !== "scalar" || node.text.trim() === "") return undefined;
  const canBeNothing = key === "bills" || key === "unbilled";
  if (canBeNothing && node.text.trim() === "nothing") return "nothing";
  return readTextTable(node, reading.report);
}

function spanOf(name: Word, body: YamlMapping): Word["span"] {
  return { ...name.span, end: endOfNode(body) };
}
