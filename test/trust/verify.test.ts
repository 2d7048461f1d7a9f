import { sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encodePack, hashPack } from "../../src/ir/pack.ts";
import type { Pack } from "../../src/ir/ir.ts";
import { signedBytes, writeEnvelope } from "../../src/trust/envelope.ts";
import { readPrivateKey } from "../../src/trust/keys.ts";
import { readTrust, ruleFor } from "../../src/trust/trust-file.ts";
import type { Trust, TrustRule } from "../../src/trust/trust-file.ts";
import { verifyEnvelope } from "../../src/trust/verify.ts";
import { packOf } from "../ir/small-pack.ts";
import { codeOf, KEYS, signed, TRUST } from "./signed.ts";

function named(id: string): Pack {
  const { hashes: _, ...rest } = packOf();
  return hashPack({ ...rest, id });
}

/** Any bytes, signed by one person. */
function signedAnything(payload: Buffer, who: keyof typeof KEYS = "analyst", type?: string): Uint8Array {
  const key = readPrivateKey(KEYS[who].privateKey);
  if (!key.ok) throw new Error(key.error.message);
  const sig = sign(null, signedBytes(payload, type), key.value).toString("base64");
  return Buffer.from(writeEnvelope({ payload, signatures: [{ keyid: KEYS[who].publicKey, sig }] }));
}

describe("a signed pack", () => {
  test("is verified when as many have signed as its rule asks for, and says who", () => {
    const verified = verifyEnvelope(signed(["analyst", "compliance"]), TRUST);
    expect(verified).toMatchObject({ ok: true, value: { pack: { id: "test/small" }, threshold: 2 } });
    expect(verified.ok && Buffer.from(verified.value.bytes).toString()).toBe(encodePack(packOf()));
    expect(verified.ok && verified.value.signers.map(({ name }) => name).sort()).toEqual(["analyst", "compliance"]);
  });

  test.each<[string, Uint8Array, string]>([
    ["three of two", signed(["analyst", "compliance", "release"]), "ok"],
    ["one of two", signed(["analyst"]), "trust/threshold"],
    ["one of two, twice", signed(["analyst", "analyst"]), "trust/threshold"],
    ["one of two and a stranger", signed(["analyst", "stranger"]), "trust/threshold"],
    ["two and a stranger, who counts nothing", signed(["analyst", "compliance", "stranger"]), "ok"],
    ["a stranger alone", signed(["stranger"]), "trust/unknown-signer"],
    ["nobody", Buffer.from(encodePack(packOf())), "trust/unsigned"],
    ["the one who may sign these", signed(["release"], named("payers/some-plan/infusion")), "ok"],
    ["two who may not sign these", signed(["analyst", "compliance"], named("payers/some-plan/infusion")), "trust/threshold"],
    ["a pack that no rule is about", signed(["analyst", "compliance", "release"], named("other/pack")), "trust/not-covered"],
    ["a signature for another type", signedAnything(Buffer.from(encodePack(packOf())), "analyst", "text/plain"), "trust/signature"],
    ["signed bytes that are no pack", signedAnything(Buffer.from("hello")), "pack/format"],
    ["signed bytes that are no text", signedAnything(Buffer.of(0xff)), "pack/format"],
    ["bytes of a stranger, not even read", signedAnything(Buffer.from("hello"), "stranger"), "trust/unknown-signer"],
  ])("by %s: %#", (_, bytes, code) => {
    expect(codeOf(verifyEnvelope(bytes, TRUST))).toBe(code);
  });

  test("without a trust file is still as it was signed, by whomever", () => {
    expect(verifyEnvelope(signed(["stranger"]), undefined)).toMatchObject({ ok: true, value: { signers: [{ key: KEYS.stranger.publicKey, name: null }], threshold: null } });
  });

  test("is refused for the signature of another pack", () => {
    const other = JSON.parse(Buffer.from(signed(["analyst"], named("test/other"))).toString()) as { signatures: never[] };
    const own = JSON.parse(Buffer.from(signed(["analyst"])).toString()) as { payload: string };
    const spliced = writeEnvelope({ payload: Buffer.from(own.payload, "base64"), signatures: other.signatures });
    expect(codeOf(verifyEnvelope(Buffer.from(spliced), TRUST))).toBe("trust/signature");
  });
});

const text = JSON.stringify({ format: "payerpack trust 1", ...TRUST }, null, 2);
const read = (written: string): string => codeOf(readTrust(Buffer.from(written)));
const change = (edit: (trust: { -readonly [Key in keyof Trust]: any } & Record<string, unknown>) => void): string => {
  const trust = JSON.parse(text) as never;
  edit(trust);
  return JSON.stringify(trust);
};

describe("a trust file", () => {
  test("is read as it was written", () => {
    expect(readTrust(Buffer.from(text))).toEqual({ ok: true, value: TRUST });
  });

  test.each<[string, string]>([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["nothing", ""],
    ["a member twice", text.replace('"threshold": 2', '"threshold": 2, "threshold": 1')],
    ["a member twice, escaped", text.replace('"threshold": 2', '"threshold": 2, "thresh\\u006fld": 1')],
    ["text behind it", `${text}{}`],
    ["no format", change((trust) => void delete trust["format"])],
    ["another format", text.replace("trust 1", "trust 2")],
    ["a member that it does not know", change((trust) => void (trust["comment"] = "x"))],
    ["no signers", change((trust) => void delete (trust as Record<string, unknown>)["signers"])],
    ["an empty list of signers", change((trust) => void (trust.signers = []))],
    ["an empty list of rules", change((trust) => void (trust.rules = []))],
    ["a key that is none", change((trust) => void (trust.signers[0].key = "ed25519:00"))],
    ["a key in capitals", change((trust) => void (trust.signers[0].key = trust.signers[0].key.toUpperCase()))],
    ["a name that is none", change((trust) => void (trust.signers[0].name = "The Analyst"))],
    ["a name twice", change((trust) => void (trust.signers[1].name = "analyst"))],
    ["a key twice, so that one person would be two", change((trust) => void (trust.signers[1].key = trust.signers[0].key))],
    ["a signer who does not exist", change((trust) => void trust.rules[0].signers.push("nobody"))],
    ["a signer twice in a rule", change((trust) => void trust.rules[0].signers.push("analyst"))],
    ["no packs", change((trust) => void (trust.rules[0].packs = []))],
    ["packs that are no ids", change((trust) => void (trust.rules[0].packs = ["te*t"]))],
    ["a pattern twice", change((trust) => void (trust.rules[1].packs = ["test/*"]))],
    ["a threshold of nobody", change((trust) => void (trust.rules[0].threshold = 0))],
    ["a threshold that is no number", change((trust) => void (trust.rules[0].threshold = "2"))],
    ["a threshold of half a person", change((trust) => void (trust.rules[0].threshold = 1.5))],
    ["a threshold that nobody reaches", change((trust) => void (trust.rules[0].threshold = 4))],
    ["more bytes than it may have", " ".repeat((1 << 20) + 1)],
  ])("is refused with %s", (_, written) => {
    expect(read(written)).toBe("trust/file");
  });

  test("is refused when it is no text", () => {
    expect(codeOf(readTrust(Buffer.of(0xff)))).toBe("trust/file");
  });

  test("the most exact rule is the one for a pack, wherever it stands", () => {
    const rule = (...packs: string[]): TrustRule => ({ packs, signers: ["analyst"], threshold: 1 });
    const rules = [rule("*"), rule("payers/*", "cpt/infusion"), rule("payers/some-plan/*"), rule("payers/some-plan/infusion")];
    const found = (id: string, all = rules): number => all.indexOf(ruleFor({ signers: [], rules: all }, id)!);
    expect(["cpt/infusion", "cpt/other", "payers/a/b", "payers/some-plan/other", "payers/some-plan/infusion"].map((id) => found(id))).toEqual([1, 0, 1, 2, 3]);
    const turned = rules.toReversed();
    expect(["cpt/infusion", "cpt/other", "payers/a/b", "payers/some-plan/other", "payers/some-plan/infusion"].map((id) => 3 - found(id, turned))).toEqual([1, 0, 1, 2, 3]);
    expect(ruleFor({ signers: [], rules: rules.slice(1) }, "payersx/a")).toBeUndefined();
  });
});
