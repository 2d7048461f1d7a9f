import { createPrivateKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encodeCanonical } from "../../src/ir/canonical.ts";
import { encodePack } from "../../src/ir/pack.ts";
import { MAX_SIGNATURES, PAYLOAD_TYPE, readEnvelope, signedBytes } from "../../src/trust/envelope.ts";
import { generateKey, isPublicKey, publicKeyOf, readPrivateKey } from "../../src/trust/keys.ts";
import { MAX_ENVELOPE_BYTES } from "../../src/trust/recognize.ts";
import { signPack } from "../../src/trust/sign.ts";
import { packOf } from "../ir/small-pack.ts";
import { codeOf, KEYS, signed } from "./signed.ts";

interface Parts {
  payload: unknown;
  payloadType: unknown;
  signatures: { keyid: unknown; sig: unknown }[];
}

/** A signed pack with parts of its envelope changed, in canonical form all the same. */
function changed(change: (parts: Parts) => unknown): Uint8Array {
  const parts = JSON.parse(Buffer.from(signed(["analyst", "compliance"])).toString()) as Parts;
  return Buffer.from(encodeCanonical(change(parts) ?? parts));
}

describe("what is signed", () => {
  test("is the encoding of DSSE: its own example", () => {
    expect(signedBytes(Buffer.from("hello world"), "http://example.com/HelloWorld").toString()).toBe("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  });

  test("counts bytes and not characters", () => {
    expect(signedBytes(Buffer.from("é"), "ü").toString()).toBe("DSSEv1 2 ü 2 é");
  });

  test("are the exact bytes of the pack", () => {
    const envelope = readEnvelope(signed(["analyst"]));
    expect(envelope.ok && envelope.value.payload.toString()).toBe(encodePack(packOf()));
  });
});

describe("an envelope out of form is refused", () => {
  test.each<[string, Uint8Array, string]>([
    ["a pack alone", Buffer.from(encodePack(packOf())), "trust/unsigned"],
    ["nothing", Buffer.from(""), "trust/unsigned"],
    ["no signature", changed((parts) => void (parts.signatures = [])), "trust/unsigned"],
    ["no JSON", Buffer.from('{"payload":'), "trust/envelope"],
    ["no UTF-8", Buffer.concat([Buffer.from('{"payload":"'), Buffer.of(0xff), Buffer.from('"}')]), "trust/envelope"],
    ["deep nesting", Buffer.from(`{"payload":${"[".repeat(100_000)}${"]".repeat(100_000)}}`), "trust/envelope"],
    ["a member more", changed((parts) => ({ ...parts, zeal: 1 })), "trust/envelope"],
    ["a member less", changed(({ payload, payloadType }) => ({ payload, payloadType })), "trust/envelope"],
    ["another payload type", changed((parts) => void (parts.payloadType = "application/json")), "trust/payload-type"],
    ["a payload that is no text", changed((parts) => void (parts.payload = 1)), "trust/envelope"],
    ["base64 of another alphabet", changed((parts) => void (parts.payload = String(parts.payload).replace(/.$/, "_"))), "trust/envelope"],
    ["base64 with a line break", changed((parts) => void (parts.payload = `${String(parts.payload).slice(0, 40)}\n${String(parts.payload).slice(40)}`)), "trust/envelope"],
    ["signatures that are no list", changed((parts) => ({ ...parts, signatures: {} })), "trust/envelope"],
    ["a signature without a key", changed((parts) => void delete parts.signatures[0]!.keyid), "trust/envelope"],
    ["a key of null", changed((parts) => void (parts.signatures[0]!.keyid = null)), "trust/envelope"],
    ["a key in capitals", changed((parts) => void (parts.signatures[0]!.keyid = String(parts.signatures[0]!.keyid).toUpperCase())), "trust/envelope"],
    ["a name for a key", changed((parts) => void (parts.signatures[0]!.keyid = "analyst")), "trust/envelope"],
    ["a signature that is empty", changed((parts) => void (parts.signatures[0]!.sig = "")), "trust/envelope"],
    ["a signature that is too short", changed((parts) => void (parts.signatures[0]!.sig = Buffer.alloc(63).toString("base64"))), "trust/envelope"],
    ["the algorithm that a stranger chose", changed((parts) => void Object.assign(parts.signatures[0]!, { alg: "none" })), "trust/envelope"],
    ["a key twice", changed((parts) => void parts.signatures.splice(1, 1, parts.signatures[0]!)), "trust/envelope"],
    ["keys out of order", changed((parts) => void parts.signatures.reverse()), "trust/envelope"],
    ["blanks", Buffer.concat([signed(["analyst"]), Buffer.from("\n")]), "trust/envelope"],
    ["a repeated member", Buffer.from(Buffer.from(signed(["analyst"])).toString().replace('"payloadType":', '"payload":"","payloadType":')), "trust/envelope"],
    ["too many signatures", changed((parts) => void (parts.signatures = Array.from({ length: MAX_SIGNATURES + 1 }, (_, index) => ({ keyid: `ed25519:${String(index).padStart(64, "0")}`, sig: Buffer.alloc(64).toString("base64") })))), "trust/envelope"],
    ["too many bytes", new Uint8Array(MAX_ENVELOPE_BYTES + 1), "trust/envelope"],
  ])("%s", (_, bytes, code) => {
    expect(codeOf(readEnvelope(bytes))).toBe(code);
  });
});

describe("keys", () => {
  test("a pair belongs together and is new each time", () => {
    const { publicKey, privateKey } = generateKey();
    const read = readPrivateKey(privateKey);
    expect(read.ok && publicKeyOf(read.value)).toBe(publicKey);
    expect(isPublicKey(publicKey)).toBe(true);
    expect(generateKey().publicKey).not.toBe(publicKey);
  });

  test("the name of a key is the key of RFC 8032, test 1", () => {
    const seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const key = createPrivateKey({ key: Buffer.from(`302e020100300506032b657004220420${seed}`, "hex"), format: "der", type: "pkcs8" });
    expect(publicKeyOf(key)).toBe("ed25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  });

  test.each<[string, string]>([
    ["no key", "secret text"],
    ["a public key", "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n"],
    ["a damaged key", KEYS.analyst.privateKey.replace("M", "N")],
    ["an encrypted key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4=\n-----END ENCRYPTED PRIVATE KEY-----\n"],
    ["a key of another algorithm", "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIHcHbQpzGKV9PBbBclGyZkXfTC+H68CZKrF3+6UduSwq\n-----END PRIVATE KEY-----\n"],
  ])("%s signs nothing, and no message repeats it", (_, pem) => {
    const refused = signPack(Buffer.from(encodePack(packOf())), pem);
    expect(codeOf(refused)).toBe("trust/key");
    expect(JSON.stringify(refused)).not.toMatch(/secret|MC/);
  });
});

describe("signing", () => {
  const pack = Buffer.from(encodePack(packOf()));

  test("adds one signature after the other, in any order the same bytes", () => {
    expect(Buffer.from(signed(["analyst", "compliance"]))).toEqual(Buffer.from(signed(["compliance", "analyst"])));
    const once = signPack(pack, KEYS.analyst.privateKey);
    expect(once).toMatchObject({ ok: true, value: { id: "test/small", release: "1", by: KEYS.analyst.publicKey, signers: [KEYS.analyst.publicKey] } });
  });

  test("twice with one key changes nothing", () => {
    expect(Buffer.from(signed(["analyst", "analyst"]))).toEqual(Buffer.from(signed(["analyst"])));
  });

  test("is refused for what is no pack, for a pack that does not load, and for an envelope that was touched", () => {
    const sign = (bytes: Uint8Array): string => codeOf(signPack(bytes, KEYS.analyst.privateKey));
    expect(sign(Buffer.from("hello"))).toBe("pack/format");
    expect(sign(Buffer.of(0xff))).toBe("pack/format");
    expect(sign(Buffer.from(encodePack(packOf()).replace("Small", "Smell")))).toBe("pack/hash");
    expect(sign(changed((parts) => void (parts.signatures[0]!.sig = Buffer.alloc(64).toString("base64"))))).toBe("trust/signature");
  });

  test("ends where an envelope is full", () => {
    let bytes: Uint8Array = pack;
    for (let count = 0; count < MAX_SIGNATURES; count++) {
      const next = signPack(bytes, generateKey().privateKey);
      if (next.ok) bytes = Buffer.from(next.value.text);
    }
    expect(readEnvelope(bytes)).toMatchObject({ ok: true, value: { signatures: { length: MAX_SIGNATURES } } });
    expect(codeOf(signPack(bytes, generateKey().privateKey))).toBe("trust/envelope");
  });

  test("says of what kind the payload is", () => {
    expect(PAYLOAD_TYPE).toBe("application/vnd.payerpack.pack.v1+json");
  });
});
