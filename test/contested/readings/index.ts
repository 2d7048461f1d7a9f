import type { Reading } from "../reading.ts";
import { claimReadings } from "./claim.ts";
import { hydrationReadings } from "./hydration.ts";
import { infusionReadings } from "./infusions.ts";
import { missingTimeReadings } from "./missing-times.ts";
import { rankingReadings } from "./ranking.ts";
import { siteAndDateReadings } from "./sites-and-dates.ts";

/** Every other reading of a contested point that was found, each with a chart that it changes. */
export const READINGS: readonly Reading[] = [
  ...hydrationReadings, ...missingTimeReadings, ...infusionReadings, ...siteAndDateReadings, ...rankingReadings, ...claimReadings,
];
