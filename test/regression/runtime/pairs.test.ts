import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../../src/runtime/answer.ts";
import { drawAnswer, drawChart, encounterOf, type Chart, type Charted } from "../../support/charts.ts";
import { BASE, loadById } from "../../support/workspace.ts";

/** Every pair of administrations with starts and lengths at the steps of the ladders: small, and without a gap. */
const KINDS: readonly Charted["kind"][] = ["drug", "push", "fluid", "chemotherapy"];
const GRID = [1, 16, 31, 61, 91];
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
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index)) {
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
  return { ...chart, administrations: chart.administrations.map((one) => ({ ...one, id: one.id === "a" ? "b" : "a", substance: swap(one.substance) })) };
}

function later(chart: Chart): Chart {
  return { ...chart, administrations: chart.administrations.map((one) => ({ ...one, start: one.start + 377, stop: one.stop === undefined ? undefined : one.stop + 377 })) };
}

function split(chart: Chart, at: number): Chart {
  const one = chart.administrations[at]!;
  if (one.stop === undefined || one.stop - one.start < 2) return chart;
  const cut = one.start + ((one.stop - one.start) >> 1);
  return { ...chart, administrations: chart.administrations.flatMap((other) => (other === one ? [{ ...one, stop: cut }, { ...one, id: "z", start: cut }] : [other])) };
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

describe.each([
  ["facility", "left", false],
  ["professional", "left", false],
  ["facility", "right", true],
  ["professional", "right", false],
] as const)("every pair: %s claim, second %s, documented %s", (claim, site, documented) => {
  test("laws", () => {
    let tried = 0;
    for (const chart of pairs(claim, site, documented)) {
      tried++;
      const answer = code(chart);
      const say = (law: string) => `${law}\n${drawChart(chart)}\n${drawAnswer(answer)}`;
      if (tried % 3 === 0) expect(JSON.stringify(code(chart, walk)), say("the reference walk")).toBe(JSON.stringify(answer));
      if (tried % 3 === 1) expect(bill(code(otherNames(chart))), say("names")).toBe(bill(answer));
      if (tried % 3 === 2) expect(bill(code(later(chart))), say("six hours later")).toBe(bill(answer));
      expect(bill(code(split(chart, tried % 2))), say("a bag split")).toBe(bill(answer));
      const [least, most] = chartedMinutes(chart);
      const told = toldMinutes(answer);
      if (told < least || told > most) throw new Error(say(`${told} minutes told of ${least} to ${most}`));
      if (answer.decision === "hold") continue;
      const initial = answer.lines.filter((line) => FIRST_CODES.has(line.code) && line.modifiers.length === 0);
      if (initial.reduce((total, line) => total + line.units, 0) > 1) throw new Error(say("two initial services"));
    }
    expect(tried).toBe(6480);
  });
});
