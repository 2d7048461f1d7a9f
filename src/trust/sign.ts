import { isUtf8 } from "node:buffer";
import { sign } from "node:crypto";
import { decodePack } from "../ir/pack.ts";
import { refuse } from "./diagnostics.ts";
import type { Trusted } from "./diagnostics.ts";
import { MAX_SIGNATURES, signedBytes, writeEnvelope } from "./envelope.ts";
import type { Envelope } from "./envelope.ts";
import { publicKeyOf, readPrivateKey } from "./keys.ts";
import type { PublicKey } from "./keys.ts";
import { isEnvelope } from "./recognize.ts";
import { openEnvelope } from "./verify.ts";

/** A pack with one signature more. */
export interface SignedPack {
  /** The text of the envelope, ASCII. */
  readonly text: string;
  readonly id: string;
  readonly release: string;
  /** Who signed now. */
  readonly by: PublicKey;
  /** All who have signed, in the order of the envelope. */
  readonly signers: readonly PublicKey[];
}

/**
 * Signs a compiled pack, or adds a signature to a signed one; `privateKey` is PEM. What is signed is the exact bytes of the pack, which must
 * load, and the signatures that are there already must fit: nobody signs what no service would take. Signing again with the same key
 * changes nothing.
 */
export function signPack(bytes: Uint8Array, privateKey: string): Trusted<SignedPack> {
  const key = readPrivateKey(privateKey);
  if (!key.ok) return key;
  const opened: Trusted<Envelope> = isEnvelope(bytes) ? openEnvelope(bytes) : { ok: true, value: { payload: Buffer.from(bytes), signatures: [] } };
  if (!opened.ok) return opened;
  const { payload, signatures } = opened.value;
  const pack = isUtf8(payload) ? decodePack(payload.toString("utf8")) : NOT_TEXT;
  if (!pack.ok) return pack;
  const by = publicKeyOf(key.value);
  const others = signatures.filter(({ keyid }) => keyid !== by);
  if (others.length >= MAX_SIGNATURES) return refuse("trust/envelope", { reason: `it would have more than ${MAX_SIGNATURES} signatures` });
  const all = [...others, { keyid: by, sig: sign(null, signedBytes(payload), key.value).toString("base64") }];
  const signers = all.map(({ keyid }) => keyid).sort();
  const { id, release } = pack.pack;
  return { ok: true, value: { text: writeEnvelope({ payload, signatures: all }), id, release, by, signers } };
}

const NOT_TEXT = { ok: false, error: { code: "pack/format", message: "it is not UTF-8 text" } } as const;
