import { describe, expect, test } from "vitest";
import { lineEdits, seeded } from "../analysis/diff/edits.ts";
import { expectNamed } from "../analysis/diff/named.ts";
import { chained, holdAgainstSweep } from "../analysis/diff/sweeps.ts";
import { readFolder, RULES } from "../support/workspace.ts";

// The whole of what `test/analysis/diff` tries a part of.
describe("every kind alone at every minute of a day, and pairs of four kinds", () => {
  test.each(chained())("%s against its base", (_, base, pack) => {
    const { one, two } = holdAgainstSweep(base, pack, { moved: 1_000, still: 1_000, pairs: 4, everyKind: true, settings: 2 });
    expect(one + two).toBeGreaterThan(1000);
  });
});

const files = readFolder(RULES);

describe("fifty edits of one line", () => {
  test.each(seeded(lineEdits(files), 50, 20260302).map((edit) => [`${edit.path}:${edit.line} ${edit.now.trim()}`, edit] as const))("%s is named, with a true witness", (_, edit) => {
    expectNamed(files, edit);
  });
});
