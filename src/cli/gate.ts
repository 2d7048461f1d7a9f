import { isUtf8 } from "node:buffer";
import { resolve } from "node:path";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { Pack } from "../ir/ir.ts";
import { decodePack } from "../ir/pack.ts";
import { refuse } from "../trust/diagnostics.ts";
import type { Trusted, TrustError } from "../trust/diagnostics.ts";
import { isEnvelope } from "../trust/recognize.ts";
import { accept, MAX_STATE_BYTES, NOTHING_ACCEPTED, readState, writeState } from "../trust/state.ts";
import type { State } from "../trust/state.ts";
import { MAX_TRUST_BYTES, readTrust } from "../trust/trust-file.ts";
import { verifyEnvelope } from "../trust/verify.ts";
import type { Signer } from "../trust/verify.ts";
import { cliCatalog, placeOf, readingFailed, writingFailed } from "./diagnostics.ts";
import type { Host } from "./host.ts";

/** What a command line says about trust. */
export interface TrustOptions {
  /** Path of a trust file: packs must be signed as it asks. */
  readonly trust?: string;
  /** Path of a state file: no release may be older than the one accepted last. */
  readonly state?: string;
  /** Takes older releases. */
  readonly rollback?: boolean;
  /** Begins the state file, which must not be there. */
  readonly newState?: boolean;
}

/** A pack that may be loaded. */
export interface AdmittedPack {
  readonly pack: Pack;
  readonly signers: readonly Signer[];
  /** How many signers the trust file asks for; null without one. */
  readonly threshold: number | null;
}

/** What every compiled pack of a command passes through. */
export interface Gate {
  /** The pack in some bytes, signed or not, when everything that was asked for is right; what `also` refuses is not remembered as accepted. */
  admit(bytes: Uint8Array, also?: (pack: Pack) => TrustError | undefined): Trusted<AdmittedPack>;
  /** Writes what was admitted into the state file, where that changes it; what went wrong. */
  save(): readonly Diagnostic[];
}

/** Reads the trust file and the state file. Without either only what a pack says of itself is checked: its form, hashes and signatures. */
export function openGate(host: Host, options: TrustOptions): Outcome<Gate> {
  const trust = options.trust === undefined ? undefined : readFile(host, options.trust, MAX_TRUST_BYTES, readTrust);
  if (trust && !trust.value) return { value: undefined, diagnostics: trust.diagnostics };
  const state = options.state === undefined ? undefined : stateOf(host, options.state, options.newState === true);
  if (state && !state.value) return { value: undefined, diagnostics: state.diagnostics };
  let now = state?.value;
  const admit: Gate["admit"] = (bytes, also) => {
    const verified = isEnvelope(bytes) || trust ? verifyEnvelope(bytes, trust?.value) : unsigned(bytes);
    if (!verified.ok) return verified;
    const refused = also?.(verified.value.pack);
    if (refused) return { ok: false, error: refused };
    if (now) {
      const after = accept(now, verified.value.pack, options.rollback);
      if (!after.ok) return after;
      now = after.value;
    }
    return { ok: true, value: verified.value };
  };
  const save: Gate["save"] = () => {
    if (options.state === undefined || !now || now === state?.value) return [];
    const path = resolve(host.cwd, options.state);
    // What a link leads to is replaced, not the link.
    const real = host.realPath(path);
    const written = host.writeFile(real.ok ? real.value : path, writeState(now));
    return written.ok ? [] : [writingFailed(options.state, written.error)];
  };
  return { value: { admit, save }, diagnostics: [] };
}

/** The diagnostic of what a file is refused for. */
export function diagnosticOf({ code, message, help }: TrustError, shown: string): Diagnostic {
  return { code, severity: "error", message: `\`${shown}\`: ${message}`, help, span: placeOf(shown), related: [], fixes: [], args: { path: shown } };
}

function unsigned(bytes: Uint8Array): Trusted<AdmittedPack> {
  const decoded = isUtf8(bytes) ? decodePack(Buffer.from(bytes).toString("utf8")) : NOT_TEXT;
  return decoded.ok ? { ok: true, value: { pack: decoded.pack, signers: [], threshold: null } } : decoded;
}

const NOT_TEXT = { ok: false, error: { code: "pack/format", message: "it is not UTF-8 text" } } as const;

function stateOf(host: Host, shown: string, begin: boolean): Outcome<State> {
  const path = resolve(host.cwd, shown);
  const there = host.entry(path);
  if (begin && there.ok) {
    const help = "leave `--new-state` out to go on with it";
    return { value: undefined, diagnostics: [cliCatalog.create("cli/exists-already", placeOf(shown), { path: shown }, { help })] };
  }
  if (!there.ok && there.error.code === "ENOENT") {
    if (!begin) return { value: undefined, diagnostics: refusals(refuse("trust/no-state", {}), shown) };
    const begun = host.writeFile(path, writeState(NOTHING_ACCEPTED));
    return begun.ok ? { value: NOTHING_ACCEPTED, diagnostics: [] } : { value: undefined, diagnostics: [writingFailed(shown, begun.error)] };
  }
  return readFile(host, shown, MAX_STATE_BYTES, readState);
}

/** A file of at most so many bytes; one byte more is enough to tell that there are too many. */
function readFile<T>(host: Host, shown: string, limit: number, read: (bytes: Uint8Array) => Trusted<T>): Outcome<T> {
  const path = resolve(host.cwd, shown);
  const entry = host.entry(path);
  if (!entry.ok) return { value: undefined, diagnostics: [readingFailed(shown, entry.error)] };
  const bytes = entry.value.bytes > limit ? { ok: true as const, value: new Uint8Array(limit + 1) } : host.readFile(path);
  if (!bytes.ok) return { value: undefined, diagnostics: [readingFailed(shown, bytes.error)] };
  const value = read(bytes.value);
  return value.ok ? { value: value.value, diagnostics: [] } : { value: undefined, diagnostics: refusals(value, shown) };
}

function refusals(refused: { readonly error: TrustError }, shown: string): readonly Diagnostic[] {
  return [diagnosticOf(refused.error, shown)];
}
