import { rolesOf } from "./roles.ts";
import type { Noun, Vocabulary } from "./vocabulary.ts";
import type { Choice, Head, InsteadCase, PairRule, Program, RuleBase, Test, Time, Value } from "./ir.ts";

/** A rule as any walk sees it: what it is called, what it walks over, and every expression in it. */
export interface RuleView {
  readonly section: keyof Program;
  readonly rule: RuleBase;
  /** The noun of the item in scope; null: the encounter. */
  readonly noun: string | null;
  readonly head: Head | null;
  readonly tests: readonly Test[];
  readonly values: readonly Value[];
  readonly times: readonly Time[];
  /** Names of times, tables and modifier groups that the rule refers to outside of expressions. */
  readonly names: readonly Named[];
  /** Names of the exceptions that change it. */
  readonly changedBy: readonly string[];
}

/** A name outside of expressions, and what it stands for. */
export interface Named {
  readonly of: "time" | "table" | "group";
  readonly name: string;
}

/** Every rule of a program that has expressions, section by section. */
export function rulesOf(program: Program, vocabulary: Vocabulary): readonly RuleView[] {
  const { charted, access } = rolesOf(vocabulary);
  const views: RuleView[] = [];
  const add = (section: keyof Program, rule: RuleBase, noun: string | null, head: Head | null, found: Found): void => {
    views.push({ section, rule, noun, head, ...found.result(rule.applies) });
  };
  for (const rule of program.values) add("values", rule, null, null, new Found().choice(rule.is));
  for (const rule of program.assume) {
    const found = new Found().test(rule.when).instead(rule.instead);
    for (const { value } of rule.take) found.value(value);
    add("assume", rule, nounIn(charted), null, found);
  }
  const { sites, services } = program;
  if (sites) add("sites", sites, nounIn(access), null, new Found().test(sites.apart).test(sites.unnamed));
  if (services) {
    const found = new Found().test(services.timed).test(services.join).test(services.bridge).choice(services.sharing).value(services.gap);
    for (const cut of services.cuts) found.bare(cut.if ?? null);
    add("services", services, nounIn(charted), null, found);
  }
  for (const rule of program.sets) {
    const found = new Found().test(rule.keep).choice(rule.notDocumented).instead(rule.instead);
    for (const leave of rule.leaveOut) found.bare(leave.if);
    if (rule.spaced) found.value(rule.spaced.moreThan).choice(rule.spaced.sharing);
    add("sets", rule, rule.head.noun, rule.head, found);
  }
  for (const rule of program.times) {
    add("times", rule, rule.head?.noun ?? null, rule.head, new Found().time(rule.is).choice(rule.pieces).value(rule.shortest).choice(rule.cut));
  }
  for (const rule of program.orders) {
    const found = new Found().choice(rule.per).choice(rule.tie).choice(rule.askFor).choice(rule.prefer);
    for (const list of allOf(rule.prefer)) {
      for (const one of list) one.by === "test" ? found.bare(one.test) : found.bareValue(one.value);
    }
    add("orders", rule, rule.head.noun, rule.head, found);
  }
  addEdges(program, add);
  return views;
}

/** The noun of a role; a rule that walks a role the vocabulary does not have walks no noun at all, which the verifier refuses. */
function nounIn(role: Noun | undefined): string {
  return role?.name ?? "";
}

type Add = (section: keyof Program, rule: RuleBase, noun: string | null, head: Head | null, found: Found) => void;

function addEdges(program: Program, add: Add): void {
  for (const rule of program.ladders) {
    const found = new Found().test(rule.when).names("time", rule.measure).choice(rule.notDocumented).instead(rule.instead);
    if (rule.first) found.choice(rule.first.code).value(rule.first.from).value(rule.first.covers);
    if (rule.more) found.choice(rule.more.code).value(rule.more.each).value(rule.more.past);
    add("ladders", rule, rule.head?.noun ?? null, rule.head, found);
  }
  for (const rule of program.bills) {
    const found = new Found().test(rule.when).choice(rule.bill).value(rule.units).choice(rule.oncePer).names("time", rule.accountsFor);
    add("bills", rule, rule.head?.noun ?? null, rule.head, found.choice(rule.notDocumented).instead(rule.instead));
  }
  for (const rule of program.drugUnits) {
    const found = new Found().value(rule.dose).choice(rule.size).choice(rule.round);
    for (const size of allOf(rule.size)) {
      found.bareName("table", size.table);
      found.bareValue(size.drug);
    }
    if (rule.discarded) found.value(rule.discarded.of).choice(rule.discarded.add).value(rule.discarded.from);
    add("drugUnits", rule, rule.head.noun, rule.head, found.choice(rule.notDocumented).instead(rule.instead));
  }
  for (const rule of program.dates) add("dates", rule, rule.head.noun, rule.head, new Found().test(rule.when).choice(rule.date));
  for (const rule of program.notCovered) {
    add("notCovered", rule, rule.head?.noun ?? null, rule.head, new Found().test(rule.when).choice(rule.notDocumented).instead(rule.instead));
  }
  for (const rule of program.modifiers) {
    const found = new Found().test(rule.when).choice(rule.add).choice(rule.notDocumented).instead(rule.instead);
    add("modifiers", rule, rule.head.noun, rule.head, found);
  }
  for (const rule of program.modifierGroups) {
    add("modifierGroups", rule, null, null, new Found().choice(rule.members).choice(rule.atMost).choice(rule.prefer).choice(rule.stands));
  }
  for (const rule of program.edits) {
    const found = new Found().test(rule.when).choice(rule.outcome).choice(rule.notDocumented).instead(rule.instead);
    add("edits", rule, rule.head?.noun ?? null, rule.head, found);
  }
  for (const rule of program.pairs) add("pairs", rule, rule.head.noun, rule.head, foundInPairs(rule));
  for (const rule of program.limits) {
    const found = new Found().test(rule.when).choice(rule.atMost).choice(rule.per).choice(rule.where).choice(rule.outcome);
    for (const allowed of allOf(rule.atMost)) if ("table" in allowed) found.bareName("table", allowed.table);
    add("limits", rule, rule.head.noun, rule.head, found.choice(rule.notDocumented).instead(rule.instead));
  }
}

function foundInPairs(rule: PairRule): Found {
  const found = new Found().choice(rule.where).choice(rule.outcome).choice(rule.notDocumented).instead(rule.instead);
  found.bareName("table", rule.table);
  if (rule.form.is === "drops" && rule.form.bypass) found.names("group", rule.form.bypass.by).choice(rule.form.bypass.where);
  return found;
}

/** A part's own value and the values of its cases. */
export function allOf<T>(choice: Choice<T>): readonly T[] {
  return choice.cases ? [choice.value, ...choice.cases.map((one) => one.value)] : [choice.value];
}

/** Gathers the expressions of one rule; each method takes a part with its cases. */
class Found {
  readonly #tests: Test[] = [];
  readonly #values: Value[] = [];
  readonly #times: Time[] = [];
  readonly #names: Named[] = [];
  readonly #changedBy = new Set<string>();

  /** Any part: only the guards of its cases. */
  choice(choice: Choice<unknown>): this {
    for (const one of choice.cases ?? []) this.#guard(one.exception, one.when);
    return this;
  }

  test(choice: Choice<Test | null>): this {
    for (const test of allOf(choice)) this.bare(test);
    return this.choice(choice);
  }

  value(choice: Choice<Value | null>): this {
    for (const value of allOf(choice)) if (value) this.#values.push(value);
    return this.choice(choice);
  }

  time(choice: Choice<Time>): this {
    this.#times.push(...allOf(choice));
    return this.choice(choice);
  }

  names(of: Named["of"], choice: Choice<string | null>): this {
    for (const name of allOf(choice)) if (name !== null) this.bareName(of, name);
    return this.choice(choice);
  }

  instead(cases: readonly InsteadCase[]): this {
    for (const one of cases) this.#guard(one.exception, one.when);
    return this;
  }

  bare(test: Test | null): void {
    if (test) this.#tests.push(test);
  }

  bareValue(value: Value): void {
    this.#values.push(value);
  }

  bareName(of: Named["of"], name: string): void {
    this.#names.push({ of, name });
  }

  result(applies: Test | undefined): Pick<RuleView, "tests" | "values" | "times" | "names" | "changedBy"> {
    if (applies) this.#tests.push(applies);
    return { tests: this.#tests, values: this.#values, times: this.#times, names: this.#names, changedBy: [...this.#changedBy] };
  }

  #guard(exception: string, when: Test | undefined): void {
    this.#changedBy.add(exception);
    if (when) this.#tests.push(when);
  }
}
