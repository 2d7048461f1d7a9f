import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ran, shippedFiles } from "../cli/shipped.ts";
import { golden } from "./support/golden.ts";
import { lostLinks } from "./support/links.ts";
import { readPage } from "./support/page.ts";

const page = readPage("evidence/diff.md");
const RULE = "/home/rules/cpt/hydration.yaml";

/** The shipped rules under `before`, and a line of them edited under `rules`. */
function edited(): Readonly<Record<string, string>> {
  const before = Object.entries(shippedFiles()).filter(([path]) => path.startsWith("/home/rules/")).map(([path, text]) => [path.replace("/home/rules/", "/home/before/"), text] as const);
  return { ...Object.fromEntries(before), [RULE]: shippedFiles()[RULE]!.replace("    is: 31 minutes", "    is: 32 minutes") };
}

test.each([
  ["diff-payer.txt", ["diff", "rules/cpt", "rules/payers/select-health", "--services", "1"], {}],
  ["diff-edit.md", ["diff", "before/cpt", "rules/cpt", "--services", "1", "--format", "markdown"], edited()],
])("the sample %s is what the command writes today", async (name, arguments_, files) => {
  const { status, out, err } = await ran(arguments_, files);
  expect([status, err]).toEqual([1, ""]);
  golden(fileURLToPath(new URL(`../../docs/evidence/samples/${name}`, import.meta.url)), out);
});

test("every link of the page leads somewhere", () => {
  expect(lostLinks(page)).toEqual([]);
});
