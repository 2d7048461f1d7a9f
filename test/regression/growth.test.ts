import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/base/limits.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { worldWith } from "../hostile/world.ts";

const HEADER = "payerpack: 1\nrules: extra\n";
const repeated = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join("");

/** Files whose findings grow with the square of their length: a short file must not make a long report, nor a long one exhaust the memory. */
describe("a file makes at most as many findings as are shown", () => {
  const rows: readonly (readonly [what: string, text: string])[] = [
    ["300 ranges of codes, each inside the one before", `code sets:\n  a:\n    system: CPT\n    source: handbook\n    codes: |\n      code\n${repeated(300, (index) => `      ${String(index).padStart(5, "0")} to 99999\n`)}`],
    ["40 modifiers of one group", `modifiers:\n${repeated(40, (index) => `  m${index}:\n    for each: line\n    when: line.units is more than ${index + 2} units\n    add: modifier ${index % 2 === 0 ? "59" : "XU"}\n    source: handbook\n`)}`],
    ["20 exceptions of one part", `exceptions:\n${repeated(20, (index) => `  e${index}:\n    to: shortest_drip\n    change: { is: ${index + 20} minutes }\n    because: x\n    source: handbook\n`)}`],
    ["20 rules that date every line", `dates:\n${repeated(20, (index) => `  d${index}:\n    for each: line\n    date: day begun\n    source: handbook\n`)}`],
  ];
  test.each(rows)("%s", (_, text) => {
    const { diagnostics } = compileWorkspace(worldWith({ "base/extra.yaml": HEADER + text }));
    expect(diagnostics.length).toBeLessThanOrEqual(LIMITS.diagnosticsPerFile + 1);
  });
});

test("the compiler's findings of a file are as few as the reader's, and what they stop stays stopped", () => {
  const text = `${HEADER}bills:\n${repeated(60, (index) => `  b${index}:\n    for each: service in nowhere_${index}\n    bill: CPT 00003\n    source: handbook\n`)}`;
  const { value, diagnostics } = compileWorkspace(worldWith({ "base/extra.yaml": text }));
  expect(diagnostics.filter(({ code }) => code === "resolve/unknown-name")).toHaveLength(LIMITS.diagnosticsPerFile);
  expect(diagnostics.at(-1)).toMatchObject({ code: "parse/too-many-findings", severity: "error", args: { more: "10" } });
  expect(value).toEqual([]);
});

/** Near names are sought for each unknown one; their cost grows with the square of a name's length and with the number of names. */
test("a name of 1,000 letters is no name", () => {
  const { diagnostics } = compileWorkspace(worldWith({ "base/extra.yaml": `${HEADER}values:\n  ${"n".repeat(1_000)}: { is: 3 minutes, source: handbook }\n` }));
  expect(diagnostics.map(({ code }) => code)).toEqual(["parse/bad-name"]);
});
