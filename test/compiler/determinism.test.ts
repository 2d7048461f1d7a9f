import { expect, test } from "vitest";
import type { SourceFile } from "../../src/base/source.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { encodePack } from "../../src/ir/pack.ts";
import { scattered } from "../support/scattered.ts";
import { readFolder, RULES } from "../support/workspace.ts";

const FILES = readFolder(RULES).filter(({ path }) => /^(vocabulary|cpt|tables|example-plans\/example-plan)\//.test(path));

/** The texts of all packs of a workspace, by id. */
function built(files: readonly SourceFile[]): Readonly<Record<string, string>> {
  const { value } = compileWorkspace(files);
  return Object.fromEntries((value ?? []).map(({ pack }) => [pack.id, encodePack(pack)]));
}

const expected = built(FILES);

test("there is a base and a payer to compare", () => {
  expect(Object.keys(expected).sort()).toEqual(["cpt/infusion", "example-plans/example-plan/infusion"]);
});

test.each([1, 2])("files read in another order give the same bytes (%i)", (seed) => {
  expect(built(scattered(FILES, seed))).toEqual(expected);
});

test("lines that end as on another system give the same bytes", () => {
  expect(built(FILES.map(({ path, text }) => ({ path, text: path.endsWith(".yaml") ? text.replaceAll("\n", "\r\n") : text })))).toEqual(expected);
});
