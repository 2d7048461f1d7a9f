import type * as ir from "../ir/ir.ts";
import { constantWords, setWords, testWords, timeWords, valueWords } from "../ir/words.ts";
import { exceptionsOf, only } from "./choice.ts";
import { administrationsOf } from "./administrations.ts";
import type { Instance } from "./edges/instance.ts";
import { countMinutes } from "./edges/ladder.ts";
import type { Item } from "./encounter.ts";
import { labelsOf } from "./facts.ts";
import { MINUTES_OF_DAY } from "./instant.ts";
import { itemsOfRole } from "./items.ts";
import { citationsOf, type PackLabel } from "./pack-label.ts";
import type { PreparedEdge, State } from "./prepared.ts";
import { minutesIn, type Runs } from "./runs.ts";
import type { LineItem } from "./state.ts";
import { drugArithmetic } from "./telling-drugs.ts";
import { piecesOf } from "./time.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";
import { membersOf } from "./walk/set.ts";
import { walkTest } from "./walk/test.ts";
import { walkValue } from "./walk/value.ts";

/** One step of the reasons: what was asked, what came out, and on whose word. */
export interface ExplanationNode {
  readonly title: string;
  readonly detail?: string;
  readonly truth?: "yes" | "no" | "not known";
  readonly citations?: readonly string[];
  /** The name of the rule that the step is about. */
  readonly rule?: string;
  readonly children: readonly ExplanationNode[];
}

const TRUTH: Readonly<Record<Truth, "yes" | "no" | "not known">> = { [NO]: "no", [YES]: "yes", [UNKNOWN]: "not known" };

/** Tells rules, clauses and arithmetic in words, with the values they had in one run. */
export class Telling {
  private readonly pack: PackLabel;
  private readonly state: State;
  /** Sets already told of an item: a set is told where it first matters. */
  private readonly told = new Set<string>();

  constructor(pack: PackLabel, state: State) {
    this.pack = pack;
    this.state = state;
  }

  /** A rule by its name; with an item of its noun, its `when` as well. */
  rule(name: string, item: Item | null = null): ExplanationNode {
    const rule = this.state.prepared.rules.get(name);
    if (!rule) return { title: name, children: [] };
    const because = rule.because === undefined ? "" : `; ${rule.because}`;
    const when = (rule as { readonly when?: ir.Choice<ir.Test | null> }).when?.value;
    const head = (rule as { readonly head?: ir.Head | null }).head;
    const children = when && item !== null && head?.noun === item.noun.name ? [this.test(when, item)] : [];
    return { title: `${name}: ${rule.title}${because}`, rule: name, citations: citationsOf(rule.citations, this.pack), children };
  }

  held(instance: Instance): ExplanationNode {
    const missing = labelsOf(instance.missing);
    const detail = missing.length > 0 ? `held, not documented: ${missing.join(", ")}` : "held, cannot be decided";
    return { ...this.rule(instance.rule.name), detail, children: [...this.clauses(instance), ...this.unmeasured(instance)] };
  }

  instance(instance: Instance, code: string): ExplanationNode {
    const behind = administrationsBehind(instance, this.state);
    const about = behind.length === 0 ? [] : [{ title: `for ${behind.join(", ")}`, children: [] }];
    const exceptions = instance.exceptions.map((name) => ({ ...this.rule(name), ...this.changed(name) }));
    const children = [...about, ...this.clauses(instance), ...this.arithmetic(instance), ...this.units(instance, code), ...exceptions];
    return { ...this.rule(instance.rule.name), children };
  }

  /** A rule that was told before, with the units of another code. */
  again(instance: Instance, code: string, line: number): ExplanationNode {
    return { title: `${instance.rule.name}, as for line ${line}`, children: this.units(instance, code) };
  }

  /** Head and when, each clause with its value. */
  private clauses(instance: Instance): readonly ExplanationNode[] {
    const { prepared } = this.state;
    const edge = [...prepared.ladders, ...prepared.bills, ...prepared.drugUnits].find((one) => one.rule === instance.rule);
    return edge === undefined ? [] : this.clausesOf(edge, edge.rule, instance.item);
  }

  /** Head and when of any edge for one item, each clause with its value; the `when` that an exception put in place where one did. */
  clausesOf(edge: PreparedEdge, rule: { readonly head?: ir.Head | null; readonly when?: ir.Choice<ir.Test | null> }, item: Item | null): readonly ExplanationNode[] {
    const { head } = rule;
    const children: ExplanationNode[] = [];
    if (item !== null && head?.in !== undefined) children.push(this.test({ op: "member", set: head.in }, item));
    if (item !== null && head?.codes !== undefined) children.push(this.test({ op: "in_codes", value: { op: "field", noun: head.noun, field: "code" }, codes: head.codes }, item));
    if (head?.code !== undefined) children.push({ title: `${head.noun} of ${head.code}`, truth: "yes", children: [] });
    if (head?.from !== undefined) children.push({ title: `${head.noun} from ${head.from}`, truth: "yes", children: [] });
    const [changed] = exceptionsOf(edge.when, this.state, item);
    const when = changed === undefined ? rule.when?.value : rule.when?.cases?.find((one) => one.exception === changed)?.value;
    if (when) children.push(this.test(when, item));
    return children;
  }

  /** One clause with its value for an item, and what is behind it. */
  test(test: ir.Test, item: Item | null): ExplanationNode {
    const truth = TRUTH[walkTest(test, this.state.prepared, this.state, item)];
    if (test.op === "all" || test.op === "any") return this.several(test, item);
    const detail = this.detail(test, item);
    const inner = test.op === "not" ? test.of : test;
    const children = inner.op === "member" ? this.member(inner.set, item!) : [];
    return { title: wordsFor(test, item), truth, ...(detail === undefined ? {} : { detail }), children };
  }

  /** Parts of an `and` or an `or`: those that decided, all of them where all were needed. */
  private several(test: Extract<ir.Test, { op: "all" | "any" }>, item: Item | null): ExplanationNode {
    const parts = test.of.map((one) => ({ one, is: walkTest(one, this.state.prepared, this.state, item) }));
    const whole = walkTest(test, this.state.prepared, this.state, item);
    const needed = test.op === "all" ? YES : NO;
    const deciding = whole === needed ? parts : parts.filter(({ is }) => is === whole);
    const children = deciding.map(({ one }) => this.test(one, item));
    if (children.length === 1) return children[0]!;
    return { title: test.op === "all" ? "all of" : "any of", truth: TRUTH[whole], children };
  }

  /** The charted or computed value behind a test, and what the names in it stand for. */
  private detail(test: ir.Test, item: Item | null): string | undefined {
    const inner = test.op === "not" ? test.of : test;
    const parts: string[] = [];
    if (inner.op === "compare" || inner.op === "one_of" || inner.op === "in_codes") {
      const left = this.value(inner.op === "compare" ? inner.left : inner.value, item);
      if (left !== undefined) parts.push(left);
    }
    if (inner.op === "compare" && inner.right.op === "value") parts.push(`${inner.right.name} is ${this.value(inner.right, item)}`);
    if (inner.op === "empty") parts.push(this.members(inner.set, item));
    return parts.length > 0 ? parts.join("; ") : undefined;
  }

  private members(set: ir.SetOf, item: Item | null): string {
    const members = membersOf(set, this.state.prepared, this.state, item).filter(([, is]) => is !== NO);
    if (members.length === 0) return "none";
    return members.map(([member, is]) => `${nameOf(member)}${is === UNKNOWN ? " perhaps" : ""}`).join(", ");
  }

  private member(name: string, item: Item): readonly ExplanationNode[] {
    const { prepared } = this.state;
    const { rule } = prepared.sets[prepared.setIndex.get(name)!]!;
    const key = `${name}\n${item.id}`;
    if (this.told.has(key)) return [];
    this.told.add(key);
    const inner: ExplanationNode[] = [];
    if (rule.head.in !== undefined) {
      const head: ir.Test = { op: "member", set: rule.head.in };
      inner.push(this.test(head, item));
      if (walkTest(head, prepared, this.state, item) === NO) return [{ ...this.rule(name), children: inner }];
    }
    if (rule.keep.value !== null) inner.push(this.test(rule.keep.value, item));
    return [{ ...this.rule(name), children: inner }];
  }

  private value(value: ir.Value, item: Item | null): string | undefined {
    if (value.op === "constant") return undefined;
    const is = walkValue(value, this.state.prepared, this.state, item);
    if (is === undefined) return `${valueWords(value)} is not known`;
    if (value.op === "minutes_of" || value.op === "longest_piece_of") return countMinutes(is as number);
    if (value.op === "value") return constantWords(is as ir.Constant, this.state.prepared.program.values.find((rule) => rule.name === value.name)!.type);
    if (typeof is === "boolean") return is ? "yes" : "no";
    return Array.isArray(is) ? is.join(" ") : String(is);
  }

  /** What was measured, what was cut away, and the steps of the ladder. */
  private arithmetic(instance: Instance): readonly ExplanationNode[] {
    const { prepared } = this.state;
    const drug = prepared.drugUnits.find((one) => one.rule === instance.rule);
    if (drug) return drugArithmetic(drug, instance, this.state).map((title) => ({ title, children: [] }));
    const ladder = prepared.ladders.find((one) => one.rule === instance.rule);
    if (!ladder) return [];
    const time = prepared.times[only(ladder.measure, this.state, instance.item) ?? ladder.measure.value]!;
    const pieces = piecesOf(this.state, time, time.head === null ? null : instance.item);
    const measured = `${time.rule.name} is ${countMinutes(minutesIn(instance.measured))}: ${this.clock(instance.measured)}`;
    const citations = citationsOf(time.rule.citations, this.pack);
    const cut = pieces && pieces.cut.length > 0 ? [{ title: `left out ${this.clock(pieces.cut)}: ${time.rule.because ?? time.rule.title}`, citations, children: [] }] : [];
    const number = (value: ir.Value): string => (value.op === "value" ? `${value.name} (${this.value(value, null)})` : valueWords(value));
    const { first, more } = ladder.rule;
    const rungs = [
      ...(first ? [`${first.code.value} from ${number(first.from.value)} covering ${number(first.covers.value)}`] : []),
      ...(more ? [`${more.code.value} for each ${number(more.each.value)} past ${number(more.past.value)}`] : []),
    ];
    return [{ title: measured, detail: timeWords(time.rule.is.value), children: cut }, { title: rungs.join(", "), children: [] }];
  }

  /** The time that a ladder cannot measure. */
  private unmeasured({ rule, item }: Instance): readonly ExplanationNode[] {
    const { ladders, times } = this.state.prepared;
    const ladder = ladders.find((one) => one.rule === rule);
    const time = ladder && times[only(ladder.measure, this.state, item) ?? ladder.measure.value]!;
    if (!time || piecesOf(this.state, time, time.head === null ? null : item) !== undefined) return [];
    return [{ ...this.rule(time.rule.name), truth: "not known", detail: `minutes of ${timeWords(time.rule.is.value)}` }];
  }

  /** What an exception to a named value put in place of what. */
  private changed(name: string): { readonly detail?: string } {
    for (const rule of this.state.prepared.program.values) {
      const mine = rule.is.cases?.find((one) => one.exception === name);
      if (mine) return { detail: `${rule.name} is ${constantWords(mine.value, rule.type)} instead of ${constantWords(rule.is.value, rule.type)}` };
    }
    return {};
  }

  private units(instance: Instance, code: string): readonly ExplanationNode[] {
    if (!this.state.prepared.ladders.some((one) => one.rule === instance.rule)) return [];
    const units = instance.units.map((unit, index) => ({ unit, number: index + 1 })).filter(({ unit }) => unit.code === code);
    return units.map(({ unit, number }) => ({ title: `unit ${number}: ${unit.code}, ${unit.earned === undefined ? "not by time" : `reached at ${this.at(unit.earned + 1)}`}`, children: [] }));
  }

  private clock(runs: Runs): string {
    const parts: string[] = [];
    for (let at = 0; at < runs.length; at += 2) parts.push(`${this.at(runs[at]!)} to ${this.at(runs[at + 1]!)}`);
    return parts.length > 0 ? parts.join(", ") : "none";
  }

  /** Clock time at the offset of the encounter's first administration. */
  private at(minute: number): string {
    const slot = this.state.prepared.services?.from ?? 0;
    const offset = itemsOfRole(this.state, "charted")[0]?.offsets[slot] ?? 0;
    const local = (((minute + offset) % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
    return `${String(Math.floor(local / 60)).padStart(2, "0")}:${String(local % 60).padStart(2, "0")}`;
  }
}

/** Ids of the administrations behind an instance. */
function administrationsBehind(instance: Instance, state: State): readonly string[] {
  return [...new Set((instance.drugOf ? [instance.drugOf] : instance.services).flatMap((item) => administrationsOf(item, state)))].sort();
}

/** A test in the words of the language, the item in scope named by its noun. */
function wordsFor(test: ir.Test, item: Item | null): string {
  const noun = item?.noun.name ?? "it";
  const negated = test.op === "not";
  const inner = negated ? test.of : test;
  if (inner.op === "member") return `${noun} ${negated ? "not in" : "in"} ${inner.set}`;
  if (inner.op === "first_in") return `${noun} is ${negated ? "not " : ""}first in ${inner.order}`;
  if (inner.op === "empty") return `${setWords(inner.set)} is ${negated ? "not " : ""}empty`;
  return testWords(test).replace(/\bminutes of it\b/g, `minutes of ${noun}`);
}

/** What a person knows an item by: a line's code and administrations, a service's administrations, else its id. */
function nameOf(item: Item): string {
  if ("line" in item) {
    const { line } = item as LineItem;
    return `${line.code} of ${line.services.flatMap((service) => service.administrations.map((one) => one.item.id)).join(", ")}`;
  }
  return item.id.replaceAll("\n", ", ");
}
