import { describe, expect, test } from "vitest";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { decodePack, encodePack } from "../../src/ir/pack.ts";
import { printProgram } from "../../src/ir/print.ts";
import { verifyProgram } from "../../src/ir/verify.ts";
import { describe as said, readFolder, RULES, shippedPacks } from "../support/workspace.ts";

describe("the shipped rules", () => {
  test("compile without errors and warnings", () => {
    const { diagnostics } = compileWorkspace(readFolder(RULES));
    expect(sortDiagnostics(diagnostics).filter(({ severity }) => severity !== "note").map(said)).toEqual([]);
  });

  test("keep every invariant, in every segment", () => {
    for (const { pack } of shippedPacks()) {
      for (const program of pack.programs) expect(verifyProgram(program, pack.vocabulary, pack.citations.length, pack.tables)).toEqual([]);
    }
  });

  test("come back from their text, and print", () => {
    for (const { pack } of shippedPacks()) {
      const decoded = decodePack(encodePack(pack));
      expect(decoded.ok && decoded.pack).toEqual(pack);
      for (const program of pack.programs) expect(printProgram(program, pack.tables)).not.toMatch(/undefined|\[object/);
    }
  });

  test("give the same bytes whatever the order of the files", () => {
    const files = readFolder(RULES);
    const turned = compileWorkspace([...files].reverse()).value!;
    expect(turned.map(({ pack }) => encodePack(pack))).toEqual(shippedPacks().map(({ pack }) => encodePack(pack)));
  });

  test("put their segments end to end", () => {
    for (const { pack } of shippedPacks()) {
      expect(pack.segments.at(-1)!.to).toBeNull();
      const neighbours = pack.segments.slice(1).map((segment, index) => [pack.segments[index]!.program, segment.program]);
      for (const [before, after] of neighbours) expect(before).not.toBe(after);
    }
  });

  test("a comment changes nothing", () => {
    const commented = readFolder(RULES).map((file) => (file.path.endsWith(".yaml") ? { ...file, text: `# A comment.\n${file.text}` } : file));
    const packs = compileWorkspace(commented).value!;
    expect(packs.map(({ pack }) => pack.hashes.meaning)).toEqual(shippedPacks().map(({ pack }) => pack.hashes.meaning));
  });
});
