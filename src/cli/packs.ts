import { Buffer, isUtf8 } from "node:buffer";
import { join } from "node:path";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import { MAX_PACK_LENGTH } from "../ir/pack.ts";
import { loadPack } from "../runtime/load.ts";
import type { LoadedPack } from "../runtime/load.ts";
import type { TrustError } from "../trust/diagnostics.ts";
import { isEnvelope, MAX_ENVELOPE_BYTES } from "../trust/recognize.ts";
import type { AnyLoad } from "../trust/replacing.ts";
import { DeferredPack } from "./deferred-pack.ts";
import { cliCatalog, placeOf, readingFailed } from "./diagnostics.ts";
import type { Gate, TrustOptions } from "./gate.ts";
import type { Host } from "./host.ts";
import { findPath, findTargets, isUnder } from "./root.ts";
import type { Targets } from "./root.ts";
import { pathShower } from "./workspace.ts";

/** A compiled pack has at most so many bytes; a larger file is refused before it is read. */
export const MAX_PACK_BYTES = MAX_PACK_LENGTH;

const UNSIGNED = { code: "trust/unsigned", message: "a folder of rules is neither signed nor remembered; build a pack of it" } as const;
const NOT_TEXT = { ok: false, error: { code: "pack/format", message: "it is not UTF-8 text" } } as const;

/** A pack that may not code because it has errors. */
export interface BrokenPack {
  /** Its folder as the user knows it. */
  readonly shown: string;
  /** Null: encounters without a payer. Undefined: not even that can be read. */
  readonly payer: string | null | undefined;
}

/** The packs that can code, and those that cannot. */
export interface OpenedPacks {
  readonly packs: readonly LoadedPack[];
  readonly broken: readonly BrokenPack[];
}

/**
 * The packs that `--pack` names: a compiled pack, a folder of compiled packs, a pack's folder of rules, or a folder that holds such
 * folders. Rules are compiled first, all of them; a pack with errors is in `broken`, so that nothing is coded by rules that are not whole, and its
 * errors are among the diagnostics. No value where no pack is left, or a compiled pack is refused.
 */
export async function openPacks(host: Host, given: string, trust: TrustOptions = {}): Promise<Outcome<OpenedPacks>> {
  const found = findPath(host, given);
  if (!found.value) return { value: undefined, diagnostics: found.diagnostics };
  if (found.value.kind !== "folder") return readCompiled(host, [{ shown: given, path: found.value.path }], trust);
  const targets = findTargets(host, [given]);
  // Nobody signs rules, and no release of them is remembered; that is for packs.
  if (targets.value && (trust.trust ?? trust.state) !== undefined) return { value: undefined, diagnostics: [refused(given, UNSIGNED)] };
  if (targets.value) return compileAndLoad(host, targets.value, given);
  const names = host.list(found.value.path);
  if (!names.ok) return { value: undefined, diagnostics: [readingFailed(given, names.error)] };
  const files = names.value.filter((name) => name.endsWith(".json") && !name.startsWith("."));
  if (files.length === 0) return { value: undefined, diagnostics: [cliCatalog.create("cli/no-compiled-packs", placeOf(given), { path: given })] };
  const folder = found.value.path;
  return readCompiled(host, files.map((name) => ({ shown: join(given, name), path: join(folder, name) })), trust);
}

interface PackPath {
  readonly shown: string;
  readonly path: string;
}

async function readCompiled(host: Host, paths: readonly PackPath[], options: TrustOptions): Promise<Outcome<OpenedPacks>> {
  const asked = options.trust !== undefined || options.state !== undefined;
  const gate = asked ? await openGate(host, options) : undefined;
  if (gate && !gate.value) return { value: undefined, diagnostics: gate.diagnostics };
  const diagnostics: Diagnostic[] = [];
  const packs: LoadedPack[] = [];
  for (const { shown, path } of paths) {
    const bytes = readPackFile(host, shown, path);
    if (!bytes.value) {
      diagnostics.push(...bytes.diagnostics);
      continue;
    }
    const loaded = gate?.value || isEnvelope(bytes.value) ? loadAdmitted(gate?.value ?? (await openGate(host, {})).value!, bytes.value) : loadText(bytes.value);
    if (loaded.ok) packs.push(loaded.pack);
    else diagnostics.push(refused(shown, loaded.error));
  }
  if (diagnostics.length === 0) diagnostics.push(...(gate?.value?.save() ?? []));
  return { value: diagnostics.length > 0 ? undefined : { packs, broken: [] }, diagnostics };
}

/** The bytes of a file that may be a pack, signed or not; a file that is too large is refused before it is read. */
export function readPackFile(host: Host, shown: string, path: string): Outcome<Uint8Array> {
  const entry = host.entry(path);
  if (!entry.ok) return { value: undefined, diagnostics: [readingFailed(shown, entry.error)] };
  const bytes = entry.value.bytes <= MAX_ENVELOPE_BYTES ? host.readFile(path) : undefined;
  if (bytes && !bytes.ok) return { value: undefined, diagnostics: [readingFailed(shown, bytes.error)] };
  return bytes && (bytes.value.length <= MAX_PACK_BYTES || isEnvelope(bytes.value)) ? { value: bytes.value, diagnostics: [] } : { value: undefined, diagnostics: [tooLarge(shown)] };
}

/** The diagnostic of a file with more bytes than any pack. */
export function tooLarge(shown: string): Diagnostic {
  return refused(shown, { code: "pack/size", message: `a pack has at most ${MAX_PACK_BYTES} bytes` });
}

function loadText(bytes: Uint8Array): ReturnType<typeof loadPack> | typeof NOT_TEXT {
  return isUtf8(bytes) ? loadPack(Buffer.from(bytes).toString("utf8")) : NOT_TEXT;
}

function loadAdmitted(gate: Gate, bytes: Uint8Array): AnyLoad<TrustError> {
  const admitted = gate.admit(bytes);
  return admitted.ok ? loadPack(admitted.value.pack) : admitted;
}

/** Signatures are checked, and cryptography loaded, only where somebody asks for it or a pack is signed. */
async function openGate(host: Host, options: TrustOptions): Promise<Outcome<Gate>> {
  return (await import("./gate.ts")).openGate(host, options);
}

/** The compiler is loaded only here, so that coding by compiled packs starts at once. */
async function compileAndLoad(host: Host, targets: Targets, given: string): Promise<Outcome<OpenedPacks>> {
  const { compileTargets } = await import("./compile-targets.ts");
  const compiled = compileTargets(host, targets);
  if (!compiled.value) return { value: undefined, diagnostics: compiled.diagnostics };
  const { packs, folders, findings, payers } = compiled.value;
  const shown = pathShower(host, targets.root);
  if (folders.length === 0) return { value: undefined, diagnostics: [cliCatalog.create("cli/no-pack-here", placeOf(given), { path: given })] };
  const diagnostics: Diagnostic[] = [];
  const whole: LoadedPack[] = [];
  const broken: BrokenPack[] = [];
  for (const folder of folders) {
    const one = packs.find((pack) => pack.folder === folder);
    if (one) {
      whole.push(new DeferredPack(one));
      continue;
    }
    broken.push({ shown: shown(folder), payer: payers.get(folder) });
    diagnostics.push(cliCatalog.create("cli/pack-with-errors", placeOf(shown(folder)), { folder: shown(folder) }));
  }
  const errors = findings.filter(({ severity }) => severity === "error");
  const unread = errors.map(({ span }) => span.file.path).filter((path) => /(?:^|\/)pack\.yaml$/.test(path) && targets.targets.some((one) => isUnder(one, path)));
  for (const folder of new Set(unread.map((path) => path.replace(/\/?pack\.yaml$/, "")))) {
    // A folder whose pack.yaml is no text does not even count as a pack.
    if (!folders.includes(folder)) broken.push({ shown: shown(folder), payer: undefined });
  }
  if (broken.length > 0) diagnostics.unshift(...errors.map((one) => moved(one, shown)));
  return { value: whole.length > 0 ? { packs: whole, broken } : undefined, diagnostics };
}

/** A diagnostic whose places are called as the user knows them. */
function moved(diagnostic: Diagnostic, shown: (path: string) => string): Diagnostic {
  const at = (span: Span): Span => ({ ...span, file: { path: shown(span.file.path), text: span.file.text } });
  const related = diagnostic.related.map((one) => ({ ...one, span: at(one.span) }));
  return { ...diagnostic, span: at(diagnostic.span), related };
}

function refused(path: string, { code, message, help }: { readonly code: string; readonly message: string; readonly help?: string | undefined }): Diagnostic {
  return cliCatalog.create("cli/pack-refused", placeOf(path), { path, reason: message, code }, { help });
}
