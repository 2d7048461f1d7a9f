import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ran } from "../cli/shipped.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const SELECT = ["--pack", "rules/payers/select-health", "--on", "2026-03-02"];
const page = readPage("evidence/show.md");

test.each([
  ["show-rule.txt", ["show", "shortest_hydration", ...SELECT]],
  ["show-exception.txt", ["show", "hydration_from_16_minutes", ...SELECT]],
  ["show-exceptions.md", ["show", "--kind", "exception", "--format", "markdown", ...SELECT]],
])("the sample %s is what the command writes today", async (name, arguments_) => {
  const { status, out } = await ran(arguments_);
  expect(status).toBe(0);
  golden(fileURLToPath(new URL(`../../docs/evidence/samples/${name}`, import.meta.url)), out);
});

test("every command of the page works", async () => {
  const lines = page.blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect({ line, ...(await ran(line.split(" ").slice(1))) }).toMatchObject({ line, status: 0, err: "" });
});

test("every link of the page leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
