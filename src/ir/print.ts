import type * as ir from "./ir.ts";
import { eachRow, rangeOfLead } from "./table-rows.ts";
import { setWords, testWords, timeWords, valueWords } from "./words.ts";

/**
 * A program as text for people and golden files: one block for each rule, in the order of the program; clauses in the words of the language.
 * The same program gives the same text. It is not read back. Of a table the first rows are shown where the rows of the pack are given.
 */
export function printProgram(program: ir.Program, tables: readonly ir.TableRows[] = []): string {
  const blocks: string[] = [];
  for (const [section, rules] of Object.entries(program) as [keyof ir.Program, ir.Program[keyof ir.Program]][]) {
    for (const rule of Array.isArray(rules) ? rules : rules ? [rules] : []) {
      const rows = section === "tables" ? tables[(rule as ir.Table).rows] : undefined;
      blocks.push(rows ? `${printBlock(section, { ...rule, rows: undefined } as Block)}\n${printRows(rows).join("\n")}` : printBlock(section, rule as Block));
    }
  }
  return `${blocks.join("\n\n")}\n`;
}

/** A whole pack as text: its header, then each program. */
export function printPack(pack: ir.Pack): string {
  const programs = pack.programs.map((program, index) => `program ${index}\n\n${printProgram(program, pack.tables)}`);
  return [printPackHeader(pack), ...programs].join("\n");
}

/** A pack without its programs: identity, dates, ops, sources. */
export function printPackHeader(pack: ir.Pack): string {
  const segments = pack.segments.map(({ from, to, program }) => `  ${from} to ${to ?? "no end"}: program ${program}`);
  const citations = pack.citations.map((one, index) => `  ${index} ${one.pack} ${one.key}${one.confidence ? ` (${one.confidence})` : ""}`);
  const below = pack.extends.map(({ id, release }) => `${id} ${release}`).join(", ");
  return [
    `pack ${pack.id} ${pack.release}${pack.payer === null ? "" : ` for ${pack.payer}`}`,
    `extends ${below === "" ? "nothing" : below}`,
    `requires ${pack.requires.join(" ")}`,
    "segments", ...segments,
    "citations", ...citations,
    "",
  ].join("\n");
}

/** Rows of a table that are shown. */
const MOST_ROWS = 100;

function printRows(rows: ir.TableRows): readonly string[] {
  const lines: string[] = [];
  for (const { leads, from, to, cells } of eachRow(rows)) {
    if (lines.length === MOST_ROWS) return [...lines, "  and more rows"];
    const codes = leads.map((lead) => [...new Set(rangeOfLead(lead))].join(" to "));
    const dates = [from === null ? "" : ` from ${from}`, to === null ? "" : ` to ${to}`].join("");
    lines.push(`  row${dates}: ${[...codes, ...cells.map(nodeWords)].join(", ")}`);
  }
  return lines;
}

type Block = Readonly<Record<string, unknown>> & { readonly name: string };

/** Keys that stand in the first line of a block or say nothing about meaning. */
const HIDDEN: ReadonlySet<string> = new Set(["name", "depth", "title"]);

function printBlock(section: string, rule: Block): string {
  const depth = typeof rule["depth"] === "number" ? ` (depth ${rule["depth"]})` : "";
  const lines = [`${section} ${rule.name}${depth}`];
  for (const [key, value] of Object.entries(rule)) if (!HIDDEN.has(key) && value !== undefined) lines.push(...printKey(key, value));
  return lines.join("\n");
}

function printKey(key: string, value: unknown): readonly string[] {
  if (isChoice(value)) return printChoice(key, value);
  if (key === "citations") return (value as readonly ir.Citing[]).length === 0 ? [] : [`  citations: ${citingsOf(value as readonly ir.Citing[])}`];
  if (key === "instead") return (value as readonly ir.InsteadCase[]).map((one) => caseLine("instead", one.exception, one.when, nodeWords(one.value)));
  if (Array.isArray(value) && value.some((item) => typeof item === "object")) {
    return value.map((item, index) => `  ${key}[${index}]: ${nodeWords(item)}`);
  }
  if (isGroup(value)) return Object.entries(value).flatMap(([inner, part]) => printKey(`${key}.${inner}`, part));
  return value === null || (Array.isArray(value) && value.length === 0) ? [] : [`  ${key}: ${nodeWords(value)}`];
}

function printChoice(key: string, choice: ir.Choice<unknown>): readonly string[] {
  const own = choice.value === null ? [] : [`  ${key}: ${nodeWords(choice.value)}`];
  return [...own, ...(choice.cases ?? []).map((one) => caseLine(key, one.exception, one.when, nodeWords(one.value)))];
}

function caseLine(key: string, exception: string, when: ir.Test | undefined, value: string): string {
  return `  ${key} by ${exception}${when ? ` when ${testWords(when)}` : ""}: ${value}`;
}

/** A node on one line: expressions in words, everything else as `key value` pairs. */
export function nodeWords(node: unknown): string {
  if (typeof node !== "object" || node === null) return String(node);
  if (Array.isArray(node)) return `[${node.map(nodeWords).join(", ")}]`;
  if (isTest(node)) return testWords(node);
  if ("op" in node) return valueWords(node as ir.Value);
  if ("base" in node) return "cuts" in node ? timeWords(node as ir.Time) : setWords(node as ir.SetOf);
  if ("by" in node && typeof node.by === "string") return preferenceOf(node as ir.Preference);
  if ("is" in node && Object.keys(node).length === 1) return String(node.is);
  return Object.entries(node).map(([key, value]) => `${key} ${pairValue(key, value)}`).join(", ");
}

function pairValue(key: string, value: unknown): string {
  if (key === "citations") return citingsOf(value as readonly ir.Citing[]);
  return isChoice(value) ? printChoice("", value).join(" ").trim() : nodeWords(value);
}

function preferenceOf(preference: ir.Preference): string {
  if (preference.by === "value") return `${preference.end} ${valueWords(preference.value)}`;
  return `${preference.settles ? "settled by " : ""}${testWords(preference.test)}`;
}

function citingsOf(citings: readonly ir.Citing[]): string {
  return citings.map(({ source, locator }) => (locator === undefined ? String(source) : `${source} ${locator}`)).join(", ");
}

const TESTS: ReadonlySet<string> = new Set<ir.Test["op"]>([
  "all", "any", "not", "compare", "includes", "documented", "document", "empty", "member", "one_of", "in_codes", "first_in", "first_of",
]);

function isTest(node: object): node is ir.Test {
  return "op" in node && TESTS.has(node.op as string);
}

function isChoice(node: unknown): node is ir.Choice<unknown> {
  if (typeof node !== "object" || node === null || Array.isArray(node) || !("value" in node) || "op" in node) return false;
  return Object.keys(node).every((key) => key === "value" || key === "cases");
}

/** `first`, `more`, `discarded` and `spaced`: objects whose values are parts. */
function isGroup(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === "object" && node !== null && !Array.isArray(node) && Object.values(node).some(isChoice);
}
