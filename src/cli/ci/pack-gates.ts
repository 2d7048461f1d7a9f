import { BUILD } from "./gates/build.ts";
import type { PackGate } from "./gate.ts";
import { DIFF } from "./gates/diff.ts";
import { TEST } from "./gates/test.ts";

/** The gates over packs, those that take long first, so that threads end together. */
export const PACK_GATES: readonly PackGate[] = [DIFF, TEST, BUILD];
