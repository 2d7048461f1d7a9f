import { cold } from "./cold.mjs";
import { command } from "./command.mjs";
import { json } from "./json.mjs";
import { load } from "./load.mjs";
import { scale } from "./scale.mjs";
import { shipped } from "./shipped.mjs";
import { speed } from "./speed.mjs";

/** What is measured, in the order of the report. */
export const PARTS = {
  speed: { title: "Speed", run: speed },
  json: { title: "JSON in and out", run: json },
  scale: { title: "Growth with the number of rules", run: scale },
  cold: { title: "Cold start and memory", run: cold },
  load: { title: "Loading a pack", run: load },
  shipped: { title: "The shipped packs", run: shipped },
  command: { title: "The command", run: command },
};
