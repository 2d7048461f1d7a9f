import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFolder, RULES } from "../support/workspace.ts";

/** Most lines of a rule file, so that it can be read aloud. */
const MOST_LINES_OF_A_FILE = 300;

/** Fewer lines than this say how a payer differs; sources, examples and words stand apart. */
const LINES_OF_A_PAYER = 120;

const files = readFolder(RULES).filter(({ path }) => path.endsWith(".yaml"));
const lines = (text: string): number => text.trimEnd().split("\n").length;

/** Rule files of payers and example plans: no examples, and not the page of sources. */
const ruleFiles = files.filter(({ path }) => /^(?:payers|example-plans)\/[^/]+\/[^/]+\.yaml$/.test(path) && !path.endsWith("/pack.yaml"));
const payerOf = (path: string): string => path.split("/").slice(0, 2).join("/");
const payers = [...new Set(ruleFiles.map(({ path }) => payerOf(path)))].sort();

test.each(files)("$path can be read aloud", ({ text }) => {
  expect(lines(text)).toBeLessThanOrEqual(MOST_LINES_OF_A_FILE);
});

describe("a payer's folder", () => {
  test("is there for every payer with a pack", () => {
    const packs = files.filter(({ path }) => /^(?:payers|example-plans)\/[^/]+\/pack\.yaml$/.test(path)).map(({ path }) => payerOf(path));
    expect(packs.length).toBeGreaterThanOrEqual(19);
    expect(payers).toEqual(packs.sort());
  });

  test.each(payers)("%s says in a few lines how it differs", (payer) => {
    const own = ruleFiles.filter(({ path }) => payerOf(path) === payer);
    expect(own.reduce((total, { text }) => total + lines(text), 0)).toBeLessThan(LINES_OF_A_PAYER);
  });

  test.each(payers)("%s says in words what differs from the base, and what is open", (payer) => {
    const readme = readFileSync(join(RULES, payer, "README.md"), "utf8");
    expect(readme).toMatch(/^What differs from the base: \S+/m);
    expect(readme).toMatch(/^## Open questions\n\n- \S+/m);
  });
});
