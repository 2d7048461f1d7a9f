import { expect } from "vitest";
import type { Kind, Setting } from "../../../src/analysis/charts/chart.ts";
import { encounterOf } from "../../../src/analysis/charts/encounter.ts";
import { minuteBreakpoints } from "../../../src/analysis/charts/breakpoints.ts";
import { comparePacks } from "../../../src/analysis/diff/compare.ts";
import type { Change, Comparison } from "../../../src/analysis/diff/comparison.ts";
import { gridOf } from "../../../src/analysis/diff/grid.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import type { Answer } from "../../../src/runtime/answer.ts";
import { loadPack, type LoadedPack } from "../../../src/runtime/load.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { shippedPacks } from "../../support/workspace.ts";

/** How much of the shipped packs is swept minute by minute. */
export interface Sweep {
  /** Kinds that move, and kinds that do not, at most. */
  readonly moved: number;
  readonly still: number;
  /** Kinds of which pairs are made. */
  readonly pairs: number;
  readonly everyKind: boolean;
  /** Settings of each. */
  readonly settings: number;
}

let shipped: readonly Pack[] | undefined;

/** The shipped packs with their examples. */
export function packsWithVectors(): readonly Pack[] {
  return (shipped ??= shippedPacks().map(withVectors));
}

/** Every shipped pack above another, with the one that it extends. */
export function chained(): readonly (readonly [id: string, base: Pack, pack: Pack])[] {
  const packs = packsWithVectors();
  return packs.flatMap((pack) => {
    const base = packs.find(({ id }) => id === pack.extends[0]?.id);
    return base ? [[pack.id, base, pack] as const] : [];
  });
}

const MORNING = 480;

/** What a claim would carry, and what is asked: told without the code that the comparison tells it with. */
function claimOf(answer: Answer): string {
  if ("error" in answer) return answer.error.code;
  const lines = answer.lines.map(({ code, units, modifiers, date, outcome }) => `${code} ${units} ${[...modifiers].sort().join("+")} ${date} ${outcome}`).sort();
  const asked = new Set(answer.findings.map(({ outcome, rule }) => `${rule} ${outcome}`));
  return [answer.decision, ...lines, ...[...asked].map((one) => one.split(" ").at(-1)).sort()].join("|");
}

/** Units by code of the lines that rules make. */
function unitsOf(answer: Answer): Readonly<Record<string, number>> {
  const units: Record<string, number> = {};
  if (!("error" in answer)) for (const line of answer.lines) if (!line.given) units[line.code] = (units[line.code] ?? 0) + line.units;
  return units;
}

function unitsInWords(words: string): Readonly<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const [, code, count] of words.matchAll(/([0-9A-Z]{4,7})(?:-[^ ]+)? x(\d+)/g)) units[code!] = (units[code!] ?? 0) + Number(count);
  return units;
}

/** Compares a pack with its base and holds every statement about one and two items against a sweep that shares only the evaluator. */
export function holdAgainstSweep(base: Pack, pack: Pack, sweep: Sweep): { readonly one: number; readonly two: number } {
  const below = packsWithVectors().filter(({ id }) => base.extends.some((one) => one.id === id));
  const vectors = below.flatMap((one) => one.vectors ?? []);
  const comparison = comparePacks(base, pack, { services: 2, vectors, settings: sweep.settings, everyKind: sweep.everyKind, kinds: { two: sweep.pairs, three: 0 } });
  const grid = gridOf(base, pack, vectors);
  const [day] = comparison.tried!.days;
  const both = [base, pack].map((one) => loaded(one)) as [LoadedPack, LoadedPack];
  const kinds = new Map(grid.kinds.map((kind) => [kind.words, kind]));
  const settings = new Map(grid.settings.map((setting) => [setting.words, setting]));
  const run = (setting: Setting, items: Parameters<typeof encounterOf>[0]["items"]): readonly [Answer, Answer] => {
    const encounter = encounterOf({ day: day!, setting, items }, pack.vocabulary, null);
    return [both[0].code(encounter), both[1].code(encounter)];
  };
  const one = sweepOne(comparison, sweep, kinds, settings, run);
  // What is proved to move no line moves none: neither of a chart nor of an example.
  const linesMove = ({ step }: Change["moves"][number]) => !["said", "unsaid", "decision", "refused"].includes(step.is);
  expect(comparison.changes.filter(({ inert, moves }) => inert && moves.some(linesMove)).map(({ name }) => name)).toEqual([]);
  const two = comparison.tried!.two ? sweepTwo(comparison, grid.packs, day!, kinds, settings, run) : 0;
  return { one, two };
}

type Run = (setting: Setting, items: Parameters<typeof encounterOf>[0]["items"]) => readonly [Answer, Answer];

function sweepOne({ charts, tried }: Comparison, { moved, still, settings: most }: Sweep, kinds: ReadonlyMap<string, Kind>, settings: ReadonlyMap<string, Setting>, run: Run): number {
  const moving = new Set(charts.one.map(({ kind }) => kind.words));
  // A kind of which minutes are counted from an instant beside its begin has breakpoints of its own.
  const counted = tried!.one.kinds.filter((words) => Object.keys(kinds.get(words)!.moments).length > 0).sort((a, b) => Number(moving.has(b)) - Number(moving.has(a)));
  const chosen = [...new Set([...[...moving].slice(0, moved), ...tried!.one.kinds.filter((words) => !moving.has(words)).slice(0, still), ...counted.slice(0, moved)])];
  const used = [...new Set([...charts.one.map(({ setting }) => setting.words), ...tried!.one.settings])].slice(0, most);
  const faults: string[] = [];
  let count = 0;
  for (const settingWords of used) {
    for (const kindWords of chosen) {
      const [setting, kind] = [settings.get(settingWords)!, kinds.get(kindWords)!];
      const runs = charts.one.filter((one) => one.kind.words === kindWords && one.setting.words === settingWords);
      for (let minutes = kind.lasts ? 1 : 0; minutes <= 1440; minutes++) {
        const [old, now] = run(setting, [{ kind, from: MORNING, to: MORNING + minutes }]);
        const told = runs.find(({ from, to }) => from <= minutes && minutes <= to);
        const where = `${kindWords} | ${settingWords} | ${minutes} minutes`;
        count++;
        if ((told !== undefined) !== (claimOf(old) !== claimOf(now))) faults.push(`${where}: ${told ? "told, and alike" : "moves, and is not told"}`);
        else if (told && JSON.stringify([unitsInWords(told.was), unitsInWords(told.now)]) !== JSON.stringify([unitsOf(old), unitsOf(now)])) faults.push(`${where}: other units`);
      }
    }
  }
  expect(faults).toEqual([]);
  return count;
}

function sweepTwo({ charts, tried }: Comparison, packs: readonly Pack[], day: string, kinds: ReadonlyMap<string, Kind>, settings: ReadonlyMap<string, Setting>, run: Run): number {
  const { kinds: used, settings: among, minutes } = tried!.two!;
  // Every breakpoint up to the reach of the sweep, with both neighbours.
  const breaks = new Set([1, ...packs.flatMap((pack) => minuteBreakpoints(pack, day, 100).map((one) => one.minutes))]);
  expect(minutes).toEqual([...new Set([...breaks].flatMap((one) => [one - 1, one, one + 1]))].filter((one) => one > 0).sort((a, b) => a - b));
  const key = (setting: string, first: string, second: string, another: number, m: number, n: number, start: number): string => [setting, first, second, another, m, n, start].join("|");
  const told = new Set(charts.some.filter((one) => one.minutes.length === 2).map(({ chart, minutes: [m, n] }) => {
    const [a, b] = chart.items;
    return key(chart.setting.words, a!.kind.words, b!.kind.words, b!.another ?? 0, m!, n!, b!.from!);
  }));
  const found = new Set<string>();
  let count = 0;
  for (const settingWords of among) {
    for (const first of used) {
      for (const second of used) {
        for (const another of first === second ? [0, 1] : [0]) {
          const [a, b, setting] = [kinds.get(first)!, kinds.get(second)!, settings.get(settingWords)!];
          for (const m of a.lasts ? minutes : [0]) {
            for (const n of b.lasts ? minutes : [0]) {
              const end = MORNING + m;
              for (const start of [end + 60, end, ...(m > 1 ? [MORNING + Math.floor(m / 2)] : [])]) {
                const [old, now] = run(setting, [{ kind: a, from: MORNING, to: end }, { kind: b, from: start, to: start + n, ...(another ? { another } : {}) }]);
                count++;
                if (claimOf(old) !== claimOf(now)) found.add(key(settingWords, first, second, another, m, n, start));
              }
            }
          }
        }
      }
    }
  }
  expect([...found].sort()).toEqual([...told].sort());
  return count;
}

function loaded(pack: Pack): LoadedPack {
  const outcome = loadPack(pack);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.pack;
}
