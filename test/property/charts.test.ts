import fc from "fast-check";
import { describe, test } from "vitest";
import type { CodedAnswer, Line } from "../../src/runtime/answer.ts";
import { codeChart, drawAnswer, drawChart, minutesOf, RUNNING, type Chart, type Charted } from "../support/charts.ts";
import { BASE, loadById } from "../support/workspace.ts";
import { charts, printed, SEED, singles } from "./chart-arbitrary.ts";

const RUNS = 1200;
const pack = loadById(BASE);

const FIRST_CODES = ["96360", "96365", "96374", "96409", "96413"];
const ADD_ON_CODES = ["96361", "96366", "96367", "96368", "96375", "96376", "96411", "96415", "96417"];
const FLUID_CODES = ["96360", "96361"];

const answers = new Map<string, CodedAnswer>();

/** The answer of the base. The laws draw the same charts from the same seed, and each chart is coded once for all of them. */
function coded(chart: Chart): CodedAnswer {
  const key = JSON.stringify(chart);
  const known = answers.get(key) ?? codeChart(pack, chart);
  answers.set(key, known);
  return known;
}

/** Tries a law on many charts; a counterexample is shrunk and printed as a chart with its answer. `law` gives what is wrong, or nothing. */
function holds(law: (chart: Chart, answer: CodedAnswer) => string | undefined): void {
  fc.assert(
    fc.property(charts({ missingStops: true }), (chart) => {
      const answer = coded(chart);
      const wrong = law(chart, answer);
      if (wrong !== undefined) throw new Error(`${wrong}\n${drawChart(chart)}\n${drawAnswer(answer)}`);
    }),
    { seed: SEED, numRuns: RUNS },
  );
}

/** What is billed, without the names of administrations. */
function bill(answer: CodedAnswer, parts: readonly ("date" | "outcome")[] = ["date", "outcome"]): string {
  const units = new Map<string, number>();
  for (const line of answer.lines) {
    const key = [line.code, line.modifiers.join("+"), ...parts.map((part) => line[part])].join(" ");
    units.set(key, (units.get(key) ?? 0) + line.units);
  }
  return [...units].map(([key, count]) => `${key} x${count}`).sort().join("\n");
}

function findingsOf(answer: CodedAnswer): string {
  return answer.findings.map((finding) => `${finding.outcome} ${finding.rule}`).sort().join("\n");
}

/** A further access is coded apart only where the chart says why; all else is one site. */
function codingSite(chart: Chart, one: Charted): string {
  return one.site === "right" && chart.secondSiteDocumented ? "right" : "main";
}

function sitesOf(chart: Chart, line: Line): ReadonlySet<string> {
  return new Set(chart.administrations.filter((one) => line.administrations?.includes(one.id)).map((one) => codingSite(chart, one)));
}

/** The minutes of an administration that the answer does not list as unbilled. */
function kept(one: Charted, answer: CodedAnswer): ReadonlySet<number> {
  const minutes = new Set<number>();
  for (let minute = one.start; minute < (one.stop ?? one.start); minute++) minutes.add(minute);
  for (const piece of answer.unbilled) {
    if (piece.administration !== one.id || piece.from === undefined || piece.to === undefined) continue;
    for (let minute = minutesOf(piece.from); minute < minutesOf(piece.to); minute++) minutes.delete(minute);
  }
  return minutes;
}

/** Once told apart by their ids: a push, and an infusion that may be one, of the same drug at the same minute. */
const SAME_START = printed({
  claim: "facility",
  secondSiteDocumented: false,
  administrations: [
    { id: "a", kind: "push", substance: "rose", site: "left", start: 540, stop: undefined },
    { id: "b", kind: "drug", substance: "rose", site: "left", start: 540, stop: undefined },
  ],
});

/** Moves charts by minutes and compares the bills. */
function moved(options: { readonly missingStops: boolean }, by: fc.Arbitrary<number>, parts: readonly ("date" | "outcome")[]): void {
  fc.assert(
    fc.property(charts(options), by, (chart, minutes) => {
      const later = chart.administrations.map((one) => ({
        ...one,
        start: one.start + minutes,
        stop: one.stop === undefined ? undefined : one.stop + minutes,
      }));
      const [before, after] = [coded(chart), codeChart(pack, printed({ ...chart, administrations: later }))];
      if (bill(before, parts) !== bill(after, parts)) {
        throw new Error(`moved by ${minutes} minutes\n${drawChart(chart)}\n${drawAnswer(before)}\nmoved:\n${drawAnswer(after)}`);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
}

const asWritten = `(seed ${SEED}, ${RUNS} charts)`;

describe(`laws of the base ${asWritten}`, () => {
  test("more minutes of one administration never bill fewer units", () => {
    fc.assert(
      fc.property(singles, fc.integer({ min: 1, max: 120 }), (chart, more) => {
        const [one] = chart.administrations as [Charted];
        if (one.stop === undefined || one.stop - one.start + more > 1440) return;
        const longer = printed({ ...chart, administrations: [{ ...one, stop: one.stop + more }] });
        const [before, after] = [coded(chart), codeChart(pack, longer)];
        const [few, many] = [before, after].map((answer) => answer.lines.reduce((sum, line) => sum + line.units, 0)) as [number, number];
        if (many < few) throw new Error(`${more} more minutes bill ${many} units, not ${few}\n${drawChart(chart)}`);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  test("moving every time by whole days changes nothing but dates", () => {
    moved({ missingStops: true }, fc.integer({ min: 1, max: 3 }).map((days) => days * 1440), ["outcome"]);
  });

  // Minutes that cross midnight date units apart, and what is dated apart may matter: a limit counts units of a day, and where a time is
  // missing the order of two services may change the bill only because they fall on two days. Codes, units and modifiers stay.
  test("where every time is known, moving every time by the same minutes changes nothing but dates and limits of a day", () => {
    moved({ missingStops: false }, fc.integer({ min: -480, max: 2000 }), []);
  });

  test("charting order does not matter, to the byte", () => {
    fc.assert(
      fc.property(charts({ missingStops: true }).chain((chart) => fc.tuple(fc.constant(chart), fc.shuffledSubarray([...chart.administrations], { minLength: chart.administrations.length }))), ([chart, order]) => {
        const [before, after] = [coded(chart), codeChart(pack, printed({ ...chart, administrations: order }))];
        if (JSON.stringify(before) !== JSON.stringify(after)) {
          throw new Error(`another order\n${drawChart(chart)}\n${drawAnswer(before)}\nordered ${order.map((one) => one.id).join(" ")}:\n${drawAnswer(after)}`);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  test("names of administrations and drugs change no line", () => {
    const ids = fc.shuffledSubarray(["a", "b", "c", "d"], { minLength: 4 });
    const drugs = fc.shuffledSubarray(["rose", "lily", "fern"], { minLength: 3 });
    fc.assert(
      fc.property(charts({ missingStops: true }), ids, drugs, (chart, newIds, newDrugs) => {
        const renamed = chart.administrations.map((one) => ({
          ...one,
          id: newIds["abcd".indexOf(one.id)]!,
          substance: one.substance.replace(/rose|lily|fern/, (drug) => newDrugs[["rose", "lily", "fern"].indexOf(drug)]!),
        }));
        const [before, after] = [coded(chart), codeChart(pack, printed({ ...chart, administrations: renamed }))];
        if (bill(before) !== bill(after) || findingsOf(before) !== findingsOf(after)) {
          const names = renamed.map((one) => `${one.id} ${one.substance}`).join(", ");
          throw new Error(`renamed\n${drawChart(chart)}\n${drawAnswer(before)}\nas ${names}:\n${drawAnswer(after)}`);
        }
      }),
      { seed: SEED, numRuns: RUNS, examples: [[SAME_START, ["b", "a", "c", "d"], ["rose", "lily", "fern"]]] },
    );
  });

  test("splitting a bag changes no line", () => {
    fc.assert(
      fc.property(charts({ missingStops: true }), fc.nat(), fc.nat(), (chart, which, where) => {
        const bags = chart.administrations.filter((one) => RUNNING.has(one.kind) && one.stop !== undefined && one.stop - one.start > 1);
        const bag = bags[which % Math.max(1, bags.length)];
        if (!bag) return;
        const cut = bag.start + 1 + (where % (bag.stop! - bag.start - 1));
        const halves = [{ ...bag, stop: cut }, { ...bag, id: "z", start: cut }];
        const split = printed({ ...chart, administrations: chart.administrations.flatMap((one) => (one === bag ? halves : [one])) });
        const [before, after] = [coded(chart), codeChart(pack, split)];
        if (bill(before) !== bill(after)) {
          throw new Error(`${bag.id} split after ${cut - bag.start} minutes\n${drawChart(chart)}\n${drawAnswer(before)}\nsplit:\n${drawAnswer(after)}`);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  test("at most one initial unit for each coding site", () => {
    holds((chart, answer) => {
      for (const site of ["main", "right"]) {
        const initial = answer.lines.filter((line) => FIRST_CODES.includes(line.code) && sitesOf(chart, line).has(site));
        const units = initial.reduce((sum, line) => sum + line.units, 0);
        if (units > 1) return `site ${site} has ${units} initial units`;
      }
      return undefined;
    });
  });

  test("of two initial lines the documented second site's carries the modifier, and no other line does", () => {
    holds((chart, answer) => {
      const first = answer.lines.filter((line) => FIRST_CODES.includes(line.code) && line.outcome !== "hold");
      const marked = answer.lines.filter((line) => line.modifiers.includes("59"));
      if (answer.decision !== "hold" && marked.length !== Math.max(0, first.length - 1)) return "the modifier stands on too many or too few lines";
      if (marked.some((line) => !sitesOf(chart, line).has("right"))) return "the modifier stands on the line of the first site";
      return undefined;
    });
  });

  // In general false: the first of a site's order may earn nothing or be held. The base gives every first of an order a line where every
  // time is known and no pump replaces the hours, and then the law holds for each coding site.
  test("where nothing is held, an add-on line has an initial line at each of its coding sites", () => {
    holds((chart, answer) => {
      if (answer.decision === "hold") return undefined;
      for (const line of answer.lines.filter((one) => ADD_ON_CODES.includes(one.code))) {
        for (const site of sitesOf(chart, line)) {
          const parents = answer.lines.filter((one) => FIRST_CODES.includes(one.code) && sitesOf(chart, one).has(site));
          if (parents.length === 0) return `${line.code} at site ${site} has no initial line`;
        }
      }
      return undefined;
    });
  });

  test("a concurrent line at most once an encounter", () => {
    holds((_chart, answer) => {
      const units = answer.lines.filter((line) => line.code === "96368").reduce((sum, line) => sum + line.units, 0);
      return units > 1 ? `96368 has ${units} units` : undefined;
    });
  });

  test("billed minutes of fluid never overlap a drug that ran at the same coding site", () => {
    holds((chart, answer) => {
      const billed = new Set(answer.lines.filter((line) => FLUID_CODES.includes(line.code)).flatMap((line) => line.administrations ?? []));
      for (const fluid of chart.administrations.filter((one) => one.kind === "fluid" && billed.has(one.id))) {
        const minutes = kept(fluid, answer);
        for (const drug of chart.administrations) {
          if (drug.kind === "fluid" || drug.kind === "open vein" || codingSite(chart, drug) !== codingSite(chart, fluid)) continue;
          if (drug.stop === undefined && RUNNING.has(drug.kind)) return `${fluid.id} is billed though the time of ${drug.id} is not known`;
          for (let minute = drug.start; minute < (drug.stop ?? drug.start); minute++) {
            if (minutes.has(minute)) return `minute ${minute} of ${fluid.id} is billed while ${drug.id} ran`;
          }
        }
      }
      return undefined;
    });
  });

  test("the minutes of the lines are the charted minutes that are not unbilled", () => {
    holds((chart, answer) => {
      const ran = new Map<string, Set<number>>();
      for (const one of chart.administrations) {
        // Bags of one drug at one site are one service, and fluid counts for its site: a minute that two of them share counts once.
        const key = one.kind === "fluid" ? "fluid" : RUNNING.has(one.kind) ? one.substance : one.id;
        const minutes = ran.get(`${codingSite(chart, one)} ${key}`) ?? new Set<number>();
        for (const minute of kept(one, answer)) minutes.add(minute);
        ran.set(`${codingSite(chart, one)} ${key}`, minutes);
      }
      const charted = [...ran.values()].reduce((sum, minutes) => sum + minutes.size, 0);
      const stated = answer.lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
      return charted === stated ? undefined : `the lines state ${stated} minutes, ${charted} are not unbilled`;
    });
  });

  test("a hold asks only for facts that are not charted", () => {
    holds((chart, answer) => {
      for (const fact of answer.findings.flatMap((finding) => finding.missing ?? [])) {
        const [, field, id] = /^(stop|primary_reason) of ([abcd])$/.exec(fact) ?? [];
        const one = chart.administrations.find((charted) => charted.id === id);
        if (!one || (field === "stop" && one.stop !== undefined)) return `\`${fact}\` is asked for`;
      }
      return undefined;
    });
  });

  test("every charted minute and event is on a line or unbilled with a reason", () => {
    holds((chart, answer) => {
      for (const one of chart.administrations) {
        const onLine = answer.lines.some((line) => line.administrations?.includes(one.id));
        const pieces = answer.unbilled.filter((piece) => piece.administration === one.id);
        const timed = pieces.filter((piece) => piece.from !== undefined);
        const runs = timed.map((piece) => [minutesOf(piece.from!), minutesOf(piece.to!)] as const).sort((a, b) => a[0] - b[0]);
        if (pieces.some((piece) => piece.rule === "" || piece.reason === "")) return `${one.id} is unbilled without a reason`;
        if (runs.some(([from, to]) => from >= to || from < one.start || (one.stop !== undefined && to > one.stop))) return `${one.id} has unbilled time that was not charted`;
        if (runs.some(([from], index) => index > 0 && from < runs[index - 1]![1])) return `${one.id} has minutes unbilled twice`;
        if (!onLine && pieces.length === 0) return `${one.id} is neither on a line nor unbilled`;
        if (one.stop === undefined) continue;
        const left = kept(one, answer).size;
        if (!onLine && left > 0) return `${left} minutes of ${one.id} are neither on a line nor unbilled`;
        // A bag that is one service with another is on its line, whichever of the two earned the minutes.
        const alone = !chart.administrations.some((other) => other !== one && other.kind === one.kind && other.substance === one.substance);
        if (onLine && alone && left === 0) return `${one.id} is on a line, and all its minutes are unbilled`;
      }
      return undefined;
    });
  });
});
