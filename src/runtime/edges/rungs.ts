import type * as ir from "../../ir/ir.ts";
import { alternatives } from "../choice.ts";
import type { Item } from "../encounter.ts";
import type { Chosen, PreparedLadder, Rungs, State, ValueFn } from "../prepared.ts";
import { minuteAt, minutesIn, type Runs, sliceOf } from "../runs.ts";
import type { Pieces } from "../state.ts";
import type { Unit } from "./instance.ts";

/** One set of numbers for each way to read a ladder's parts; none where a number is not known at all. */
export function rungsOf(ladder: PreparedLadder, state: State, item: Item | null): readonly Rungs[] {
  if (ladder.fixed !== null) return ladder.fixed;
  const { first, more, rule } = ladder;
  const firsts = first === null ? NO_RUNG : product(alternatives(first.code, state, item), numbersOf(first.from, rule.first!.from, state, item), numbersOf(first.covers, rule.first!.covers, state, item), (code, from, covers) => ({ code, from, covers }));
  const mores = more === null ? NO_RUNG : product(alternatives(more.code, state, item), numbersOf(more.each, rule.more!.each, state, item), numbersOf(more.past, rule.more!.past, state, item), (code, each, past) => ({ code, each, past }));
  const all: Rungs[] = [];
  for (const one of firsts) for (const other of mores) all.push({ first: one, more: other });
  return all;
}

const NO_RUNG: readonly [null] = [null];

function product<A, B, C, T>(a: readonly A[], b: readonly B[], c: readonly C[], make: (a: A, b: B, c: C) => T): readonly T[] {
  const all: T[] = [];
  for (const x of a) for (const y of b) for (const z of c) all.push(make(x, y, z));
  return all;
}

/** Every number that a part may be, those that a named value may take among them; none where one is not known at all. */
function numbersOf(chosen: Chosen<ValueFn>, choice: ir.Choice<ir.Value>, state: State, item: Item | null): readonly number[] {
  const values = alternatives(chosen, state, item);
  if (values.length === 1) {
    const value = values[0]!(state, item) as number | undefined;
    if (value !== undefined) return [value];
  }
  const known = values.map((value) => value(state, item) as number | undefined);
  if (!known.includes(undefined)) return [...new Set(known as number[])];
  const possible = [choice.value, ...(choice.cases ?? []).map((one) => one.value)];
  if (possible.some((value) => value.op !== "value" && value.op !== "constant")) return [];
  const named = possible.flatMap((value) => (value.op === "value" ? [state.prepared.values.get(value.name)!] : []));
  const all = named.flatMap((value) => alternatives(value, state, null) as readonly number[]);
  return [...new Set([...known.filter((one) => one !== undefined), ...all])];
}

/** Units of all pieces: the earliest piece that reaches `from` earns the first code, every other unit is a further one (kinds.md 7.9). */
export function unitsOf({ pieces }: Pieces, rungs: Rungs): readonly Unit[] {
  const units: Unit[] = [];
  for (const runs of pieces) addUnits(units, runs, rungs);
  return units;
}

function addUnits(units: Unit[], runs: Runs, { first, more }: Rungs): void {
  const total = minutesIn(runs);
  let covered = 0;
  let code: string | undefined;
  let at = 0;
  if (first !== null) {
    if (total < first.from) return;
    code = units.length > 0 ? more?.code : first.code;
    at = Math.max(first.from - 1, 0);
    covered = first.covers;
  }
  const further = more === null ? 0 : Math.max(0, Math.ceil((total - covered - more.past) / more.each));
  let from = 0;
  if (code !== undefined) {
    const to = further > 0 ? covered : total;
    units.push(unitOf(code, runs, at, from, to, total));
    from = to;
  }
  for (let k = 0; k < further; k++) {
    const to = k + 1 < further ? covered + (k + 1) * more!.each : total;
    units.push(unitOf(more!.code, runs, covered + more!.past + k * more!.each, from, to, total));
    from = to;
  }
}

/** One unit, earned at a minute of the piece, that owns the minutes from one to another. */
function unitOf(code: string, runs: Runs, earned: number, from: number, to: number, total: number): Unit {
  return { code, count: 1, earned: minuteAt(runs, Math.min(earned, total - 1)), runs: from === 0 && to >= total ? runs : sliceOf(runs, from, to), supply: undefined, date: undefined };
}
