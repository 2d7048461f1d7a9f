import { isUtf8 } from "node:buffer";
import { encodeCanonical } from "../ir/canonical.ts";
import { faultOf, list, object, text } from "../ir/shape/check.ts";
import type { Shape } from "../ir/shape/check.ts";
import { refuse } from "./diagnostics.ts";
import type { Trusted } from "./diagnostics.ts";
import { isPublicKey } from "./keys.ts";
import type { PublicKey } from "./keys.ts";
import { isEnvelope, MAX_ENVELOPE_BYTES } from "./recognize.ts";

/** What an envelope of ours says that it holds: a pack of format 1. It is signed along with the pack. */
export const PAYLOAD_TYPE = "application/vnd.payerpack.pack.v1+json";

/** A signature and the key that it verifies under. */
export interface Signature {
  readonly keyid: PublicKey;
  /** 64 bytes in base64. */
  readonly sig: string;
}

/** A signed pack: the exact bytes that were signed, and the signatures in the order of their keys, at most one of each. */
export interface Envelope {
  readonly payload: Buffer;
  readonly signatures: readonly Signature[];
}

/** An envelope may have so many signatures: each costs a verification. */
export const MAX_SIGNATURES = 16;

interface Written {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly Signature[];
}

const keyid: Shape = (value) => (isPublicKey(value) ? undefined : " is not a public key");
const sig: Shape = (value) => (typeof value === "string" && bytesOf(value)?.length === 64 ? undefined : " is not 64 bytes in base64");
const envelopeShape: Shape = object<Written>({ payload: text, payloadType: text, signatures: list(object<Signature>({ keyid, sig })) });

/**
 * The bytes that are signed (DSSE 1.0, pre-authentication encoding): `DSSEv1`, the type and the payload, each behind its length, so that no
 * two pairs of type and payload have the same bytes.
 */
export function signedBytes(payload: Uint8Array, payloadType: string = PAYLOAD_TYPE): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `), payload]);
}

/** The text of an envelope: canonical JSON in ASCII, one text for one pack and its signatures. */
export function writeEnvelope({ payload, signatures }: Envelope): string {
  const sorted = [...signatures].sort((a, b) => (a.keyid < b.keyid ? -1 : 1));
  return encodeCanonical({ payload: payload.toString("base64"), payloadType: PAYLOAD_TYPE, signatures: sorted.map(({ keyid, sig }) => ({ keyid, sig })) });
}

/**
 * Reads an envelope and checks its form, no signature: DSSE's members and no other, our payload type, base64 in its one spelling, keys in
 * order, and all of it in canonical bytes. So every change of a byte changes what is signed, or who signs, or is refused here.
 */
export function readEnvelope(bytes: Uint8Array): Trusted<Envelope> {
  if (bytes.length > MAX_ENVELOPE_BYTES) return refuse("trust/envelope", { reason: `it has more than ${MAX_ENVELOPE_BYTES} bytes` });
  if (!isEnvelope(bytes)) return refuse("trust/unsigned", {});
  const written = isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8") : "";
  const value = parsed(written);
  const fault = faultOf(envelopeShape, value, "it");
  if (fault !== undefined) return refuse("trust/envelope", { reason: fault });
  const { payload: encoded, payloadType, signatures } = value as Written;
  const payload = bytesOf(encoded);
  if (!payload) return refuse("trust/envelope", { reason: "its payload is not base64" });
  if (payloadType !== PAYLOAD_TYPE) return refuse("trust/payload-type", {});
  if (signatures.length === 0) return refuse("trust/unsigned", {});
  if (signatures.length > MAX_SIGNATURES) return refuse("trust/envelope", { reason: `it has more than ${MAX_SIGNATURES} signatures` });
  const inOrder = signatures.every((one, index) => index === 0 || signatures[index - 1]!.keyid < one.keyid);
  const envelope = { payload, signatures };
  if (!inOrder || writeEnvelope(envelope) !== written) return refuse("trust/envelope", { reason: "it is not in canonical form" });
  return { ok: true, value: envelope };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The bytes of base64 with padding, in the one spelling that they have. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}
