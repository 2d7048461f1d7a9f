import type { CodedAnswer } from "../../runtime/answer.ts";
import type { Item } from "../../runtime/encounter.ts";
import type { PackLabel } from "../../runtime/pack-label.ts";
import type { State } from "../../runtime/prepared.ts";
import type { DraftLine } from "../../runtime/state.ts";
import { type Blocker, Blockers, isWhatItIs } from "./blockers.ts";
import { codesOf, itemsOf, makersOf } from "./makers.ts";
import type { Ran } from "./runner.ts";

/** A rule that would have made another line of the same items, but for one clause. */
export interface NotUsed {
  readonly rule: string;
  readonly title: string;
  /** What it bills. */
  readonly codes: readonly string[];
  readonly blocker: Blocker;
}

/**
 * The rules that nearly applied to what a line is for: one clause of theirs does not hold, and not because the items are of another kind. In the
 * order of the rules.
 */
export function nearlyApplied({ settled, answer }: Ran, line: number, pack: PackLabel): readonly NotUsed[] {
  const { state, lines } = settled.evaluation;
  const draft = lines[line];
  if (draft === undefined || draft.given) return [];
  const items = itemsBehind(draft, state);
  const blockers = new Blockers(state, pack);
  const used = new Set(usedRules(answer, settled.evaluation, items));
  return makersOf(state).flatMap((maker) => {
    if (used.has(maker.rule.name)) return [];
    for (const item of itemsOf(maker, state)) {
      if (item === null || !items.has(item)) continue;
      const found = blockers.of(maker, item);
      if (found.length === 1 && !isWhatItIs(found[0]!.test)) return [{ rule: maker.rule.name, title: maker.rule.title, codes: codesOf(maker, state), blocker: found[0]! }];
    }
    return [];
  });
}

/** The services of a line, their administrations and their site. */
function itemsBehind({ services, drugOf = [] }: DraftLine, state: State): ReadonlySet<Item> {
  const found = new Set<Item>([...services, ...drugOf]);
  for (const service of services) for (const { item } of service.administrations) found.add(item);
  const { site, service } = state.prepared.roles;
  const [mine, its] = [service, site].map((noun) => noun?.fields.findIndex(({ type }) => type.is === "site") ?? -1);
  if (site === undefined || mine! < 0 || its! < 0) return found;
  const sites = new Set(services.map((one) => one.values[mine!]));
  for (const item of state.items.get(site.name) ?? []) if (sites.has(item.values[its!])) found.add(item);
  return found;
}

/** Rules that made something of the items, on this line or another. */
function usedRules(answer: CodedAnswer, { instances }: Ran["settled"]["evaluation"], items: ReadonlySet<Item>): readonly string[] {
  const made = instances.filter(({ status, item }) => status !== "nothing" && item !== null && items.has(item)).map(({ rule }) => rule.name);
  return [...made, ...answer.lines.flatMap(({ rules }) => rules)];
}
