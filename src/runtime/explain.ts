import type * as ir from "../ir/ir.ts";
import { constantWords, testWords, timeWords, valueWords } from "../ir/words.ts";
import type { Answer } from "./answer.ts";
import type { Chart } from "./chart.ts";
import { compose } from "./compose.ts";
import { citationsOf, type PackLabel } from "./pack-label.ts";
import type { Instance } from "./edges/instance.ts";
import { countMinutes } from "./edges/ladder.ts";
import type { Item } from "./encounter.ts";
import { MINUTES_OF_DAY } from "./instant.ts";
import { minutesIn, type Runs } from "./runs.ts";
import type { State } from "./prepared.ts";
import { piecesOf } from "./time.ts";
import { administrationsOf, type Settled } from "./ties.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";
import { walkTest } from "./walk/test.ts";
import { walkValue } from "./walk/value.ts";

/** One step of the reasons: what was asked, what came out, and on whose word. */
export interface ExplanationNode {
  readonly title: string;
  readonly detail?: string;
  readonly truth?: "yes" | "no" | "not known";
  readonly citations?: readonly string[];
  readonly children: readonly ExplanationNode[];
}

export interface Explanation {
  readonly answer: Answer;
  readonly tree: readonly ExplanationNode[];
}

/** The reasons behind every line and every held rule of an answer. */
export function explain(pack: PackLabel, chart: Chart, settled: Settled): Explanation {
  const answer = compose(pack, chart, settled);
  const telling = new Telling(pack, settled.evaluation.state);
  const tree = settled.evaluation.lines.map((line, index) => {
    const said = answer.lines[index]!;
    const modifiers = said.modifiers.length > 0 ? ` with ${said.modifiers.join(", ")}` : "";
    const makers = settled.evaluation.instances.filter((one) => one.status === "made" && line.rules.includes(one.rule.name) && one.units.some((unit) => unit.code === (line.recodedFrom ?? line.code)) && (one.services.length === 0 || one.services.some((service) => line.services.includes(service))));
    const judged = answer.findings.filter((finding) => finding.line === index);
    return {
      title: `${said.code} x${said.units}${modifiers} on ${said.date}: ${said.outcome}`,
      children: [
        ...makers.map((one) => telling.instance(one)),
        ...said.rules.filter((name) => !makers.some((one) => one.rule.name === name)).map((name) => telling.rule(name)),
        ...judged.map((finding) => ({ ...telling.rule(finding.rule), detail: `${finding.outcome}: ${finding.reason}` })),
      ],
    };
  });
  const held = settled.evaluation.instances.filter((one) => one.status === "held");
  return { answer, tree: [...tree, ...held.map((one) => telling.held(one))] };
}

class Telling {
  private readonly pack: PackLabel;
  private readonly state: State;

  constructor(pack: PackLabel, state: State) {
    this.pack = pack;
    this.state = state;
  }

  rule(name: string): ExplanationNode {
    const rule = this.state.prepared.rules.get(name);
    if (!rule) return { title: name, children: [] };
    const because = rule.because === undefined ? "" : `; ${rule.because}`;
    return { title: `${name}: ${rule.title}${because}`, citations: citationsOf(rule.citations, this.pack), children: [] };
  }

  held(instance: Instance): ExplanationNode {
    const missing = [...new Set(instance.missing.map((fact) => fact.label))].sort();
    return { ...this.rule(instance.rule.name), detail: `held, not documented: ${missing.join(", ")}`, children: this.clauses(instance) };
  }

  instance(instance: Instance): ExplanationNode {
    const own = this.rule(instance.rule.name);
    const exceptions = instance.exceptions.map((name) => this.rule(name));
    const children = [...this.about(instance), ...this.clauses(instance), ...this.arithmetic(instance), ...exceptions];
    return { ...own, children };
  }

  private about(instance: Instance): readonly ExplanationNode[] {
    const administrations = [...new Set(instance.services.flatMap(administrationsOf))].sort();
    return administrations.length === 0 ? [] : [{ title: `for ${administrations.join(", ")}`, children: [] }];
  }

  /** Head and when, each clause with its value. */
  private clauses(instance: Instance): readonly ExplanationNode[] {
    const { prepared } = this.state;
    const rule = [...prepared.ladders, ...prepared.bills].find((one) => one.rule === instance.rule);
    if (!rule) return [];
    const head = rule.rule.head;
    const children: ExplanationNode[] = [];
    if (head?.in !== undefined && instance.item !== null) children.push(this.test({ op: "member", set: head.in }, instance.item));
    if (rule.rule.when.value !== null) children.push(this.test(rule.rule.when.value, instance.item));
    return children;
  }

  private test(test: ir.Test, item: Item | null): ExplanationNode {
    const truth = walkTest(test, this.state.prepared, this.state, item);
    const node = { title: testWords(test), truth: TRUTH[truth] };
    if (test.op === "all" || test.op === "any") return { ...node, title: test.op === "all" ? "all of" : "any of", children: test.of.map((one) => this.test(one, item)) };
    const detail = test.op === "compare" ? this.value(test.left, item) : undefined;
    const children = test.op === "member" ? this.member(test.set, item!) : [];
    return { ...node, ...(detail === undefined ? {} : { detail }), children };
  }

  private member(name: string, item: Item): readonly ExplanationNode[] {
    const { prepared } = this.state;
    const { rule } = prepared.sets[prepared.setIndex.get(name)!]!;
    const inner: ExplanationNode[] = [];
    if (rule.head.in !== undefined) inner.push(this.test({ op: "member", set: rule.head.in }, item));
    if (rule.keep.value !== null) inner.push(this.test(rule.keep.value, item));
    return [{ ...this.rule(name), children: inner }];
  }

  private value(value: ir.Value, item: Item | null): string | undefined {
    if (value.op === "constant") return undefined;
    const is = walkValue(value, this.state.prepared, this.state, item);
    const type = value.op === "minutes_of" || value.op === "longest_piece_of" ? ({ is: "minutes" } as const) : undefined;
    if (is === undefined) return `${valueWords(value)} is not known`;
    if (type) return constantWords(is as number, type);
    return typeof is === "boolean" ? (is ? "yes" : "no") : Array.isArray(is) ? is.join(" ") : String(is);
  }

  /** Minutes to units: what was measured, what was cut away, which minute earned each unit. */
  private arithmetic(instance: Instance): readonly ExplanationNode[] {
    const { prepared } = this.state;
    const ladder = prepared.ladders.find((one) => one.rule === instance.rule);
    if (!ladder) return [];
    const time = prepared.times[prepared.timeIndex.get(ladder.rule.measure.value)!]!;
    const pieces = piecesOf(this.state, time, time.head === null ? null : instance.item);
    const measured = `${time.rule.name} is ${countMinutes(minutesIn(instance.measured))}: ${this.clock(instance.measured)}`;
    const cut = pieces && pieces.cut.length > 0 ? [{ title: `left out ${this.clock(pieces.cut)}: ${time.rule.because ?? time.rule.title}`, citations: citationsOf(time.rule.citations, this.pack), children: [] }] : [];
    const { first, more } = ladder.rule;
    const rungs = [
      ...(first ? [`${first.code.value} from ${valueWords(first.from.value)} covering ${valueWords(first.covers.value)}`] : []),
      ...(more ? [`${more.code.value} for each ${valueWords(more.each.value)} past ${valueWords(more.past.value)}`] : []),
    ];
    const units = instance.units.map((unit, index) => ({ title: `unit ${index + 1}: ${unit.code}, earned at ${unit.earned === undefined ? "no minute" : this.at(unit.earned)}`, children: [] }));
    return [{ title: measured, detail: timeWords(time.rule.is.value), children: cut }, { title: rungs.join(", "), children: units }];
  }

  private clock(runs: Runs): string {
    const parts: string[] = [];
    for (let at = 0; at < runs.length; at += 2) parts.push(`${this.at(runs[at]!)} to ${this.at(runs[at + 1]!)}`);
    return parts.length > 0 ? parts.join(", ") : "none";
  }

  /** Clock time at the offset of the encounter's first administration. */
  private at(minute: number): string {
    const slot = this.state.prepared.services?.from ?? 0;
    const offset = (this.state.items.get("administration") ?? [])[0]?.offsets[slot] ?? 0;
    const local = (((minute + offset) % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
    return `${String(Math.floor(local / 60)).padStart(2, "0")}:${String(local % 60).padStart(2, "0")}`;
  }
}

const TRUTH: Readonly<Record<Truth, "yes" | "no" | "not known">> = { [NO]: "no", [YES]: "yes", [UNKNOWN]: "not known" };
