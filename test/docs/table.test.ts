import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ran } from "../cli/shipped.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const SELECT = ["--pack", "rules/payers/select-health", "--on", "2026-03-02"];
const sample = (name: string): string => fileURLToPath(new URL(`../../docs/evidence/samples/${name}`, import.meta.url));
const APPROVED = "/home/rules/payers/select-health/approved-boundaries.md";

test.each([
  ["table.txt", ["table", "hydration_alone", ...SELECT, "--minutes", "300"]],
  ["table.svg", ["table", "hydration_alone", ...SELECT, "--minutes", "300", "--format", "svg"]],
])("the sample %s is what the command writes today", async (name, arguments_) => {
  const { status, out } = await ran(arguments_);
  expect(status).toBe(0);
  golden(sample(name), out);
});

test("the sample of a check is what the command says where a threshold moved by a minute", async () => {
  const path = "/home/rules/payers/select-health/hydration.yaml";
  const rules = readFileSync(fileURLToPath(new URL("../../rules/payers/select-health/hydration.yaml", import.meta.url)), "utf8");
  const text = readFileSync(fileURLToPath(new URL("../../rules/payers/select-health/approved-boundaries.md", import.meta.url)), "utf8");
  const { status, out } = await ran(["boundary", "--check", "rules/payers/select-health"], { [path]: rules.replace("{ is: 16 minutes }", "{ is: 17 minutes }"), [APPROVED]: text });
  expect(status).toBe(1);
  golden(sample("boundary-moved.txt"), out);
});

test.each(["table", "boundary"])("every command and link of the page %s works", async (name) => {
  const page = readPage(`evidence/${name}.md`);
  const lines = page.blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect({ line, ...(await ran(line.split(" ").slice(1))) }).toMatchObject({ line, status: 0, err: "" });
  expect(lostLinks(page)).toEqual([]);
});
