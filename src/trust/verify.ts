import { isUtf8 } from "node:buffer";
import { verify } from "node:crypto";
import type { Pack } from "../ir/ir.ts";
import { decodePack } from "../ir/pack.ts";
import { refuse } from "./diagnostics.ts";
import type { Trusted } from "./diagnostics.ts";
import { readEnvelope, signedBytes } from "./envelope.ts";
import type { Envelope } from "./envelope.ts";
import { keyOf } from "./keys.ts";
import type { PublicKey } from "./keys.ts";
import { ruleFor } from "./trust-file.ts";
import type { Trust } from "./trust-file.ts";

/** Somebody whose signature fits. */
export interface Signer {
  readonly key: PublicKey;
  /** As the trust file calls it; null: it does not know the key. */
  readonly name: string | null;
}

/** A pack whose signatures fit. */
export interface VerifiedPack {
  readonly pack: Pack;
  /** The exact bytes that were signed. */
  readonly bytes: Uint8Array;
  /** Everybody who signed, in the order of the envelope. */
  readonly signers: readonly Signer[];
  /** How many signers the trust file asks for; null where no trust file was asked. */
  readonly threshold: number | null;
}

/** An envelope whose form is right and whose every signature fits, whoever made it. */
export function openEnvelope(bytes: Uint8Array): Trusted<Envelope> {
  const envelope = readEnvelope(bytes);
  if (!envelope.ok) return envelope;
  const { payload, signatures } = envelope.value;
  const signed = signedBytes(payload);
  for (const [index, { keyid, sig }] of signatures.entries()) {
    if (!verify(null, signed, keyOf(keyid), Buffer.from(sig, "base64"))) return refuse("trust/signature", { number: String(index + 1) });
  }
  return envelope;
}

/**
 * Verifies a signed pack: the form of the envelope, every signature in it over the exact bytes, and only then the pack (`decodePack`). With a
 * trust file also that the signers its rule for this pack names have signed, as many as it asks for; a signature of a stranger counts
 * nothing. Without one the signatures say only that the file is as it was signed, by whomever.
 */
export function verifyEnvelope(bytes: Uint8Array, trust: Trust | undefined): Trusted<VerifiedPack> {
  const envelope = openEnvelope(bytes);
  if (!envelope.ok) return envelope;
  const { payload, signatures } = envelope.value;
  const signers = signatures.map(({ keyid }) => ({ key: keyid, name: trust?.signers.find(({ key }) => key === keyid)?.name ?? null }));
  // A pack of strangers is not even read.
  if (trust && signers.every(({ name }) => name === null)) return refuse("trust/unknown-signer", {});
  const decoded = isUtf8(payload) ? decodePack(payload.toString("utf8")) : NOT_TEXT;
  if (!decoded.ok) return decoded;
  const { pack } = decoded;
  const verified = { pack, bytes: payload, signers };
  if (!trust) return { ok: true, value: { ...verified, threshold: null } };
  const rule = ruleFor(trust, pack.id);
  if (!rule) return refuse("trust/not-covered", { id: pack.id });
  const count = signers.filter(({ name }) => name !== null && rule.signers.includes(name)).length;
  if (count < rule.threshold) {
    return refuse("trust/threshold", { id: pack.id, needed: String(rule.threshold), signers: rule.signers.join(", "), count: String(count) });
  }
  return { ok: true, value: { ...verified, threshold: rule.threshold } };
}

const NOT_TEXT = { ok: false, error: { code: "pack/format", message: "it is not UTF-8 text" } } as const;
