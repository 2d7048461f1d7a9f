// The packs of bench/packs behind the four functions that a shared benchmark of rule engines asks for. They are compiled at the first load.
import { existsSync } from "node:fs";
import { WAYS } from "./built.mjs";
import { loadLadder } from "./w1/ours.mjs";
import { loadEdit } from "./w2/ours.mjs";
import { loadCode } from "./w3/ours.mjs";

const running = { ladder: undefined, edit: undefined, code: undefined };

/** W1: `{kind, minutes}` to `[{code, units}]`. */
export const ladder = (input) => running.ladder(input);

/** W2: a claim to `[{line, rule, action, message}]`. */
export const edit = (claim) => running.edit(claim);

/** W3: an encounter to `[{code, units, mods, site}]`. */
export const code = (encounter) => running.code(encounter);

/** Loads the packs. `PAYERPACK_WAY` names the way to run them; else it is the last of the list. */
export async function load() {
  if (!existsSync(new URL("build/w3.mjs", import.meta.url))) await import("./build.mjs");
  const way = WAYS.find(({ name }) => name === process.env.PAYERPACK_WAY) ?? WAYS.at(-1);
  running.ladder = await loadLadder(way.load, way.ladders);
  running.edit = await loadEdit(way.load);
  running.code = await loadCode(way.load);
}
