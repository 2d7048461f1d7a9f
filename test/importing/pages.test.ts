import { describe, expect, test } from "vitest";
import { blocksOf } from "../docs/support/page.ts";
import { runImportBlock } from "../docs/support/recipes-import.ts";
import { diagnosticPages } from "../docs/support/triggers.ts";

const pages = diagnosticPages().filter(({ title }) => title.startsWith("import/"));

describe("the repaired example", () => {
  test.each(pages)("of $title is imported", async ({ title, sections }) => {
    const [block] = blocksOf(sections.get("Fixed") ?? "");
    expect(await runImportBlock(title, block!)).toEqual({ status: 0, codes: [] });
  });
});

describe("the bad example", () => {
  test.each(pages)("of $title writes nothing, unless it is a warning", async ({ title, sections }) => {
    const [block] = blocksOf(sections.get("Bad") ?? "");
    const { status } = await runImportBlock(title, block!);
    if (title === "import/duplicate-row") expect(status).toBe(0);
    else expect([1, 2]).toContain(status);
  });
});
