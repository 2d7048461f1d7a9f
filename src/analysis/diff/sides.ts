import { invariant } from "../../base/invariant.ts";
import type * as ir from "../../ir/ir.ts";
import type { Answer } from "../../runtime/answer.ts";
import { loadPack } from "../../runtime/load.ts";
import type { LoadedPack } from "../../runtime/load.ts";
import type { Fields } from "../charts/chart.ts";
import { mixedPack } from "./mixed.ts";
import { type Movement, movementOf, reasonsMoved, type Step, stepKey } from "./movement.ts";
import type { Stretch } from "./stretches.ts";
import type { Unit } from "./units.ts";

/** Steps of a movement and the units that make them, alone or together. */
export interface Part {
  readonly units: readonly Unit[];
  readonly steps: readonly Step[];
}

/** Two packs on a stretch of dates, run side by side. */
export class Sides {
  readonly old: ir.Pack;
  readonly now: ir.Pack;
  readonly units: readonly Unit[];
  /** Charts that were coded by both packs. */
  coded = 0;
  readonly #stretch: Stretch;
  readonly #before: LoadedPack;
  readonly #after: LoadedPack;
  readonly #mixed = new Map<Unit, LoadedPack>();
  readonly #walks = new Map<ir.Pack, LoadedPack>();

  constructor(old: ir.Pack, now: ir.Pack, stretch: Stretch, units: readonly Unit[]) {
    this.old = old;
    this.now = now;
    this.units = units;
    this.#stretch = stretch;
    this.#before = loaded(old);
    this.#after = loaded(now);
  }

  /** How the packs differ about an encounter; `reasons`: also where they only give other reasons. */
  moves(encounter: Fields, reasons = false): Movement | undefined {
    this.coded++;
    return (reasons ? reasonsMoved : movementOf)(this.#before.code(encounter), this.#after.code(encounter));
  }

  /** Both answers. */
  pair(encounter: Fields): readonly [old: Answer, now: Answer] {
    return [this.#before.code(encounter), this.#after.code(encounter)];
  }

  /** How one unit alone moves the old answer. */
  movesBy(unit: Unit, encounter: Fields, reasons = false): Movement | undefined {
    let mixed = this.#mixed.get(unit);
    if (!mixed) this.#mixed.set(unit, (mixed = loaded(this.#mix([unit]))));
    return (reasons ? reasonsMoved : movementOf)(this.#before.code(encounter), mixed.code(encounter));
  }

  /**
   * What each unit alone has to do with a movement: its own steps, as far as they are steps of the whole. Where no unit alone makes a step of
   * it, all have made it together.
   */
  partsOf(movement: Movement, encounter: Fields, reasons = false): readonly Part[] {
    const whole = new Set(movement.steps.map(stepKey));
    const parts = this.units.flatMap((unit): readonly Part[] => {
      const own = this.movesBy(unit, encounter, reasons)?.steps.filter((step) => whole.has(stepKey(step))) ?? [];
      return own.length > 0 ? [{ units: [unit], steps: own }] : [];
    });
    const told = new Set(parts.flatMap(({ steps }) => steps.map(stepKey)));
    const rest = movement.steps.filter((step) => !told.has(stepKey(step)));
    if (rest.length === 0) return parts;
    const movers = this.units.filter((unit) => this.movesBy(unit, encounter, reasons) !== undefined);
    return [...parts, { units: movers.length > 0 ? movers : this.units, steps: rest }];
  }

  /** Both answers, given alike by both evaluators. */
  answers(encounter: Fields): readonly [old: Answer, now: Answer] {
    const both = [[this.old, this.#before], [this.now, this.#after]] as const;
    const [old, now] = both.map(([pack, fast]) => {
      const answer = fast.code(encounter);
      let walk = this.#walks.get(pack);
      if (!walk) this.#walks.set(pack, (walk = loaded(pack, "walk")));
      invariant(JSON.stringify(walk.code(encounter)) === JSON.stringify(answer), "both evaluators give the same answer");
      return answer;
    });
    return [old!, now!];
  }

  #mix(units: readonly Unit[]): ir.Pack {
    const { old, now } = this.#stretch;
    return mixedPack({ pack: this.old, program: this.old.programs[old!]! }, { pack: this.now, program: this.now.programs[now!]! }, units);
  }
}

function loaded(pack: ir.Pack, evaluator: "closures" | "walk" = "closures"): LoadedPack {
  const outcome = loadPack(pack, { evaluator });
  invariant(outcome.ok, "a pack that was compiled or read is loaded");
  return outcome.pack;
}
