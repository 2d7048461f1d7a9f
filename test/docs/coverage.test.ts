import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allOf } from "../../src/ir/rules-of.ts";
import { readFolder, RULES, shippedPacks } from "../support/workspace.ts";
import { meet, rangesIn } from "./support/coverage/mentions.ts";
import { coveragePage } from "./support/coverage/table.ts";
import { golden } from "./support/golden.ts";
import { DOCS } from "./support/page.ts";

const files = readFolder(RULES).filter(({ path }) => !path.includes("/examples/"));
const lists = { codes: readFileSync(`${DOCS}coverage/codes.csv`, "utf8"), contested: readFileSync(`${DOCS}coverage/contested.csv`, "utf8") };
const { text, missing } = coveragePage(files, lists);
const codes = lists.codes.trimEnd().split("\n").slice(1).map((line) => line.split(",")[0]!);

/** The cells of a row. */
function cells(first: string): readonly string[] {
  return text.split("\n").find((line) => line.startsWith(`| ${first} |`))!.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, ""));
}

test("the page is what the packs say now", () => golden(`${DOCS}coverage.md`, text));

test("every contested point is listed, and every code but once", () => {
  expect(lists.contested.trimEnd().split("\n").slice(1).map((line) => line.split(",")[0])).toEqual(Array.from({ length: 27 }, (_, index) => `C${index + 1}`));
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => rangesIn(code).length !== 1)).toEqual([]);
});

test("a code is earned on the page exactly where a compiled program bills it", () => {
  const billed = new Set(shippedPacks().flatMap(({ pack }) => pack.programs.flatMap((program) => [
    ...program.ladders.flatMap(({ first, more }) => [...(first ? allOf(first.code) : []), ...(more ? allOf(more.code) : [])]),
    ...program.bills.flatMap(({ bill }) => allOf(bill)),
  ])));
  expect(billed.size).toBeGreaterThan(30);
  const wrong = codes.filter((code) => {
    // a rule of the base stands by its name, one of a layer by the name of its payer
    const earned = cells(code)[3] !== "brought by the encounter" && !cells(code).join().includes("**not carried**");
    return earned !== [...billed].some((one) => meet([one, one], rangesIn(code)[0]!));
  });
  expect(wrong).toEqual([]);
});

test("rows name the rule, its source and how sure it is", () => {
  expect(cells("96360")).toEqual(["96360", "hydration", "Hydration by vein; first hour", expect.stringContaining("`hydration_alone`"), expect.any(String), expect.stringContaining("rac0137 (CMS)"), expect.stringContaining("authority")]);
  expect(cells("C14")).toEqual(["C14", "From how many minutes is hydration billed?", expect.stringContaining("`shortest_hydration`"), expect.stringContaining("fcso"), "authority", expect.stringContaining("select-health: `hydration_from_16_minutes`")]);
});

test("what no rule carries is named at the top, and stays visible in its row", () => {
  const blank = coveragePage([], lists);
  expect(blank.missing.codes).toEqual(codes);
  expect(blank.missing.points).toHaveLength(27);
  for (const one of [...missing.codes, ...missing.points]) expect(cells(one)).toContain("**not carried**");
  expect(text).toContain(`Codes: ${missing.codes.join(", ") || "none"}. Contested points: ${missing.points.join(", ") || "none"}.`);
});
