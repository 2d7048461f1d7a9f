import type { Answer } from "../../runtime/answer.ts";
import { type Billed, billedOf, billedWords, rulesIn } from "../charts/answers.ts";
import type { Fields } from "../charts/chart.ts";
import { encounterOf } from "../charts/encounter.ts";
import type { Move, Witness } from "./comparison.ts";
import { type Movement, movementOf, reasonsMoved, type Step, stepKey } from "./movement.ts";
import { shrunk } from "./shrink.ts";
import type { Part, Sides } from "./sides.ts";
import { oneChart, type OneRun } from "./sweep-one.ts";
import type { SomeFound } from "./sweep-some.ts";
import type { Unit } from "./units.ts";

interface Gathered {
  readonly units: readonly Unit[];
  readonly steps: Step[];
  readonly one: number[];
  readonly some: number[];
  readonly examples: Fields[];
  readonly searched: { readonly encounter: Fields; readonly reasons: boolean }[];
}

/** Sorts the charts about which two packs differ by the steps that answers make, and the changes that make them. */
export class Moves {
  readonly #sides: Sides;
  readonly #day: string;
  readonly #charts: { readonly one: OneRun[]; readonly some: SomeFound[] };
  readonly #gathered = new Map<string, Gathered>();
  readonly #parts = new Map<string, readonly Part[]>();

  /** `charts` takes what is added; other days may have added to it before. */
  constructor(sides: Sides, day: string, charts: { readonly one: OneRun[]; readonly some: SomeFound[] }) {
    this.#sides = sides;
    this.#day = day;
    this.#charts = charts;
  }

  addOne(runs: readonly OneRun[]): void {
    for (const run of runs) {
      const index = this.#charts.one.push(run) - 1;
      for (const one of this.#of(run.movement, this.#encounterOf(run))) one.one.push(index);
    }
  }

  addSome(found: SomeFound): void {
    const index = this.#charts.some.push(found) - 1;
    for (const one of this.#of(found.movement, encounterOf(found.chart, this.#sides.old.vocabulary, null))) one.some.push(index);
  }

  addExample(encounter: Fields): void {
    const movement = this.#sides.moves(encounter);
    if (movement) for (const one of this.#of(movement, encounter)) one.examples.push(encounter);
  }

  /** Adds what was found for one unit; false where the packs as a whole do not differ about it. */
  addSearched(unit: Unit, encounter: Fields, reasons: boolean): boolean {
    const movement = this.#sides.moves(encounter, reasons);
    if (!movement) return false;
    const parts = this.#sides.partsOf(movement, encounter, reasons).filter(({ units }) => units.includes(unit));
    for (const part of parts) for (const step of part.steps) this.#at(step, part.units).searched.push({ encounter, reasons });
    return parts.length > 0;
  }

  /** Whether anything was added that a unit has a part in. */
  sees(unit: Unit): boolean {
    return [...this.#gathered.values()].some(({ units }) => units.includes(unit));
  }

  /** The moves of a unit: those that it makes alone first, lines before what is said, then by how few items show them. */
  of(unit: Unit): readonly Move[] {
    const found = [...this.#gathered].filter(([, { units }]) => units.includes(unit));
    const rank = ({ units, one, some, steps: [step] }: Gathered): number => (units.length > 1 ? 10 : 0) + (ASIDE.has(step!.is) ? 5 : 0) + (one.length > 0 ? 0 : some.length > 0 ? 1 : 2);
    return found.sort(([a, x], [b, y]) => rank(x) - rank(y) || (a < b ? -1 : 1)).map(([, one]) => this.#moveOf(one, unit));
  }

  #of(movement: Movement, encounter: Fields): readonly Gathered[] {
    const named = [...new Set(this.#sides.pair(encounter).flatMap((answer) => rulesIn(billedOf(answer))))].sort().join();
    const key = `${movement.key} ${named}`;
    let parts = this.#parts.get(key);
    if (!parts) this.#parts.set(key, (parts = this.#sides.partsOf(movement, encounter)));
    return [...new Set(parts.flatMap(({ units, steps }) => untold(steps, units).map((step) => this.#at(step, units))))];
  }

  #at(step: Step, units: readonly Unit[]): Gathered {
    const key = JSON.stringify([stepKey(step), units.map(({ rules }) => rules[0].name)]);
    const known = this.#gathered.get(key);
    if (known) {
      if (step.is === "units" && !known.steps.some((one) => one.is === "units" && one.by === step.by)) known.steps.push(step);
      return known;
    }
    const made: Gathered = { units, steps: [step], one: [], some: [], examples: [], searched: [] };
    this.#gathered.set(key, made);
    return made;
  }

  #moveOf(found: Gathered, unit: Unit): Move {
    const { units, steps, one, some, examples } = found;
    const by = steps.flatMap((step) => (step.is === "units" ? [step.by] : []));
    return {
      step: steps[0]!, by: by.length > 0 ? [Math.min(...by), Math.max(...by)] : null, one, some, examples: examples.length,
      together: units.filter((other) => other !== unit).map(({ rules }) => rules[0].name), witness: this.#witnessOf(found),
    };
  }

  #witnessOf({ one, some, examples, searched, steps }: Gathered): Witness {
    const step = stepKey(steps[0]!);
    const [run] = one.map((index) => this.#charts.one[index]!).sort((a, b) => plainness(a) - plainness(b) || a.from - b.from);
    if (run) {
      const rounded = encounterOf(oneChart(this.#day, run.setting, run.kind, roundest(run)), this.#sides.old.vocabulary, null);
      return this.#told(this.#makes(rounded, step) ? rounded : this.#encounterOf(run), step, "one item");
    }
    const [chart] = some.map((index) => this.#charts.some[index]!).sort((a, b) => a.minutes.length - b.minutes.length || roughness(a.minutes) - roughness(b.minutes));
    if (chart) return this.#told(encounterOf(chart.chart, this.#sides.old.vocabulary, null), step, chart.minutes.length === 2 ? "two items" : "three items");
    const [example] = [...examples].sort((a, b) => sizeOf(a) - sizeOf(b));
    if (example) return this.#told(example, step, "example");
    return this.#told(searched[0]!.encounter, step, "search", searched[0]!.reasons);
  }

  #makes(encounter: Fields, step: string, reasons = false): boolean {
    const movement = (reasons ? reasonsMoved : movementOf)(...this.#sides.pair(encounter));
    return movement?.steps.some((one) => stepKey(one) === step) ?? false;
  }

  /** A sweep's chart has nothing to spare but what its kind and setting say; whatever it has, it is made small, and coded by both evaluators. */
  #told(encounter: Fields, step: string, found: Witness["found"], reasons = false): Witness {
    const small = shrunk(encounter, this.#sides.old.vocabulary, (other) => this.#makes(other, step, reasons));
    const [was, now] = bothWords(...this.#sides.answers(small), String(small["date_of_service"]));
    return { encounter: small, was, now, found };
  }

  #encounterOf({ setting, kind, from }: OneRun): Fields {
    return encounterOf(oneChart(this.#day, setting, kind, from), this.#sides.old.vocabulary, null);
  }
}

/** Steps beside the lines: they are told last. */
const ASIDE: ReadonlySet<Step["is"]> = new Set(["said", "unsaid", "decision", "reasons"]);

/** Steps without what a rule of theirs says about a line, where the line's own outcome says it. */
function untold(steps: readonly Step[], units: readonly Unit[]): readonly Step[] {
  const own = new Set(units.flatMap(({ rules }) => rules.map(({ name }) => name)));
  const shown = steps.some(({ is }) => is === "outcome" || is === "goes" || is === "comes" || is === "replaced");
  return shown ? steps.filter((step) => !((step.is === "said" || step.is === "unsaid") && own.has(step.rule))) : steps;
}

/** What both answers bill; of the lines that the encounter brings those on which they differ. */
function bothWords(old: Answer, now: Answer, day: string): readonly [was: string, now: string] {
  const [before, after] = [billedOf(old), billedOf(now)];
  const words = (one: Billed, other: Billed): string => {
    const same = new Set(other.lines.map(lineKey));
    return billedWords({ ...one, lines: one.lines.map((line) => (line.given && !same.has(lineKey(line)) ? { ...line, given: false } : line)) }, day);
  };
  return [words(before, after), words(after, before)];
}

function lineKey({ code, units, modifiers, date, outcome }: Billed["lines"][number]): string {
  return JSON.stringify([code, units, modifiers, date, outcome]);
}

function plainness({ kind, setting }: OneRun): number {
  return JSON.stringify([kind.fields, kind.access, setting.fields]).length;
}

function sizeOf(encounter: Fields): number {
  return JSON.stringify(encounter).length;
}

/** The roundest number of minutes of a run: a whole hour before a half, a half before five minutes. */
function roundest({ from, to }: OneRun): number {
  for (const step of [60, 30, 15, 10, 5]) {
    const minutes = Math.ceil(Math.max(from, 1) / step) * step;
    if (minutes <= to) return minutes;
  }
  return from;
}

function roughness(minutes: readonly number[]): number {
  return minutes.reduce((sum, one) => sum + one + ([60, 30, 15, 10, 5].findIndex((step) => one % step === 0) + 6) % 6, 0);
}
