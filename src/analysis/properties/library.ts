import type { LawName } from "../../compiler/properties/sentences.ts";
import type { Law } from "./law.ts";
import { ACCOUNTING } from "./laws/accounting.ts";
import { CHARTING } from "./laws/charting.ts";
import { EARNING } from "./laws/earning.ts";
import { ladders } from "./laws/ladders.ts";
import { PARTS } from "./laws/parts.ts";
import { TIME } from "./laws/time.ts";
import { WHOLE } from "./laws/whole.ts";

/** Every law of the library, by its name. */
export const LIBRARY: Readonly<Record<LawName, Law>> = { ladders_climb: ladders, ...ACCOUNTING, ...EARNING, ...CHARTING, ...TIME, ...PARTS, ...WHOLE };
