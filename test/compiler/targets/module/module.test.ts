import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CALLS, packModule } from "../../../../src/compiler/targets/module/module.ts";
import type { Pack, Program, Test } from "../../../../src/ir/ir.ts";
import * as kernel from "../../../../src/runtime/generated/kernel.ts";
import { loadPack } from "../../../../src/runtime/load.ts";
import { vectorEncounters } from "../../../support/encounters.ts";
import { bundledKernel, importModule, runModule } from "../../../support/module.ts";
import { BASE, loadById, shippedPacks } from "../../../support/workspace.ts";

const { pack } = shippedPacks().find(({ header }) => header.id === BASE)!;

/** The text of each function. */
function functionsOf(one: Pack): readonly string[] {
  return packModule(one, "").match(/^function [^]*?^\}$/gm)!;
}

const place = mkdtempSync(join(tmpdir(), "payerpack-module-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe("a module as it is written", () => {
  test("says which pack it is, and answers as the closures do", async () => {
    const module = await importModule(packModule(pack, await bundledKernel()));
    const loaded = loadById(BASE);
    const { id, release, title, payer, segments, meaning } = module.pack;
    expect({ id, release, title, payer, segments, meaning }).toEqual({ id: loaded.id, release: loaded.release, title: loaded.title, payer: loaded.payer, segments: loaded.segments, meaning: loaded.meaning });
    expect([module.default, module.meaning]).toEqual([module.pack, pack.hashes.meaning]);
    for (const encounter of vectorEncounters()) {
      expect(JSON.stringify(module.pack.code(encounter))).toBe(JSON.stringify(loaded.code(encounter)));
      expect(module.pack.codeText(JSON.stringify(encounter))).toEqual(loaded.codeText(JSON.stringify(encounter)));
      expect(JSON.stringify(module.pack.explain(encounter))).toBe(JSON.stringify(loaded.explain(encounter)));
    }
  });

  test("imports nothing, and runs where no code is made from text and nothing has a `__proto__`", async () => {
    const text = packModule(pack, await bundledKernel());
    expect(text).not.toMatch(/(?:^|[;\s}])import\b|\brequire\(|\beval\(|\bnew Function\b|\bprocess\./);
    const encounters = vectorEncounters();
    writeFileSync(join(place, "pack.mjs"), text);
    writeFileSync(join(place, "encounters.json"), JSON.stringify(encounters));
    writeFileSync(join(place, "run.mjs"), 'import { readFileSync } from "node:fs";\nimport { pack } from "./pack.mjs";\nfor (const one of JSON.parse(readFileSync("encounters.json", "utf8"))) console.log(JSON.stringify(pack.code(one)));\n');
    const out = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "--disable-proto=throw", "run.mjs"], { cwd: place, encoding: "utf8" });
    const loaded = loadById(BASE);
    expect(out).toBe(encounters.map((one) => `${JSON.stringify(loaded.code(one))}\n`).join(""));
  });

  test("has the same bytes for the same pack, whatever the order of its members, and the same kernel every time", async () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, one]) => [key, turned(one)])) : value;
    };
    expect(packModule(turned(pack) as Pack, "kernel")).toBe(packModule(pack, "kernel"));
    const { kernelText } = await import("../../../../scripts/module-kernel.mjs");
    expect(await kernelText(new URL("../../../../src/runtime/generated/kernel.ts", import.meta.url).pathname)).toBe(await bundledKernel());
  });

  test("has a kernel of plain characters that is safe in a script element", async () => {
    const text = await bundledKernel();
    expect(text).toMatch(/^[\t\n\x20-\x7e]*$/);
    expect(text).not.toMatch(/<\/script|<!--/i);
  });

  test("finds in the kernel everything that generated functions call", () => {
    for (const name of CALLS) expect(kernel).toHaveProperty(name, expect.any(Function));
    const called = new Set([...functionsOf(pack).join("\n").matchAll(/(?<![.\w])([a-z]\w*[A-Z]\w*)\(/g)].map(([, name]) => name!));
    expect([...called].filter((name) => !CALLS.includes(name))).toEqual([]);
    expect(called.size).toBeGreaterThan(10);
  });
});

describe("texts of a pack", () => {
  const HARM = '"; globalThis.hurt = 1; // \'; globalThis.hurt = 1; */ globalThis.hurt = 1; /* `${globalThis.hurt = 1}` \\" \\\' \n globalThis.hurt = 1 \u2028 globalThis.hurt = 1 \u2029 globalThis.hurt = 1 </script><script>globalThis.hurt = 1</script><!-- \u0000';

  /** Puts harm into every name of a rule, a code set or a table, all words for people, and every constant text. */
  function harmful(from: Pack): Pack {
    const names = new Set(from.programs.flatMap((program) => Object.values(program).flatMap((rules: unknown) => (Array.isArray(rules) ? (rules as { name: string }[]) : [])).map(({ name }) => name)));
    const words = new Set(["title", "because", "reason", "publisher", "key", "locator"]);
    const change = (value: unknown, key: string, op: unknown): unknown => {
      if (typeof value === "string") return names.has(value) || words.has(key) || (op === "constant" && key === "value") ? `${value}${HARM}` : value;
      if (Array.isArray(value)) return value.map((one) => change(one, "", undefined));
      if (typeof value !== "object" || value === null) return value;
      const own = (value as { op?: unknown }).op;
      return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, change(one, member, own)]));
    };
    return { ...from, id: `${from.id}${HARM}`, release: `1${HARM}`, title: HARM, programs: change(from.programs, "", undefined) as Program[], citations: change(from.citations, "", undefined) as Pack["citations"] };
  }

  test("do no harm, whatever they are, and stay the same texts", async () => {
    const bad = harmful(pack);
    expect(bad.programs[0]!.sets[0]!.name).toContain("globalThis.hurt");
    const text = packModule(bad, await bundledKernel());
    expect(text).not.toMatch(/[\u2028\u2029\u0000]|<\/script|<!--/);
    const module = await importModule(text);
    const loaded = loadPack(bad);
    if (!loaded.ok) throw new Error(loaded.error.message);
    expect([module.pack.id, module.pack.title]).toEqual([bad.id, HARM]);
    for (const encounter of vectorEncounters().slice(0, 25)) {
      expect(JSON.stringify(module.pack.explain(encounter))).toBe(JSON.stringify(loaded.pack.explain(encounter)));
    }
    for (const { rules } of module.ladders) for (const ladder of Object.values(rules)) ladder(200);
    expect(globalThis).not.toHaveProperty("hurt");
  });

  test("may be `__proto__`", () => {
    const [program, ...programs] = pack.programs;
    const [ladder, ...ladders] = program!.ladders;
    const named = { ...pack, programs: [{ ...program!, ladders: [{ ...ladder!, name: "__proto__" }, ...ladders] }, ...programs] };
    const [first] = runModule(named).ladders;
    expect(Object.keys(first!.rules)).toContain("__proto__");
    expect(Object.getPrototypeOf(first!.rules)).toBe(Object.prototype);
  });
});

describe("long tests", () => {
  const field = pack.programs[0]!.sets.flatMap(({ keep }) => (keep.value?.op === "compare" ? [keep.value] : []))[0]!;

  function withTest(test: Test): Pack {
    const [program, ...programs] = pack.programs;
    return { ...pack, programs: [{ ...program!, sets: program!.sets.map((set) => (set.keep.value === field ? { ...set, keep: { value: test } } : set)) }, ...programs] };
  }

  test.each(["all", "any"] as const)("`%s` of thousands of parts is cut into functions that can be optimised, and means the same", (op) => {
    const parts: Test[] = Array.from({ length: 3_000 }, (_, at) => ({ op: "compare", relation: "is_not", left: field.left, right: { op: "constant", type: { is: "text" } as never, value: `v${at}` } }));
    const nested: Test = { op: "any", of: [...parts.slice(0, 50), { op: "not", of: { op: "all", of: parts.slice(0, 400) } }] };
    const long = withTest({ op, of: [...parts, nested, field] });
    const functions = functionsOf(long);
    expect(Math.max(...functions.map((text) => text.length))).toBeLessThan(20_000);
    expect(functions.join("").length).toBeGreaterThan(100_000);
    const loaded = loadPack(long);
    if (!loaded.ok) throw new Error(loaded.error.message);
    const module = runModule(long).pack;
    for (const encounter of vectorEncounters().slice(0, 15)) {
      const older = { ...encounter, date_of_service: long.segments.find(({ program }) => program === 0)!.to ?? "2026-03-02" };
      expect(JSON.stringify(module.code(older))).toBe(JSON.stringify(loaded.pack.code(older)));
    }
  });
});
