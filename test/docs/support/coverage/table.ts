import type { SourceFile } from "../../../../src/base/source.ts";
import { BASE, carries, type PlacedRule, placedRules, readersOf, roleOf } from "./carriers.ts";
import { type CodeRange, rangesIn } from "./mentions.ts";

/** The lists of codes and points, as CSV text; the last column may hold anything but a line break. */
export interface Lists {
  readonly codes: string;
  readonly contested: string;
}

/** What no rule of the shipped packs carries. */
export interface Missing {
  readonly codes: readonly string[];
  readonly points: readonly string[];
}

const NOTHING = "**not carried**";

/** The page that says which rule carries each code and each contested point, and what is carried by none. */
export function coveragePage(files: readonly SourceFile[], lists: Lists): { readonly text: string; readonly missing: Missing } {
  const rules = placedRules(files);
  const codes = rowsOf(lists.codes);
  const points = rowsOf(lists.contested);
  const codeRows = codes.map(([code = "", family = "", label = ""]) => codeRow(code, family, label, rules));
  const pointRows = points.map(([point = "", question = ""]) => pointRow(point, question, rules));
  const missing = {
    codes: codes.flatMap(([code = ""], index) => (codeRows[index]!.includes(NOTHING) ? [code] : [])),
    points: points.flatMap(([point = ""], index) => (pointRows[index]!.includes(NOTHING) ? [point] : [])),
  };
  return { text: pageOf(codeRows, pointRows, missing), missing };
}

function rowsOf(csv: string): readonly (readonly string[])[] {
  const [head = "", ...lines] = csv.trimEnd().split("\n");
  const columns = head.split(",").length;
  return lines.map((line) => {
    const cells = line.split(",");
    return [...cells.slice(0, columns - 1), cells.slice(columns - 1).join(",")];
  });
}

function codeRow(code: string, family: string, label: string, rules: readonly PlacedRule[]): string {
  const range: CodeRange = rangesIn(code)[0] ?? [code, code];
  const carrying = rules.filter((one) => carries(one, range));
  const earning = carrying.filter((one) => roleOf(one) === "earns");
  const named = carrying.filter((one) => roleOf(one) === "judges");
  const judging = earning.length + named.length > 0 ? named : readersOf(rules, range);
  const resting = [earning, judging].find((some) => some.length > 0) ?? [];
  const earned = earning.length === 0 && judging.length > 0 ? "brought by the encounter" : inWords(earning);
  return row([code, family, label, earned, inWords(judging), ...restingOn(resting)]);
}

function pointRow(point: string, question: string, rules: readonly PlacedRule[]): string {
  const places = rules.filter(({ contested }) => contested.has(point));
  const base = places.filter(({ folder }) => folder === BASE);
  const others = places.filter(({ folder }) => folder !== BASE);
  const [source, confidence] = restingOn(base.length > 0 ? base : others);
  return row([point, question, inWords(base), source!, confidence!, others.length === 0 ? "" : others.map((one) => `${payerOf(one)}: \`${one.rule.name.text}\``).join(", ")]);
}

/** Base rules by name; of payers' rules how many payers have one. */
function inWords(rules: readonly PlacedRule[]): string {
  const own = rules.filter(({ folder }) => folder === BASE).map(({ rule }) => `\`${rule.name.text}\``);
  const payers = [...new Set(rules.filter(({ folder }) => folder !== BASE).map(payerOf))].sort();
  return [...own, ...(payers.length > 2 ? [`${payers.length} payers`] : payers)].join(", ");
}

function payerOf({ folder }: PlacedRule): string {
  return folder.split("/").at(-1)!;
}

/** The sources of the base rules, or of the payers' where the base has none, and how sure they are. */
function restingOn(rules: readonly PlacedRule[]): readonly [source: string, confidence: string] {
  if (rules.length === 0) return [NOTHING, ""];
  const own = rules.filter(({ folder }) => folder === BASE);
  const counted = own.length > 0 ? own : rules;
  const sources = [...new Set(counted.flatMap((one) => one.sources.map(({ key, publisher }) => `${key.text}${publisher ? ` (${publisher.text})` : ""}`)))];
  const confidence = new Set(counted.flatMap((one) => (one.rule.confidence ? [one.rule.confidence.text] : one.sources.map((source) => source.confidence?.text ?? "not said"))));
  return [sources.join(", "), [...confidence].sort().join(", ")];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`.replaceAll(/ {2,}/g, " ");
}

function pageOf(codes: readonly string[], points: readonly string[], { codes: missingCodes, points: missingPoints }: Missing): string {
  return [
    "# Which rule carries what",
    "",
    "Made from the packs under `rules/` by `npm run docs:codes`; a test keeps it current. The lists of codes and points are `coverage/codes.csv` and",
    "`coverage/contested.csv`. *Earned by*: rules that make a line of the code. *Judged by*: edits, limits, pairs and modifiers that name the code, also",
    "through a code set or a table; where none does, the rules that read a set of lines or procedures with the code. Source and confidence are those of the rules of the base that earn it, else of those that judge it: `authority`",
    "the publisher's own page, `copy` its words on another page, `secondary` press or training, `ours` a decision of this pack, `unverified` general",
    "knowledge that nobody has looked up yet.",
    "",
    "## What no rule carries",
    "",
    `Codes: ${listed(missingCodes)}. Contested points: ${listed(missingPoints)}.`,
    "",
    "A code that no rule carries is never made by a rule. What the encounter brings under it stays on the claim as it came.",
    "",
    "## Codes",
    "",
    "| code | family | our label | earned by | judged by | source | confidence |",
    "|---|---|---|---|---|---|---|",
    ...codes,
    "",
    "## Contested points",
    "",
    "| point | question | place in the base | source | confidence | read otherwise, or carried, by |",
    "|---|---|---|---|---|---|",
    ...points,
    "",
  ].join("\n");
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
