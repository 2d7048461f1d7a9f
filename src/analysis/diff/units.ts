import type * as ir from "../../ir/ir.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import { readsOf } from "./reads.ts";
import type { RuleChange } from "./rule-changes.ts";

/** Rules that change together: an exception with the rules it changes, or one rule; with the definitions that only it brings or takes along. */
export interface Unit {
  /** The first is what the change is called after. */
  readonly rules: readonly [RuleChange, ...RuleChange[]];
}

/** Sections that answer nothing by themselves: only rules that name them make something of them. */
export const DEFINITIONS: readonly (keyof ir.Program)[] = ["values", "codeSets", "tables", "sets", "times", "orders"];

/** Whether a rule only defines what others read. */
export function isDefinition({ section }: Pick<RuleChange, "section">): boolean {
  return DEFINITIONS.includes(section);
}

/** Sorts changed rules into units, each rule into one; a rule whose words alone changed is in none. */
export function unitsOf(changes: readonly RuleChange[], old: ir.Program, now: ir.Program, vocabulary: Vocabulary): readonly Unit[] {
  const real = changes.filter(({ what }) => what !== "words");
  const byName = new Map(real.map((change) => [change.name, change]));
  const groups = new Groups(real.map(({ name }) => name));
  // An exception stands with what it changes.
  for (const change of real) for (const { by } of change.parts) if (by !== undefined && byName.has(by)) groups.join(change.name, by);
  for (const { name, to } of [...old.exceptions, ...now.exceptions]) if (byName.has(name)) for (const target of to) if (byName.has(target)) groups.join(target, name);
  const reads = [readsOf(old, vocabulary), readsOf(now, vocabulary)];
  const readersOf = (name: string): readonly string[] => reads.flatMap((one) => [...one].flatMap(([reader, of]) => (of.has(name) ? [reader] : [])));
  // A definition that comes or goes stands with what reads it; with several readers, with the first of them.
  const homes = new Map<string, string>();
  for (let moved = true; moved; ) {
    moved = false;
    for (const change of real) {
      if (change.is === "changed" || !isDefinition(change) || homes.has(change.name)) continue;
      const readers = readersOf(change.name).filter((reader) => byName.has(reader) && (!isComing(byName.get(reader)!) || homes.has(reader))).sort();
      const [home] = readers;
      if (home === undefined) continue;
      homes.set(change.name, home);
      groups.join(change.name, home);
      moved = true;
    }
  }
  const members = new Map<string, RuleChange[]>();
  for (const change of real) members.set(groups.of(change.name), [...(members.get(groups.of(change.name)) ?? []), change]);
  return [...members.values()].map((rules) => ({ rules: [...rules].sort(leads) as [RuleChange, ...RuleChange[]] })).sort((a, b) => leads(a.rules[0], b.rules[0]));
}

/** A definition that only one of the programs has. */
function isComing(change: RuleChange): boolean {
  return change.is !== "changed" && isDefinition(change);
}

/** What a change is called after: an exception, else a rule that answers, else a definition. */
function leads(a: RuleChange, b: RuleChange): number {
  const rank = (change: RuleChange): number => (change.section === "exceptions" ? 0 : isDefinition(change) ? 2 : 1);
  return rank(a) - rank(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** Names that stand together. */
class Groups {
  readonly #parent: Map<string, string>;

  constructor(names: readonly string[]) {
    this.#parent = new Map(names.map((name) => [name, name]));
  }

  of(name: string): string {
    let at = name;
    for (let up = this.#parent.get(at); up !== undefined && up !== at; up = this.#parent.get(at)) at = up;
    return at;
  }

  join(one: string, other: string): void {
    this.#parent.set(this.of(one), this.of(other));
  }
}
