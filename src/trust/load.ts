import { loadPack } from "../runtime/load.ts";
import type { LoadedPack, LoadOptions } from "../runtime/load.ts";
import type { TrustError } from "./diagnostics.ts";
import { accept } from "./state.ts";
import { readStateFile, writeStateFile } from "./state-file.ts";
import type { Trust } from "./trust-file.ts";
import { verifyEnvelope } from "./verify.ts";
import type { Signer } from "./verify.ts";

export interface TrustedLoadOptions extends LoadOptions {
  /** Whom to believe, from `readTrust`. */
  readonly trust: Trust;
  /** Path of the state file that remembers what was accepted; begin it once with `beginState`. Absent: older releases are taken. */
  readonly state?: string;
  /** Takes an older release, or other content of the same one, and remembers it from now on. For emergencies, by hand. */
  readonly rollback?: boolean;
}

/** A pack that was verified, with those who signed it; or why it is refused. */
export type TrustedLoad =
  | { readonly ok: true; readonly pack: LoadedPack; readonly signers: readonly Signer[] }
  | { readonly ok: false; readonly error: TrustError };

/**
 * Loads a signed pack only when everything about it is right: its signatures as the trust file asks, its form, hashes, ops and programs, and
 * with a state file that it is not older than what was accepted before. The release is remembered before the pack is handed out; where that
 * fails there is no pack. Never throws for what a file says. Only one process at a time may write a state file.
 */
export function loadTrusted(bytes: Uint8Array, options: TrustedLoadOptions): TrustedLoad {
  const verified = verifyEnvelope(bytes, options.trust);
  if (!verified.ok) return verified;
  const { pack, signers } = verified.value;
  const remembered = remember(pack, options);
  if (remembered) return { ok: false, error: remembered };
  const loaded = loadPack(pack, options);
  return loaded.ok ? { ok: true, pack: loaded.pack, signers } : loaded;
}

function remember(pack: Parameters<typeof accept>[1], { state: path, rollback = false }: TrustedLoadOptions): TrustError | undefined {
  if (path === undefined) return undefined;
  const before = readStateFile(path);
  if (!before.ok) return before.error;
  const after = accept(before.value, pack, rollback);
  if (!after.ok) return after.error;
  if (after.value === before.value) return undefined;
  const written = writeStateFile(path, after.value);
  return written.ok ? undefined : written.error;
}
