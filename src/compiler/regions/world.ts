import type * as ir from "../../ir/ir.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { DateRange } from "../timeline/range.ts";

/** What the atoms of guards are decided with: one segment of dates. */
export interface RegionWorld {
  readonly vocabulary: Vocabulary;
  /** Dates of service of the segment. */
  readonly dates: DateRange;
  /**
   * True where a named value that is compared with a constant may be any: such a test is a switch, which a pack above turns by an exception to
   * the value.
   */
  readonly switchesFree?: boolean;
  /** The constant of a named value; undefined where it differs from encounter to encounter. */
  constant(name: string): ir.Constant | undefined;
  /** The ranges of a code set or of a table's key; undefined where they are not codes. */
  codes(name: string): readonly (readonly [low: string, high: string])[] | undefined;
}

/** A value with each named value that is one constant put in its place. */
export function constantIn(value: ir.Value, world: RegionWorld): ir.Constant | undefined {
  if (value.op === "constant") return value.value;
  return value.op === "value" ? world.constant(value.name) : undefined;
}

/** Whether a code is one of sorted ranges. */
export function inRanges(code: string, ranges: readonly (readonly [low: string, high: string])[]): boolean {
  return ranges.some(([low, high]) => low.length === code.length && low <= code && code <= high);
}
