import type * as ir from "../../ir/ir.ts";
import { alternatives, exceptionsOf, valueExceptions } from "../choice.ts";
import type { Item } from "../encounter.ts";
import { factsTogether } from "../facts.ts";
import { localDate } from "../instant.ts";
import type { Chosen, PreparedInstead, PreparedLadder, State, ValueFn } from "../prepared.ts";
import { minuteAt, minutesIn, type Runs, sliceOf } from "../runs.ts";
import type { Fact, Pieces, Reason } from "../state.ts";
import { namedTime, offsetAmong, wholeOf } from "../time.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { servicesBehind, whyChoice, whyTime, whyValue } from "../why.ts";
import { allServicesOfTime, servicesOfTime } from "./attribution.ts";
import { decide, type Instance, isSkipped, nothing, type Unit, whyUndecided, withdrawnFacts } from "./instance.ts";

/** The numbers of a ladder for one item, all known. */
interface Rungs {
  readonly first: { readonly code: string; readonly from: number; readonly covers: number } | null;
  readonly more: { readonly code: string; readonly each: number; readonly past: number } | null;
}

/** Climbs a ladder for one item: minutes to units (kinds.md 7.9). Undefined where the ladder is not for the item. */
export function climb(ladder: PreparedLadder, state: State, item: Item | null, withdrawn: ReadonlyMap<string, readonly Fact[]>): Instance | undefined {
  const tied = withdrawnFacts(withdrawn, ladder.rule, item);
  if (tied) return held(ladder, state, nothing(ladder.rule, item), tied);
  const { is, replaced } = decide(ladder, state, item);
  if (is === NO) return undefined;
  const none = nothing(ladder.rule, item);
  if (replaced) return replacedBy(replaced, ladder, state, none);
  const climbs = climbsOf(ladder, state, item);
  const [climbed] = climbs;
  if (climbed === undefined || climbs.slice(1).some((other) => billText(other, state, item) !== billText(climbed, state, item))) {
    return isSkipped(ladder, state, item) ? none : held(ladder, state, none, factsTogether([is === UNKNOWN ? whyUndecided(ladder, state, item) : [], ...whyClimb(ladder, state, item)]));
  }
  const measured = wholeOf(climbed.pieces);
  const services = servicesOfTime(state, climbed.index, item, measured);
  const lost = lostPieces(ladder, climbed.pieces, climbed.rungs).map((one) => ({ ...one, services }));
  if (climbed.units.length === 0) return { ...none, measured, services, lost };
  if (is === UNKNOWN) return isSkipped(ladder, state, item) ? none : held(ladder, state, none, whyUndecided(ladder, state, item));
  return { ...none, status: "made", units: climbed.units, measured, services, exceptions: changed(ladder, state, item), lost };
}

/** What one reading of a ladder's parts makes of an item. */
interface Climb {
  readonly index: number;
  readonly pieces: Pieces;
  readonly rungs: Rungs;
  readonly units: readonly Unit[];
}

/** What a climb bills: two readings that differ only in the minute that earned a unit, on one day, bill the same. */
function billText({ index, pieces, units }: Climb, state: State, item: Item | null): string {
  const services = servicesOfTime(state, index, item, wholeOf(pieces));
  return JSON.stringify(units.map(({ code, count, earned, runs }) => [code, count, runs, earned === undefined ? null : localDate(earned, offsetAmong(state, services, earned))]));
}

/** One climb for each way to read the parts; none where a time or a number is not known. */
function climbsOf(ladder: PreparedLadder, state: State, item: Item | null): readonly Climb[] {
  const rungs = rungsOf(ladder, state, item);
  const climbs: Climb[] = [];
  for (const index of alternatives(ladder.measure, state, item)) {
    const pieces = namedTime(state, index, item);
    if (pieces === undefined) return [];
    for (const one of rungs) climbs.push({ index, pieces, rungs: one, units: unitsOf(pieces, one) });
  }
  return climbs;
}

function whyClimb(ladder: PreparedLadder, state: State, item: Item | null): readonly (readonly Fact[])[] {
  const times = alternatives(ladder.measure, state, item).map((index) => whyTime(state.prepared.times[index]!.rule.name, state, item, ladder.rule));
  return [...times, whyRungs(ladder, state, item), whyChoice(ladder.rule.measure, state, item, ladder.rule)];
}

/** Nothing, because an exception says so: the minutes have its reason. */
function replacedBy({ exception, because }: PreparedInstead, ladder: PreparedLadder, state: State, none: Instance): Instance {
  const [index] = alternatives(ladder.measure, state, none.item);
  const pieces = namedTime(state, index!, none.item);
  const runs = pieces === undefined ? [] : wholeOf(pieces);
  const services = pieces === undefined ? allServicesOfTime(state, index!, none.item) : servicesOfTime(state, index!, none.item, runs);
  const why: Reason = { rule: exception, reason: because, citations: state.prepared.rules.get(exception)?.citations ?? [], depth: 0 };
  return { ...none, lost: [{ runs, services, why }] };
}

function held(ladder: PreparedLadder, state: State, none: Instance, missing: readonly Fact[]): Instance {
  const { item } = none;
  const behind = item === null ? [] : servicesBehind(item);
  const services = behind.length > 0 ? behind : possible(ladder.rule.measure).flatMap((name) => allServicesOfTime(state, state.prepared.timeIndex.get(name)!, item));
  const codes = [...(ladder.rule.first ? possible(ladder.rule.first.code) : []), ...(ladder.rule.more ? possible(ladder.rule.more.code) : [])];
  return { ...none, status: "held", missing, codes: [...new Set(codes)], services };
}

/** Every value a choice may take. */
export function possible<T>(choice: ir.Choice<T>): readonly T[] {
  return [choice.value, ...(choice.cases ?? []).map((one) => one.value)];
}

/** Minutes of one piece that earn so many units of a code; undefined where no number of minutes does, or the numbers are not known. */
export function minutesToEarn(ladder: PreparedLadder, state: State, item: Item | null, code: string, units: number): number | undefined {
  const [rungs, ...others] = rungsOf(ladder, state, item);
  if (rungs === undefined || others.length > 0) return undefined;
  const { first, more } = rungs;
  const further = units - (first?.code === code ? 1 : 0);
  if (first !== null && further <= 0) return first.from;
  if (more === null || more.code !== code || further <= 0) return undefined;
  return Math.max(first?.from ?? 0, (first?.covers ?? 0) + more.past + (further - 1) * more.each + 1);
}

function rungsOf(ladder: PreparedLadder, state: State, item: Item | null): readonly Rungs[] {
  const { first, more, rule } = ladder;
  const numbers = (chosen: Chosen<ValueFn>, choice: ir.Choice<ir.Value>) => numbersOf(chosen, choice, state, item);
  const firsts: (Rungs["first"])[] = first
    ? product(alternatives(first.code, state, item), numbers(first.from, rule.first!.from), numbers(first.covers, rule.first!.covers)).map(([code, from, covers]) => ({ code, from, covers }))
    : [null];
  const mores: (Rungs["more"])[] = more
    ? product(alternatives(more.code, state, item), numbers(more.each, rule.more!.each), numbers(more.past, rule.more!.past)).map(([code, each, past]) => ({ code, each, past }))
    : [null];
  return firsts.flatMap((one) => mores.map((other) => ({ first: one, more: other })));
}

/** Every number that a part may be, those that a named value may take among them; none where one is not known at all. */
function numbersOf(chosen: Chosen<ValueFn>, choice: ir.Choice<ir.Value>, state: State, item: Item | null): readonly number[] {
  const known = alternatives(chosen, state, item).map((value) => value(state, item) as number | undefined);
  if (!known.includes(undefined)) return [...new Set(known as number[])];
  const values = possible(choice);
  if (values.some((value) => value.op !== "value" && value.op !== "constant")) return [];
  const named = values.flatMap((value) => (value.op === "value" ? [state.prepared.values.get(value.name)!] : []));
  const all = named.flatMap((value) => alternatives(value, state, null) as readonly number[]);
  return [...new Set([...known.filter((one) => one !== undefined), ...all])];
}

function product<A, B, C>(a: readonly A[], b: readonly B[], c: readonly C[]): readonly [A, B, C][] {
  return a.flatMap((x) => b.flatMap((y) => c.map((z): [A, B, C] => [x, y, z])));
}

function whyRungs(ladder: PreparedLadder, state: State, item: Item | null): readonly Fact[] {
  const { first, more } = ladder.rule;
  const choices: ir.Choice<unknown>[] = [...(first ? [first.code, first.from, first.covers] : []), ...(more ? [more.code, more.each, more.past] : [])];
  const values = [first?.from, first?.covers, more?.each, more?.past].flatMap((choice) => (choice ? possible(choice) : []));
  return [...choices.flatMap((choice) => whyChoice(choice, state, item, ladder.rule)), ...values.flatMap((value) => whyValue(value, state, item, ladder.rule))];
}

/** Exceptions to the ladder, to the values it reads and to the time it measures that are in force for the item. */
function changed(ladder: PreparedLadder, state: State, item: Item | null): readonly string[] {
  const { first, more } = ladder;
  const measured = alternatives(ladder.measure, state, item).map((index) => state.prepared.times[index]!);
  const ofTime = measured.flatMap(({ is, pieces, shortest, cut }) => [is, pieces, shortest, cut].flatMap((part) => exceptionsOf(part, state, item)));
  const parts = [ladder.when, ladder.measure, first?.code, first?.from, first?.covers, more?.code, more?.each, more?.past];
  const own = parts.flatMap((part) => (part ? exceptionsOf(part, state, item) : []));
  return [...new Set([...own, ...valueExceptions(ladder.reads, state), ...ofTime])];
}

/** Units of all pieces: the earliest piece that reaches `from` earns the first code, every other unit is a further one. */
function unitsOf(pieces: Pieces, rungs: Rungs): readonly Unit[] {
  const units: Unit[] = [];
  let started = false;
  for (const runs of pieces.pieces) {
    const earned = unitsOfPiece(runs, rungs, started);
    if (earned.length > 0) started = true;
    units.push(...earned);
  }
  return units;
}

function unitsOfPiece(runs: Runs, rungs: Rungs, started: boolean): readonly Unit[] {
  const total = minutesIn(runs);
  const { first, more } = rungs;
  const steps: { code: string; at: number; owns: number }[] = [];
  let covered = 0;
  if (first) {
    if (total < first.from) return [];
    const code = started ? more?.code : first.code;
    if (code !== undefined) steps.push({ code, at: Math.max(first.from - 1, 0), owns: 0 });
    covered = first.covers;
  }
  if (more) {
    const count = Math.max(0, Math.ceil((total - covered - more.past) / more.each));
    for (let k = 0; k < count; k++) steps.push({ code: more.code, at: covered + more.past + k * more.each, owns: covered + k * more.each });
  }
  return steps.map((step, index) => {
    const runsOwned = sliceOf(runs, index === 0 ? 0 : step.owns, steps[index + 1]?.owns ?? total);
    return { code: step.code, count: 1, earned: minuteAt(runs, Math.min(step.at, total - 1)), runs: runsOwned };
  });
}

function lostPieces(ladder: PreparedLadder, pieces: Pieces, rungs: Rungs): readonly { readonly runs: Runs; readonly why: Reason }[] {
  const needed = rungs.first ? rungs.first.from : rungs.more!.past + 1;
  const { name, citations, depth } = ladder.rule;
  const lost = (runs: Runs, reason: string) => ({ runs, why: { rule: name, reason, citations, depth } });
  const short = pieces.pieces.filter((runs) => minutesIn(runs) < needed).map((runs) => lost(runs, `${countMinutes(minutesIn(runs))}, ${needed} needed`));
  if (rungs.more) return short;
  const [, ...later] = pieces.pieces.filter((runs) => minutesIn(runs) >= needed);
  return [...short, ...later.map((runs) => lost(runs, "an earlier piece earned the one unit"))];
}

/** `1 minute`, `20 minutes`. */
export function countMinutes(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
