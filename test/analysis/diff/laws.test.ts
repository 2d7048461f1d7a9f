import { describe, expect, test } from "vitest";
import { comparePacks } from "../../../src/analysis/diff/compare.ts";
import type { Comparison } from "../../../src/analysis/diff/comparison.ts";
import type { Step } from "../../../src/analysis/diff/movement.ts";
import { encodePack } from "../../../src/ir/pack.ts";
import { decodePack } from "../../../src/ir/pack.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import { readFolder, RULES } from "../../support/workspace.ts";
import { packWith } from "./edits.ts";
import { chained, packsWithVectors } from "./sweeps.ts";

/** A step as the comparison the other way round must tell it. */
function mirrored(step: Step): Step {
  switch (step.is) {
    case "comes": return { ...step, is: "goes" };
    case "goes": return { ...step, is: "comes" };
    case "said": return { ...step, is: "unsaid" };
    case "unsaid": return { ...step, is: "said" };
    case "units": return { ...step, by: -step.by };
    case "replaced": return { ...step, from: step.to, to: step.from };
    case "modifiers": case "outcome": case "decision": return { ...step, from: step.to, to: step.from };
    case "refused": return { ...step, from: step.to, to: step.from };
    default: return step;
  }
}

function onesOf({ charts }: Comparison, turn: (step: Step) => Step): readonly string[] {
  return charts.one.map(({ setting, kind, from, to, movement }) => JSON.stringify([setting.words, kind.words, from, to, movement.steps.map((step) => JSON.stringify(turn(step))).sort()])).sort();
}

function somesOf({ charts }: Comparison, turn: (step: Step) => Step): readonly string[] {
  return charts.some.map(({ chart, minutes, relations, movement }) => JSON.stringify([chart.items.map(({ kind }) => kind.words), minutes, relations, movement.steps.map((step) => JSON.stringify(turn(step))).sort()])).sort();
}

const some = chained().filter(([id]) => /select|palmetto/.test(id));

describe.each(some)("%s", (_, base, pack) => {
  test("with itself: nothing", () => {
    const { same, changes, tried, vocabulary, reworded, charts } = comparePacks(pack, pack, { services: 2 });
    expect([same, changes, tried, vocabulary, reworded, charts]).toEqual([true, [], null, [], [], { one: [], some: [] }]);
  });

  test("the other way round: the mirror", () => {
    const kinds = { two: 2, three: 0 };
    const [there, back] = [comparePacks(base, pack, { services: 2, kinds, settings: 1 }), comparePacks(pack, base, { services: 2, kinds, settings: 1 })];
    expect(onesOf(back, mirrored)).toEqual(onesOf(there, (step) => step));
    expect(somesOf(back, mirrored)).toEqual(somesOf(there, (step) => step));
    const ruleNames = ({ changes }: Comparison) => changes.flatMap(({ rules }) => rules.map(({ name, is }) => `${name} ${is}`)).sort();
    const turned: Readonly<Record<string, string>> = { added: "removed", removed: "added", changed: "changed" };
    expect(ruleNames(back)).toEqual(ruleNames(there).map((one) => one.replace(/\w+$/, (is) => turned[is]!)).sort());
    expect([back.dates.onlyOld, back.dates.onlyNow, back.dates.both]).toEqual([there.dates.onlyNow, there.dates.onlyOld, there.dates.both]);
  });

  test("what is proved alike bills alike on every example", () => {
    const { proved } = comparePacks(base, pack, { services: 0 });
    const [old, now] = [base, pack].map((one) => loadPack(one)).map((one) => (one.ok ? one.pack : undefined));
    let covered = 0;
    for (const { encounter } of packsWithVectors().flatMap(({ vectors = [] }) => vectors)) {
      const fields = JSON.parse(encounter) as Record<string, unknown>;
      if (!proved.alike.some(({ field, value }) => value !== undefined && fields[field] === value)) continue;
      const [a, b] = [old!.code(fields), now!.code(fields)];
      if ("error" in a || "error" in b) continue;
      covered++;
      const lines = (answer: typeof a) => answer.lines.map(({ code, units, modifiers, date, outcome }) => [code, units, modifiers, date, outcome]);
      expect(lines(b)).toEqual(lines(a));
    }
    expect(covered > 0).toBe(proved.alike.some(({ value }) => value !== undefined && value !== "another"));
  });
});

test("a pack that was built and read again is compared like the one that was compiled", () => {
  const [, base, pack] = chained().find(([id]) => /select/.test(id))!;
  const read = decodePack(encodePack(pack));
  expect(read.ok && comparePacks(base, read.pack, { services: 1 })).toEqual(comparePacks(base, pack, { services: 1 }));
});

test("a change of a rule that a value switches off is proved to move no line", () => {
  const files = readFolder(RULES);
  const path = "cpt/documentation.yaml";
  const line = files.find((file) => file.path === path)!.text.split("\n").findIndex((one) => one.startsWith("    hold: No signed order")) + 1;
  const [before, after] = [packWith(files, { path }), packWith(files, { path, line, now: "    warn: No signed order is charted" })];
  const { changes } = comparePacks(before!, after!, { services: 1 });
  expect(changes.map(({ name, inert, moves }) => [name, inert, moves])).toEqual([["order_missing", true, []]]);
});

// The rows of a table stand beside the program: a table of which only the rows differ was once taken for the same.
test("a change of rows is not proved to move no line", () => {
  const [, base, pack] = chained().find(([id]) => id.includes("example-edition"))!;
  const rows = comparePacks(base, pack, { services: 1 }).changes.filter(({ rules }) => rules.some(({ section }) => section === "tables"));
  expect(rows.map(({ name, inert }) => [name, inert])).toEqual(rows.map(({ name }) => [name, false]));
  expect(rows.length).toBe(4);
});
