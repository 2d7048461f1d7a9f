import { describe, expect, test } from "vitest";
import { encodeCanonical } from "../../src/ir/canonical.ts";
import type { Pack, Program, TableRows } from "../../src/ir/ir.ts";
import { KNOWN_OPS, opsOf } from "../../src/ir/ops.ts";
import { contentHash, decodePack, encodePack, hashPack, MAX_PACK_LENGTH, MAX_RULES_LENGTH } from "../../src/ir/pack.ts";
import { digestRows } from "../../src/ir/table-rows.ts";
import { EMPTY, packOf, PROGRAM } from "./small-pack.ts";

const text = encodePack(packOf());

function codeOf(input: string): string {
  const decoded = decodePack(input);
  return decoded.ok ? "ok" : decoded.error.code;
}

/** The text of a pack with something changed and all hashes made anew, as a hostile compiler would write it. */
function forged(change: (pack: Record<string, unknown>) => void): string {
  const pack = JSON.parse(text) as Record<string, unknown>;
  delete pack["hashes"];
  change(pack);
  return encodePack(hashPack(pack as unknown as Pack));
}

describe("a pack", () => {
  test("is read as it was written", () => {
    const decoded = decodePack(text);
    expect(decoded.ok && decoded.pack).toEqual(packOf());
  });

  test("lists the ops it uses, all known, sorted", () => {
    expect(packOf().requires).toEqual([
      "change@1", "compare@1", "constant@1", "empty@1", "exception@1", "field@1", "ladder@1", "named_value@1", "not@1", "set@1", "time@1", "value@1",
    ]);
    for (const op of packOf().requires) expect(KNOWN_OPS.has(op)).toBe(true);
    expect(opsOf([EMPTY])).toEqual([]);
  });

  test("titles and citations change the content and not the meaning; a number changes both", () => {
    const pack = packOf();
    const ladder = { ...PROGRAM.ladders[0]!, title: "Other words", citations: [] };
    const reworded = packOf([{ ...PROGRAM, ladders: [ladder] }]);
    const renumbered = packOf([{ ...PROGRAM, values: [{ ...PROGRAM.values[0]!, is: { value: 30 } }] }]);
    expect(reworded.hashes.meaning).toBe(pack.hashes.meaning);
    expect(reworded.hashes.content).not.toBe(pack.hashes.content);
    expect(renumbered.hashes.meaning).not.toBe(pack.hashes.meaning);
    expect(pack.hashes.content).toBe(contentHash(pack));
    expect(pack.hashes).toEqual({ content: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), meaning: expect.stringMatching(/^sem1:sha256:[0-9a-f]{64}$/) });
  });
});

describe("what is refused", () => {
  test("every single bit flip", () => {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (at % 8);
      expect(codeOf(new TextDecoder().decode(flipped))).not.toBe("ok");
    }
  });

  test("every truncation, and bytes behind the end", () => {
    for (let length = 0; length < text.length; length += 7) expect(codeOf(text.slice(0, length))).toBe("pack/format");
    for (const tail of [" ", "\n", "{}", "\u0000"]) expect(codeOf(text + tail)).toBe("pack/format");
  });

  test.each<[string, string, string]>([
    ["the empty text", "", "pack/format"],
    ["no object", "null", "pack/version"],
    ["another format", text.replace("payerpack 1", "payerpack 2"), "pack/version"],
    ["keys in another order", JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())), "pack/format"],
    ["a key twice", text.replace('"id":', '"id":"x","id":'), "pack/format"],
    ["a number spelt otherwise", text.replace('"depth":1,', '"depth":1.0,'), "pack/format"],
    ["deep nesting", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "pack/version"],
    ["too many characters", " ".repeat(MAX_PACK_LENGTH + 1), "pack/too-large"],
    ["the hash of other content", text.replace('"title":"Small"', '"title":"Smell"'), "pack/hash"],
  ])("%s", (_, input, code) => {
    expect(codeOf(input)).toBe(code);
  });

  const program = (pack: Record<string, unknown>): Record<string, unknown> => (pack["programs"] as Record<string, unknown>[])[0]!;
  const rule = (pack: Record<string, unknown>, section: string): Record<string, unknown> => (program(pack)[section] as Record<string, unknown>[])[0]!;

  test.each<[string, (pack: Record<string, unknown>) => void, string]>([
    ["an op that this engine does not know", (pack) => void (pack["requires"] = ["teleport@1"]), "pack/unknown-op"],
    ["a list of ops that leaves one out", (pack) => void (pack["requires"] as string[]).pop(), "pack/unknown-op"],
    ["an expression of an unknown op", (pack) => void (rule(pack, "ladders")["when"] = { value: { op: "teleport" } }), "pack/format"],
    ["an unknown key", (pack) => void (rule(pack, "sets")["extra"] = 1), "pack/format"],
    ["a section of the wrong shape", (pack) => void (program(pack)["sets"] = {}), "pack/format"],
    ["a missing key", (pack) => void delete rule(pack, "times")["pieces"], "pack/format"],
    ["no segment", (pack) => void (pack["segments"] = []), "pack/format"],
    ["a segment without program", (pack) => void (pack["segments"] = [{ from: "2020-01-01", to: null, program: 9 }]), "pack/format"],
    ["a segment that ends before it begins", (pack) => void (pack["segments"] = [{ from: "2020-01-02", to: "2020-01-01", program: 0 }]), "pack/format"],
    ["segments with a gap", (pack) => void (pack["segments"] = [{ from: "2020-01-01", to: "2020-12-31", program: 0 }, { from: "2021-01-02", to: null, program: 0 }]), "pack/format"],
    ["a date that is none", (pack) => void (pack["segments"] = [{ from: "2020-02-30", to: null, program: 0 }]), "pack/format"],
    ["a rule of another noun's field", (pack) => void (rule(pack, "sets")["head"] = { noun: "encounter" }), "pack/invalid-program"],
    ["a circle of sets and times", (pack) => void (rule(pack, "sets")["depth"] = 2), "pack/invalid-program"],
    ["a source that does not exist", (pack) => void (pack["citations"] = []), "pack/invalid-program"],
  ])("%s, with hashes that fit", (_, change, code) => {
    expect(codeOf(forged(change))).toBe(code);
  });

  const rows = (change: Partial<TableRows>): TableRows => digestRows({ leads: 2, rests: [{ from: null, to: null, cells: ["allowed"] }], blocks: [["11111", "0:22222 33333-44444"]], ...change });
  const withRows = (table: TableRows, more: Readonly<Record<string, unknown>> = {}): string =>
    forged((pack) => {
      pack["tables"] = [table];
      const columns = [{ name: "a", type: { is: "code", system: "CPT" } }, { name: "b", type: { is: "code", system: "CPT" } }, { name: "word", type: { is: "word" } }];
      program(pack)["tables"] = [{ name: "some_rows", columns, key: ["a", "b"], rows: 0, ...more }];
      pack["requires"] = [...(pack["requires"] as string[]), "table@1"].sort();
    });

  test.each<[string, string, string]>([
    ["rows that are sound", withRows(rows({})), "ok"],
    ["a digest of other rows", withRows({ ...rows({}), digest: "0".repeat(64) }), "pack/hash"],
    ["a block that is no list of codes", withRows(rows({ blocks: [["11111", "0:22222,33333"]] })), "pack/format"],
    ["a block without codes", withRows(rows({ blocks: [["11111", ""]] })), "pack/format"],
    ["a rest that does not exist", withRows(rows({ blocks: [["11111", "1:22222"]] })), "pack/format"],
    ["a rest twice", withRows(rows({ blocks: [["11111", "0:22222;0:33333"]] })), "pack/format"],
    ["blocks out of order", withRows(rows({ blocks: [["22222", "0:22222"], ["11111", "0:22222"]] })), "pack/format"],
    ["a block of no code", withRows(rows({ blocks: [["", "0:22222"]] })), "pack/format"],
    ["more leads than two", withRows(rows({ leads: 3 })), "pack/format"],
    ["a date that is none", withRows(rows({ rests: [{ from: "2026-02-30", to: null, cells: ["allowed"] }] })), "pack/format"],
    ["leads of another key", withRows(rows({ leads: 1, blocks: [["", "0:22222"]] })), "pack/invalid-program"],
    ["a cell of another type", withRows(rows({ rests: [{ from: null, to: null, cells: [1] }] })), "pack/invalid-program"],
    ["a cell too few", withRows(rows({ rests: [{ from: null, to: null, cells: [] }] })), "pack/invalid-program"],
    ["rows that are not there", withRows(rows({}), { rows: 1 }), "pack/invalid-program"],
    ["a key that is no column", withRows(rows({}), { key: ["a", "c"] }), "pack/invalid-program"],
  ])("tables: %s", (_, input, code) => {
    expect(codeOf(input)).toBe(code);
  });

  test("rules of more than their share, whatever the rows", () => {
    const large = forged((pack) => void (pack["title"] = "x".repeat(MAX_RULES_LENGTH)));
    expect(codeOf(large)).toBe("pack/too-large");
  });

  test("messages never repeat a text of the pack", () => {
    const decoded = decodePack(forged((pack) => void (rule(pack, "sets")["secret_key"] = "secret value")));
    expect(decoded.ok ? "" : decoded.error.message).not.toMatch(/secret/);
    expect(encodeCanonical(decoded.ok)).toBe("false");
  });
});

test("a program of another version of the same meaning is equal text", () => {
  const again: Program = JSON.parse(JSON.stringify(PROGRAM)) as Program;
  expect(encodePack(packOf([again]))).toBe(text);
});
