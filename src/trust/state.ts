import { isUtf8 } from "node:buffer";
import { encodeCanonical, isCanonicalText } from "../ir/canonical.ts";
import type { Pack } from "../ir/ir.ts";
import { sha256Hex } from "../ir/sha256.ts";
import { faultOf, object, oneOf, record, text } from "../ir/shape/check.ts";
import type { Shape } from "../ir/shape/check.ts";
import { refuse } from "./diagnostics.ts";
import type { Trusted } from "./diagnostics.ts";
import { compareReleases, isOrdered } from "./release.ts";

/** What a loader has accepted, by the id of the pack. */
export type State = Readonly<Record<string, Accepted>>;

/** The release of a pack that was accepted last, and the hash of its content. */
export interface Accepted {
  readonly release: string;
  readonly content: string;
}

/** A state file may have so many bytes: room for some ten thousand packs. */
export const MAX_STATE_BYTES = 4 << 20;

const STATE_FORMAT = "payerpack state 1";
const CONTENT = /^sha256:[0-9a-f]{64}$/;

interface Written {
  readonly digest: string;
  readonly format: string;
  readonly packs: State;
}

const release: Shape = (value) => (typeof value === "string" && isOrdered(value) ? undefined : " is not a release");
const content: Shape = (value) => (typeof value === "string" && CONTENT.test(value) ? undefined : " is not a hash");
const stateShape: Shape = object<Written>({ digest: text, format: oneOf(STATE_FORMAT), packs: record(object<Accepted>({ release, content })) });

/** A state in which nothing was accepted yet. */
export const NOTHING_ACCEPTED: State = {};

/** The text of a state file: canonical JSON with a digest of its own, so that damage shows. */
export function writeState(packs: State): string {
  return encodeCanonical({ digest: sha256Hex(encodeCanonical(packs)), format: STATE_FORMAT, packs });
}

/** Reads a state file. Anything but the bytes that {@link writeState} writes is refused; nothing is repaired or forgotten. */
export function readState(bytes: Uint8Array): Trusted<State> {
  const fail = (reason: string): Trusted<State> => refuse("trust/state", { reason });
  if (bytes.length > MAX_STATE_BYTES) return fail(`it has more than ${MAX_STATE_BYTES} bytes`);
  if (!isUtf8(bytes)) return fail("it is not UTF-8 text");
  const written = Buffer.from(bytes).toString("utf8");
  const value = parsed(written);
  const fault = faultOf(stateShape, value, "it");
  if (fault !== undefined) return fail(fault);
  if (!isCanonicalText(value, written)) return fail("it is not in canonical form");
  const { digest, packs } = value as Written;
  return sha256Hex(encodeCanonical(packs)) === digest ? { ok: true, value: packs } : fail("its digest does not fit");
}

/**
 * The state after a pack is accepted, the same object where nothing changes. Refused: a release older than the one accepted last, and other
 * content under the same release, unless `rollback` asks for it; a release that cannot be ordered, always.
 */
export function accept(state: State, { id, release, hashes: { content } }: Pick<Pack, "id" | "release" | "hashes">, rollback = false): Trusted<State> {
  if (!isOrdered(release)) return refuse("trust/release-form", { id });
  const before = Object.hasOwn(state, id) ? state[id] : undefined;
  if (before?.release === release && before.content === content) return { ok: true, value: state };
  if (before && !rollback) {
    if (before.release === release) return refuse("trust/other-content", { id, release });
    if (compareReleases(release, before.release) < 0) return refuse("trust/rollback", { id, release, accepted: before.release });
  }
  return { ok: true, value: { ...state, [id]: { release, content } } };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    return undefined;
  }
}
