import type { LoadedPack } from "../runtime/load.ts";

/** What any loader says: `loadPack`, `loadTrusted`, or one of a host's own. */
export type AnyLoad<E> = { readonly ok: true; readonly pack: LoadedPack } | { readonly ok: false; readonly error: E };

/** The pack to use from now on, and why a new one was not taken. */
export interface Replaced<E> {
  /** Undefined only where there was none before and the first is refused: then nothing may be coded. */
  readonly pack: LoadedPack | undefined;
  /** Raise an alarm with it. Undefined: the new pack is in use. */
  readonly refused: E | undefined;
}

/**
 * What a service holds after it tried to load a pack: the new one, or, where that is refused, still the one in use. Packs are immutable, so
 * that a call which read the old one ends on it; assign the result to the one variable that calls read.
 */
export function replaced<E>(inUse: LoadedPack | undefined, load: AnyLoad<E>): Replaced<E> {
  return load.ok ? { pack: load.pack, refused: undefined } : { pack: inUse, refused: load.error };
}
