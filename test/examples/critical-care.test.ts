import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { positionOf } from "../../src/base/source.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { loadPack } from "../../src/runtime/load.ts";
import { runExamples } from "../../src/testing/run.ts";
import { describe as inWords, readFolder } from "../support/workspace.ts";

// A pack of another field, with nouns of its own: what the engine codes is what the vocabulary says, not what it was first made for.
const FOLDER = fileURLToPath(new URL("../../examples/critical-care/", import.meta.url));
const files = readFolder(FOLDER);
const { value: packs = [], diagnostics } = compileWorkspace(files);
const reports = packs.map((compiled) => runExamples(compiled));

test("it compiles without any finding", () => {
  expect(diagnostics.map(inWords)).toEqual([]);
  expect(packs.map(({ pack }) => pack.id)).toEqual(["cpt/critical-care", "payers/medicare/critical-care"]);
});

test("no noun of it but the encounter and the procedure has the name of a noun of the shipped vocabulary", () => {
  const shipped = readFileSync(new URL("../../rules/vocabulary/infusion.yaml", import.meta.url), "utf8");
  const names = packs[0]!.pack.vocabulary.nouns.map(({ name }) => name);
  expect(names.filter((name) => new RegExp(`^  ${name}:`, "m").test(shipped))).toEqual(["encounter", "procedure"]);
});

describe("its examples", () => {
  test.each(reports.flatMap(({ results }) => results))("$file $name: $title", ({ failures }) => {
    expect(failures.map((one) => `${positionOf(one.span.file, one.span.start).line} ${one.code}: ${one.message}`)).toEqual([]);
  });

  test("are all there", () => expect(reports.map(({ passed, failed }) => [passed, failed])).toEqual([[11, 0], [3, 0]]));
});

// CMS 100-04 chapter 12 section 30.6.12 and MM12982, in our own arithmetic.
const units = (minutes: number, from: number): number => (minutes < from ? 0 : 1 + Math.floor((minutes - from) / 30));

test.each([
  ["cpt/critical-care", null, 75],
  ["payers/medicare/critical-care", "medicare", 104],
])("%s counts every minute up to eight hours, in one stretch or in two", (id, payer, from) => {
  const loaded = loadPack(packs.find(({ pack }) => pack.id === id)!.pack);
  if (!loaded.ok) throw new Error(loaded.error.message);
  for (let minutes = 1; minutes <= 480; minutes++) {
    for (const pause of [0, 45]) {
      const first = Math.floor(minutes / 2);
      const stretches = [[0, first], [first + pause, minutes + pause]].filter(([began, ended]) => began! < ended!);
      const answer = loaded.pack.code({
        id: "e",
        ...(payer === null ? {} : { payer }),
        date_of_service: "2026-03-02",
        stretches: stretches.map(([began, ended], index) => ({ id: `s${index}`, activity: "at_the_bedside", began: clock(began!), ended: clock(ended!) })),
      });
      if ("error" in answer) throw new Error(answer.error.code);
      const expected = [
        ...(minutes >= 30 ? [{ code: "99291", units: 1 }] : []),
        ...(units(minutes, from) > 0 ? [{ code: "99292", units: units(minutes, from) }] : []),
      ];
      expect(answer.lines.map(({ code, units }) => ({ code, units })), `${minutes} minutes`).toEqual(expected);
    }
  }
});

function clock(minutes: number): string {
  const text = (value: number) => String(value).padStart(2, "0");
  return `2026-03-02T${text(8 + Math.floor(minutes / 60))}:${text(minutes % 60)}-05:00`;
}

test("its encounters are coded as its README says", () => {
  const readme = readFileSync(join(FOLDER, "README.md"), "utf8");
  const names = readdirSync(join(FOLDER, "encounters"));
  expect(names).toHaveLength(2);
  for (const name of names) {
    const encounter = JSON.parse(readFileSync(join(FOLDER, "encounters", name), "utf8")) as { readonly payer?: string };
    const compiled = packs.find(({ pack }) => pack.payer === (encounter.payer ?? null))!;
    const loaded = loadPack(compiled.pack);
    const answer = loaded.ok ? loaded.pack.code(encounter) : undefined;
    if (!answer || "error" in answer) throw new Error(name);
    const line = answer.lines.map((one) => `${one.code} x${one.units}`).join(", ");
    expect(readme).toContain(`| \`${name}\` | ${line} |`);
  }
});
