import type { BoundaryCheck } from "../../../analysis/boundary/check.ts";

/** What became of the approved boundaries of one pack; null: it has no file of them. */
export interface CheckedPack {
  readonly pack: string;
  readonly path: string;
  readonly check: BoundaryCheck | null;
}
