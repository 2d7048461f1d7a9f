import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ran } from "../cli/shipped.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

test.each([
  ["cover.txt", ["cover"]],
  ["cover-select-health.txt", ["cover", "rules/payers/select-health"]],
  ["mutate-select-health.txt", ["mutate", "rules/payers/select-health", "--require-all", "80", "--search", "500"]],
])("the sample %s is what the command writes today", async (name, arguments_) => {
  const { status, out, err } = await ran(arguments_);
  expect([status, err]).toEqual([0, ""]);
  golden(fileURLToPath(new URL(`../../docs/evidence/samples/${name}`, import.meta.url)), out);
}, 60_000);

test.each(["evidence/cover.md", "evidence/mutate.md"])("every command of %s works and every link leads somewhere", async (name) => {
  const page = readPage(name);
  const lines = page.blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    const { status, out, err } = await ran(line.split(" ").slice(1));
    expect({ line, err, told: out.length > 100, usage: status === 2 }).toEqual({ line, err: "", told: true, usage: false });
  }
  expect(lostLinks(page)).toEqual([]);
}, 120_000);
