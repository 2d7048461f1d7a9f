import { expect, test } from "vitest";
import { positionOf } from "../../src/base/source.ts";
import { runExamples } from "../../src/testing/run.ts";
import { unreachedRules } from "../../src/analysis/cover/unreached.ts";
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

test.each(reports)("$id: an example reaches every rule, of the pack or of one above it", ({ compiled }) => {
  const extended = shippedPacks().find(({ folder }) => folder === compiled.chain[1])?.pack;
  const above = reports.filter((one) => one.compiled.chain.includes(compiled.folder));
  const reached = new Set(above.flatMap(({ report }) => [...report.reached]));
  expect(unreachedRules(compiled.pack, extended, reached)).toEqual([]);
});
