import { expect, test } from "vitest";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { renderText } from "../../src/cli/render/text.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { loadPack } from "../../src/runtime/load.ts";
import { readFolder, RULES } from "../support/workspace.ts";
import { COUNTS, largeWorkspace } from "./large-pack.ts";

/** Milliseconds of processor time, which other work on the machine does not change much. */
const MOST_FOR_2000_RULES = 5_000;
const MOST_FOR_THE_SHIPPED_RULES = 3_000;

const filesOf = (workspace: Readonly<Record<string, string>>) => Object.entries(workspace).map(([path, text]) => ({ path, text }));

function timed<T>(what: string, work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const milliseconds = process.cpuUsage(before).user / 1_000;
  console.info(`${what}: ${milliseconds.toFixed(0)} ms`);
  return [result, milliseconds];
}

test("2,000 rules in 20 files compile without a finding in less than 5 seconds", () => {
  const files = filesOf(largeWorkspace());
  expect(Object.values(COUNTS).reduce((sum, count) => sum + count, 0)).toBe(2_000);
  const [{ value, diagnostics }, milliseconds] = timed("2,000 rules", () => compileWorkspace(files));
  const found = sortDiagnostics(diagnostics).filter(({ severity }) => severity !== "note");
  expect(renderText(found.slice(0, 5), { path: (path) => path, version: "0" })).toBe("");
  expect(value?.map(({ pack }) => pack.id)).toEqual(["base/clinic", "payers/acme/clinic"]);
  expect(milliseconds).toBeLessThan(MOST_FOR_2000_RULES);
}, 60_000);

test("a pack of 2,000 rules codes an encounter", () => {
  const pack = compileWorkspace(filesOf(largeWorkspace())).value![1]!.pack;
  const loaded = loadPack(pack);
  expect(loaded.ok).toBe(true);
  if (!loaded.ok) return;
  const encounter = {
    id: "e1", claim_type: "facility", date_of_service: "2026-03-02",
    administrations: [{ id: "a1", technique: "drip", purpose: "treatment", drug: "J1756", lesions: 150, start: "2026-03-02T10:00-05:00", stop: "2026-03-02T22:00-05:00" }],
  };
  const [first] = timed("its first encounter", () => loaded.pack.code(encounter));
  const [second] = timed("its second encounter", () => loaded.pack.code(encounter));
  expect("error" in first).toBe(false);
  expect(second).toEqual(first);
}, 60_000);

test("the shipped rules are read and compiled in less than 3 seconds, cold", () => {
  const files = readFolder(RULES);
  const [{ value }, milliseconds] = timed(`the shipped rules, ${files.length} files`, () => compileWorkspace(files));
  expect(value?.length).toBeGreaterThan(0);
  expect(milliseconds).toBeLessThan(MOST_FOR_THE_SHIPPED_RULES);
});
