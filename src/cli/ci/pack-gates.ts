import { BOUNDARY } from "./gates/boundary.ts";
import { BUILD } from "./gates/build.ts";
import type { PackGate } from "./gate.ts";
import { COVER } from "./gates/cover.ts";
import { DIFF } from "./gates/diff.ts";
import { MUTATE } from "./gates/mutate.ts";
import { PROPERTIES } from "./gates/properties.ts";
import { PROVE } from "./gates/prove.ts";
import { TEST } from "./gates/test.ts";

/** The gates over packs, those that take long first, so that threads end together. */
export const PACK_GATES: readonly PackGate[] = [MUTATE, PROVE, PROPERTIES, DIFF, COVER, BOUNDARY, TEST, BUILD];
