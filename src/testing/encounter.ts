import type { Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import { suggest } from "../base/suggest.ts";
import { rolesOf } from "../ir/roles.ts";
import type { Field, Noun, Vocabulary } from "../ir/vocabulary.ts";
import type { ExampleCase, TextTable, Word, YamlMapping, YamlNode } from "../parser/ast.ts";
import { readCell, type CellContext, type Json } from "./cells.ts";
import { isDate, type Clock } from "./clock.ts";
import { testDiagnostics } from "./diagnostics.ts";
import { rowSpan } from "./expected-rows.ts";
import type { Place, Places } from "./places.ts";

/** What a chart fills: the list of the noun whose items are coded. Under a vocabulary that codes none, every column of it is reported. */
export function chartList(vocabulary: Vocabulary): string {
  return rolesOf(vocabulary).charted?.from ?? CHART;
}

/** The key of a case that charts what is coded. */
const CHART = "chart";
/** The encounter's list of words that only `is documented` tests. */
const DOCUMENTED = "documented";
const ATTACHED = "documentation_attached";
const DAY = "date_of_service";
const LONGEST_ID = 64;

/** What an example is read with: its pack's vocabulary and payer, and the offset of its file. */
export interface ExampleContext {
  readonly vocabulary: Vocabulary;
  readonly payer: string | null;
  readonly offset: string;
  readonly report: Report;
}

/** An encounter in the form of the contract, and the clock its times were read with. */
export interface ExampleEncounter {
  readonly json: Readonly<Record<string, Json>>;
  readonly clock: Clock;
  /** Where its parts were written. */
  readonly places: Places;
}

/** The encounter of a case, tables and all. Undefined: it could not be made, and why has been reported. */
export function encounterOfCase(example: ExampleCase, context: ExampleContext): ExampleEncounter | undefined {
  const made = startEncounter(example.name, example.encounter, example.span, context);
  if (!made) return undefined;
  const { json, cells } = made;
  const chart = chartList(context.vocabulary);
  const tables: readonly (readonly [string, TextTable | undefined])[] = [
    [chart, example.chart],
    ["sites", example.sites],
    ["history", example.history],
    ["visits", example.visits],
    ["procedures", example.procedures],
    ["drug_lines", example.drugLines],
    ["prior_authorizations", example.authorizations],
    ["home_visits", example.homeVisits],
  ];
  for (const [listName, table] of tables) if (table) json[listName] = readTable(listName, table, cells, made.places);
  const lists: readonly (readonly [string, readonly Word[] | undefined])[] = [
    ["diagnoses", example.diagnoses],
    [DOCUMENTED, example.documented],
    [ATTACHED, example.attached],
  ];
  for (const [listName, words] of lists) if (words) json[listName] = words.map((word) => word.text);
  if (chart !== CHART) json[chart] ??= [];
  return { json, clock: cells.clock, places: made.places };
}

/** The encounter that a boundary table varies: fields of the encounter, and of its one administration without its times. */
export function encounterOfFields(
  name: Word,
  encounter: YamlMapping,
  administration: YamlMapping,
  context: ExampleContext,
): { readonly encounter: ExampleEncounter; readonly administration: Readonly<Record<string, Json>> } | undefined {
  const made = startEncounter(name, encounter, name.span, context);
  if (!made) return undefined;
  const chart = chartList(context.vocabulary);
  const noun = nounOfList(chart, context.vocabulary);
  const fields: Record<string, Json> = { id: "a", ...readFields(administration, noun, made.cells) };
  for (const { key, value } of administration.entries) {
    made.places.set(`/${chart}/0/${key.text}`, { span: value.span, words: `\`${key.text}\` of the ${noun?.name ?? "item"}` });
  }
  return { encounter: { json: made.json, clock: made.cells.clock, places: made.places }, administration: fields };
}

function startEncounter(name: Word, fields: YamlMapping | undefined, span: Span, context: ExampleContext) {
  const day = fields?.entries.find((entry) => entry.key.text === DAY)?.value;
  if (!day || day.kind !== "scalar" || !isDate(day.text)) {
    context.report(testDiagnostics.create("test/no-date", day?.span ?? span, { name: name.text }));
    return undefined;
  }
  const cells: CellContext = { vocabulary: context.vocabulary, report: context.report, clock: { date: day.text, offset: context.offset } };
  const noun = context.vocabulary.nouns.find((one) => one.name === "encounter");
  const json: Record<string, Json> = { id: name.text.slice(0, LONGEST_ID) };
  if (context.payer !== null && noun?.fields.some((field) => field.name === "payer")) json["payer"] = context.payer;
  const places = new Map<string, Place>();
  for (const { key, value } of fields!.entries) places.set(`/${key.text}`, { span: value.span, words: `\`${key.text}\`` });
  return { json: Object.assign(json, readFields(fields!, noun, cells)), cells, places };
}

function readFields(mapping: YamlMapping, noun: Noun | undefined, cells: CellContext): Record<string, Json> {
  const read: Record<string, Json> = {};
  for (const { key, value } of mapping.entries) {
    const json = readNode(key.text, key.span, value, noun, cells);
    if (json !== undefined) read[key.text] = json;
  }
  return read;
}

function readNode(name: string, span: Span, node: YamlNode, noun: Noun | undefined, cells: CellContext): Json | undefined {
  if (node.kind === "sequence") {
    const texts = node.items.map((item) => (item.kind === "scalar" ? item.text : ""));
    const isList = name === DOCUMENTED || cells.vocabulary.nouns.some((one) => one.from === name);
    if (isList) return texts;
    const field = findField(name, span, noun, cells);
    return field ? readCell(texts.join(" "), field.type, node.span, cells) : undefined;
  }
  const field = findField(name, span, noun, cells);
  if (!field) return undefined;
  if (node.kind === "scalar") return node.text === "" ? undefined : readCell(node.text, field.type, node.span, cells);
  cells.report(testDiagnostics.create("test/bad-cell", node.span, { text: name, wanted: "one value" }));
  return undefined;
}

function readTable(listName: string, table: TextTable, cells: CellContext, places: Map<string, Place>): readonly Json[] {
  const noun = nounOfList(listName, cells.vocabulary);
  const fields = table.columns.map((column) => findField(column.text, column.span, noun, cells));
  const ids = table.columns.findIndex((column) => column.text === "id");
  return table.rows.map((row, number) => {
    const id = row[ids]?.text ?? "";
    const words = id === "" ? `row ${number + 1} of \`${listName === chartList(cells.vocabulary) ? CHART : listName.replaceAll("_", " ")}\`` : `\`${id}\``;
    places.set(`/${listName}/${number}`, { span: rowSpan(row), words });
    row.forEach(({ span }, index) => {
      const field = table.columns[index]!.text;
      places.set(`/${listName}/${number}/${field}`, { span, words: `\`${field}\` of ${words}` });
    });
    const item: Record<string, Json> = {};
    row.forEach((cell, index) => {
      const field = fields[index];
      if (!field || cell.text === "") return;
      const json = readCell(cell.text, field.type, cell.span, cells);
      if (json !== undefined) item[field.name] = json;
    });
    return item;
  });
}

function findField(name: string, span: Span, noun: Noun | undefined, cells: CellContext): Field | undefined {
  const charted = noun?.fields.filter((field) => field.absence.is !== "derived") ?? [];
  const field = charted.find((one) => one.name === name);
  if (field) return field;
  const suggestions = suggest(name, charted.map((one) => one.name));
  cells.report(testDiagnostics.create("test/unknown-field", span, { noun: noun?.name ?? "encounter", field: name }, { suggestions }));
  return undefined;
}

function nounOfList(listName: string, vocabulary: Vocabulary): Noun | undefined {
  return vocabulary.nouns.find((noun) => noun.from === listName);
}
