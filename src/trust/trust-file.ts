import { isUtf8 } from "node:buffer";
import { scanJson } from "../runtime/read/scan.ts";
import { faultOf, integer, list, object, oneOf, text } from "../ir/shape/check.ts";
import type { Shape } from "../ir/shape/check.ts";
import { refuse } from "./diagnostics.ts";
import type { Trusted } from "./diagnostics.ts";
import { isPublicKey } from "./keys.ts";
import type { PublicKey } from "./keys.ts";

/** The first member of a trust file, and its version. */
export const TRUST_FORMAT = "payerpack trust 1";

/** Whom a loader believes. It comes with the loader's configuration and never with a pack. */
export interface Trust {
  readonly signers: readonly TrustedSigner[];
  readonly rules: readonly TrustRule[];
}

export interface TrustedSigner {
  /** What rules and messages call it, `compliance`. */
  readonly name: string;
  readonly key: PublicKey;
}

/** Who may sign some packs. */
export interface TrustRule {
  /** Ids of packs: a whole id, `FOLDER/*` for every id that begins so, or `*` for every id. */
  readonly packs: readonly string[];
  /** Names of signers. */
  readonly signers: readonly string[];
  /** How many of them must have signed. */
  readonly threshold: number;
}

const SIGNER_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const PACKS = /^(?:\*|[a-z0-9][a-z0-9_./-]*(?:\/\*)?)$/;

const name: Shape = (value) => (typeof value === "string" && SIGNER_NAME.test(value) ? undefined : " is not lower-case words with `-` between");
const key: Shape = (value) => (isPublicKey(value) ? undefined : " is not `ed25519:` and 64 hexadecimal digits");
const packs: Shape = (value) => (typeof value === "string" && PACKS.test(value) ? undefined : " is not an id, `FOLDER/*` or `*`");

const trustShape: Shape = object<Trust & { readonly format: string }>({
  format: oneOf(TRUST_FORMAT),
  signers: list(object<TrustedSigner>({ name, key })),
  rules: list(object<TrustRule>({ packs: list(packs), signers: list(text), threshold: integer })),
});

/** A trust file may have so many bytes. */
export const MAX_TRUST_BYTES = 1 << 20;

/**
 * Reads a trust file: strict JSON, every member checked, none left over. Refused too: a key or a pattern that stands twice (two rules would
 * each claim the pack; one person would count as two), a signer that does not exist, a threshold that nobody can reach.
 */
export function readTrust(bytes: Uint8Array): Trusted<Trust> {
  const fail = (reason: string): Trusted<Trust> => refuse("trust/file", { reason });
  if (bytes.length > MAX_TRUST_BYTES) return fail(`it has more than ${MAX_TRUST_BYTES} bytes`);
  if (!isUtf8(bytes)) return fail("it is not UTF-8 text");
  const written = Buffer.from(bytes).toString("utf8");
  if (scanJson(written).failure) return fail("it is not JSON without repeated members");
  const value = JSON.parse(written) as unknown;
  const fault = faultOf(trustShape, value, "it") ?? signersFault((value as Trust).signers) ?? rulesFault(value as Trust);
  if (fault !== undefined) return fail(fault);
  const { signers, rules } = value as Trust;
  return { ok: true, value: { signers, rules } };
}

/** The rule for a pack: the one that names its id, else the one with the longest folder that holds it, else the one for every pack. */
export function ruleFor({ rules }: Trust, id: string): TrustRule | undefined {
  let best: TrustRule | undefined;
  let length = -1;
  for (const rule of rules) {
    for (const pattern of rule.packs) {
      if (!matches(pattern, id)) continue;
      const precision = pattern === id ? Infinity : pattern.length;
      if (precision > length) [best, length] = [rule, precision];
    }
  }
  return best;
}

function matches(pattern: string, id: string): boolean {
  return pattern === "*" || (pattern.endsWith("/*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id);
}

function signersFault(signers: readonly TrustedSigner[]): string | undefined {
  const names = new Set<string>();
  const keys = new Set<string>();
  for (const [index, { name, key }] of signers.entries()) {
    if (names.has(name)) return `it.signers[${index}].name stands before it`;
    if (keys.has(key)) return `it.signers[${index}].key stands before it`;
    names.add(name);
    keys.add(key);
  }
  return names.size === 0 ? "it.signers is empty" : undefined;
}

function rulesFault({ rules, signers: known }: Trust): string | undefined {
  const patterns = new Set<string>();
  for (const [index, { packs, signers, threshold }] of rules.entries()) {
    const at = `it.rules[${index}]`;
    if (packs.length === 0) return `${at}.packs is empty`;
    for (const pattern of packs) {
      if (patterns.has(pattern)) return `${at}.packs has a pattern that stands before it`;
      patterns.add(pattern);
    }
    if (!signers.every((name) => known.some((one) => one.name === name))) return `${at}.signers names nobody of it.signers`;
    if (new Set(signers).size !== signers.length) return `${at}.signers names somebody twice`;
    if (threshold < 1 || threshold > signers.length) return `${at}.threshold is not between 1 and the number of its signers`;
  }
  return rules.length === 0 ? "it.rules is empty" : undefined;
}
