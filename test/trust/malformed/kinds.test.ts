import { describe, expect, test } from "vitest";
import type { Pack, Test } from "../../../src/ir/ir.ts";
import { encodePack } from "../../../src/ir/pack.ts";
import type { LoadedPack } from "../../../src/runtime/load.ts";
import { replaced } from "../../../src/trust/replacing.ts";
import { packOf } from "../../ir/small-pack.ts";
import { forged, loadSigned, withChange } from "./mutate.ts";
import type { Path } from "./mutate.ts";
import { richPack } from "./rich-pack.ts";

type Json = ReturnType<Parameters<typeof withChange>[2]>;
const rich = richPack();
const at = (path: Path, value: unknown, pack: Pack = rich): string => forged(withChange(pack, path, () => value as Json));
const edit = (path: Path, change: (value: any) => unknown): string => forged(withChange(rich, path, change as never));
const section = (name: string): Path => ["programs", 0, name];
const SMALL_SET: Path = ["programs", 0, "sets", 0, "keep", "value"];

/** A test in a test, so many times. */
function nested(depth: number): Test {
  let test: Test = { op: "document", word: "order" };
  for (let count = 1; count < depth; count++) test = { op: "not", of: test };
  return test;
}

/** The text of a pack with a sum in a sum, so many times, in canonical form all the same. */
function deepSum(depth: number): string {
  const constant = '{"op":"constant","type":{"is":"minutes"},"value":60}';
  return encodePack(packOf()).replace(constant, `${'{"op":"sum","terms":[{"sign":1,"value":'.repeat(depth)}${constant}${"}]}".repeat(depth)}`);
}

/** By name, how a pack is broken: every one is signed by a key that the loader trusts, with hashes that fit wherever there can be any. */
const KINDS: readonly (readonly [string, () => string, string])[] = [
  ["a format of tomorrow", () => at(["format"], "payerpack 2"), "pack/version"],
  ["an id of two words", () => at(["id"], "payers/some plan"), "pack/format"],
  ["an id that hides", () => at(["id"], "payers/\u202esome"), "pack/format"],
  ["no release", () => at(["release"], ""), "pack/format"],
  ["a payer of two words", () => at(["payer"], "some plan"), "pack/format"],
  ["a pack that extends itself", () => at(["extends"], [{ id: rich.id, release: "1" }]), "pack/format"],
  ["a pack below twice", () => edit(["extends"], (below) => [...below, ...below]), "pack/format"],
  ["no segments", () => at(["segments"], []), "pack/format"],
  ["segments out of order", () => at(["segments"], [{ from: "2021-01-01", to: null, program: 0 }, { from: "2020-01-01", to: null, program: 0 }]), "pack/format"],
  ["segments that overlap", () => at(["segments"], [{ from: "2020-01-01", to: "2020-12-31", program: 0 }, { from: "2020-12-31", to: null, program: 0 }]), "pack/format"],
  ["a segment after one without end", () => at(["segments"], [{ from: "2020-01-01", to: null, program: 0 }, { from: "2021-01-01", to: null, program: 0 }]), "pack/format"],
  ["a day that does not exist", () => at(["segments", 0, "from"], "2020-02-30"), "pack/format"],
  ["a program that does not exist", () => at(["segments", 0, "program"], 1), "pack/format"],
  ["a program that is never in force", () => edit(["programs"], ([one]) => [one, one]), "pack/format"],
  ["rows that no program names", () => edit(["tables"], (tables) => [...tables, tables[0]]), "pack/format"],
  ["rows that do not exist", () => at([...section("tables"), 0, "rows"], 99), "pack/invalid-program"],
  ["a source twice", () => edit(["citations"], (sources) => [...sources, sources[0]]), "pack/format"],
  ["no sources", () => at(["citations"], []), "pack/invalid-program"],
  ["a place in the sources that is none", () => at(["sourceMap"], { some_rule: "nowhere" }), "pack/format"],
  ["a rule twice", () => edit(section("ladders"), (rules) => [...rules, rules.at(-1)]), "pack/invalid-program"],
  ["rules out of order", () => edit(section("ladders"), (rules) => rules.toReversed()), "pack/invalid-program"],
  ["one name for two rules", () => at([...section("bills"), 0, "name"], rich.programs[0]!.ladders[0]!.name), "pack/invalid-program"],
  ["a name that is none", () => at([...section("dates"), 0, "name"], "Day Earned"), "pack/invalid-program"],
  ["a set that reads itself", () => edit(section("sets"), (sets) => [{ ...sets[0], keep: { value: { op: "member", set: sets[0].name } } }, ...sets.slice(1)]), "pack/invalid-program"],
  ["sets in a circle", () => at(["programs", 0, "sets", 0, "depth"], 2, packOf()), "pack/invalid-program"],
  ["a measure that does not exist", () => at([...section("ladders"), 0, "measure"], { value: "no_time" }), "pack/invalid-program"],
  ["a noun that does not exist", () => at([...section("bills"), 0, "head", "noun"], "nothing"), "pack/invalid-program"],
  ["lines of a rule that makes none", () => at([...section("modifiers"), 0, "head", "from"], "own_time"), "pack/invalid-program"],
  ["no exceptions where cases name them", () => at(section("exceptions"), []), "pack/invalid-program"],
  ["a step of no minutes", () => at([...section("ladders"), 0, "more", "each"], { value: { op: "constant", type: { is: "minutes" }, value: 0 } }), "pack/invalid-program"],
  ["minutes below zero", () => at([...section("values"), 0, "is"], { value: -1 }), "pack/invalid-program"],
  ["minutes that are text", () => at([...section("values"), 0, "is"], { value: "15" }), "pack/invalid-program"],
  ["a code that is none", () => at([...section("bills"), 0, "bill"], { value: "9637 4" }), "pack/invalid-program"],
  ["a modifier of three letters", () => at([...section("modifiers"), 0, "add"], { value: "XSU" }), "pack/invalid-program"],
  ["a limit below zero", () => at([...section("limits"), 0, "atMost"], { value: { count: -1 } }), "pack/invalid-program"],
  ["a window of no days", () => at([...section("limits"), 0, "per"], { value: { days: 0 } }), "pack/invalid-program"],
  ["codes that cannot be searched", () => edit([...section("codeSets"), 0, "ranges"], (ranges) => ranges.toReversed()), "pack/invalid-program"],
  ["a range that ends before it begins", () => at([...section("codeSets"), 0, "ranges"], [["96365", "96360"]]), "pack/invalid-program"],
  ["an op that nobody knows", () => at([...section("bills"), 0, "when"], { value: { op: "teleport" } }), "pack/format"],
  ["an op more than is used", () => edit(["requires"], (ops) => ops).replace('"requires":[', '"requires":["aaa@1",'), "pack/hash"],
  ["a table with a column twice", () => edit([...section("tables"), 0, "columns"], (columns) => [...columns, columns[0]]), "pack/invalid-program"],
  ["a table without a key", () => at([...section("tables"), 0, "key"], []), "pack/invalid-program"],
  ["a vocabulary without an encounter", () => edit(["vocabulary", "nouns"], (nouns) => nouns.filter(({ name }: { readonly name: string }) => name !== "encounter")), "pack/format"],
  ["a noun twice", () => edit(["vocabulary", "nouns"], (nouns) => [...nouns, nouns[0]]), "pack/format"],
  ["two nouns made by one stage", () => edit(["vocabulary", "nouns"], (nouns) => [...nouns, { ...nouns.find((one: { readonly madeBy?: string }) => one.madeBy === "lines"), name: "another", plural: "others" }]), "pack/format"],
  ["a field of words that are nowhere listed", () => at(["vocabulary", "types"], []), "pack/format"],
  ["fields that fall back on one another", () => edit(["vocabulary", "nouns", 0, "fields"], (fields) => [
    ...fields,
    { name: "one_way", type: { is: "flag" }, absence: { is: "fallback", tries: [{ by: "field", noun: "encounter", field: "other_way" }] }, readable: true, readableIn: [] },
    { name: "other_way", type: { is: "flag" }, absence: { is: "fallback", tries: [{ by: "field", noun: "encounter", field: "one_way" }] }, readable: true, readableIn: [] },
  ]), "pack/format"],
  ["a member that programs obey", () => edit(["sourceMap"], (map) => ({ ...map, constructor: "a.yaml:1", "__proto__x": "a.yaml:1" })), "pack/format"],
  ["tests nested too deep", () => at(SMALL_SET, nested(513), packOf()), "pack/invalid-program"],
  ["sums nested too deep", () => deepSum(3_000), "pack/format"],
  ["a number with a fraction", () => encodePack(rich).replace('"depth":1,', '"depth":1.5,'), "pack/format"],
  ["a number no double holds", () => encodePack(rich).replace('"depth":1,', '"depth":9007199254740993,'), "pack/format"],
  ["half a character", () => encodePack(rich).replace('"title":"', '"title":"\\ud800'), "pack/format"],
  ["a member twice", () => encodePack(rich).replace('"id":"', '"id":"x","id":"'), "pack/format"],
  ["lists a hundred thousand deep", () => encodePack(rich).replace('"citations":[', `"citations":[${"[".repeat(100_000)}${"]".repeat(100_000)},`), "pack/format"],
  ["objects fifty thousand deep", () => encodePack(rich).replace('"sourceMap":{', `"sourceMap":{"a":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)},`), "pack/format"],
  ["a table of contents for a pack", () => "[]", "pack/version"],
  ["nothing", () => "", "pack/format"],
];

describe("signed by a trusted key, and refused:", () => {
  test.each(KINDS)("%s", (_, text, code) => {
    const loaded = loadSigned(text());
    expect(loaded.ok ? "ok" : loaded.error.code).toBe(code);
  });
});

test("a service that is offered all of them codes on with the pack that it had", () => {
  const first = loadSigned(encodePack(rich));
  let inUse: LoadedPack | undefined = first.ok ? first.pack : undefined;
  const encounter = { id: "e", payer: "some-plan", claim_type: "facility", date_of_service: "2026-03-02", administrations: [] };
  const before = JSON.stringify(inUse!.code(encounter));
  const refusals = KINDS.map(([, text]) => {
    const next = replaced(inUse, loadSigned(text()));
    inUse = next.pack;
    return next.refused?.code;
  });
  expect(refusals).toEqual(KINDS.map(([, , code]) => code));
  expect(first.ok && inUse === first.pack).toBe(true);
  expect(JSON.stringify(inUse!.code(encounter))).toBe(before);
});
