import { expect, test } from "vitest";
import { billedWords } from "../../../src/analysis/charts/answers.ts";
import { billedOf } from "../../../src/analysis/charts/answers.ts";
import { encounterOf } from "../../../src/analysis/charts/encounter.ts";
import { kindsOf } from "../../../src/analysis/charts/kinds.ts";
import { settingsOf } from "../../../src/analysis/charts/settings.ts";
import { ALONE } from "../../../src/analysis/charts/situations.ts";
import { minuteTables } from "../../../src/analysis/table/tables.ts";
import type { TableSettings } from "../../../src/analysis/table/tables.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE, compileFiles, loadById, readFolder, RULES, shippedPacks } from "../../support/workspace.ts";

const named = (id: string) => withVectors(shippedPacks().find(({ header }) => header.id === id)!);
const base = named(BASE);
const select = named("payers/select-health/infusion");
const SETTINGS: TableSettings = { on: "2026-03-02", otherDays: false, minutes: 200, form: "first" };

test("each ladder of the base has a table, which says at every minute what the evaluator says", () => {
  const { tables, unreached, notInForce } = minuteTables([base], SETTINGS);
  expect([unreached, notInForce]).toEqual([[], []]);
  expect(new Set(tables.map(({ ladder }) => ladder))).toEqual(new Set(base.programs.at(-1)!.ladders.map(({ name }) => name)));
  const loaded = loadById(BASE);
  const kinds = kindsOf([base]);
  const [facility] = settingsOf([base]);
  const alone = tables.filter(({ form, settings }) => form === "alone" && settings.includes(facility!.words));
  expect(alone.length).toBeGreaterThan(3);
  for (const { kind, intervals, day } of alone) {
    expect(intervals[0]!.from).toBe(1);
    expect(intervals.at(-1)!.to).toBe(200);
    const item = kinds.find(({ words }) => words === kind)!;
    for (const [index, { from, to, cells }] of intervals.entries()) {
      expect(from).toBe(index === 0 ? 1 : intervals[index - 1]!.to + 1);
      for (const minute of [from, to]) {
        const answer = loaded.code(encounterOf(ALONE.chart(item, minute, facility!, day), base.vocabulary, null));
        expect(cells[0]!.words, `${kind} at ${minute}`).toBe(billedWords(billedOf(answer), day));
      }
    }
  }
});

test("a payer stands beside the base in the setting in which it bills otherwise, with the rule at each breakpoint", () => {
  const { tables } = minuteTables([base, select], { ...SETTINGS, ladder: "hydration_alone" });
  const [same, other] = tables;
  expect(same!.columns.map(({ packs }) => packs.map(({ payer }) => payer))).toEqual([[null, "select-health"]]);
  expect(other!.settings).toEqual(["professional, place of service 11"]);
  expect(other!.columns.map(({ packs }) => packs.map(({ payer }) => payer))).toEqual([[null], ["select-health"]]);
  expect(other!.intervals.map(({ from, to, cells }) => [from, to, ...cells.map(({ words }) => words)])).toEqual([
    [1, 15, "nothing", "96374 x1"],
    [16, 30, "nothing", "96360 x1"],
    [31, 90, "96360 x1", "96360 x1"],
    [91, 150, "96360 x1, 96361 x1", "96360 x1, 96361 x1"],
    [151, 200, "96360 x1, 96361 x2", "96360 x1, 96361 x2"],
  ]);
  expect(other!.intervals.map(({ by }) => by.map(({ rule }) => rule).includes("hydration_alone"))).toEqual([false, true, true, true, true]);
});

test("forms: a ladder beside others is shown where it bills the item, not its companion", () => {
  const all = minuteTables([base], { ...SETTINGS, ladder: "next_infusion", form: "all" });
  const forms = all.tables.map(({ form }) => form);
  expect(forms).not.toContain("alone");
  expect(forms).toContain("again");
  expect(forms).toContain("after");
  expect(forms.filter((form) => form === "after")).toHaveLength(1);
  const one = minuteTables([base], { ...SETTINGS, ladder: "next_infusion", form: "alone" });
  expect([one.tables, one.unreached]).toEqual([[], []]);
});

test("a date that cuts behaviour makes a table of each stretch of days, where other days are asked for", () => {
  const files = readFolder(RULES).filter(({ path }) => /^(?:cpt|tables|vocabulary)\//.test(path)).map((file) => (file.path === "cpt/hydration.yaml"
    ? { ...file, text: file.text.replace("    is: 31 minutes\n", "    is:\n      2017-01-01: 31 minutes\n      2026-07-01: 21 minutes\n") }
    : file));
  const cut = withVectors(compileFiles(files).find(({ header }) => header.id === BASE)!);
  const asked = { ...SETTINGS, ladder: "hydration_alone", otherDays: true };
  const { tables } = minuteTables([cut], asked);
  expect(tables.map(({ from, to, day, intervals }) => [from, to, day, intervals[1]!.from])).toEqual([
    ["2017-01-01", "2026-06-30", "2026-03-02", 31],
    ["2026-07-01", null, "2026-07-01", 21],
  ]);
  expect(minuteTables([cut], { ...asked, otherDays: false }).tables).toEqual(tables.slice(0, 1));
});

test("packs without rules for the day are said to be so, and a ladder that no chart reaches too", () => {
  const { packs, notInForce } = minuteTables([base, select], { ...SETTINGS, on: "2020-01-01", ladder: "hydration_alone", minutes: 40 });
  expect(packs.map(({ id }) => id)).toEqual([BASE]);
  expect(notInForce.map(({ id }) => id)).toEqual([select.id]);
  const { vectors: _, ...bare } = base;
  expect(minuteTables([bare], SETTINGS)).toMatchObject({ tables: [], unreached: base.programs.at(-1)!.ladders.map(({ name }) => ({ ladder: name, pack: BASE })) });
  expect(minuteTables([select], { ...SETTINGS, on: "2000-01-01" })).toMatchObject({ tables: [], packs: [], notInForce: [{ id: select.id }] });
});
