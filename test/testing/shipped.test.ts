import { expect, test } from "vitest";
import { positionOf } from "../../src/base/source.ts";
import { runExamples } from "../../src/testing/run.ts";
import { unreachedRules } from "../../src/testing/unreached.ts";
import { shippedPacks } from "../support/workspace.ts";

const reports = shippedPacks().map((compiled) => ({ id: compiled.pack.id, compiled, report: runExamples(compiled) }));
const results = reports.flatMap(({ report }) => report.results);

test.each(results)("$file $name: $title", (result) => {
  const failures = result.failures.map((one) => `${one.span.file.path}:${positionOf(one.span.file, one.span.start).line} ${one.code}: ${one.message}`);
  expect(failures.join("\n")).toBe("");
});

test("every shipped pack has examples, and the counts add up", () => {
  expect(reports.filter(({ report }) => report.results.length === 0).map(({ id }) => id)).toEqual([]);
  for (const { report } of reports) expect(report.passed + report.failed).toBe(report.results.length);
  expect(results.length).toBeGreaterThan(90);
});

/** Rules over the tables of CMS that only hold the rows seen in a source: none of them is of this kind. */
const WITHOUT_ROWS = new Set([
  "facility_pair_never", "professional_pair_never", "professional_pair_with_modifier", "facility_units_of_a_line", "professional_units_of_a_line",
  "facility_units_of_a_day_absolute", "professional_units_of_a_day_absolute",
]);

test.each(reports)("$id: an example reaches every rule, of the pack or of one above it", ({ compiled }) => {
  const extended = shippedPacks().find(({ folder }) => folder === compiled.chain[1])?.pack;
  const above = reports.filter((one) => one.compiled.chain.includes(compiled.folder));
  const reached = new Set(above.flatMap(({ report }) => [...report.reached]));
  expect(unreachedRules(compiled.pack, extended, reached).filter((name) => !WITHOUT_ROWS.has(name))).toEqual([]);
});
