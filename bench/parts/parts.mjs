import { speed } from "./speed.mjs";

/** What is measured, in the order of the report. */
export const PARTS = {
  speed: { title: "Speed", run: speed },
};
