import type * as ir from "../../ir/ir.ts";
import type { Item } from "../../runtime/encounter.ts";
import { headTruth } from "../../runtime/membership.ts";
import type { PackLabel } from "../../runtime/pack-label.ts";
import { citationsOf } from "../../runtime/pack-label.ts";
import type { PreparedEdge, State } from "../../runtime/prepared.ts";
import { Telling } from "../../runtime/telling.ts";
import { NO, UNKNOWN, YES } from "../../runtime/truth.ts";
import { walkTest } from "../../runtime/walk/test.ts";

/** A clause that keeps a rule from billing an item: what it would have to say, and what it says. */
export interface Blocker {
  /** The rule or set that the clause stands in. */
  readonly rule: string;
  /** The clause as it would have to hold. */
  readonly title: string;
  /** The charted or computed value behind it. */
  readonly detail?: string;
  readonly truth: "no" | "not known";
  readonly citations: readonly string[];
  readonly test: ir.Test;
  readonly item: Item | null;
}

type EdgeRule = ir.RuleBase & { readonly head: ir.Head | null; readonly when?: ir.Choice<ir.Test | null> };

/** Finds what keeps rules from items, in one run. */
export class Blockers {
  private readonly state: State;
  private readonly pack: PackLabel;

  constructor(state: State, pack: PackLabel) {
    this.state = state;
    this.pack = pack;
  }

  /**
   * The fewest clauses that would have to hold for a rule to say yes of an item, those of the sets that it names among them. Empty: it says yes.
   * Where one of several ways is enough, the one that lacks least is given.
   */
  of(edge: PreparedEdge & { readonly rule: EdgeRule }, item: Item | null): readonly Blocker[] {
    const { rule } = edge;
    const { head } = rule;
    const found: Blocker[] = [];
    if (item !== null && head?.in !== undefined) found.push(...this.needed({ op: "member", set: head.in }, item, rule));
    else if (item !== null && edge.head !== null && headTruth(edge.head, this.state, item) !== YES) found.push(...this.leaf(headTest(head!), item, rule));
    if (rule.applies) found.push(...this.needed(rule.applies, null, rule));
    const when = rule.when && this.inForce(rule.when, item);
    if (when) found.push(...this.needed(when, item, rule));
    const replaced = edge.instead.find((one) => (one.when === null ? YES : one.when(this.state, item)) !== NO);
    if (replaced) found.push(this.because(replaced.exception, `${replaced.exception} does not apply`, replaced.because, item));
    return found;
  }

  /** What keeps a test from being yes. */
  private needed(test: ir.Test, item: Item | null, reader: ir.RuleBase): readonly Blocker[] {
    if (this.truth(test, item) === YES) return [];
    switch (test.op) {
      case "all": return test.of.flatMap((one) => this.needed(one, item, reader));
      case "any": return fewest(test.of.map((one) => this.needed(one, item, reader)));
      case "not": return this.unneeded(test.of, item, reader);
      case "member": return this.membership(test.set, item!);
      default: return this.leaf(test, item, reader);
    }
  }

  /** What keeps a test from being no. */
  private unneeded(test: ir.Test, item: Item | null, reader: ir.RuleBase): readonly Blocker[] {
    if (this.truth(test, item) === NO) return [];
    switch (test.op) {
      case "all": return fewest(test.of.map((one) => this.unneeded(one, item, reader)));
      case "any": return test.of.flatMap((one) => this.unneeded(one, item, reader));
      case "not": return this.needed(test.of, item, reader);
      default: return this.leaf({ op: "not", of: test }, item, reader);
    }
  }

  /** What keeps an item out of a set. */
  private membership(name: string, item: Item): readonly Blocker[] {
    const { prepared } = this.state;
    const { rule, head } = prepared.sets[prepared.setIndex.get(name)!]!;
    const found: Blocker[] = [];
    if (rule.head.in !== undefined) found.push(...this.needed({ op: "member", set: rule.head.in }, item, rule));
    else if (headTruth(head, this.state, item) !== YES) found.push(...this.leaf(headTest(rule.head), item, rule));
    if (rule.applies) found.push(...this.needed(rule.applies, null, rule));
    const keep = this.inForce(rule.keep, item);
    if (keep) found.push(...this.needed(keep, item, rule));
    for (const entry of rule.leaveOut) {
      if (this.truth(entry.if, item) !== NO) found.push(...this.unneeded(entry.if, item, rule).map((one) => ({ ...one, detail: [one.detail, entry.because].filter((part) => part !== undefined).join("; "), citations: citationsOf(entry.citations, this.pack) })));
    }
    if (found.length > 0) return found;
    const because = rule.spaced?.because ?? rule.instead[0]?.because;
    return [{ ...this.leaf({ op: "member", set: name }, item, rule)[0]!, ...(because === undefined ? {} : { detail: because }) }];
  }

  private leaf(test: ir.Test, item: Item | null, reader: ir.RuleBase): readonly Blocker[] {
    const { title, detail } = new Telling(this.pack, this.state).test(test, item);
    const truth = this.truth(test, item) === UNKNOWN ? "not known" : "no";
    return [{ rule: reader.name, title, ...(detail === undefined ? {} : { detail }), truth, citations: citationsOf(reader.citations, this.pack), test, item }];
  }

  private because(rule: string, title: string, detail: string, item: Item | null): Blocker {
    const base = this.state.prepared.rules.get(rule);
    return { rule, title, detail, truth: "no", citations: citationsOf(base?.citations ?? [], this.pack), test: { op: "all", of: [] }, item };
  }

  private truth(test: ir.Test, item: Item | null): typeof YES | typeof NO | typeof UNKNOWN {
    return walkTest(test, this.state.prepared, this.state, item);
  }

  private inForce(choice: ir.Choice<ir.Test | null>, item: Item | null): ir.Test | null {
    const changed = choice.cases?.find((one) => one.when === undefined || this.truth(one.when, item) === YES);
    return changed ? changed.value : choice.value;
  }
}

function headTest(head: ir.Head): ir.Test {
  const code: ir.Value = { op: "field", noun: head.noun, field: "code" };
  if (head.codes !== undefined) return { op: "in_codes", value: code, codes: head.codes };
  return { op: "compare", relation: "is", left: code, right: { op: "constant", type: { is: "code", system: "code" }, value: head.code ?? "" } };
}

/** The way that lacks least; what an item is by its own words weighs more than anything else, since nobody changes that. */
function fewest(ways: readonly (readonly Blocker[])[]): readonly Blocker[] {
  const weight = (way: readonly Blocker[]): number => way.reduce((sum, one) => sum + (isWhatItIs(one.test) ? 1.5 : 1), 0);
  return ways.reduce((best, one) => (weight(one) < weight(best) ? one : best));
}

/** Whether a test asks for a word of an item's own: what kind of thing it is. */
export function isWhatItIs(test: ir.Test): boolean {
  if (test.op === "not") return isWhatItIs(test.of);
  return test.op === "one_of" || (test.op === "compare" && test.right.op === "constant" && test.right.type.is === "enum");
}
