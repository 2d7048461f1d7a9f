import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { encodeCanonical } from "../../src/ir/canonical.ts";
import { encodePack, hashPack } from "../../src/ir/pack.ts";
import type { Pack } from "../../src/ir/ir.ts";
import { sha256Hex } from "../../src/ir/sha256.ts";
import type { LoadedPack } from "../../src/runtime/load.ts";
import { loadTrusted } from "../../src/trust/load.ts";
import type { TrustedLoadOptions } from "../../src/trust/load.ts";
import { compareReleases, isOrdered } from "../../src/trust/release.ts";
import { replaced } from "../../src/trust/replacing.ts";
import { MAX_STATE_BYTES, readState, writeState } from "../../src/trust/state.ts";
import { beginState, readStateFile, writeStateFile } from "../../src/trust/state-file.ts";
import { packOf } from "../ir/small-pack.ts";
import { codeOf, signed, TRUST } from "./signed.ts";

const folder = mkdtempSync(join(tmpdir(), "trust-"));
const state = join(folder, "state.json");
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  expect(beginState(state).ok).toBe(true);
});

function release(release: string, more: Partial<Pack> = {}): Uint8Array {
  const { hashes: _, ...rest } = packOf();
  return signed(["analyst", "compliance"], hashPack({ ...rest, ...more, release }));
}

const load = (bytes: Uint8Array, more: Partial<TrustedLoadOptions> = {}): string => codeOf(loadTrusted(bytes, { trust: TRUST, state, ...more }));
const remembered = (): unknown => (JSON.parse(readFileSync(state, "utf8")) as { packs: unknown }).packs;

describe("a loader with a trust file", () => {
  test("gives a pack that codes, and who signed it", () => {
    const loaded = loadTrusted(release("2026.1"), { trust: TRUST });
    expect(loaded).toMatchObject({ ok: true, pack: { id: "test/small", release: "2026.1" }, signers: [{}, {}] });
    expect(loaded.ok && loaded.pack.code({ date_of_service: "2026-01-02" })).toMatchObject({ pack: { release: "2026.1" } });
    expect(codeOf(loadTrusted(Buffer.from(encodePack(packOf())), { trust: TRUST }))).toBe("trust/unsigned");
  });

  test("takes the evaluator that is asked for", () => {
    const answers = (["closures", "walk"] as const).map((evaluator) => {
      const loaded = loadTrusted(release("2026.1"), { trust: TRUST, evaluator });
      return loaded.ok ? JSON.stringify(loaded.pack.code({ date_of_service: "2026-01-02" })) : loaded.error.code;
    });
    expect(answers[0]).toBe(answers[1]);
  });
});

describe("releases", () => {
  test("are compared number by number", () => {
    const sorted = ["0", "1", "2025.12", "2026", "2026.1", "2026.1.0", "2026.1.1", "2026.2", "2026.10", "2027.1"];
    for (const [a, left] of sorted.entries()) for (const [b, right] of sorted.entries()) expect(Math.sign(compareReleases(left, right))).toBe(Math.sign(a - b));
  });

  test.each(["", "a", "2026.", ".1", "2026.01", "v1", "1.2.3.4.5", "-1", "1e3", "9999999999", "2026.1-beta", "２"])("%j cannot be ordered", (text) => {
    expect(isOrdered(text)).toBe(false);
  });
});

describe("a loader with a state file", () => {
  test("remembers the newest release and refuses older ones", () => {
    expect(load(release("2026.2"))).toBe("ok");
    expect(load(release("2026.1"))).toBe("trust/rollback");
    expect(load(release("2026.2"))).toBe("ok");
    expect(load(release("2026.10"))).toBe("ok");
    expect(load(release("2026.2"))).toBe("trust/rollback");
    expect(remembered()).toMatchObject({ "test/small": { release: "2026.10" } });
  });

  test("refuses other content under a release that it knows", () => {
    expect(load(release("2026.1"))).toBe("ok");
    expect(load(release("2026.1", { title: "Another" }))).toBe("trust/other-content");
    expect(load(release("2026.1"))).toBe("ok");
  });

  test("rolls back when it is told to, and stands by that", () => {
    expect(load(release("2026.2"))).toBe("ok");
    expect(load(release("2026.1"), { rollback: true })).toBe("ok");
    expect(load(release("2026.1"))).toBe("ok");
    expect(load(release("2026.1", { title: "Another" }), { rollback: true })).toBe("ok");
    expect(remembered()).toMatchObject({ "test/small": { release: "2026.1" } });
  });

  test("keeps packs apart", () => {
    expect(load(release("2026.2"))).toBe("ok");
    expect(load(release("2026.1", { id: "test/other" }))).toBe("ok");
    expect(load(release("2026.1", { id: "test/__proto__" }))).toBe("ok");
    expect(Object.keys(remembered() as object)).toEqual(["test/__proto__", "test/other", "test/small"]);
  });

  test("remembers nothing of what it refuses", () => {
    const before = readFileSync(state);
    const flipped = Buffer.from(release("2026.9"));
    flipped[100]! ^= 1;
    expect(load(flipped)).toMatch(/^trust\//);
    expect(load(release("next"))).toBe("trust/release-form");
    expect(load(release("next"), { rollback: true })).toBe("trust/release-form");
    expect(readFileSync(state)).toEqual(before);
  });

  test("leaves the file alone when nothing changes, keeps its mode, and nothing beside it", () => {
    chmodSync(state, 0o640);
    expect(load(release("2026.1"))).toBe("ok");
    const { mtimeMs, ino } = statSync(state);
    expect(load(release("2026.1"))).toBe("ok");
    expect(statSync(state)).toMatchObject({ mtimeMs, ino });
    expect(statSync(state).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["state.json"]);
  });

  test("gives no pack when it cannot remember it", () => {
    // The file that is written beside the state cannot be made: a folder stands in its place.
    mkdirSync(join(folder, `.state.json.${process.pid}.new`, "full"), { recursive: true });
    const before = readFileSync(state);
    expect(() => load(release("2026.1"))).not.toThrow();
    expect(load(release("2026.1"))).toBe("trust/state-access");
    expect(readFileSync(state)).toEqual(before);
  });
});

describe("a state file", () => {
  const some = writeState({ "test/small": { release: "2026.1", content: `sha256:${"0".repeat(64)}` } });

  test("is read as it was written", () => {
    expect(readState(Buffer.from(some))).toEqual({ ok: true, value: { "test/small": { release: "2026.1", content: `sha256:${"0".repeat(64)}` } } });
  });

  test("is refused with any bit flipped, any byte missing and at any length", () => {
    const whole = Buffer.from(some);
    const accepted: string[] = [];
    for (let at = 0; at < whole.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= 1 << bit;
        if (codeOf(readState(bytes)) !== "trust/state") accepted.push(`${at}.${bit}`);
      }
      if (codeOf(readState(whole.subarray(0, at))) !== "trust/state") accepted.push(`to ${at}`);
      if (codeOf(readState(Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]))) !== "trust/state") accepted.push(`without ${at}`);
      if (codeOf(readState(Buffer.concat([whole.subarray(0, at), Buffer.from(" "), whole.subarray(at)]))) !== "trust/state") accepted.push(`blank at ${at}`);
    }
    expect(accepted).toEqual([]);
  });

  /** A state with a digest that fits. */
  const forged = (packs: unknown): string => encodeCanonical({ digest: sha256Hex(encodeCanonical(packs)), format: "payerpack state 1", packs });

  test.each<[string, string]>([
    ["nothing", ""],
    ["no JSON", "{"],
    ["null", "null"],
    ["another format", some.replace("state 1", "state 2")],
    ["a lower release written by hand", some.replace("2026.1", "2025.1")],
    ["a release that is none", forged({ a: { release: "x", content: `sha256:${"0".repeat(64)}` } })],
    ["a hash that is none", forged({ a: { release: "1", content: "0" } })],
    ["a member more", forged({ a: { release: "1", content: `sha256:${"0".repeat(64)}`, more: 1 } })],
    ["packs that are a list", forged([])],
    ["half a character", some.replace("test/small", "\\ud800")],
    ["a pack twice", some.replace('"packs":{', '"packs":{"test/small":{"content":"","release":"1"},')],
    ["more bytes than it may have", " ".repeat(MAX_STATE_BYTES + 1)],
  ])("is refused with %s, and stays as it is", (_, written) => {
    writeFileSync(state, written);
    expect(load(release("2026.1"))).toBe("trust/state");
    expect(load(release("2026.1"), { rollback: true })).toBe("trust/state");
    expect(readFileSync(state, "utf8")).toBe(written);
  });

  test("that is gone is refused and not begun anew; beginning one never replaces one", () => {
    expect(load(release("2026.2"))).toBe("ok");
    expect(codeOf(beginState(state))).toBe("trust/state-access");
    expect(load(release("2026.1"))).toBe("trust/rollback");
    rmSync(state);
    expect(load(release("2026.2"))).toBe("trust/no-state");
    expect(readdirSync(folder)).toEqual([]);
    expect(codeOf(writeStateFile(state, {}))).toBe("trust/state-access");
  });

  test("that is a folder is refused", () => {
    expect(codeOf(readStateFile(folder))).toBe("trust/state-access");
  });
});

test("a service keeps the pack in use whenever a new one is refused, and codes on with it", () => {
  const encounter = { date_of_service: "2026-01-02" };
  const first = replaced(undefined, loadTrusted(release("2026.1"), { trust: TRUST, state }));
  let inUse: LoadedPack | undefined = first.pack;
  const answer = JSON.stringify(inUse!.code(encounter));
  const next = Buffer.from(release("2026.2"));
  const refusals: string[] = [];
  for (let at = 0; at < next.length; at += 5) {
    const flipped = Buffer.from(next);
    flipped[at]! ^= 1 << (at % 8);
    const { pack, refused } = replaced(inUse, loadTrusted(flipped, { trust: TRUST, state }));
    inUse = pack;
    if (refused) refusals.push(refused.code);
  }
  expect(refusals.length).toBe(Math.ceil(next.length / 5));
  expect(inUse).toBe(first.pack);
  expect(JSON.stringify(inUse!.code(encounter))).toBe(answer);
  const last = replaced(inUse, loadTrusted(next, { trust: TRUST, state }));
  expect(last).toMatchObject({ pack: { release: "2026.2" }, refused: undefined });
  expect(replaced(undefined, loadTrusted(Buffer.from("{}"), { trust: TRUST }))).toMatchObject({ pack: undefined, refused: { code: "trust/unsigned" } });
});
