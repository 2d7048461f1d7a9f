import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../../src/runtime/answer.ts";
import { SEED } from "../../property/chart-arbitrary.ts";
import { drawAnswer, drawChart, encounterOf, type Chart, type Charted } from "../../support/charts.ts";
import { BASE, loadById } from "../../support/workspace.ts";

/**
 * A line that stands although a fact is missing stands in every chart that the fact could make: same code, modifiers and date, and no
 * fewer units. Fluid is left out of it, because the base asks whether its times are documented, and does not wait for them.
 */
const base = loadById(BASE);
const LENGTHS = [1, 15, 16, 30, 31, 60, 61, 90, 91, 151, 300];
const STARTS = [0, 1, 15, 16, 30, 31, 60, 61, 90, 91, 151].map((minute) => 480 + minute);

type Fact = "stop" | "start" | "site";

function code(chart: Chart, fact?: { readonly fact: Fact; readonly at: number }): CodedAnswer {
  const encounter = encounterOf(chart) as { administrations: Record<string, unknown>[]; sites: Record<string, unknown>[] };
  const right = chart.secondSiteDocumented ? { separate_site_documented: true } : {};
  encounter.sites = [{ id: "left", kind: "peripheral" }, { id: "right", kind: "peripheral", ...right }];
  if (fact) delete encounter.administrations[fact.at]![fact.fact];
  const answer = base.code(encounter);
  if ("error" in answer) throw new Error(`${answer.error.code} ${answer.error.message}\n${drawChart(chart)}`);
  return answer;
}

function completions(chart: Chart, fact: Fact, at: number): readonly Chart[] {
  const one = chart.administrations[at]!;
  const put = (change: Partial<Charted>): Chart => ({ ...chart, administrations: chart.administrations.map((other, index) => (index === at ? { ...other, ...change } : other)) });
  if (fact === "site") return [put({ site: "left" }), put({ site: "right" })];
  if (fact === "stop") return LENGTHS.map((minutes) => put({ stop: one.start + minutes }));
  return one.stop === undefined ? STARTS.map((start) => put({ start })) : LENGTHS.map((minutes) => put({ start: one.stop! - minutes }));
}

function standing(answer: CodedAnswer): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const line of answer.lines) {
    if (line.outcome === "hold") continue;
    const key = [line.code, line.modifiers.join("+"), line.date].join(" ");
    units.set(key, (units.get(key) ?? 0) + line.units);
  }
  return units;
}

/** How a completion contradicts what was billed without the fact. */
function contradiction(chart: Chart, fact: Fact, at: number): string | undefined {
  const held = code(chart, { fact, at });
  const stands = standing(held);
  for (const completed of completions(chart, fact, at)) {
    const answer = code(completed);
    if (answer.decision === "hold") continue;
    const units = standing(answer);
    for (const [key, count] of stands) {
      if ((units.get(key) ?? 0) < count) {
        return `${key} x${count} is billed without the ${fact} of ${chart.administrations[at]!.id}\n${drawChart(chart)}\n${drawAnswer(held)}\nand with it:\n${drawChart(completed)}\n${drawAnswer(answer)}`;
      }
    }
    if (held.decision !== "hold" && JSON.stringify([...units].sort()) !== JSON.stringify([...stands].sort())) {
      return `nothing is held without the ${fact} of ${chart.administrations[at]!.id}, yet it decides\n${drawChart(chart)}\n${drawAnswer(held)}\nand with it:\n${drawChart(completed)}\n${drawAnswer(answer)}`;
    }
  }
  return undefined;
}

const charted = fc
  .record({
    kind: fc.constantFrom<Charted["kind"]>("drug", "drug", "drug", "push", "fluid", "chemotherapy", "chemotherapy push"),
    substance: fc.constantFrom("rose", "lily"),
    site: fc.constantFrom<Charted["site"]>("left", "left", "right"),
    start: fc.constantFrom(...STARTS),
    minutes: fc.constantFrom(...LENGTHS.slice(0, -1)),
  })
  .map(({ kind, substance, minutes, ...rest }): Omit<Charted, "id"> => ({
    ...rest,
    kind,
    substance: kind.startsWith("chemotherapy") ? `strong ${substance}` : substance,
    stop: kind.endsWith("push") ? undefined : rest.start + minutes,
  }));

const charts = fc
  .record({ claim: fc.constantFrom<Chart["claim"]>("facility", "professional"), secondSiteDocumented: fc.boolean(), administrations: fc.array(charted, { minLength: 1, maxLength: 3 }) })
  .map(({ administrations, ...rest }): Chart => ({ ...rest, administrations: administrations.map((one, index) => ({ ...one, id: "abc"[index]! })) }));

const RUNS = 250;

describe(`what is billed without a fact is billed whatever the fact is (seed ${SEED}, ${RUNS} charts)`, () => {
  test.each<Fact>(["stop", "start", "site"])("%s", (fact) => {
    fc.assert(
      fc.property(charts, (chart) => {
        for (const [at, one] of chart.administrations.entries()) {
          if (one.kind === "fluid" && fact !== "site") continue;
          if (fact === "stop" && one.stop === undefined) continue;
          const wrong = contradiction(chart, fact, at);
          if (wrong !== undefined) throw new Error(wrong);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

/** Each was once billed, or silently left unbilled, as if the fact could not matter. */
const ONCE: readonly (readonly [title: string, chart: Chart, fact: Fact, at: number, decision: string])[] = [
  [
    "fluid alone whose site is not known was billed nothing, and nothing was held",
    { claim: "facility", secondSiteDocumented: true, administrations: [{ id: "a", kind: "fluid", substance: "rose", site: "left", start: 540, stop: 691 }] },
    "site",
    0,
    "hold",
  ],
  [
    "the modifier of a second site did not wait for the site of another initial",
    { claim: "facility", secondSiteDocumented: true, administrations: [{ id: "a", kind: "fluid", substance: "rose", site: "right", start: 496, stop: 586 }, { id: "b", kind: "push", substance: "lily", site: "left", start: 496, stop: undefined }] },
    "site",
    1,
    "hold",
  ],
  [
    "the initial infusion did not wait for the site of a chemotherapy push",
    { claim: "facility", secondSiteDocumented: true, administrations: [{ id: "a", kind: "chemotherapy push", substance: "strong rose", site: "left", start: 495, stop: undefined }, { id: "b", kind: "drug", substance: "fern", site: "left", start: 496, stop: 557 }] },
    "site",
    0,
    "hold",
  ],
  [
    "a short infusion was billed as a push beside a bag of the same drug without a stop, which it may end",
    { claim: "professional", secondSiteDocumented: true, administrations: [{ id: "a", kind: "drug", substance: "lily", site: "right", start: 571, stop: 586, primary: true }, { id: "b", kind: "drug", substance: "lily", site: "right", start: 481, stop: 511 }] },
    "stop",
    1,
    "hold",
  ],
  [
    "a bag without a stop said that it was not the main reason, though the next bag, which it may be one with, says it is",
    { claim: "professional", secondSiteDocumented: false, administrations: [{ id: "a", kind: "drug", substance: "lily", site: "left", start: 496, stop: 527, primary: true }, { id: "b", kind: "drug", substance: "fern", site: "left", start: 541, stop: 602, primary: true }, { id: "c", kind: "drug", substance: "fern", site: "left", start: 481, stop: 541 }] },
    "stop",
    2,
    "hold",
  ],
];

describe("facts that once did not hold what they decide", () => {
  test.each(ONCE)("%s", (_title, chart, fact, at, decision) => {
    expect(contradiction(chart, fact, at)).toBeUndefined();
    expect(code(chart, { fact, at }).decision).toBe(decision);
  });
});
