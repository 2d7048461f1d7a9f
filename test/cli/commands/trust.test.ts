import { describe, expect, test } from "vitest";
import { encodePack, hashPack } from "../../../src/ir/pack.ts";
import { packOf } from "../../ir/small-pack.ts";
import { KEYS, signed, TRUST } from "../../trust/signed.ts";
import { run } from "../../../src/cli/program.ts";
import { fakeHost } from "../fake-host.ts";
import type { FakeFile, FakeHost, FakeOptions } from "../fake-host.ts";

function release(release: string): Uint8Array {
  const { hashes: _, ...rest } = packOf();
  return signed(["analyst", "compliance"], hashPack({ ...rest, release }));
}

const plain = encodePack(packOf());
const disk: Readonly<Record<string, FakeFile>> = {
  "/home/plain.json": plain,
  "/home/signed.json": signed(["analyst", "compliance"]),
  "/home/once.json": signed(["analyst"]),
  "/home/old.json": release("2026.1"),
  "/home/new.json": release("2026.2"),
  "/home/trust.json": JSON.stringify({ format: "payerpack trust 1", ...TRUST }),
  "/home/analyst.key": KEYS.analyst.privateKey,
  "/home/compliance.key": KEYS.compliance.privateKey,
  "/home/visit.json": JSON.stringify({ date_of_service: "2026-01-02" }),
};

async function on(host: FakeHost, line: string): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const [outBefore, errBefore] = [host.out().length, host.err().length];
  const status = await run(host, line.split(" "));
  return { status, out: host.out().slice(outBefore), err: host.err().slice(errBefore) };
}

const once = (line: string, files: Readonly<Record<string, FakeFile>> = {}, options: FakeOptions = {}) => on(fakeHost({ ...disk, ...files }, options), line);

describe("keygen", () => {
  test("writes a new private key and prints the public one", async () => {
    const host = fakeHost(disk);
    const { status, out } = await on(host, "keygen new.key");
    expect(status).toBe(0);
    expect(out).toMatch(/^private key {2}new\.key, which only you may read; .*\npublic key {3}ed25519:[0-9a-f]{64}\n$/);
    expect(host.disk.get("/home/new.key")).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(out).not.toContain(String(host.disk.get("/home/new.key")).split("\n")[1]);
    const again = await on(host, "keygen other.key --format json");
    expect(JSON.parse(again.out)).toEqual({ file: "other.key", publicKey: expect.stringMatching(/^ed25519:/) });
  });

  test("never overwrites", async () => {
    const host = fakeHost(disk);
    const { status, out, err } = await on(host, "keygen analyst.key");
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("[cli/exists-already]");
    expect(host.disk.get("/home/analyst.key")).toBe(KEYS.analyst.privateKey);
    expect(await once("keygen -")).toMatchObject({ status: 2, out: "" });
    expect((await once("keygen x.key", {}, { writeFails: { "/home/x.key": "EROFS" } })).err).toContain("[cli/cannot-write]");
  });
});

describe("sign", () => {
  test("signs a pack, adds to a signed one, in place, and what it writes verifies", async () => {
    const host = fakeHost(disk);
    expect(await on(host, "sign plain.json --key analyst.key -o out.json")).toEqual({
      status: 0, out: `test/small 1: 1 signature in out.json\nsigned by ${KEYS.analyst.publicKey}\n`, err: "",
    });
    const second = await on(host, "sign out.json --key compliance.key -o out.json --format json");
    expect(JSON.parse(second.out)).toMatchObject({ id: "test/small", release: "1", output: "out.json", by: KEYS.compliance.publicKey, signers: { length: 2 } });
    expect(host.disk.get("/home/out.json")).toBe(Buffer.from(signed(["analyst", "compliance"])).toString());
    expect(await on(host, "verify out.json --trust trust.json")).toMatchObject({ status: 0 });
  });

  test("reads standard input and writes standard output", async () => {
    const { status, out, err } = await once("sign - --key analyst.key -o -", {}, { stdin: plain });
    expect({ status, out }).toEqual({ status: 0, out: Buffer.from(signed(["analyst"])).toString() });
    expect(err).toContain("1 signature in -");
  });

  test.each<[string, number, string]>([
    ["sign edited.json --key analyst.key -o out.json", 1, "[pack/hash]"],
    ["sign touched.json --key compliance.key -o out.json", 1, "[trust/signature]"],
    ["sign plain.json --key plain.json -o out.json", 2, "[trust/key]"],
    ["sign plain.json --key gone.key -o out.json", 2, "[cli/no-such-path]"],
    ["sign gone.json --key analyst.key -o out.json", 2, "[cli/no-such-path]"],
    ["sign plain.json --key analyst.key -o full.json", 2, "[cli/cannot-write]"],
    ["sign plain.json -o out.json", 2, "required option '-k, --key <file>'"],
  ])("%s ends with %i and writes nothing", async (line, status, said) => {
    const once = Buffer.from(signed(["analyst"])).toString();
    const files = { "/home/edited.json": plain.replace("Small", "Smell"), "/home/touched.json": once.replace(/"sig":"../, '"sig":"zz') };
    const host = fakeHost({ ...disk, ...files }, { writeFails: { "/home/full.json": "ENOSPC" } });
    const ended = await on(host, line);
    expect(ended).toMatchObject({ status, out: "" });
    expect(ended.err).toContain(said);
    expect(host.disk.has("/home/out.json")).toBe(false);
  });
});

describe("verify", () => {
  test("says what a pack is and who signed it", async () => {
    const { content, meaning } = packOf().hashes;
    expect(await once("verify plain.json")).toEqual({
      status: 0, err: "", out: `ok       plain.json  test/small 1\n         content    ${content}\n         meaning    ${meaning}\n         signed by  nobody\n`,
    });
    const { out } = await once("verify signed.json --trust trust.json");
    expect(out).toMatch(/signed by {2}(?:analyst, compliance|compliance, analyst) \(2 needed\)\n$/);
    expect((await once("verify once.json")).out).toContain(`signed by  ${KEYS.analyst.publicKey} (no trust file was asked)\n`);
  });

  test("judges each file and ends with 1 when one is refused", async () => {
    const { status, out, err } = await once("verify signed.json once.json plain.json --trust trust.json --format json");
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(JSON.parse(out)).toMatchObject({
      format: "payerpack verification 1",
      packs: [
        { file: "signed.json", ok: true, id: "test/small", release: "1", content: packOf().hashes.content, threshold: 2 },
        { file: "once.json", ok: false, code: "trust/threshold" },
        { file: "plain.json", ok: false, code: "trust/unsigned", help: expect.any(String) },
      ],
    });
    expect((await once("verify once.json --trust trust.json")).out).toContain("REFUSED  once.json  `test/small` needs 2 of the signers analyst, compliance, release, and has 1  [trust/threshold]\n");
  });

  test("runs the vectors that packs carry, when it is asked to", async () => {
    const { hashes: _, ...rest } = packOf();
    const withVectors = (decision: string): string =>
      encodePack(hashPack({ ...rest, vectors: [{ name: "an empty visit", encounter: '{ "date_of_service": "2026-01-02" }', expects: { decision } }] }));
    const files = { "/home/met.json": withVectors("bill"), "/home/unmet.json": withVectors("deny") };
    expect(await once("verify met.json --vectors", files)).toMatchObject({ status: 0 });
    expect(await once("verify unmet.json", files)).toMatchObject({ status: 0 });
    const refused = await once("verify met.json unmet.json --vectors", files);
    expect(refused).toMatchObject({ status: 1, out: expect.stringContaining("1 of the 1 vectors that `test/small` carries are not met, an empty visit first  [trust/vectors]") });
    const host = fakeHost({ ...disk, ...files });
    expect(await on(host, "verify unmet.json --vectors --state accepted.json --new-state")).toMatchObject({ status: 1 });
    expect(await on(host, "verify met.json --vectors --state accepted.json")).toMatchObject({ status: 0 });
  });

  test("reads standard input", async () => {
    expect(await once("verify -", {}, { stdin: plain })).toMatchObject({ status: 0, out: expect.stringContaining("standard input") });
    expect(await once("verify - -", {}, { stdin: plain })).toMatchObject({ status: 2 });
    expect(await once("verify -", {}, { stdin: "{}" })).toMatchObject({ status: 1, out: expect.stringContaining("[pack/version]") });
  });

  test("remembers what it accepts, and refuses what is older until it is told to go back", async () => {
    const host = fakeHost(disk);
    const state = "--trust trust.json --state accepted.json";
    expect(await on(host, `verify old.json ${state}`)).toMatchObject({ status: 2, err: expect.stringContaining("[trust/no-state]") });
    expect(host.disk.has("/home/accepted.json")).toBe(false);
    expect(await on(host, `verify old.json ${state} --new-state`)).toMatchObject({ status: 0 });
    expect(await on(host, `verify old.json ${state} --new-state`)).toMatchObject({ status: 2, err: expect.stringContaining("[cli/exists-already]") });
    expect(await on(host, `verify new.json ${state}`)).toMatchObject({ status: 0 });
    expect(await on(host, `verify old.json ${state}`)).toMatchObject({ status: 1, out: expect.stringContaining("release 2026.1 of `test/small` is older than 2026.2, which was accepted before  [trust/rollback]") });
    expect(await on(host, `code --pack old.json ${state} visit.json`)).toMatchObject({ status: 2, out: "", err: expect.stringContaining("trust/rollback") });
    expect(await on(host, `verify old.json ${state} --rollback`)).toMatchObject({ status: 0 });
    expect(await on(host, `code --pack old.json ${state} visit.json`)).toMatchObject({ status: 0 });
    expect(await on(host, `code --pack new.json ${state} visit.json`)).toMatchObject({ status: 0 });
    expect(await on(host, `explain --pack old.json ${state} visit.json`)).toMatchObject({ status: 2, err: expect.stringContaining("trust/rollback") });
  });

  test.each<[string, string]>([
    ["verify plain.json --rollback", "`--rollback` needs `--state FILE`"],
    ["verify plain.json --new-state", "`--new-state` needs `--state FILE`"],
    ["verify plain.json --trust plain.json", "[trust/file]"],
    ["verify plain.json --trust gone.json", "[cli/no-such-path]"],
    ["verify plain.json --state plain.json", "[trust/state]"],
    ["verify plain.json --state dirty.json", "[trust/state]"],
    ["verify gone.json", "[cli/no-such-path]"],
    ["verify broken.json", "[cli/cannot-read]"],
    ["verify big.json", "pack/size"],
    ["verify old.json --state full/accepted.json", "[cli/cannot-write]"],
  ])("%s ends with 2", async (line, said) => {
    const full = "/home/full/accepted.json";
    const began = fakeHost(disk);
    await on(began, "verify plain.json --state begun.json --new-state");
    const files = { [full]: began.disk.get("/home/begun.json")!, "/home/dirty.json": " ".repeat((4 << 20) + 1), "/home/broken.json": { fails: "EIO" }, "/home/big.json": new Uint8Array(64 * 1024 * 1024 + 1) };
    const { status, out, err } = await once(line, files, { writeFails: { [full]: "ENOSPC" } });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(said);
  });
});

describe("code and explain", () => {
  test("take a signed pack like any other, and with a trust file only that", async () => {
    const answer = await once("code --pack plain.json visit.json");
    expect(answer.status).toBe(0);
    expect(await once("code --pack signed.json visit.json")).toEqual(answer);
    expect(await once("code --pack signed.json --trust trust.json visit.json")).toEqual(answer);
    expect(await once("code --pack folder --trust trust.json visit.json", { "/home/folder/one.json": signed(["analyst", "release"]) })).toEqual(answer);
    expect((await once("explain --pack signed.json --trust trust.json visit.json")).status).toBe(0);
  });

  test.each<[string, string]>([
    ["code --pack plain.json --trust trust.json visit.json", "trust/unsigned"],
    ["code --pack once.json --trust trust.json visit.json", "trust/threshold"],
    ["code --pack touched.json visit.json", "trust/signature"],
    ["code --pack rules --trust trust.json visit.json", "trust/unsigned"],
    ["code --pack rules --state accepted.json visit.json", "trust/unsigned"],
    ["explain --pack once.json --trust trust.json visit.json", "trust/threshold"],
    ["code --pack signed.json --trust visit.json visit.json", "trust/file"],
    ["code --pack signed.json --trust trust.json --state gone.json visit.json", "trust/no-state"],
  ])("%s is refused and codes nothing", async (line, code) => {
    const touched = Buffer.from(signed(["analyst"])).toString().replace(/"sig":"../, '"sig":"zz');
    const { status, out, err } = await once(line, { "/home/touched.json": touched, "/home/rules/vocabulary/a.yaml": "" });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(code);
  });
});

describe("inspect", () => {
  test("shows a pack readably", async () => {
    const { status, out } = await once("inspect signed.json");
    expect(status).toBe(0);
    const { hashes } = packOf();
    for (const line of [
      "test/small 1  Small", "payer        none: encounters without a payer", "extends      nothing", "vocabulary   small 1",
      `content      ${hashes.content}`, `meaning      ${hashes.meaning}`, `ed25519:`, "segments     2020-01-01 on, 5 rules",
      "rules        named_value 1, set 1, time 1, ladder 1, exception 1", "table rows   0", "needs        change@1, compare@1,", "sources      test/small s: A source",
    ]) expect(out).toContain(line);
    expect((await once("inspect plain.json")).out).toContain("signed by    nobody\n");
    expect((await once("inspect signed.json --trust trust.json")).out).toContain(`analyst ${KEYS.analyst.publicKey}`);
  });

  test("shows it to a program", async () => {
    const { out } = await once("inspect - --format json", {}, { stdin: plain });
    const shown = JSON.parse(out) as { readonly size: readonly { readonly length: number }[] };
    expect(shown).toMatchObject({
      format: "payerpack inspection 1",
      pack: { id: "test/small", release: "1", payer: null, requires: packOf().requires, hashes: packOf().hashes },
      signers: [],
      segments: [{ from: "2020-01-01", to: null, rules: 5 }],
      rules: { ladder: 1, set: 1 },
      rows: 0,
      sources: [{ key: "s", title: "A source" }],
    });
    expect(shown.size[0]!.length).toBeGreaterThanOrEqual(shown.size[1]!.length);
  });

  test("shows nothing of a pack that is refused", async () => {
    expect(await once("inspect once.json --trust trust.json")).toMatchObject({ status: 1, out: "", err: expect.stringContaining("[trust/threshold]") });
    expect(await once("inspect visit.json")).toMatchObject({ status: 1, out: "", err: expect.stringContaining("[pack/version]") });
    expect(await once("inspect gone.json")).toMatchObject({ status: 2, out: "" });
    expect(await once("inspect plain.json --trust gone.json")).toMatchObject({ status: 2, out: "" });
  });
});
