import { describe, expect, test } from "vitest";
import { encodeCanonical } from "../../src/ir/canonical.ts";
import type { Pack } from "../../src/ir/ir.ts";
import { encodePack, hashPack } from "../../src/ir/pack.ts";
import type { Expectations, Vector } from "../../src/ir/vectors.ts";
import { runVectors, type VectorReport } from "../../src/runtime/vectors.ts";
import { withVectors } from "../../src/testing/vectors.ts";
import { BASE, shippedPacks } from "../support/workspace.ts";

const base = shippedPacks().find(({ pack }) => pack.id === BASE)!;
const carried = withVectors(base);

function report(pack: Pack, evaluator: "walk" | "closures" = "closures"): VectorReport {
  const ran = runVectors(encodePack(pack), { evaluator });
  if (!ran.ok) throw new Error(ran.error.message);
  return ran.report;
}

/** The base with one vector in place of its own. */
function only(vector: Vector): Pack {
  const { hashes: _, ...pack } = carried;
  return hashPack({ ...pack, vectors: [vector] });
}

describe("the vectors of a pack", () => {
  test.each(shippedPacks().map((compiled) => [compiled.pack.id, compiled] as const))("%s: every example and every row of a boundary table, and all pass", (_, compiled) => {
    const rows = compiled.examples.flatMap(({ boundaries }) => boundaries.flatMap(({ table }) => table.rows)).length;
    const cases = compiled.examples.flatMap((file) => file.cases).length;
    const pack = withVectors(compiled);
    expect(pack.vectors?.length ?? 0).toBe(rows + cases);
    expect(report(pack)).toEqual({ passed: rows + cases, failures: [] });
  });

  test("pass with the reference walk too", () => {
    expect(report(carried, "walk")).toEqual({ passed: carried.vectors!.length, failures: [] });
    expect(carried.vectors!.length).toBeGreaterThan(50);
  });

  test("change no meaning, and the content", () => {
    expect(carried.hashes.meaning).toBe(base.pack.hashes.meaning);
    expect(carried.hashes.content).not.toBe(base.pack.hashes.content);
  });

  test("stand in the order of their names, whatever the order of the files", () => {
    const names = carried.vectors!.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(encodePack(withVectors({ ...base, examples: base.examples.toReversed() }))).toBe(encodePack(carried));
  });

  test("a pack without any passes none", () => {
    expect(report(base.pack)).toEqual({ passed: 0, failures: [] });
  });
});

describe("a vector that is not met names the part", () => {
  const sample = carried.vectors!.find(({ expects }) => expects.lines !== undefined && expects.lines.length > 0 && expects.lines[0]!.outcome === undefined)!;
  const [line] = sample.expects.lines!;
  const wrong: readonly (readonly [part: string, expects: Expectations])[] = [
    ["lines", { lines: [] }],
    ["lines", { lines: [...sample.expects.lines!, line!] }],
    ["lines", { lines: sample.expects.lines!.map((one) => ({ ...one, units: one.units + 1 })) }],
    ["lines", { lines: sample.expects.lines!.map((one) => ({ ...one, modifiers: ["XU"] })) }],
    ["lines", { lines: sample.expects.lines!.map((one) => ({ ...one, date: "2020-01-01" })) }],
    ["lines", { lines: sample.expects.lines!.map((one) => ({ ...one, outcome: "deny" })) }],
    ["lines", { lines: sample.expects.lines!.map((one) => ({ ...one, because: ["no_such_rule"] })) }],
    ["units", { units: {} }],
    ["units", { units: { [line!.code]: 999 } }],
    ["unbilled", { unbilled: [{ administration: "nobody" }] }],
    ["decision", { decision: "nothing" }],
    ["holds", { holds: ["no_such_rule"] }],
    ["missing", { missing: ["no such fact"] }],
    ["assumes", { assumes: ["no_such_rule"] }],
    ["findings", { findings: ["no_such_rule"] }],
  ];

  test.each(wrong)("%s: %o", (part, expects) => {
    expect(report(only({ ...sample, expects }))).toEqual({ passed: 0, failures: [{ name: sample.name, parts: [part] }] });
  });

  test("an encounter that is refused", () => {
    expect(report(only({ ...sample, encounter: "{}" })).failures).toEqual([{ name: sample.name, parts: ["refused"] }]);
  });

  test("nothing expected is nothing missed", () => {
    expect(report(only({ ...sample, expects: {} }))).toEqual({ passed: 1, failures: [] });
  });
});

test.each([
  ["a vector without an encounter", [{ name: "x", expects: {} }]],
  ["an encounter that is no text", [{ name: "x", encounter: {}, expects: {} }]],
  ["an unknown expectation", [{ name: "x", encounter: "{}", expects: { price: "1" } }]],
  ["units that are no number", [{ name: "x", encounter: "{}", expects: { units: { x: "1" } } }]],
])("a pack is refused for %s", (_, vectors) => {
  const { hashes: _hashes, ...pack } = base.pack;
  const text = encodeCanonical(hashPack({ ...pack, vectors: vectors as unknown as readonly Vector[] }));
  expect(runVectors(text)).toMatchObject({ ok: false, error: { code: "pack/format" } });
});
