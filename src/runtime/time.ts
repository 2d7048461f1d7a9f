import type { Item } from "./encounter.ts";
import { alternatives } from "./choice.ts";
import { servicesIn } from "./items.ts";
import { headTruth } from "./membership.ts";
import type { PreparedTime, State } from "./prepared.ts";
import { minutesIn, NO_TIME, outside, type Runs, splitAtMidnight } from "./runs.ts";
import type { LineItem, Pieces, ServiceItem } from "./state.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";

const NOTHING: Pieces = { pieces: [], cut: NO_TIME, dropped: [] };

/** The time of a service or a line itself; undefined where it is not known. */
export function itemTime(item: Item): Runs | undefined {
  if ("line" in item) return (item as LineItem).line.time;
  if ("administrations" in item) return (item as ServiceItem).time;
  return NO_TIME;
}

/**
 * A named time, read from an item inside it: a service reads its site's, anything reads the encounter's (kinds.md 3). Undefined
 * where it is not known.
 */
export function namedTime(state: State, index: number, item: Item | null): Pieces | undefined {
  const rule = state.prepared.times[index]!;
  if (rule.head === null) return piecesOf(state, rule, null);
  if (item === null) return undefined;
  if (item.noun === rule.head.noun) return piecesOf(state, rule, item);
  const owner = ownerOf(state, rule, item);
  return owner === undefined ? undefined : piecesOf(state, rule, owner);
}

/** The item of the time's noun that another item is inside of: both carry the field that the noun is named after. */
function ownerOf(state: State, rule: PreparedTime, item: Item): Item | undefined {
  const noun = rule.head!.noun.name;
  const mine = state.prepared.slots.get(item.noun.name)?.get(noun);
  const its = state.prepared.slots.get(noun)?.get(noun);
  if (mine === undefined || its === undefined || item.values[mine] === undefined) return undefined;
  return (state.items.get(noun) ?? []).find((owner) => owner.values[its] === item.values[mine]);
}

/** The pieces of a time for one item of its own noun; computed once a run (kinds.md 7.7). */
export function piecesOf(state: State, rule: PreparedTime, item: Item | null): Pieces | undefined {
  const memo = (state.times[rule.index] ??= []);
  const place = item === null ? 0 : item.index;
  const known = memo[place];
  if (known !== undefined && known.item === item) return known.pieces;
  const pieces = evaluateTime(state, rule, item);
  if (known === undefined) memo[place] = { item, pieces };
  return pieces;
}

function evaluateTime(state: State, rule: PreparedTime, item: Item | null): Pieces | undefined {
  const inHead = item === null ? YES : headTruth(rule.head!, state, item);
  if (inHead === NO) return NOTHING;
  if (inHead === YES && rule.changing.length === 0) return readAs(state, item, rule.is.value, rule.shortest.value, rule.cut.value, rule.pieces.value);
  return alternativesOf(state, rule, item, inHead);
}

type Is = PreparedTime["is"]["value"];

/** The pieces as one reading of the parts has them. */
function readAs(state: State, item: Item | null, is: Is, shortest: PreparedTime["shortest"]["value"], cut: PreparedTime["cut"]["value"], pieces: PreparedTime["pieces"]["value"]): Pieces | undefined {
  const whole = is.whole(state, item);
  const least = shortest === null ? 0 : (shortest(state, item) as number | undefined);
  if (whole === undefined || least === undefined) return undefined;
  const base = is.ir.cuts.length === 0 ? whole : (is.base(state, item) ?? whole);
  return build(state, item, { base, whole, pieces, cut, shortest: least });
}

/** The same where a guard may leave several readings: not known where they differ. */
function alternativesOf(state: State, rule: PreparedTime, item: Item | null, inHead: Truth): Pieces | undefined {
  const readings: Pieces[] = [];
  for (const is of alternatives(rule.is, state, item)) {
    for (const shortest of alternatives(rule.shortest, state, item)) {
      for (const cut of alternatives(rule.cut, state, item)) {
        for (const how of alternatives(rule.pieces, state, item)) {
          const one = readAs(state, item, is, shortest, cut, how);
          if (one === undefined || (inHead === UNKNOWN && is.whole(state, item)!.length > 0)) return undefined;
          readings.push(one);
        }
      }
    }
  }
  const [first] = readings;
  if (readings.length > 1 && readings.some((one) => JSON.stringify(one.pieces) !== JSON.stringify(first!.pieces))) return undefined;
  return inHead === UNKNOWN ? NOTHING : first;
}

/** One way to read the parts of a time. */
interface Reading {
  readonly base: Runs;
  readonly whole: Runs;
  readonly pieces: "together" | "each alone";
  readonly cut: "at midnight" | null;
  readonly shortest: number;
}

function build(state: State, item: Item | null, { base, whole, shortest, cut, pieces }: Reading): Pieces {
  if (cut === null && whole.length === 2 && whole[1]! - whole[0]! >= shortest) return { pieces: [whole], cut: base === whole ? NO_TIME : outside(base, whole), dropped: NONE };
  const split = cut === null ? runsApart(whole) : splitAtMidnight(whole, offsetAt(state, item, whole[0]));
  const dropped = split.filter((runs) => minutesIn(runs) < shortest).map((runs) => ({ runs, shortest }));
  const kept = split.filter((runs) => minutesIn(runs) >= shortest);
  const together = pieces === "together";
  return { pieces: together ? (kept.length === 0 ? [] : [kept.flat()]) : kept, cut: base === whole ? NO_TIME : outside(base, whole), dropped };
}

const NONE: readonly never[] = [];

function runsApart(runs: Runs): readonly Runs[] {
  const out: Runs[] = [];
  for (let index = 0; index < runs.length; index += 2) out.push([runs[index]!, runs[index + 1]!]);
  return out;
}

/** UTC offset in minutes of the administration that a minute belongs to; the earliest start wins where several run. */
export function offsetAt(state: State, item: Item | null, minute: number | undefined): number {
  const services = item !== null && "administrations" in item ? [item as ServiceItem] : servicesIn(state);
  return offsetAmong(state, services, minute);
}

/** The same, looking only at the administrations of some services. */
export function offsetAmong(state: State, services: readonly ServiceItem[], minute: number | undefined): number {
  const slot = state.prepared.services?.from ?? 0;
  let offset: number | undefined;
  let earliest = Number.POSITIVE_INFINITY;
  for (const service of services) {
    for (const { item, time } of service.administrations) {
      const start = item.values[slot] as number | undefined;
      if (start === undefined || item.offsets[slot] === undefined) continue;
      const covers = minute === undefined || (time !== undefined && time.length > 0 && coversMinute(time, minute)) || start === minute;
      if (!covers || start >= earliest) continue;
      earliest = start;
      offset = item.offsets[slot];
    }
  }
  if (offset !== undefined || minute === undefined) return offset ?? 0;
  return offsetAmong(state, services, undefined);
}

function coversMinute(runs: Runs, minute: number): boolean {
  return minute >= runs[0]! && minute < runs[runs.length - 1]!;
}

/** Minutes of all pieces. */
export function minutesOfPieces(pieces: Pieces): number {
  let total = 0;
  for (const runs of pieces.pieces) total += minutesIn(runs);
  return total;
}

/** Minutes of the longest piece; 0 without pieces. */
export function longestPiece(pieces: Pieces): number {
  let longest = 0;
  for (const runs of pieces.pieces) longest = Math.max(longest, minutesIn(runs));
  return longest;
}

/** All minutes of the pieces as one list of runs. */
export function wholeOf(pieces: Pieces): Runs {
  if (pieces.pieces.length === 1) return pieces.pieces[0]!;
  const flat = pieces.pieces.flat();
  const out: number[] = [];
  for (let index = 0; index < flat.length; index += 2) {
    if (out.length > 0 && out[out.length - 1] === flat[index]) out[out.length - 1] = flat[index + 1]!;
    else out.push(flat[index]!, flat[index + 1]!);
  }
  return out;
}
