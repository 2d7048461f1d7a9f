import { expect, test } from "vitest";
import { changeWords, readChange, withChange } from "../../../src/analysis/boundary/change.ts";
import { boundaryVectors, breakpointDays, breakpointMinutes, checkBoundaries, stands } from "../../../src/analysis/boundary/check.ts";
import { readBoundaries, writtenBoundaries } from "../../../src/analysis/boundary/file.ts";
import { boundariesOf } from "../../../src/analysis/boundary/generate.ts";
import { closed, openDay, openMinutes } from "../../../src/analysis/boundary/template.ts";
import type { Fields } from "../../../src/analysis/charts/chart.ts";
import { vectorReport } from "../../../src/runtime/vectors.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE, compileFiles, readFolder, RULES, shippedPacks } from "../../support/workspace.ts";

const SELECT = "payers/select-health/infusion";
const packOf = (id: string, packs = shippedPacks()) => withVectors(packs.find(({ header }) => header.id === id)!);
const base = packOf(BASE);
const select = packOf(SELECT);
const made = boundariesOf(select, base);

/** The pack of a payer compiled with one text of its rules changed. */
function changed(path: string, from: string, to: string) {
  const files = readFolder(RULES).map((file) => (file.path === path ? { ...file, text: file.text.replace(from, to) } : file));
  expect(files.find((file) => file.path === path)!.text).not.toBe(readFolder(RULES).find((file) => file.path === path)!.text);
  return packOf(SELECT, compileFiles(files));
}

test("the payer's own minutes, days and rules are there, each with both sides", () => {
  const rows = made.charts.flatMap((chart) => chart.rows.map((row) => ({ chart: chart.name, ...row })));
  expect(rows.filter(({ minutes }) => minutes === 15 || minutes === 16).map(({ bills }) => bills)).toEqual(expect.arrayContaining(["96374 x1", "96360 x1"]));
  expect(rows.filter(({ chart }) => chart === "hydration_needs_its_own_diagnosis").map(({ asks }) => asks.includes("hydration_needs_its_own_diagnosis"))).toEqual(
    expect.arrayContaining([true, false]),
  );
  expect(rows.filter(({ day }) => day === "2025-06-11").map(({ bills }) => bills)).toEqual(["refused"]);
  expect(rows.some(({ day, bills }) => day === "2025-06-12" && bills !== "refused")).toBe(true);
  expect(made.minutes).toEqual(breakpointMinutes(select));
  expect(made.days).toEqual(breakpointDays(select));
  expect([made.approvedBy, made.approvedOn]).toEqual(["", ""]);
  expect(rows.length).toBeLessThan(200);
});

test("the file reads back as what was written, and its rows stand", () => {
  const text = writtenBoundaries({ ...made, approvedBy: "A. Reader", approvedOn: "2026-04-01" });
  const read = readBoundaries(text);
  expect(read).toMatchObject({ ok: true, boundaries: { ...made, approvedBy: "A. Reader", approvedOn: "2026-04-01" } });
  const check = checkBoundaries(select, read.ok ? read.boundaries : made);
  expect(check).toMatchObject({ moved: [], signed: true, otherPack: null, rows: made.charts.flatMap(({ rows }) => rows).length });
  expect(stands(check)).toBe(true);
  expect(checkBoundaries(select, made).signed).toBe(false);
});

test("as vectors the rows pass on the pack that they are of", () => {
  const vectors = boundaryVectors(made);
  expect(vectors.length).toBeGreaterThan(20);
  expect(vectorReport({ ...select, vectors })).toEqual({ passed: vectors.length, failures: [] });
});

test("a vector of a row tells every finding: one more and one less are noticed", () => {
  const vectors = boundaryVectors(made);
  const told = vectors.filter(({ expects }) => expects.all_findings!.length > 0);
  expect(told.length).toBeGreaterThan(0);
  const less = told.map((vector) => ({ ...vector, expects: { ...vector.expects, all_findings: vector.expects.all_findings!.slice(1) } }));
  const more = vectors.map((vector) => ({ ...vector, expects: { ...vector.expects, all_findings: [...vector.expects.all_findings!, "another"] } }));
  for (const wrong of [less, more]) {
    expect(vectorReport({ ...select, vectors: wrong }).failures.map(({ parts }) => parts)).toEqual(wrong.map(() => ["all_findings"]));
  }
});

test.each([
  ["a minute", "payers/select-health/hydration.yaml", "change: { is: 16 minutes }", "change: { is: 17 minutes }"],
  ["a modifier", "payers/select-health/hydration.yaml", "add: modifier 59", "add: modifier XU"],
  ["an outcome", "payers/select-health/hydration.yaml", "hold: Hydration in sequence", "pend: Hydration in sequence"],
  ["the first day", "payers/select-health/pack.yaml", "effective: from 2025-06-12", "effective: from 2025-06-13"],
  ["a guard", "payers/select-health/pack.yaml", "encounter.place_of_service is POS 11", "encounter.place_of_service is POS 12"],
])("a change of %s is noticed by the check and by the vectors", (_, path, from, to) => {
  const other = changed(path, from, to);
  const check = checkBoundaries(other, made);
  expect(check.moved.length).toBeGreaterThan(0);
  expect(stands(check)).toBe(false);
  for (const { row, now } of check.moved) expect([row.bills, row.asks]).not.toEqual([now.bills, now.asks]);
  expect(vectorReport({ ...other, vectors: boundaryVectors(made) }).failures.length).toBeGreaterThan(0);
});

test("a boundary that came or went is told though no row moved", () => {
  const check = checkBoundaries(select, { ...made, charts: [], minutes: [...made.minutes.slice(1), 7], days: ["2020-01-01"] });
  expect(check).toMatchObject({ moved: [], newMinutes: made.minutes.slice(0, 1), goneMinutes: [7], newDays: made.days, goneDays: ["2020-01-01"] });
  expect(stands(check)).toBe(false);
  expect(checkBoundaries(select, { ...made, pack: "other 1" }).otherPack).toBe("other 1");
});

test("a file that is not as it was written says the line", () => {
  const text = writtenBoundaries(made);
  const lineOf = (wrong: string): unknown => {
    const read = readBoundaries(wrong);
    return read.ok ? "read" : read.fault;
  };
  expect(lineOf("# Something else\n")).toMatchObject({ line: 1 });
  const row = text.split("\n").findIndex((line) => line.startsWith("| 20"));
  const broken = (change: (line: string) => string) => text.split("\n").map((line, index) => (index === row ? change(line) : line)).join("\n");
  expect(lineOf(broken((line) => line.replace(/^\| 20/, "| twenty")))).toEqual({ line: row + 1, wrong: "the first cell is no date" });
  expect(lineOf(broken((line) => line.replace(/^(\| [^|]*) \| [^|]* \|/, "$1 | sixteen |")))).toEqual({ line: row + 1, wrong: "the second cell is no number of minutes" });
  expect(lineOf(broken((line) => `${line} more |`))).toEqual({ line: row + 1, wrong: "a row has six cells" });
  expect(lineOf(text.replace("```json\n{", "```json\n["))).toMatchObject({ wrong: "the encounter of the chart is no JSON object on one line" });
  expect(lineOf(text.replace("```json", "```"))).toMatchObject({ wrong: "the chart has no encounter in a block of `json`" });
});

test("a template leaves the day and the minutes open, and gives both encounters back", () => {
  const encounter = (minutes: string, next: string): Fields => ({
    id: "x", date_of_service: "2026-03-02", history: [{ code: "99999", date: "2026-02-28" }],
    list: [{ start: "2026-03-02T23:30Z", stop: minutes }, { start: "2026-03-02T08:00-05:00", stop: next }],
  });
  const shorter = encounter("2026-03-03T00:30Z", "2026-03-03T06:30-05:00");
  const template = openMinutes(shorter, encounter("2026-03-03T00:31Z", "2026-03-03T06:30-05:00"), 60);
  expect(template).toEqual({
    id: "x", date_of_service: "@day", history: [{ code: "99999", date: "@day-2" }],
    list: [{ start: "@23:30", stop: "@23:30+minutes" }, { start: "@08:00-05:00", stop: "@06:30 next-05:00" }],
  });
  expect(closed(template, "2026-03-02", 60)).toEqual(shorter);
  expect(closed(openDay(shorter), "2026-03-02", null)).toEqual(shorter);
  expect(closed(template, "2026-12-31", 1)["list"]).toMatchObject([{ stop: "2026-12-31T23:31Z" }, { stop: "2027-01-01T06:30-05:00" }]);
});

test("changes are written, read and made", () => {
  const encounter = { id: "x", list: [{ a: 1, b: "two" }, { a: 3 }] };
  for (const [change, words, result] of [
    [{ path: ["list", 0, "a"], value: 2 }, "/list/0/a = 2", { id: "x", list: [{ b: "two", a: 2 }, { a: 3 }] }],
    [{ path: ["list", 1], value: undefined }, "without /list/1", { id: "x", list: [{ a: 1, b: "two" }] }],
    [{ path: ["id"], value: undefined }, "without /id", { list: encounter.list }],
    [{ path: ["flag"], value: true }, "/flag = true", { ...encounter, flag: true }],
  ] as const) {
    expect(changeWords(change)).toBe(words);
    expect(readChange(words)).toEqual(change);
    expect(withChange(encounter, change)).toEqual(result);
  }
  expect([readChange("nothing"), readChange("/a = {")]).toEqual([undefined, undefined]);
});
