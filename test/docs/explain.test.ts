import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Explainer } from "../../src/analysis/explain/explained.ts";
import { timelineSvg } from "../../src/cli/render/explain/timeline-svg.ts";
import { ran } from "../cli/shipped.ts";
import { BASE, shippedPacks } from "../support/workspace.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const page = readPage("evidence/explain.md");
const VISIT = readFileSync(new URL("../../docs/evidence/samples/explain-visit.json", import.meta.url), "utf8");

function sample(name: string, text: string): void {
  golden(fileURLToPath(new URL(`../../docs/evidence/samples/${name}`, import.meta.url)), text);
}

test.each([
  ["explain-visit.txt", ["-"]],
  ["explain-visit.html", ["-", "--format", "html"]],
  ["explain-why-not.txt", ["examples/1-drug-130-minutes.json", "--why-not", "96367"]],
  ["explain-held.txt", ["examples/4-stop-time-missing.json"]],
  ["explain-exception.md", ["examples/5-office-select-health.json", "--format", "markdown"]],
])("the sample %s is what the command writes today", async (name, given) => {
  const { status, out } = await ran(["explain", "--pack", "rules", ...given], undefined, { stdin: VISIT });
  expect(status).toBe(0);
  sample(name, out);
});

test("the drawing is what the page shows", () => {
  const pack = shippedPacks().find(({ header }) => header.id === BASE)!.pack;
  const { answer, timeline } = new Explainer(pack).explain(JSON.parse(VISIT));
  if ("error" in answer || timeline === null) throw new Error("the sample is drawn");
  const svg = timelineSvg(timeline, answer, 0);
  sample("explain-visit.svg", svg);
  expect(readFileSync(new URL("../../docs/evidence/samples/explain-visit.html", import.meta.url), "utf8")).toContain(svg.trimEnd());
});

test("every command of the page works", async () => {
  const lines = page.blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect({ line, ...(await ran(line.split(" ").slice(1))) }).toMatchObject({ line, status: 0, err: "" });
});

test("every link of the page leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
