import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../../src/runtime/answer.ts";
import { drawAnswer, drawChart, encounterOf, type Chart, type Charted } from "../../support/charts.ts";
import { BASE, loadById } from "../../support/workspace.ts";

/**
 * Every pair of administrations with starts and lengths at the steps of the ladders: small, and without a gap.
 *
 * Pairs that are one another some minutes later are one case, run where it first comes and 377 minutes later; one in ten is compared
 * with the reference walk. `PAIRS=every` runs each of them where it stands, an undocumented second site as cases of its own too, and
 * compares all with the walk.
 */
const EVERY = process.env["PAIRS"] === "every";
const KINDS: readonly Charted["kind"][] = ["drug", "push", "fluid", "chemotherapy"];
const GRID = [1, 16, 31, 61, 91];
const LATER = 377;
const FIRST_CODES = new Set(["96360", "96365", "96374", "96409", "96413"]);

const walk = loadById(BASE, "walk");
const closures = loadById(BASE, "closures");

function code(chart: Chart, pack = closures): CodedAnswer {
  const answer = pack.code(encounterOf(chart));
  if ("error" in answer) throw new Error(`${answer.error.code}\n${drawChart(chart)}`);
  return answer;
}

function* pairs(claim: Chart["claim"], site: Charted["site"], secondSiteDocumented: boolean): Generator<Chart> {
  const all: Omit<Charted, "id" | "substance" | "site">[] = KINDS.flatMap((kind) =>
    GRID.flatMap((start) => (kind === "push" ? [undefined] : GRID).map((length) => ({ kind, start: 480 + start, stop: length === undefined ? undefined : 480 + start + length }))),
  );
  const seen = new Set<string>();
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index)) {
      const length = (charted: typeof one) => (charted.stop === undefined ? "" : charted.stop - charted.start);
      const apart = [one.kind, length(one), other.kind, length(other), other.start - one.start].join(" ");
      if (!EVERY && seen.has(apart)) continue;
      seen.add(apart);
      for (const substance of ["rose", "lily"]) {
        const named = (kind: Charted["kind"], name: string) => (kind === "chemotherapy" ? `strong ${name}` : name);
        yield {
          claim,
          secondSiteDocumented,
          administrations: [
            { id: "a", site: "left", substance: named(one.kind, "rose"), ...one },
            { id: "b", site, substance: named(other.kind, substance), ...other },
          ],
        };
      }
    }
  }
}

/** What is billed and found, without names. */
function bill(answer: CodedAnswer): string {
  const units = new Map<string, number>();
  for (const line of answer.lines) {
    const key = [line.code, line.modifiers.join("+"), line.outcome].join(" ");
    units.set(key, (units.get(key) ?? 0) + line.units);
  }
  return JSON.stringify([[...units].sort(), answer.findings.map((one) => `${one.outcome} ${one.rule}`).sort()]);
}

function otherNames(chart: Chart): Chart {
  const swap = (text: string) => text.replace(/rose|lily/, (name) => (name === "rose" ? "lily" : "rose"));
  const ids: Readonly<Record<string, string>> = { a: "b", b: "a" };
  return { ...chart, administrations: chart.administrations.map((one) => ({ ...one, id: ids[one.id] ?? one.id, substance: swap(one.substance) })) };
}

function later(chart: Chart): Chart {
  return { ...chart, administrations: chart.administrations.map((one) => ({ ...one, start: one.start + LATER, stop: one.stop === undefined ? undefined : one.stop + LATER })) };
}

function elsewhere(chart: Chart): Chart {
  return chart.secondSiteDocumented ? chart : { ...chart, administrations: chart.administrations.map((one) => (one.id === "b" ? { ...one, site: "right" } : one)) };
}

function split(chart: Chart, at: number): Chart {
  const one = chart.administrations[at]!;
  if (one.stop === undefined || one.stop - one.start < 2) return chart;
  const cut = one.start + ((one.stop - one.start) >> 1);
  return { ...chart, administrations: chart.administrations.flatMap((other) => (other === one ? [{ ...one, stop: cut }, { ...one, id: "z", start: cut }] : [other])) };
}

/** What must not change the bill. All of it is done at once; where the bill changes, one by one to name the law that does not hold. */
const LAWS: readonly (readonly [law: string, (chart: Chart, tried: number) => Chart])[] = [
  ["a bag split", (chart, tried) => split(chart, tried % 2)],
  ["names", otherNames],
  ["six hours later", later],
  ["a second site that nothing says is needed", elsewhere],
];

function brokenLaw(chart: Chart, tried: number, expected: string): string | undefined {
  const changed = LAWS.reduce((one, [, law]) => law(one, tried), chart);
  if (bill(code(changed)) === expected) return undefined;
  return LAWS.find(([, law]) => bill(code(law(chart, tried))) !== expected)?.[0] ?? "all of these together";
}

/** Billed and unbilled minutes; fluid counts for its site, so a minute that two bags share counts once. */
function toldMinutes(answer: CodedAnswer): number {
  return [...answer.lines, ...answer.unbilled].reduce((total, one) => total + (one.minutes ?? 0), 0);
}

function chartedMinutes({ administrations }: Chart): readonly [least: number, most: number] {
  const lengths = administrations.map((one) => (one.stop ?? one.start) - one.start);
  const [a, b] = administrations as [Charted, Charted];
  const shared = Math.max(0, Math.min(a.stop ?? a.start, b.stop ?? b.start) - Math.max(a.start, b.start));
  const most = lengths[0]! + lengths[1]!;
  return [most - shared, most];
}

const CASES = [
  ["facility", "left", false],
  ["professional", "left", false],
  ["facility", "right", true],
] as const;

describe.each(EVERY ? [...CASES, ["professional", "right", false] as const] : CASES)("every pair: %s claim, second %s, documented %s", (claim, site, documented) => {
  test("laws", () => {
    let tried = 0;
    for (const chart of pairs(claim, site, documented)) {
      tried++;
      const answer = code(chart);
      const fail = (law: string): never => {
        throw new Error(`${law}\n${drawChart(chart)}\n${drawAnswer(answer)}`);
      };
      if ((EVERY || tried % 10 === 0) && JSON.stringify(code(chart, walk)) !== JSON.stringify(answer)) fail("the reference walk");
      const law = brokenLaw(chart, tried, bill(answer));
      if (law !== undefined) fail(law);
      const [least, most] = chartedMinutes(chart);
      const told = toldMinutes(answer);
      if (told < least || told > most) fail(`${told} minutes told of ${least} to ${most}`);
      if (answer.decision === "hold") continue;
      const initial = answer.lines.filter((line) => FIRST_CODES.has(line.code) && line.modifiers.length === 0);
      if (initial.reduce((total, line) => total + line.units, 0) > 1) fail("two initial services");
    }
    expect(tried).toBe(EVERY ? 6480 : 3344);
  });
});
