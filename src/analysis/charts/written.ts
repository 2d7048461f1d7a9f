import { daysBetween } from "../../ir/dates.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Type } from "../../ir/types.ts";
import type { Noun, Vocabulary } from "../../ir/vocabulary.ts";
import type { Billed } from "./answers.ts";
import type { Fields, Json } from "./chart.ts";

/** A table of texts: a row of headings, then the rows; all of one length. */
export type Rows = readonly (readonly string[])[];

const DAY = "date_of_service";
const DOCUMENTED = "documented";
const ATTACHED = "documentation_attached";

/** The charted items of an encounter as rows that a coder reads and an example is written in; no column is empty. */
export function chartRows(encounter: Fields, vocabulary: Vocabulary): Rows {
  const { charted } = rolesOf(vocabulary);
  return charted ? rowsOf(encounter[charted.from ?? ""], charted, dayOf(encounter)) : [];
}

/**
 * An encounter whose clock times are at offset `Z`, as an example case in YAML, indented to stand under `cases:`; with an answer also what it bills. The
 * payer is left out: an example is coded for the payer of its pack.
 */
export function writtenCase(name: string, title: string, encounter: Fields, vocabulary: Vocabulary, billed?: Billed): string {
  const { charted, access } = rolesOf(vocabulary);
  const self = vocabulary.nouns.find((noun) => noun.name === "encounter");
  const day = dayOf(encounter);
  const own = Object.entries(encounter).filter(([key, value]) => key !== "id" && key !== "payer" && !Array.isArray(value));
  const lines = [`${name}:`, `  title: ${title}`, `  encounter: { ${own.map(([key, value]) => `${key}: ${cellText(value, typeOf(self, key), day)}`).join(", ")} }`];
  for (const [key, list] of Object.entries(encounter)) {
    if (!Array.isArray(list)) continue;
    const noun = vocabulary.nouns.find(({ from }) => from === key);
    if (key === DOCUMENTED || key === ATTACHED || list.some((item) => typeof item !== "object")) {
      lines.push(`  ${key === ATTACHED ? "attached" : key}: [${list.map(String).join(", ")}]`);
    } else if (noun && list.length > 0) {
      lines.push(...table(key === charted?.from ? "chart" : key === access?.from ? "sites" : key.replaceAll("_", " "), rowsOf(list, noun, day)));
    }
  }
  if (billed && billed.refused === null) lines.push(...expected(billed, day));
  return lines.map((line) => `  ${line}\n`).join("");
}

/** The lines that rules bill, as rows of an example. */
export function billedRows({ lines }: Billed): Rows {
  const own = lines.filter(({ given }) => !given);
  const outcomes = own.some(({ outcome }) => outcome !== "bill");
  const heads = ["code", "units", "modifiers", "date", ...(outcomes ? ["outcome"] : []), "because"];
  return [heads, ...own.map((line) => [
    line.code, String(line.units), line.modifiers.join(" "), line.date, ...(outcomes ? [line.outcome] : []), line.rules.join(" "),
  ])];
}

/** Rows as a table with bars, each column as wide as its widest cell. */
export function aligned(rows: Rows): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ").trimEnd());
}

/** A value as a cell of an example writes it: `yes`, `10 mg`, `10:00`, `06:30 next`, `59 XU`. */
export function cellText(value: Json, type: Type | undefined, day: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object" || value === null) return type?.is === "instant" ? clockText(String(value), day) : String(value);
  if (type?.is === "amount") return amountText(value as Fields);
  if (type?.is === "vials") return (value as readonly Fields[]).map((one) => `${amountText(one)}${one["single_dose"] === false ? " multi-dose" : ""}`).join(", ");
  if (type?.is === "time") return (value as readonly Fields[]).map((one) => `${clockText(String(one["start"]), day)} to ${clockText(String(one["stop"]), day)}`).join(", ");
  return Array.isArray(value) ? value.map(String).join(" ") : JSON.stringify(value);
}

function expected(billed: Billed, day: string): readonly string[] {
  const rows = billedRows(billed);
  const holds = billed.findings.filter(({ outcome }) => outcome === "hold" || outcome === "not_covered").map(({ rule }) => rule);
  const dated = rows.slice(1).some((row) => row[3] !== day) ? rows : rows.map((row) => row.filter((_, column) => column !== 3));
  return [
    ...(rows.length > 1 ? table("bills", dated) : ["  bills: nothing"]),
    ...(holds.length > 0 ? [`  holds: ${holds.length === 1 ? holds[0]! : `[${holds.join(", ")}]`}`] : []),
  ];
}

function table(key: string, rows: Rows): readonly string[] {
  return [`  ${key}: |`, ...aligned(rows).map((line) => `    ${line}`)];
}

function rowsOf(list: Json | undefined, noun: Noun, day: string): Rows {
  const items = (Array.isArray(list) ? list : []) as readonly Fields[];
  const columns = noun.fields.filter(({ name }) => items.some((item) => item[name] !== undefined));
  return [columns.map(({ name }) => name), ...items.map((item) => columns.map(({ name, type }) => (item[name] === undefined ? "" : cellText(item[name], type, day))))];
}

function amountText(value: Fields): string {
  return `${String(value["amount"])} ${String(value["unit"])}`;
}

function clockText(instant: string, day: string): string {
  const days = daysBetween(day, instant.slice(0, 10));
  if (days < 0 || !instant.endsWith("Z")) return instant;
  return `${instant.slice(11, 16)}${days === 0 ? "" : days === 1 ? " next" : ` next ${days}`}`;
}

function dayOf(encounter: Fields): string {
  return String(encounter[DAY]);
}

function typeOf(noun: Noun | undefined, field: string): Type | undefined {
  return noun?.fields.find(({ name }) => name === field)?.type;
}
