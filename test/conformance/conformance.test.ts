import { describe, expect, test } from "vitest";
import { KNOWN_OPS, opsOf } from "../../src/ir/ops.ts";
import { decodePack } from "../../src/ir/pack.ts";
import { encounterDiagnostics } from "../../src/runtime/diagnostics.ts";
import { loadPack, type LoadedPack } from "../../src/runtime/load.ts";
import { type Case, casesIn, type Coded, filesIn, type Loaded, textOf } from "./files.ts";

/** Every evaluator that there is. A new one joins here and nowhere else. */
const EVALUATORS = ["walk", "closures"] as const;

const FILES = filesIn("", ".ndjson");
const ALL = FILES.map((file) => ({ file, cases: casesIn(file) }));
const cases: readonly Case[] = ALL.flatMap((one) => one.cases);
const isCoded = (one: Case): one is Coded => "pack" in one;
const isLoaded = (one: Case): one is Loaded => "pack_text" in one;

describe.each(EVALUATORS)("%s", (evaluator) => {
  const packs = new Map<string, LoadedPack>();
  const packOf = (name: string): LoadedPack => {
    const known = packs.get(name);
    if (known) return known;
    const loaded = loadPack(textOf(name)!, { evaluator });
    if (!loaded.ok) throw new Error(`${name}: ${loaded.error.message}`);
    packs.set(name, loaded.pack);
    return loaded.pack;
  };

  test.each(ALL)("$file", ({ cases: own }) => {
    for (const one of own.filter(isCoded)) {
      const { name, pack, encounter, text } = one;
      const answer = packOf(pack).codeText(text ?? JSON.stringify(encounter));
      if ("error" in answer) {
        const { code, pointer } = answer.error;
        expect({ encounter: answer.encounter, code, ...(pointer === undefined ? {} : { pointer }) }, name).toEqual(one.error);
      } else expect(JSON.stringify(answer), name).toBe(JSON.stringify(one.answer));
      if (encounter) expect(JSON.stringify(packOf(pack).code(encounter)), name).toBe(JSON.stringify(answer));
    }
  });
});

test.each(cases.filter(isLoaded))("$name: $about", ({ pack_text, refused }) => {
  const decoded = decodePack(pack_text);
  expect(decoded.ok ? undefined : decoded.error.code).toBe(refused);
});

describe("the set", () => {
  test("names each case once, and says what it is about", () => {
    const names = ALL.flatMap(({ file, cases: own }) => own.map(({ name }) => `${file} ${name}`));
    expect(new Set(names).size).toBe(names.length);
    expect(cases.filter(({ about }) => about === "")).toEqual([]);
  });

  test("has 400 cases and more, a third of them refusals", () => {
    const negative = cases.filter((one) => (isLoaded(one) ? one.refused !== undefined : one.error !== undefined));
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(negative.length).toBeGreaterThanOrEqual(cases.length / 3);
  });

  test("uses every op", () => {
    const used = new Set<string>();
    for (const file of filesIn("packs", ".json")) {
      const decoded = decodePack(textOf(`packs/${file}`)!);
      if (decoded.ok) for (const op of opsOf(decoded.pack.programs)) used.add(op);
    }
    expect([...KNOWN_OPS].filter((op) => !used.has(op))).toEqual([]);
  });

  test("has a case for every code that refuses a pack or an encounter", () => {
    const refused = new Set(cases.flatMap((one) => (isLoaded(one) ? (one.refused ?? []) : (one.error?.code ?? []))));
    const elsewhere = ["encounter/not-plain-data", "encounter/no-payer-pack", "encounter/too-long"];
    const wanted = [...encounterDiagnostics.codes.filter((code) => !elsewhere.includes(code)), "pack/format", "pack/hash", "pack/invalid-program", "pack/unknown-op", "pack/version"];
    expect(wanted.filter((code) => !refused.has(code))).toEqual([]);
  });
});
