import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { refuse } from "./diagnostics.ts";
import type { Trusted } from "./diagnostics.ts";

/** A public key as trust files and envelopes name it: the 32 bytes themselves, so that a name cannot stand for another key. */
export type PublicKey = `ed25519:${string}`;

/** A new pair of keys. */
export interface KeyPair {
  /** For the trust file; no secret. */
  readonly publicKey: PublicKey;
  /** PKCS #8 in PEM, not encrypted: keep it where only its signer can read it. */
  readonly privateKey: string;
}

const PUBLIC_KEY = /^ed25519:[0-9a-f]{64}$/;
const NAME = "ed25519:";

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** Makes a pair of Ed25519 keys from the system's source of randomness. */
export function generateKey(): KeyPair {
  const { privateKey } = generateKeyPairSync("ed25519");
  return { publicKey: publicKeyOf(privateKey), privateKey: privateKey.export({ format: "pem", type: "pkcs8" }).toString() };
}

/** Whether a text is a public key in form. */
export function isPublicKey(text: unknown): text is PublicKey {
  return typeof text === "string" && PUBLIC_KEY.test(text);
}

/** The key that a name stands for. Any 32 bytes make one; those that are no point verify nothing. */
export function keyOf(name: PublicKey): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(name.slice(NAME.length), "hex")]), format: "der", type: "spki" });
}

/** The name of the public half of a private key. */
export function publicKeyOf(key: KeyObject): PublicKey {
  const der = createPublicKey(key).export({ format: "der", type: "spki" });
  return `${NAME}${der.subarray(SPKI.length).toString("hex")}`;
}

/** Reads a private key in PEM. Refused: what is no key, an encrypted one, one of another algorithm. No message repeats any of it. */
export function readPrivateKey(pem: string): Trusted<KeyObject> {
  if (pem.includes("ENCRYPTED")) return refuse("trust/key", { reason: "it is encrypted; decrypt it first" });
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: "pem" });
  } catch {
    // What the system says of a key may tell of its bytes.
    return refuse("trust/key", { reason: "it is no private key in PEM" });
  }
  if (key.asymmetricKeyType !== "ed25519") return refuse("trust/key", { reason: "it is a key of another algorithm" });
  return { ok: true, value: key };
}
