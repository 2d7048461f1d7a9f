import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { textOf } from "../../src/base/source.ts";
import { allCodes, sources, stageOf } from "../docs/support/catalog.ts";
import { RECIPES } from "../docs/support/recipes.ts";
import { codesOf, diagnosticPages, exampleOf, shownFindings } from "../docs/support/triggers.ts";

const TESTS = fileURLToPath(new URL("../", import.meta.url));
const codes = [...(await allCodes())].sort();
const pages = diagnosticPages();

/** Codes that a bad example cannot have alone, and why. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  // The findings that are too many.
  "parse/too-many": ["parse/operator-spelling"],
  "parse/too-many-findings": ["parse/unknown-key"],
  // A command line says with its own code that a pack was refused, and with the pack's code why.
  "cli/pack-refused": ["pack/version"],
  "pack/size": ["cli/pack-refused"],
  // The small base leaves findings open, which the pack of the page inherits.
  "ci/idle-acceptance": ["ci/unproved"],
  // What is wrong with the pack is said first.
  "cli/pack-with-errors": ["check/no-source"],
};

describe("every code", () => {
  test("was found: the scan saw every stage", () => {
    expect(codes.length).toBeGreaterThan(250);
    expect([...new Set(codes.map(stageOf))].sort()).toEqual(["check", "ci", "cli", "encounter", "import", "lint", "pack", "parse", "resolve", "set", "test", "trust", "vocabulary"]);
  });

  test("has a page, and every page a code", () => {
    expect(pages.map(({ title }) => title).sort()).toEqual(codes);
    expect(pages.filter(({ path, title }) => path !== `diagnostics/${title}.md`).map(({ path }) => path)).toEqual([]);
  });

  test("is given somewhere in the program", () => {
    const given = [...sources().values()].join("\n");
    expect(codes.filter((code) => !new RegExp(`"${code}"(?!:)`).test(given))).toEqual([]);
  });

  test("is brought about by some test", () => {
    const files = readdirSync(TESTS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const tested = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")).join("\n");
    expect(codes.filter((code) => !tested.includes(code))).toEqual([]);
  });
});

describe("a page", () => {
  test.each(pages)("$title says what, shows it wrong and right, and says why", ({ title, summary, sections }) => {
    expect([...sections.keys()], title).toEqual(["Bad", "Fixed", "Why"]);
    expect(summary).toMatch(/^[A-Z`].*\.$/);
    expect(sections.get("Why")!.trim()).toMatch(/\.$/);
  });

  test("has a recipe exactly where its bad example only tells", () => {
    const telling = pages.filter((page) => exampleOf(page, "Bad").some(({ language }) => language === "text") || page.title === "encounter/no-payer-pack");
    expect(Object.keys(RECIPES).sort()).toEqual(telling.map(({ title }) => title).sort());
  });
});

describe("the bad example", () => {
  test.each(pages)("of $title gives that code and no other", async (page) => {
    const given = await codesOf(page, "Bad");
    expect(given.filter((code) => !COMPANIONS[page.title]?.includes(code))).toEqual([page.title]);
  });
});

describe("the fixed example", () => {
  test.each(pages)("of $title gives nothing", async (page) => {
    expect(await codesOf(page, "Fixed")).toEqual([]);
  });
});

test("every finding is a sentence for a person and points at what is wrong", () => {
  const faults = pages.flatMap((page) => (shownFindings(page, "Bad") ?? []).filter(({ code }) => code === page.title).flatMap(({ code, message, help, span }) => {
    const said: string[] = [];
    if (!/^(?:[a-z0-9`]|I )/.test(message)) said.push(`${code} begins with a capital: ${message}`);
    if (/[.!]$/.test(message) || (help !== undefined && /\.$/.test(help))) said.push(`${code} ends with a full stop: ${message}`);
    if (/``|undefined|\[object/.test(`${message} ${help ?? ""}`)) said.push(`${code} says nothing in a hole: ${message}`);
    if (textOf(span) === "" && span.file.text.trim() !== "") said.push(`${code} points at nothing: ${message}`);
    return said;
  }));
  expect(faults).toEqual([]);
});
