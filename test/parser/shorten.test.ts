import { describe, expect, test } from "vitest";
import type { Diagnostic, Severity } from "../../src/base/diagnostic.ts";
import { LIMITS } from "../../src/base/limits.ts";
import { shortened } from "../../src/parser/shorten.ts";

const LIMIT = LIMITS.diagnosticsPerFile;
const file = (path: string) => ({ path, text: "x".repeat(1_000) });
const A = file("a.yaml");
const B = file("b.yaml");

const found = (severity: Severity, start: number, of = A): Diagnostic =>
  ({ code: `check/${severity}`, severity, message: "m", span: { file: of, start, end: start + 1 }, related: [], fixes: [], args: {} });
const many = (severity: Severity, count: number, from = 0, of = A): readonly Diagnostic[] => Array.from({ length: count }, (_, index) => found(severity, from + index, of));
const counts = (diagnostics: readonly Diagnostic[]): Readonly<Record<string, number>> =>
  Object.fromEntries(["error", "warning", "note"].map((severity) => [severity, diagnostics.filter(({ code }) => code === `check/${severity}`).length]));

describe("the diagnostics of a file", () => {
  test("as many as are shown stay as they are", () => {
    const all = [...many("note", LIMIT, 0, B), ...many("error", LIMIT)];
    expect(shortened(all)).toEqual(all);
  });

  test("one more is counted, for its own file only", () => {
    const short = shortened([...many("error", LIMIT + 1), ...many("error", 3, 0, B)]);
    expect(short).toHaveLength(LIMIT + 1 + 3);
    expect(short[LIMIT]).toMatchObject({ code: "parse/too-many-findings", severity: "error", args: { more: "1" }, span: { file: A, start: LIMIT } });
  });

  test("errors stay before warnings, and these before notes", () => {
    const short = shortened([...many("note", 60), ...many("warning", 20, 100), ...many("error", 10, 200)]);
    expect(counts(short)).toEqual({ error: 10, warning: 20, note: LIMIT - 30 });
    expect(short.at(-1)).toMatchObject({ code: "parse/too-many-findings", severity: "note", args: { more: "40" } });
  });

  test.each<Severity>(["error", "warning", "note"])("what is left out stops a build only where one of them does: %s", (severity) => {
    expect(shortened(many(severity, LIMIT + 5)).at(-1)!.severity).toBe(severity);
  });

  test("the same finding twice is one", () => {
    expect(shortened([...many("error", LIMIT), ...many("error", LIMIT)])).toHaveLength(LIMIT);
  });

  test("what was left out before is counted as well", () => {
    const once = shortened(many("error", LIMIT + 7));
    const twice = shortened([...once, ...many("warning", 4, 500)]);
    expect(twice).toHaveLength(LIMIT + 1);
    expect(twice.at(-1)).toMatchObject({ severity: "error", args: { more: "11" } });
    expect(shortened(once)).toEqual(once);
  });
});
