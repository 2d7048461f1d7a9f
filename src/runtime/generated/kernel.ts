// The part of a generated module that is the same in all of them: the stages, and what generated functions call. It is put into one text
// when the package is built; `compiler/targets/module` writes a pack's own functions after it and calls these by name.
import type * as ir from "../../ir/ir.ts";
import { type LoadedPack, packRunBy } from "../load.ts";
import { generatedBackend, type Generated } from "./backend.ts";

export { timeAhead } from "../closures/ahead.ts";
export { bucketsOf } from "../buckets.ts";
export { existence, memberTruth, membershipOf } from "../membership.ts";
export { aheadTruth, firstOfTruth, firstTruth } from "../order.ts";
export { inside, minutesIn, outside, overlap, unionOf } from "../runs.ts";
export { itemTime, longestPiece, minutesOfPieces, namedTime, wholeOf } from "../time.ts";
export { addDays } from "../walk/value.ts";
export { and, not } from "../truth.ts";
export { codesHold, fieldOf, isOverlapping, namedValue } from "./calls.ts";

/** The pack of a generated module. Its data was checked when the module was made. */
export function packOf(pack: ir.Pack, programs: readonly (readonly Generated[])[]): LoadedPack {
  return packRunBy(pack, generatedBackend(pack, programs));
}
