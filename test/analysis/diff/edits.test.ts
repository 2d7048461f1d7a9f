import { describe, expect, test } from "vitest";
import { comparePacks } from "../../../src/analysis/diff/compare.ts";
import { readFolder, RULES } from "../../support/workspace.ts";
import { lineEdits, packWith, seeded } from "./edits.ts";
import { expectNamed } from "./named.ts";

// One line of the shipped rules is changed, and the comparison must find it out. Fifty before a release; the first of them here.
const files = readFolder(RULES);
const edits = seeded(lineEdits(files), 50, 20260302);

describe("an edit of one line", () => {
  test.each(edits.slice(0, 6).map((edit) => [`${edit.path}:${edit.line} ${edit.now.trim()}`, edit] as const))("%s is named, with a true witness", (_, edit) => {
    expectNamed(files, edit);
  });

  test("there are many to choose from", () => {
    expect(lineEdits(files).length).toBeGreaterThan(80);
    expect(new Set(edits.map(({ rule }) => rule)).size).toBeGreaterThan(40);
  });
});

test("an edit of a comment changes nothing, and the meaning is equal", () => {
  const path = "cpt/hydration.yaml";
  const text = files.find((file) => file.path === path)!.text;
  const line = text.split("\n").findIndex((one) => one.trim() === "") + 1;
  const [before, after] = [packWith(files, { path }), packWith(files, { path, line, now: "# Said otherwise" })];
  expect(after!.hashes.meaning).toBe(before!.hashes.meaning);
  const comparison = comparePacks(before!, after!, { services: 2 });
  expect([comparison.same, comparison.changes, comparison.tried, comparison.charts]).toEqual([true, [], null, { one: [], some: [] }]);
});

test("an edit of a title is no change, and is told", () => {
  const path = "cpt/hydration.yaml";
  const lines = files.find((file) => file.path === path)!.text.split("\n");
  const line = lines.findIndex((one) => one.startsWith("    title: Fewest minutes")) + 1;
  const [before, after] = [packWith(files, { path }), packWith(files, { path, line, now: "    title: Least minutes" })];
  const comparison = comparePacks(before!, after!, { services: 2 });
  expect([comparison.same, comparison.changes, comparison.reworded]).toEqual([true, [], ["shortest_hydration"]]);
});
