import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { KNOWN_OPS } from "../../src/ir/ops.ts";
import { decodePack, encodePack, PACK_ERROR_CODES } from "../../src/ir/pack.ts";
import type { CodedAnswer } from "../../src/runtime/answer.ts";
import { encounterDiagnostics } from "../../src/runtime/diagnostics.ts";
import { loadPack } from "../../src/runtime/load.ts";
import { examplePack } from "./support/example-pack.ts";
import { lostLinks } from "./support/links.ts";
import { DOCS, pagePaths, readPage } from "./support/page.ts";

const pages = ["pack-format.md", ...pagePaths("pack-format")].map(readPage);
const whole = pages.map(({ text }) => text).join("\n");
const program = pages.find(({ path }) => path.endsWith("/program.md"))!;

/** Words that stand in a type of a source file, from a text on to another. */
function wordsIn(file: string, from: string, to: string): readonly string[] {
  const text = readFileSync(new URL(`../../src/ir/${file}`, import.meta.url), "utf8");
  const start = text.indexOf(from);
  const words = [...text.slice(start, text.indexOf(to, start)).matchAll(/"([a-z_-]+)"/gi)].map(([, word]) => word!);
  expect(words.length, `${file} has no words behind ${from}`).toBeGreaterThan(3);
  return words;
}

const isShown = (word: string): boolean => whole.includes(`\`${word}\``);

describe("the pages name", () => {
  test.each([
    ["every op", [...KNOWN_OPS].map((op) => op.split("@")[0]!)],
    ["every code that refuses a pack", PACK_ERROR_CODES],
    ["every code that refuses an encounter", encounterDiagnostics.codes],
    ["every invariant", wordsIn("verify.ts", "export type Invariant", ";\n\n")],
    ["every type and code system", wordsIn("types.ts", "export type Type", "const PROCEDURE_SYSTEMS").filter((word) => word !== "error")],
    ["every relation", wordsIn("expression.ts", "export type Relation", ";")],
    ["every absence, fallback and way to join", wordsIn("vocabulary.ts", "export type Absence", "export interface Field")],
  ])("%s", (_, words) => {
    expect(words.filter((word) => !isShown(word))).toEqual([]);
  });

  test("every key that the types of a pack have", () => {
    const files = ["chart-rules", "claim-rules", "content", "part", "expression", "program", "vocabulary", "vectors", "amount"];
    const keys = files.flatMap((file) => {
      const text = readFileSync(new URL(`../../src/ir/${file}.ts`, import.meta.url), "utf8");
      return [...text.matchAll(/readonly (\w+)\??:/g)].map(([, key]) => key!);
    });
    expect(keys.length).toBeGreaterThan(150);
    const computed = ["numerator", "denominator"];
    const inCode = new Set([...whole.replace(/```[^]*?```/g, "").matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code!.split(/[^A-Za-z_]+/)));
    expect([...new Set(keys)].filter((key) => !inCode.has(key) && !computed.includes(key))).toEqual([]);
  });

  test("every kind of rule under a heading of its own", () => {
    const kinds = [...program.text.matchAll(/^\| `\w+` \| `(\w+)` \|/gm)].map(([, op]) => op!);
    expect(kinds.length).toBe(20);
    expect(kinds.filter((kind) => !new RegExp(`^### ${kind}$`, "m").test(program.text))).toEqual([]);
    expect(kinds.filter((kind) => !KNOWN_OPS.has(`${kind}@1`))).toEqual([]);
  });
});

describe("the example", () => {
  const path = `${DOCS}pack-format/example.json`;
  const text = encodePack(examplePack());
  if (process.env["UPDATE_GOLDEN"] === "1" && !process.env["CI"]) writeFileSync(path, text);

  test("is a pack that loads", () => {
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(decodePack(text).ok).toBe(true);
  });

  test("holds what the page shows of it", () => {
    const shown = pages[0]!.blocks.filter(({ language }) => language === "json").map((block) => JSON.parse(block.text) as { readonly name: string });
    expect(shown.length).toBe(2);
    const { ladders, values } = examplePack().programs[0]!;
    for (const one of shown) expect([...ladders, ...values].find(({ name }) => name === one.name)).toEqual(one);
  });

  const pack = loadPack(text);
  if (!pack.ok) throw new Error(pack.error.message);

  test.each([
    [20, "a", ["11111 x1"], []],
    [20, "b", [], ["20 minutes, 31 needed"]],
    [20, undefined, [], ["not documented: kind"]],
    [95, "a", ["11111 x1", "22222 x1"], []],
    [95, "b", ["11111 x1", "22222 x1"], []],
    [95, undefined, ["11111 x1", "22222 x1"], []],
  ] as const)("%i minutes of kind %s", (minutes, kind, lines, reasons) => {
    const stop = `2026-03-02T${String(10 + Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}Z`;
    const answer = pack.pack.code({ id: "e", date_of_service: "2026-03-02", kind, administrations: [{ id: "a", start: "2026-03-02T10:00Z", stop, portable: true }] }) as CodedAnswer;
    expect(answer.lines.map(({ code, units }) => `${code} x${units}`)).toEqual(lines);
    expect(answer.unbilled.map(({ reason }) => reason)).toEqual(reasons);
  });
});

test.each(pages)("$path: every link leads somewhere", (page) => {
  expect(lostLinks(page)).toEqual([]);
});
