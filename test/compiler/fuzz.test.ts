import { expect, test } from "vitest";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import type { SourceFile } from "../../src/base/source.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { LIMITS } from "../../src/base/limits.ts";
import { parseModule } from "../../src/parser/parse.ts";
import { WORLD } from "../hostile/world.ts";
import { below, numbersFrom, slip } from "../support/slips.ts";
import { readFolder, RULES } from "../support/workspace.ts";

/** Compiles a workspace; what is whole is written too. Every finding says something, about a place in its file. */
function compileHarmlessly(files: readonly SourceFile[]): void {
  const { value, diagnostics } = compileWorkspace(files);
  for (const compiled of value ?? []) expect(compiled.pack.id).not.toBe("");
  const faults = sortDiagnostics(diagnostics).filter(({ message, help, span }) => {
    const empty = [message, help ?? ""].some((text) => /``|undefined|\[object/.test(text));
    return empty || span.start > span.end || span.end > span.file.text.length;
  });
  expect(faults.map(({ code, message, help }) => `${code} ${message} ${help}`)).toEqual([]);
}

const random = numbersFrom(20_261_123);
const shipped = readFolder(RULES).filter(({ path }) => path.endsWith(".yaml"));
const slipped = Array.from({ length: 3_000 }, (_, index) => slip(shipped[index % shipped.length]!, random));

test("3,000 files of the shipped rules with a slip each are read without throwing", () => {
  for (const file of slipped) expect(parseModule(file).diagnostics.length).toBeLessThanOrEqual(LIMITS.diagnosticsPerFile + 1);
});

/** Files with a slip in one workspace. */
const AT_ONCE = 30;

test("and compiled, some at a time among whole ones", () => {
  const tables = readFolder(RULES).filter(({ path }) => !path.endsWith(".yaml"));
  for (let start = 0; start < slipped.length; start += AT_ONCE) {
    // A stride through the slips gives other neighbours in each round.
    const chosen = new Map(Array.from({ length: AT_ONCE }, (_, index) => slipped[(start + index * 7) % slipped.length]!).map((file) => [file.path, file]));
    compileHarmlessly([...tables, ...shipped.map((file) => chosen.get(file.path) ?? file)]);
  }
});

test("a small workspace with one slip at a time", () => {
  const files = Object.entries(WORLD).map(([path, text]) => ({ path, text }));
  for (let round = 0; round < 300; round++) {
    const at = below(random, files.length);
    compileHarmlessly(files.map((file, index) => (index === at ? slip(file, random) : file)));
  }
});
