import { readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { refuse } from "./diagnostics.ts";
import type { Trusted } from "./diagnostics.ts";
import { replaceFile } from "./replace-file.ts";
import { MAX_STATE_BYTES, NOTHING_ACCEPTED, readState, writeState } from "./state.ts";
import type { State } from "./state.ts";

/**
 * Begins a state file in which nothing was accepted yet. One that is there already stays as it is and is refused: beginning anew is a
 * decision of a person, once for each place where packs are loaded.
 */
export function beginState(path: string): Trusted<State> {
  return attempt("written", () => {
    writeFileSync(path, writeState(NOTHING_ACCEPTED), { flag: "wx" });
    return { ok: true, value: NOTHING_ACCEPTED };
  });
}

/** Reads a state file; one that is not there is refused, never begun. */
export function readStateFile(path: string): Trusted<State> {
  return attempt("read", () => {
    if (statSync(path).size > MAX_STATE_BYTES) return refuse("trust/state", { reason: `it has more than ${MAX_STATE_BYTES} bytes` });
    return readState(readFileSync(path));
  });
}

/** Replaces a state file in one step, or the file that a link leads to; its mode stays. */
export function writeStateFile(path: string, state: State): Trusted<State> {
  return attempt("written", () => {
    replaceFile(realpathSync(path), writeState(state), statSync(path).mode);
    return { ok: true, value: state };
  });
}

function attempt(what: string, work: () => Trusted<State>): Trusted<State> {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof Error && "code" in thrown && typeof thrown.code === "string")) throw thrown;
    return thrown.code === "ENOENT" && what === "read" ? refuse("trust/no-state", {}) : refuse("trust/state-access", { what, code: thrown.code });
  }
}
