import type * as ir from "../../ir/ir.ts";
import type { Answer } from "../../runtime/answer.ts";
import { billedKey, billedOf, type Billed, billedWords, rulesIn } from "../charts/answers.ts";
import type { Fields } from "../charts/chart.ts";
import { movementOf } from "./movement.ts";
import { Sides } from "./sides.ts";
import { stretchesOf } from "./stretches.ts";
import { type Unit, unitsOf } from "./units.ts";

/** What replayed encounters show. It holds no value of an encounter; an id only where ids were asked for. */
export interface Impact {
  readonly encounters: number;
  readonly alike: number;
  readonly moved: number;
  /** Accepted by one pack and refused by the other, and refused by both. */
  readonly onlyOld: number;
  readonly onlyNow: number;
  readonly refused: number;
  /** By payer of the pack and by the changes behind it, the most money or units first. */
  readonly rows: readonly ImpactRow[];
  /** The five smallest encounters that move. */
  readonly examples: readonly ImpactExample[];
  /** Whether there were fees; codes that are billed and have none, and their units on both sides. */
  readonly fees: { readonly missing: number; readonly units: number } | null;
}

export interface ImpactRow {
  readonly payer: string | null;
  /** Names of the changes that move these encounters together. */
  readonly changes: readonly string[];
  readonly encounters: number;
  /** Billed lines, units and cents, held and denied ones left out. */
  readonly old: Sums;
  readonly now: Sums;
}

export interface Sums {
  readonly lines: number;
  readonly units: number;
  readonly cents: number;
}

export interface ImpactExample {
  /** Its place in what was read, from 1. */
  readonly place: number;
  readonly id: string | null;
  readonly changes: readonly string[];
  readonly was: string;
  readonly now: string;
}

/** Fees in cents by code. */
export type Fees = ReadonlyMap<string, number>;

/** How many examples are kept. */
const MOST_EXAMPLES = 5;

/** Adds up encounters that two sides coded. Holds sums and five examples, however many come. */
export class ImpactTally {
  readonly #fees: Fees | null;
  readonly #ids: boolean;
  readonly #counts = { encounters: 0, alike: 0, moved: 0, onlyOld: 0, onlyNow: 0, refused: 0 };
  readonly #rows = new Map<string, { payer: string | null; changes: readonly string[]; encounters: number; old: Mutable<Sums>; now: Mutable<Sums> }>();
  readonly #causes = new Map<string, Causes>();
  readonly #unpriced = new Map<string, number>();
  #examples: (ImpactExample & { readonly size: number })[] = [];

  constructor(fees: Fees | null, ids: boolean) {
    this.#fees = fees;
    this.#ids = ids;
  }

  /** Adds one encounter; `packs` are those that coded it, where each side has one. */
  add(text: string, place: number, old: Answer, now: Answer, packs: readonly [old: ir.Pack, now: ir.Pack] | undefined): void {
    this.#counts.encounters++;
    const [before, after] = [billedOf(old), billedOf(now)];
    if (before.refused !== null || after.refused !== null) {
      this.#counts[before.refused === null ? "onlyOld" : after.refused === null ? "onlyNow" : "refused"]++;
      return;
    }
    if (billedKey(before) === billedKey(after)) {
      this.#counts.alike++;
      return;
    }
    this.#counts.moved++;
    const changes = packs ? this.#causesOf(packs).of(JSON.parse(text) as Fields, old, now) : [];
    const payer = packs?.[1].payer ?? null;
    const key = JSON.stringify([payer, changes]);
    let row = this.#rows.get(key);
    if (!row) this.#rows.set(key, (row = { payer, changes, encounters: 0, old: { lines: 0, units: 0, cents: 0 }, now: { lines: 0, units: 0, cents: 0 } }));
    row.encounters++;
    this.#sum(before, row.old);
    this.#sum(after, row.now);
    this.#keep({ place, id: this.#ids ? String(old.encounter) : null, changes, was: billedWords(before), now: billedWords(after), size: text.length });
  }

  get impact(): Impact {
    const rows = [...this.#rows.values()].sort((a, b) => Math.abs(b.now.cents - b.old.cents) - Math.abs(a.now.cents - a.old.cents) || b.encounters - a.encounters || (JSON.stringify(a.changes) < JSON.stringify(b.changes) ? -1 : 1));
    const examples = this.#examples.map(({ size: _, ...example }) => example);
    const units = [...this.#unpriced.values()].reduce((sum, one) => sum + one, 0);
    return { ...this.#counts, rows, examples, fees: this.#fees && { missing: this.#unpriced.size, units } };
  }

  #sum({ lines }: Billed, sums: Mutable<Sums>): void {
    for (const { code, units, outcome } of lines) {
      if (outcome !== "bill" && outcome !== "warn") continue;
      sums.lines++;
      sums.units += units;
      const fee = this.#fees?.get(code);
      if (fee !== undefined) sums.cents += units * fee;
      else if (this.#fees) this.#unpriced.set(code, (this.#unpriced.get(code) ?? 0) + units);
    }
  }

  #keep(example: ImpactExample & { readonly size: number }): void {
    this.#examples = [...this.#examples, example].sort((a, b) => a.size - b.size || a.place - b.place).slice(0, MOST_EXAMPLES);
  }

  #causesOf(packs: readonly [ir.Pack, ir.Pack]): Causes {
    const key = `${packs[0].hashes.content} ${packs[1].hashes.content}`;
    let causes = this.#causes.get(key);
    if (!causes) this.#causes.set(key, (causes = new Causes(...packs)));
    return causes;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Texts of answers whose causes are remembered. */
const MOST_REMEMBERED = 10_000;

/** Says which changes move an encounter: those that alone make a step of it. */
class Causes {
  readonly #sides: readonly { readonly from: string; readonly until: string | null; readonly sides: () => Sides }[];
  readonly #known = new Map<string, readonly string[]>();

  constructor(old: ir.Pack, now: ir.Pack) {
    this.#sides = stretchesOf(old, now).flatMap((stretch) => {
      if (stretch.old === null || stretch.now === null) return [];
      const [before, after] = [old.programs[stretch.old]!, now.programs[stretch.now]!];
      let sides: Sides | undefined;
      return [{ ...stretch.dates, sides: () => (sides ??= new Sides(old, now, stretch, unitsOf(stretch.changes, before, after, now.vocabulary))) }];
    });
  }

  of(encounter: Fields, old: Answer, now: Answer): readonly string[] {
    const day = String(encounter["date_of_service"]);
    const at = this.#sides.find(({ from, until }) => from <= day && (until === null || day <= until));
    const movement = movementOf(old, now);
    if (!at || !movement) return [];
    const key = [at.from, movement.key, ...rulesIn(billedOf(old)), ...rulesIn(billedOf(now))].join(" ");
    const known = this.#known.get(key);
    if (known) return known;
    const units = new Set<Unit>(at.sides().partsOf(movement, encounter).flatMap((part) => part.units));
    const names = [...units].map(({ rules }) => rules[0].name).sort();
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(key, names);
    return names;
  }
}
