import { command } from "./command.mjs";
import { shipped } from "./shipped.mjs";
import { speed } from "./speed.mjs";

/** What is measured, in the order of the report. */
export const PARTS = {
  speed: { title: "Speed", run: speed },
  shipped: { title: "The shipped packs", run: shipped },
  command: { title: "The command", run: command },
};
