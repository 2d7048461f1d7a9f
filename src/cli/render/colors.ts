import picocolors from "picocolors";
import type { Sink } from "../host.ts";

export type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * Colours for a sink. `NO_COLOR` with any content turns them off, `FORCE_COLOR` other than `0` on; otherwise a terminal that is not
 * `dumb` has them.
 */
export function colorsFor(sink: Sink, environment: Readonly<Record<string, string | undefined>>): Colors {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment;
  if (no !== undefined && no !== "") return noColors;
  if (force !== undefined && force !== "") return picocolors.createColors(force !== "0");
  return picocolors.createColors(sink.isTerminal && term !== "dumb");
}

/** Every colour is the text itself. */
export const noColors: Colors = picocolors.createColors(false);
