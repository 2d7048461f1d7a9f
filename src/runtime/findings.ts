import type * as ir from "../ir/ir.ts";
import type { HeldReason } from "./accounting.ts";
import { administrationsOf } from "./administrations.ts";
import type { Finding } from "./answer.ts";
import type { Chart } from "./chart.ts";
import type { PackLabel } from "./pack-label.ts";
import type { Item } from "./encounter.ts";
import { factsKey, factsTogether, labelsOf } from "./facts.ts";
import { type Note, reasonOf } from "./lines/note.ts";
import type { DraftLine, Fact, Reason } from "./state.ts";
import type { State } from "./prepared.ts";
import type { Settled } from "./ties.ts";

/** A finding, and for held ones the reason it gives to minutes that wait for it. */
export interface Found {
  readonly finding: Finding;
  readonly held: Reason | null;
  /** Administrations whose minutes are not billed because of it. */
  readonly waiting: string[];
}

/** Findings of a settled evaluation; held instances with the same missing facts are one finding (kinds.md 4). */
export function findingsOf(pack: PackLabel, chart: Chart, settled: Settled): readonly Found[] {
  const { evaluation } = settled;
  const { state } = evaluation;
  const found: Found[] = [];
  const held = new Map<string, Holding>();
  const hold = (facts: readonly Fact[], rule: ir.RuleBase, item: Item | null, line: DraftLine | undefined): void => {
    const key = factsKey(facts);
    const entry = held.get(key) ?? { facts: new Set(), rules: [], items: [], lines: new Set() };
    entry.facts.add(facts);
    entry.rules.push(rule);
    if (item) entry.items.push(item);
    entry.lines.add(line);
    held.set(key, entry);
  };
  if (chart.sitesMissing.length > 0) hold(chart.sitesMissing, state.prepared.sites!.rule, null, undefined);
  for (const { note, line } of evaluation.notes) {
    if (note.kind === "held") hold(note.missing, note.rule, note.item, line);
    else found.push(single(note, line, settled, pack));
  }
  const tied = new Map<string, Found>();
  for (const note of settled.notes) {
    if (note.kind !== "tie") continue;
    const one = single(note, undefined, settled, pack);
    found.push(one);
    if (note.outcome === "hold") tied.set(factsKey(note.missing), one);
  }
  for (const [key, entry] of held) {
    const one = heldFinding(entry, settled, pack);
    const tie = tied.get(key);
    if (tie) tie.waiting.push(...one.waiting);
    else found.push(one);
  }
  return found;
}

/** Instances that wait for the same facts. */
interface Holding {
  readonly facts: Set<readonly Fact[]>;
  readonly rules: ir.RuleBase[];
  readonly items: Item[];
  readonly lines: Set<DraftLine | undefined>;
}

function heldFinding(entry: Holding, settled: Settled, pack: PackLabel): Found {
  const { lines, state, instances } = settled.evaluation;
  const facts = factsTogether([...entry.facts]);
  const rule = nearestReader(facts, entry.rules, state);
  const missing = labelsOf(facts);
  const administrations = unique([...facts.flatMap((fact) => fact.administrations), ...(missing.length === 0 ? entry.items.flatMap((item) => administrationsOf(item, state)) : [])]);
  const reason = missing.length > 0 ? `not documented: ${missing.join(", ")}` : `cannot be decided: ${rule.title}`;
  const [line] = entry.lines.size === 1 ? entry.lines : [undefined];
  const found = finding({ rule, outcome: "hold", reason, line, lines, administrations, missing }, pack);
  const asked = instances.filter((one) => one.status === "held" && factsKey(one.missing) === factsKey(facts));
  // A drug that waits keeps no minute from being billed, nor do rules over the lines it may make.
  const drugsAlone = asked.length > 0 && asked.every((one) => one.drugOf !== undefined);
  const services = asked.filter((one) => one.drugOf === undefined).flatMap((one) => one.services);
  const waiting = drugsAlone ? [] : [...administrations, ...services.flatMap((service) => administrationsOf(service, state))];
  return { finding: found, held: { rule: rule.name, reason, citations: rule.citations, depth: rule.depth }, waiting };
}

/** The rule nearest to the chart that read a missing fact: smallest depth, then name. */
function nearestReader(facts: readonly Fact[], rules: readonly ir.RuleBase[], state: State): ir.RuleBase {
  const readers = facts.flatMap((fact) => state.prepared.rules.get(fact.rule) ?? []);
  return [...(readers.length > 0 ? readers : rules)].sort((a, b) => a.depth - b.depth || (a.name < b.name ? -1 : 1))[0]!;
}

function single(note: Exclude<Note, { kind: "held" }>, line: DraftLine | undefined, settled: Settled, pack: PackLabel): Found {
  const { lines, state } = settled.evaluation;
  switch (note.kind) {
    case "judged": {
      const administrations = line === undefined && note.item !== null ? unique(administrationsOf(note.item, state)) : [];
      const { rule, outcome, reason, codes, item } = note;
      const pointer = line === undefined && administrations.length === 0 && item !== null ? pointerOf(item) : undefined;
      const made = finding({ rule, outcome, reason, line, lines, administrations, missing: [], codes, pointer }, pack);
      const stops = outcome === "hold" || outcome === "deny";
      const held = stops ? { rule: rule.name, reason, citations: rule.citations, depth: rule.depth } : null;
      return { finding: made, held, waiting: [...administrations] };
    }
    case "tie": {
      const administrations = unique(note.items.flatMap((item) => administrationsOf(item, state)));
      const missing = labelsOf(note.missing);
      const { reason } = note;
      const made = finding({ rule: note.rule, outcome: note.outcome, reason, line: undefined, lines, administrations, missing }, pack);
      const held = note.outcome === "hold" ? { rule: note.rule.name, reason, citations: note.rule.citations, depth: note.rule.depth } : null;
      return { finding: made, held, waiting: [...administrations] };
    }
    case "too_many":
    case "recodes":
    case "clash": {
      const rule = note.kind === "too_many" ? ruleOfLine(note.item.line, settled) : note.rule;
      return { finding: finding({ rule, outcome: "hold", reason: reasonOf(note), line, lines, administrations: [], missing: [] }, pack), held: null, waiting: [] };
    }
  }
}

function ruleOfLine(line: DraftLine, settled: Settled): ir.RuleBase {
  const { rules } = settled.evaluation.state.prepared;
  return rules.get(line.rules[0] ?? "") ?? { name: line.rules[0] ?? line.part, title: "", citations: [], depth: 0 };
}

/** JSON pointer of an item that stands in a list of the encounter. */
function pointerOf(item: Item): string | undefined {
  return item.noun.from === undefined ? undefined : `/${item.noun.from}/${item.index}`;
}

interface Making {
  readonly rule: ir.RuleBase;
  readonly outcome: Finding["outcome"];
  readonly reason: string;
  readonly line: DraftLine | undefined;
  readonly lines: readonly DraftLine[];
  readonly administrations: readonly string[];
  readonly missing: readonly string[];
  readonly codes?: ir.ReasonCodes;
  readonly pointer?: string | undefined;
}

function finding(making: Making, pack: PackLabel): Finding {
  const { rule, outcome, reason, administrations, missing, codes, pointer } = making;
  const line = making.line === undefined ? -1 : making.lines.indexOf(making.line);
  const [cited] = rule.citations;
  const citation = cited && pack.citations[cited.source];
  return {
    rule: rule.name,
    outcome,
    reason,
    ...(line >= 0 ? { line } : {}),
    ...(pointer === undefined ? {} : { pointer }),
    ...(administrations.length > 0 ? { administrations } : {}),
    ...(missing.length > 0 ? { missing } : {}),
    ...(codes?.group ? { group: codes.group } : {}),
    ...(codes?.carc ? { carc: codes.carc } : {}),
    ...(codes && codes.rarc.length > 0 ? { rarc: codes.rarc } : {}),
    ...(citation ? { citation: cited.locator === undefined ? citation.key : `${citation.key} ${cited.locator}` } : {}),
  };
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}

/** The held findings as reasons for minutes that wait. */
export function heldReasons(found: readonly Found[]): readonly HeldReason[] {
  return found.flatMap(({ held, waiting }) => (held ? [{ administrations: new Set(waiting), why: held }] : []));
}
