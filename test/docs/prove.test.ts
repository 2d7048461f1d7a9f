import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ran } from "../cli/shipped.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const ON = ["--on", "2026-11-23"];
const page = readPage("evidence/prove.md");

test("the sample is what the command writes today", async () => {
  const { status, out } = await ran(["prove", "rules/payers/select-health", ...ON]);
  expect(status).toBe(0);
  golden(fileURLToPath(new URL("../../docs/evidence/samples/prove.txt", import.meta.url)), out);
});

test("every command of the page works, on the day of the sample", async () => {
  const lines = page.blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  expect(lines).toHaveLength(3);
  for (const line of lines) expect({ line, ...(await ran([...line.split(" ").slice(1), ...ON])) }).toMatchObject({ line, status: 0, err: "" });
});

test("every link of the page leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
