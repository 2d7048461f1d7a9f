import { dayAfter, isDate } from "../../ir/dates.ts";
import type * as ir from "../../ir/ir.ts";
import { flip } from "../../ir/relation.ts";
import { allOf, rulesOf } from "../../ir/rules-of.ts";
import { visitTest } from "../../ir/visit.ts";

/** A rule because of which an answer may change at a minute or on a day. */
export interface Because {
  readonly rule: string;
  readonly title: string;
  /** `first.from`, `more`, `when` and so on: which part of the rule. */
  readonly part: string;
}

/** A number of minutes from which on an answer may be another than one minute before. */
export interface MinuteBreakpoint {
  readonly minutes: number;
  readonly by: readonly Because[];
}

/** A day from which on an answer may be another than on the day before. */
export interface DateBreakpoint {
  readonly date: string;
  /** `segment`: rules change; `rows`: rows of tables begin or end; `test`: a clause asks for the day. */
  readonly why: readonly ("segment" | "rows" | "test")[];
}

/** Ladders that climb in steps are followed so far, in minutes, where nothing else is said. */
export const LADDER_BOUND = 600;

/** The program that a pack has for a day; undefined where it has none. */
export function programOn(pack: ir.Pack, day: string): ir.Program | undefined {
  const segment = pack.segments.find(({ from, to }) => from <= day && (to === null || day <= to));
  return segment && pack.programs[segment.program];
}

/**
 * Every number of minutes at which something of the rules of a day may change its answer: steps of ladders up to a bound, and the constants that
 * minutes are compared with, exceptions included. What no rule asks for, such as midnight, is not among them. In rising order.
 */
export function minuteBreakpoints(pack: ir.Pack, day: string, bound: number = LADDER_BOUND): readonly MinuteBreakpoint[] {
  const program = programOn(pack, day);
  if (!program) return [];
  const known = found.get(program)?.get(bound);
  if (known) return known;
  const made = breakpointsOf(program, pack, bound);
  found.set(program, (found.get(program) ?? new Map<number, readonly MinuteBreakpoint[]>()).set(bound, made));
  return made;
}

/** Breakpoints are asked for again and again, and a program never changes. */
const found = new WeakMap<ir.Program, Map<number, readonly MinuteBreakpoint[]>>();

function breakpointsOf(program: ir.Program, pack: ir.Pack, bound: number): readonly MinuteBreakpoint[] {
  const found = new Map<number, Map<string, Because>>();
  const values = new Map(program.values.map((rule) => [rule.name, rule]));
  const constants = (value: ir.Value): readonly number[] => numbersOf(value, values);
  const add = (minutes: number, rule: ir.RuleBase, part: string): void => {
    if (!(minutes >= 1 && minutes <= bound)) return;
    const by = found.get(minutes) ?? new Map<string, Because>();
    found.set(minutes, by);
    by.set(`${rule.name} ${part}`, { rule: rule.name, title: rule.title, part });
  };
  for (const ladder of program.ladders) climb(ladder, constants, bound, (minutes, part) => add(minutes, ladder, part));
  for (const rule of program.times) for (const value of allOf(rule.shortest)) if (value) for (const one of constants(value)) add(one, rule, "shortest");
  for (const rule of program.sets) if (rule.spaced) for (const value of allOf(rule.spaced.moreThan)) for (const one of constants(value)) add(one + 1, rule, "spaced");
  const { services } = program;
  if (services) for (const value of allOf(services.gap)) for (const one of constants(value)) add(one + 1, services, "gap");
  for (const { rule, tests } of rulesOf(program, pack.vocabulary)) {
    const visitor = { test: (test: ir.Test) => compared(test, values, (minutes) => add(minutes, rule, "when")) };
    for (const test of tests) visitTest(test, visitor);
  }
  return [...found].sort(([a], [b]) => a - b).map(([minutes, by]) => ({ minutes, by: [...by.values()] }));
}

/** The minutes of {@link minuteBreakpoints} with the minute before each, in rising order. */
export function minutesAround(breakpoints: readonly MinuteBreakpoint[]): readonly number[] {
  return [...new Set(breakpoints.flatMap(({ minutes }) => [minutes - 1, minutes]))].sort((a, b) => a - b);
}

/** Every day on which a pack's answers may change, after its first day, in order. */
export function dateBreakpoints(pack: ir.Pack): readonly DateBreakpoint[] {
  const first = pack.segments[0]!.from;
  const last = pack.segments.at(-1)!.to;
  const found = new Map<string, Set<DateBreakpoint["why"][number]>>();
  const add = (date: string | null, why: DateBreakpoint["why"][number]): void => {
    if (date === null || date <= first || (last !== null && date > last)) return;
    found.set(date, (found.get(date) ?? new Set()).add(why));
  };
  for (const { from } of pack.segments) add(from, "segment");
  for (const { rests } of pack.tables) {
    for (const { from, to } of rests) {
      add(from, "rows");
      add(to === null ? null : dayAfter(to), "rows");
    }
  }
  for (const program of pack.programs) {
    for (const { tests } of rulesOf(program, pack.vocabulary)) for (const test of tests) visitTest(test, { test: (one) => datesIn(one, (date) => add(date, "test")) });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, why]) => ({ date, why: [...why].sort() }));
}

function climb({ first, more }: ir.LadderRule, constants: (value: ir.Value) => readonly number[], bound: number, add: (minutes: number, part: string) => void): void {
  const froms = first ? allOf(first.from).flatMap(constants) : [];
  for (const from of froms) add(from, "first.from");
  if (!more) return;
  for (const covers of first ? allOf(first.covers).flatMap(constants) : [0]) {
    for (const past of allOf(more.past).flatMap(constants)) {
      for (const each of allOf(more.each).flatMap(constants)) {
        for (let minutes = covers + past + 1; each > 0 && minutes <= bound; minutes += each) add(minutes, "more");
      }
    }
  }
}

function numbersOf(value: ir.Value, values: ReadonlyMap<string, ir.ValueRule>): readonly number[] {
  if (value.op === "constant") return typeof value.value === "number" ? [value.value] : [];
  const rule = value.op === "value" ? values.get(value.name) : undefined;
  return rule ? allOf(rule.is).filter((one) => typeof one === "number") : [];
}

/** The minutes from which on a comparison with minutes answers otherwise. */
function compared(test: ir.Test, values: ReadonlyMap<string, ir.ValueRule>, add: (minutes: number) => void): void {
  if (test.op !== "compare") return;
  const [own, other] = [minutesIn(test.right, values), minutesIn(test.left, values)];
  const bounds = own.length > 0 ? own : other;
  const relation = own.length > 0 ? test.relation : flip(test.relation);
  for (const bound of bounds) {
    if (relation !== "more_than" && relation !== "at_most") add(bound);
    if (relation !== "at_least" && relation !== "less_than") add(bound + 1);
  }
}

function minutesIn(value: ir.Value, values: ReadonlyMap<string, ir.ValueRule>): readonly number[] {
  const type = value.op === "constant" ? value.type : value.op === "value" ? values.get(value.name)?.type : undefined;
  if (value.op === "sum") return value.terms.flatMap((term) => minutesIn(term.value, values));
  return type?.is === "minutes" ? numbersOf(value, values) : [];
}

function datesIn(test: ir.Test, add: (date: string) => void): void {
  if (test.op !== "compare") return;
  for (const side of [test.left, test.right]) {
    if (side.op !== "constant" || typeof side.value !== "string" || !isDate(side.value)) continue;
    add(side.value);
    add(dayAfter(side.value));
  }
}
