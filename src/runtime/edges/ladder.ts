import type * as ir from "../../ir/ir.ts";
import { alternatives, exceptionsOf, valueExceptions } from "../choice.ts";
import type { Item } from "../encounter.ts";
import { factsTogether } from "../facts.ts";
import { localDate } from "../instant.ts";
import type { PreparedInstead, PreparedLadder, Rungs, State } from "../prepared.ts";
import { minutesIn } from "../runs.ts";
import type { Fact, Pieces, Reason, ServiceItem } from "../state.ts";
import { namedTime, offsetAmong, wholeOf } from "../time.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { servicesBehind } from "../missing-facts.ts";
import { whyChoice, whyTime, whyValue } from "../why.ts";
import { allServicesOfTime, servicesOfTime } from "./attribution.ts";
import { decide, type Instance, isSkipped, nothing, type Unit, whyUndecided, withdrawnFacts } from "./instance.ts";
import { rungsOf, unitsOf } from "./rungs.ts";

/** Climbs a ladder for one item: minutes to units (kinds.md 7.9). Undefined where the ladder is not for the item. */
export function climb(ladder: PreparedLadder, state: State, item: Item | null, withdrawn: ReadonlyMap<string, readonly Fact[]>): Instance | undefined {
  const tied = withdrawnFacts(withdrawn, ladder.rule, item);
  if (tied) return held(ladder, state, nothing(ladder.rule, item), tied);
  const { is, replaced } = decide(ladder, state, item);
  if (is === NO) return undefined;
  if (replaced) return replacedBy(replaced, ladder, state, nothing(ladder.rule, item));
  const climbs = climbsOf(ladder, state, item);
  const climbed = climbs[0];
  if (climbed === undefined || (climbs.length > 1 && climbs.slice(1).some((other) => billText(other, state, item) !== billText(climbed, state, item)))) {
    const none = nothing(ladder.rule, item);
    return isSkipped(ladder, state, item) ? none : held(ladder, state, none, factsTogether([is === UNKNOWN ? whyUndecided(ladder, state, item) : [], ...whyClimb(ladder, state, item)]));
  }
  const measured = wholeOf(climbed.pieces);
  const services = servicesOfTime(state, climbed.index, item, measured);
  const lost = lostPieces(ladder, climbed.pieces, climbed.rungs, services);
  if (climbed.units.length === 0) return { ...nothing(ladder.rule, item), measured, services, lost };
  if (is === UNKNOWN) return isSkipped(ladder, state, item) ? nothing(ladder.rule, item) : held(ladder, state, nothing(ladder.rule, item), whyUndecided(ladder, state, item));
  const exceptions = changed(ladder, state, item);
  return { rule: ladder.rule, item, status: "made", units: climbed.units, measured, services, drugOf: undefined, exceptions, missing: NONE, codes: NONE, lost };
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
  const measures = alternatives(ladder.measure, state, item);
  const climbs: Climb[] = [];
  for (let measure = 0; measure < measures.length; measure++) {
    const index = measures[measure]!;
    const pieces = namedTime(state, index, item);
    if (pieces === undefined) return NONE;
    for (let at = 0; at < rungs.length; at++) climbs.push({ index, pieces, rungs: rungs[at]!, units: unitsOf(pieces, rungs[at]!) });
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

function whyRungs(ladder: PreparedLadder, state: State, item: Item | null): readonly Fact[] {
  const { first, more } = ladder.rule;
  const choices: ir.Choice<unknown>[] = [...(first ? [first.code, first.from, first.covers] : []), ...(more ? [more.code, more.each, more.past] : [])];
  const values = [first?.from, first?.covers, more?.each, more?.past].flatMap((choice) => (choice ? possible(choice) : []));
  return [...choices.flatMap((choice) => whyChoice(choice, state, item, ladder.rule)), ...values.flatMap((value) => whyValue(value, state, item, ladder.rule))];
}

/** Exceptions to the ladder, to the values it reads and to the time it measures that are in force for the item. */
function changed(ladder: PreparedLadder, state: State, item: Item | null): readonly string[] {
  const measured = alternatives(ladder.measure, state, item);
  if (ladder.changing.length === 0 && ladder.reads.length === 0 && measured.every((index) => state.prepared.times[index]!.changing.length === 0)) return NONE;
  const ofTime = measured.flatMap((index) => state.prepared.times[index]!.changing.flatMap((part) => exceptionsOf(part, state, item)));
  const own = ladder.changing.flatMap((part) => exceptionsOf(part, state, item));
  return [...new Set([...own, ...valueExceptions(ladder.reads, state), ...ofTime])];
}

function lostPieces({ rule }: PreparedLadder, { pieces }: Pieces, rungs: Rungs, services: readonly ServiceItem[]): Instance["lost"] {
  const needed = rungs.first ? rungs.first.from : rungs.more!.past + 1;
  let short: Instance["lost"][number][] | undefined;
  let later: Instance["lost"][number][] | undefined;
  let earned = false;
  for (const runs of pieces) {
    const minutes = minutesIn(runs);
    if (minutes < needed) (short ??= []).push({ runs, services, why: reasonOf(rule, `${countMinutes(minutes)}, ${needed} needed`) });
    else if (earned && rungs.more === null) (later ??= []).push({ runs, services, why: reasonOf(rule, "an earlier piece earned the one unit") });
    else earned = true;
  }
  if (later === undefined) return short ?? NONE;
  return short === undefined ? later : [...short, ...later];
}

function reasonOf({ name, citations, depth }: ir.LadderRule, reason: string): Reason {
  return { rule: name, reason, citations, depth };
}

const NONE: readonly never[] = [];

/** `1 minute`, `20 minutes`. */
export function countMinutes(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
