import type * as ir from "../ir/ir.ts";
import { administrationsOf } from "./administrations.ts";
import type { Assumption } from "./answer.ts";
import type { Chart } from "./chart.ts";
import type { Instance } from "./edges/instance.ts";
import type { Item } from "./encounter.ts";
import type { Evaluation } from "./evaluate.ts";
import { citationOf, type PackLabel } from "./pack-label.ts";
import { compareTexts } from "./unbilled.ts";

/** Everything that was taken for granted: facts that rules filled in, first places that no rule settles, lines of what has no start. */
export function assumptionsOf(chart: Chart, evaluation: Evaluation, pack: PackLabel): readonly Assumption[] {
  const made: Assumption[] = [];
  for (const { rule, citations, administration, because } of chart.assumed) made.push(assumption(rule, citations, administration, because, pack));
  if (evaluation.ties.length > 0) addUnsettledFirsts(evaluation, pack, made);
  addUndatedLines(evaluation, pack, made);
  return made.length > 1 ? made.sort(compareAssumptions) : made;
}

function assumption(rule: string, citations: readonly ir.Citing[], administration: string, reason: string, pack: PackLabel): Assumption {
  const citation = citationOf(citations, pack);
  return citation === undefined ? { rule, administration, reason } : { rule, administration, reason, citation };
}

/** One entry for each group whose first place no rule settles, naming what was put first. */
function addUnsettledFirsts({ state, ties }: Evaluation, pack: PackLabel, made: Assumption[]): void {
  const keys = new Set<string>();
  for (const tie of ties) {
    if (tie.kind !== "unsettled" || keys.has(tie.key)) continue;
    keys.add(tie.key);
    const order = state.prepared.orders[state.prepared.orderIndex.get(tie.order)!]!;
    const settling = order.prefer.cases.find((one) => one.when === null || one.when(state, null) === 1);
    const rule = state.prepared.rules.get(settling?.exception ?? order.rule.name) ?? order.rule;
    const [first] = [...administrationsOf(tie.items[0]!, state)].sort();
    const yes = tie.settledBy?.yes ?? 0;
    const marked = yes > 0 ? `${yes} of them are marked as first` : "none of them is marked as first";
    const reason = `${tie.items.length} services compete and ${marked}; the other preferences put ${first!} first`;
    made.push(assumption(rule.name, rule.citations, first!, reason, pack));
  }
}

/** Lines of items whose start is not documented: they carry the date of service (contract: what has no start). */
function addUndatedLines({ state, instances }: Evaluation, pack: PackLabel, made: Assumption[]): void {
  const { start } = state.prepared.answers;
  if (start === undefined) return;
  for (const instance of instances) if (instance.status === "made" && hasUndatedUnit(instance)) addUndated(instance, start, pack, made);
}

function hasUndatedUnit({ units }: Instance): boolean {
  for (const unit of units) if (unit.earned === undefined) return true;
  return false;
}

function addUndated({ rule, services, drugOf }: Instance, start: number, pack: PackLabel, made: Assumption[]): void {
  const add = (item: Item): void => {
    if (item.values[start] === undefined) made.push(assumption(rule.name, rule.citations, item.id, "no start is documented; the line carries the date of service", pack));
  };
  if (drugOf) add(drugOf);
  else for (const service of services) for (const { item } of service.administrations) add(item);
}

function compareAssumptions(a: Assumption, b: Assumption): number {
  return compareTexts(a.rule, b.rule) || compareTexts(a.administration, b.administration) || compareTexts(a.reason, b.reason);
}
