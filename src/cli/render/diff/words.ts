import { type Change, type Comparison, isForAnotherPayer, type Move, type SomeTried } from "../../../analysis/diff/comparison.ts";
import type { PartChange } from "../../../analysis/diff/parts.ts";
import type { LineWords, Step } from "../../../analysis/diff/movement.ts";
import type { OneRun } from "../../../analysis/diff/sweep-one.ts";
import type { Fields, Json } from "../../../analysis/charts/chart.ts";
import { spoken } from "../../../analysis/charts/kind-words.ts";
import { aligned, chartRows } from "../../../analysis/charts/written.ts";
import { kindWords } from "../../../compiler/kind-words.ts";
import { rangeWords } from "../../../compiler/timeline/range.ts";
import type { DateRange } from "../../../compiler/timeline/range.ts";
import { RULE_OPS } from "../../../ir/ops.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import type { RuleKind } from "../../../parser/ast.ts";
import { counted, grouped } from "../display.ts";

const OUTCOMES: Readonly<Record<string, string>> = { bill: "billed", warn: "billed with a warning", pend: "pended", hold: "held", deny: "denied" };

function outcomeWords(outcomes: string): string {
  return outcomes.split(", ").map((one) => OUTCOMES[one] ?? one).join(" and ");
}

function lineWords({ code, modifiers, outcome }: LineWords): string {
  return `${[code, ...modifiers.split(" ").filter((one) => one !== "")].join("-")}${outcome === "bill" ? "" : ` (${outcomeWords(outcome)})`}`;
}

/** Moves of one change that differ in nothing but the code are told together: the first stands for their charts. */
export interface Told {
  readonly words: string;
  readonly move: Move;
}

/** What moves, in words; the same thing said of several codes is said once. */
export function toldMoves({ moves }: Change, titles: Comparison["titles"]): readonly Told[] {
  const groups = new Map<string, { readonly codes: string[]; readonly move: Move }>();
  for (const move of moves) {
    const { step, by } = move;
    const code = "code" in step ? step.code : step.is === "comes" || step.is === "goes" ? step.line.code : "";
    const key = JSON.stringify([{ ...step, code: "", line: "", by: by?.join() }, move.together]);
    const known = groups.get(key);
    if (known) known.codes.push(code);
    else groups.set(key, { codes: [code], move });
  }
  return [...groups.values()].map(({ codes, move }) => ({ words: stepWords(move.step, shortened(codes), move, titles), move }));
}

/** Codes that are named one by one. */
const MOST_CODES = 8;

function shortened(codes: readonly string[]): string {
  const sorted = [...new Set(codes)].sort();
  return sorted.length <= MOST_CODES ? sorted.join(", ") : `${sorted.slice(0, MOST_CODES).join(", ")} and ${sorted.length - MOST_CODES} more codes`;
}

function stepWords(step: Step, codes: string, { by, witness }: Move, titles: Comparison["titles"]): string {
  switch (step.is) {
    case "comes": return witness.was === "nothing" ? `nothing becomes ${codes}` : `${codes} is billed as well`;
    case "goes": return witness.now === "nothing" ? `${codes} becomes nothing` : `${codes} is billed no longer`;
    case "replaced": return `${step.from.map(lineWords).join(", ")} becomes ${step.to.map(lineWords).join(", ")}`;
    case "units": return `${codes}: ${unitsWords(by ?? [step.by, step.by])}`;
    case "modifiers": {
      if (step.from === "") return `${codes}: modifier ${step.to} is added`;
      return step.to === "" ? `${codes}: modifier ${step.from} is left out` : `${codes}: modifier ${step.from} becomes ${step.to}`;
    }
    case "outcome": return `${codes}: ${outcomeWords(step.from)} becomes ${outcomeWords(step.to)}`;
    case "date": return `${codes} stands on another date`;
    case "said": return `${spoken(step.outcome)} is said: ${titles.get(step.rule) ?? step.rule}`;
    case "unsaid": return `${spoken(step.outcome)} is said no longer: ${titles.get(step.rule) ?? step.rule}`;
    case "decision": return `the encounter: ${outcomeWords(step.from)} becomes ${outcomeWords(step.to)}`;
    case "refused": return `${step.from === null ? "accepted" : "refused"} becomes ${step.to === null ? "accepted" : "refused"}`;
    case "reasons": return "only reasons move: what is billed stays";
  }
}

function unitsWords([least, most]: readonly [number, number]): string {
  const [low, high] = [Math.min(Math.abs(least), Math.abs(most)), Math.max(Math.abs(least), Math.abs(most))];
  const word = most > 0 ? "more" : "fewer";
  return low === high ? `${low} ${word} ${low === 1 ? "unit" : "units"}` : `${low} to ${high} ${word} units`;
}

/** Minutes of one item alone for which it moves: a line for each span, with the kinds and settings that move there. */
export function oneWords({ one }: Move, { charts, tried }: Comparison): readonly string[] {
  const upTo = tried?.one.upTo ?? 0;
  const bySource = new Map<string, OneRun[]>();
  for (const run of one.map((index) => charts.one[index]!)) {
    const key = `${run.kind.id}|${run.setting.id}`;
    bySource.set(key, [...(bySource.get(key) ?? []), run]);
  }
  const groups = new Map<string, { readonly kinds: Set<string>; readonly settings: Set<string> }>();
  for (const runs of bySource.values()) {
    const spans = spansOf(runs).map((span) => spanWords(span, upTo)).join(", ");
    const group = groups.get(spans) ?? { kinds: new Set(), settings: new Set() };
    groups.set(spans, group);
    group.kinds.add(runs[0]!.kind.words);
    group.settings.add(runs[0]!.setting.words);
  }
  const all = [...groups].sort(([, a], [, b]) => b.kinds.size - a.kinds.size);
  const told = all.slice(0, MOST_SPANS).map(([spans, { kinds, settings }]) => `one item, ${spans}: ${andMore(kinds, "kind")}; ${andMore(settings, "setting")}`);
  return all.length > MOST_SPANS ? [...told, `one item, ${counted(all.length - MOST_SPANS, "other span")} of minutes`] : told;
}

/** Spans of minutes that are told one by one. */
const MOST_SPANS = 3;

function andMore(words: ReadonlySet<string>, what: string): string {
  const [first, ...others] = [...words].sort((a, b) => a.length - b.length);
  return others.length === 0 ? first! : `${first} and ${counted(others.length, `more ${what}`)}`;
}

function spansOf(runs: readonly OneRun[]): readonly (readonly [from: number, to: number])[] {
  const spans: [number, number][] = [];
  for (const { from, to } of [...runs].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last && last[1] + 1 === from) last[1] = to;
    else spans.push([from, to]);
  }
  return spans;
}

function spanWords([from, to]: readonly [number, number], upTo: number): string {
  if (from <= 1 && to >= upTo) return "any minutes";
  if (to === 0) return "without minutes";
  if (to >= upTo) return `${counted(from, "minute")} and more`;
  return from === to ? counted(from, "minute") : `${from} to ${to} minutes`;
}

/** How many other charts move so. */
export function otherWords({ some, examples }: Move, { charts }: Comparison): readonly string[] {
  return ([2, 3] as const).flatMap((items) => {
    const count = some.filter((index) => charts.some[index]!.minutes.length === items).length;
    return count > 0 ? [`${counted(count, "chart")} of ${items === 2 ? "two" : "three"} items`] : [];
  }).concat(examples > 0 ? [counted(examples, "example")] : []);
}

/** A witness as a coder reads it: what the encounter says, then its chart. */
export function witnessLines(encounter: Fields, vocabulary: Vocabulary): readonly string[] {
  const own = Object.entries(encounter).filter(([key, value]) => key !== "id" && key !== "date_of_service" && !Array.isArray(value));
  const words = own.map(([key, value]) => fieldWords(key, value)).join(", ");
  const rows = chartRows(encounter, vocabulary);
  const chart = rows.length > 1 ? aligned(rows) : [];
  const charted = vocabulary.nouns.find(({ name }) => name === vocabulary.nouns.find(({ joins }) => joins !== undefined)?.joins)?.from;
  const lists = Object.entries(encounter).flatMap(([key, value]) => (Array.isArray(value) && key !== charted && value.length > 0 ? [`${spoken(key)}: ${value.map(itemWords).join("; ")}`] : []));
  return [`${words}, on ${String(encounter["date_of_service"])}`, ...lists, ...chart];
}

function fieldWords(key: string, value: Json): string {
  if (typeof value === "boolean") return value ? spoken(key) : `not ${spoken(key)}`;
  return `${spoken(key)} ${spoken(String(value))}`;
}

function itemWords(item: Json): string {
  if (typeof item !== "object" || item === null) return spoken(String(item));
  return Object.entries(item).filter(([key]) => key !== "id").map(([key, value]) => fieldWords(key, Array.isArray(value) ? value.join(" ") : typeof value === "object" && value !== null ? Object.values(value).join(" ") : (value as Json))).join(", ");
}

/** `exception, added`. */
export function standingWords({ section, is }: Pick<Change, "section" | "is">): string {
  return `${kindWords(kindOf(section))}, ${is}`;
}

/** The kind of the rules of a section. */
function kindOf(section: Change["section"]): RuleKind {
  const op = RULE_OPS[section];
  return (op === "named_value" ? "value" : op) as RuleKind;
}

/** Ranges of dates, one behind the other. */
export function datesWords(dates: readonly DateRange[]): string {
  return dates.length === 0 ? "no dates" : dates.map(rangeWords).join(", ");
}

/** What a change is made of, part by part: `shortest: is 31 minutes, was 30 minutes`. */
export function partLines({ rules }: Change): readonly string[] {
  return rules.flatMap((rule) => {
    if (rule.section === "exceptions" && rule.is !== "changed") return [];
    if (rule.is !== "changed") return [`${kindWords(kindOf(rule.section))} ${rule.name} is ${rule.is}${rule.title === rule.name ? "" : `: ${rule.title}`}`];
    return rule.parts.map((part) => `${rule.name}: ${part.part === "is" ? "" : `${part.part} `}${wasNow(part)}${part.by === undefined ? "" : `, by ${part.by}`}`);
  });
}

function wasNow({ was, now, own }: PartChange): string {
  const instead = own === undefined ? "" : `, instead of ${own}`;
  if (was === null) return `is now ${now}${instead}`;
  return now === null ? `is no longer ${was}${instead}` : `is now ${now}, was ${was}`;
}

/** Of a pack that now answers for another payer: which; else nothing. */
export function payerLines(comparison: Comparison): readonly string[] {
  const encounters = (payer: string | null): string => (payer === null ? "those whose payer has no pack" : `those of ${payer}`);
  return isForAnotherPayer(comparison) ? [`it is now for other encounters: ${encounters(comparison.now.payer)}, no longer ${encounters(comparison.old.payer)}`] : [];
}

/** What is said of a change that no chart shows. */
export function unseenWords({ inert, what, rules }: Change, { tried }: Comparison): string {
  // An exception's own entry is what is told of it; what it does stands in the rules that it changes.
  if (what === "reasons" && rules.every(({ section, is }) => section === "exceptions" && is === "changed")) return "proved to move no line: only the words of the exception changed";
  if (inert) return "proved to move no line: what it asks never holds here (charts without ties)";
  return tried ? "nothing that was tried shows it" : "not tried";
}

/** What is known about everything else, each with the word for how it is known. */
export function certainty({ proved, tried, same, dates, old, now }: Comparison): readonly (readonly [how: string, says: string])[] {
  if (same) return [["proved", `both packs have one \`meaning\` hash: every encounter ${isForAnotherPayer({ old, now }) ? "that is given to them " : ""}is coded alike`]];
  const lines: (readonly [string, string])[] = [];
  if (dates.alike.length > 0) lines.push(["proved", `nothing differs ${datesWords(dates.alike)}`]);
  lines.push(["proved", `${proved.untouched} of ${counted(proved.rules, "rule")} neither changed nor rest on one that did`]);
  if (proved.codes?.mayMove.length === 0) lines.push(["proved", `no units move: only modifiers, outcomes and what is said may (charts without ties)`]);
  else if (proved.codes) lines.push(["proved", `units of ${counted(proved.codes.fixed, "code")} cannot move, those of ${shortened(proved.codes.mayMove)} may (charts without ties)`]);
  for (const { words } of proved.alike) lines.push(["proved", `lines are alike where ${fieldWordsOf(words)} (charts without ties)`]);
  if (!tried) return [...lines, ["not tried", "no chart was coded"]];
  const { one, two, three, examples, searched, days } = tried;
  if (one.charts > 0) {
    lines.push(["exhaustive", `to one item on the minute breakpoints up to ${grouped(one.upTo)} minutes: ${counted(one.kinds.length, "kind")} in ${counted(one.settings.length, "setting")}, ${counted(one.charts, "chart")} on ${days.join(", ")}`]);
  }
  for (const [count, some] of [["two", two], ["three", three]] as const) if (some && some.charts > 0) lines.push(["exhaustive", someWords(count, some)]);
  lines.push(["tested", `${counted(examples, "example")} of the packs${searched > 0 ? ` and ${counted(searched, "encounter")} near them` : ""}`]);
  return lines;
}

/** `encounter.place_of_service is another` as a person says it. */
function fieldWordsOf(words: string): string {
  return spoken(words.replace(/^encounter\./, "").replace(/ is another$/, " is any other than those asked for"));
}

function someWords(count: string, { kinds, settings, minutes, charts }: SomeTried): string {
  return `to ${count} items of ${counted(kinds.length, "kind")} in ${counted(settings.length, "setting")}, apart, touching and overlapping, at ${minutes.join(", ")} minutes: ${counted(charts, "chart")}`;
}
