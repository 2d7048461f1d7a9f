import type * as ir from "../ir/ir.ts";
import { administrationsBehind, administrationsOf, sortedOnce } from "./administrations.ts";
import type { Chart } from "./chart.ts";
import type { Item } from "./encounter.ts";
import { factsKey, factsTogether, labelsOf } from "./facts.ts";
import { findingOf, type Found, waitingFor } from "./finding.ts";
import type { PackLabel } from "./pack-label.ts";
import type { State } from "./prepared.ts";
import type { DraftLine, Fact } from "./state.ts";
import type { Settled } from "./ties.ts";

/** One finding for all that waits for the same facts; what waits for the same as a tie is left to the tie, `tied` by the key of its facts. */
export function heldFindings(pack: PackLabel, chart: Chart, settled: Settled, tied: ReadonlyMap<string, Found> | undefined): readonly Found[] {
  const found: Found[] = [];
  for (const [key, entry] of holdings(chart, settled)) {
    const one = heldFinding(entry, settled, pack);
    const tie = tied?.get(key);
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

function holdings(chart: Chart, { evaluation: { state, notes } }: Settled): ReadonlyMap<string, Holding> {
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
  for (const { note, line } of notes) if (note.kind === "held") hold(note.missing, note.rule, note.item, line);
  return held;
}

function heldFinding(entry: Holding, settled: Settled, pack: PackLabel): Found {
  const { lines, state, instances } = settled.evaluation;
  const facts = factsTogether([...entry.facts]);
  const rule = nearestReader(facts, entry.rules, state);
  const missing = labelsOf(facts);
  const administrations = missing.length === 0 ? administrationsBehind(entry.items, state) : sortedOnce(facts.flatMap((fact) => fact.administrations));
  const reason = missing.length > 0 ? `not documented: ${missing.join(", ")}` : `cannot be decided: ${rule.title}`;
  const [line] = entry.lines.size === 1 ? entry.lines : [undefined];
  const finding = findingOf({ rule, outcome: "hold", reason, line, lines, administrations, missing }, pack);
  const key = factsKey(facts);
  const asked = instances.filter((one) => one.status === "held" && factsKey(one.missing) === key);
  // A drug that waits keeps no minute from being billed, nor do rules over the lines it may make.
  const drugsAlone = asked.length > 0 && asked.every((one) => one.drugOf !== undefined);
  const services = asked.filter((one) => one.drugOf === undefined).flatMap((one) => one.services);
  const waiting = drugsAlone ? [] : [...administrations, ...services.flatMap((service) => administrationsOf(service, state))];
  return { finding, held: waitingFor(rule, reason), waiting };
}

/** The rule nearest to the chart that read a missing fact: smallest depth, then name. */
function nearestReader(facts: readonly Fact[], rules: readonly ir.RuleBase[], state: State): ir.RuleBase {
  const readers = facts.flatMap((fact) => state.prepared.rules.get(fact.rule) ?? []);
  return [...(readers.length > 0 ? readers : rules)].sort((a, b) => a.depth - b.depth || (a.name < b.name ? -1 : 1))[0]!;
}
