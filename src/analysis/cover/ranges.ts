import type { LadderRule, Pack, Program, Value } from "../../ir/ir.ts";
import { allOf } from "../../ir/rules-of.ts";
import type { Own } from "../written/own.ts";
import { writtenIn } from "../written/expressions.ts";
import type { Met } from "./seen.ts";

/** Minutes between two breakpoints of a ladder; `to` is null where no further one is looked at. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number | null;
  /** Whether an example measures so many minutes. */
  readonly visited: boolean;
}

/** The minutes of one ladder, from one minute up. */
export interface LadderRanges {
  readonly rule: string;
  readonly ranges: readonly MinuteRange[];
}

/** Steps of a ladder behind its first that are looked at one by one. */
const STEPS = 3;

/** Which ranges of minutes the examples visit, for each ladder that is the pack's own or that one of its exceptions changes. */
export function rangesOf(pack: Pack, own: Own, met: Met): readonly LadderRanges[] {
  const breakpoints = new Map<string, Set<number>>();
  for (const program of pack.programs) {
    const changed = changedIn(program, own);
    for (const ladder of program.ladders) {
      const reads = valuesOf(ladder).flatMap((value) => (value.op === "value" ? [value.name] : []));
      if (!own.names.has(ladder.name) && !changed.has(ladder.name) && !reads.some((name) => changed.has(name))) continue;
      const known = breakpoints.get(ladder.name) ?? new Set<number>();
      breakpoints.set(ladder.name, known);
      for (const minute of stepsOf(ladder, program)) known.add(minute);
    }
  }
  return [...breakpoints].map(([rule, minutes]) => {
    const starts = [...new Set([1, ...minutes])].filter((minute) => minute > 0).sort((a, b) => a - b);
    const measured = [...(met.minutes.get(rule) ?? [])];
    return {
      rule,
      ranges: starts.map((from, place): MinuteRange => {
        const next = starts[place + 1];
        const to = next === undefined ? null : next - 1;
        return { from, to, visited: measured.some((minute) => minute >= from && (to === null || minute <= to)) };
      }),
    };
  });
}

/** Rules that an exception of the pack changes. */
function changedIn(program: Program, own: Own): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { rule, exception } of writtenIn(program)) if (exception !== null && own.names.has(exception)) names.add(rule.name);
  return names;
}

/** The minutes at which a ladder may give another unit: every way to read its numbers, the first steps of each. */
function stepsOf({ first, more }: LadderRule, program: Program): readonly number[] {
  const of = (part: { readonly value: Value } | undefined): readonly number[] => (part ? [...new Set(allOf(part).flatMap((value) => numbersOf(value, program)))] : [0]);
  const steps: number[] = [];
  for (const from of of(first?.from)) {
    steps.push(from);
    if (!more) continue;
    for (const covers of of(first?.covers)) for (const past of of(more.past)) for (const each of of(more.each)) {
      for (let step = 0; step < STEPS; step++) steps.push(Math.max(from, covers + past + step * each + 1));
    }
  }
  return steps;
}

function valuesOf({ first, more }: LadderRule): readonly Value[] {
  return [first?.from, first?.covers, more?.each, more?.past].flatMap((part) => (part ? allOf(part) : []));
}

/** The numbers that a constant or named value may be; none for what is worked out from the chart. */
function numbersOf(value: Value, program: Program): readonly number[] {
  if (value.op === "constant") return [Number(value.value)];
  if (value.op !== "value") return [];
  return program.values.filter(({ name }) => name === value.name).flatMap((rule) => allOf(rule.is).map(Number));
}
