import type { Pack, Test, Value } from "../../ir/ir.ts";
import type { Encounter, Item } from "../../runtime/encounter.ts";
import type { Backend, Prepared, State } from "../../runtime/prepared.ts";
import { type Truth, UNKNOWN, YES } from "../../runtime/truth.ts";
import { walk } from "../../runtime/walk/backend.ts";
import { walkTest } from "../../runtime/walk/test.ts";
import { walkValue } from "../../runtime/walk/value.ts";
import type { Tried } from "../tried/vectors.ts";
import { preparing, settle } from "../tried/vectors.ts";
import type { Mutant } from "./mutant.ts";

/** An expression that a mutant has in place of another one. */
interface Other {
  readonly mutant: number;
  readonly to: Test | Value | null;
}

/** Runs an encounter of a program of the pack and tells the mutants, by index, of which one of the expressions answers otherwise in it. */
export type Watch = (encounter: Encounter, program: number) => ReadonlySet<number>;

/** Watches for some mutants. In a run in which no expression of a mutant answers otherwise it takes the same steps, so it cannot be seen there. */
export function watching(mutants: readonly Mutant[], pack: Pack): Watch {
  const others = new Map<Test | Value, Other[]>();
  mutants.forEach(({ swaps }, mutant) => {
    for (const { written, to } of swaps ?? []) {
      const from = written.node as Test | Value;
      others.set(from, [...(others.get(from) ?? []), { mutant, to }]);
    }
  });
  let differing = new Set<number>();
  const ready = preparing(pack, comparing(others, (mutant) => void differing.add(mutant), (mutant) => differing.has(mutant)));
  return (encounter, program) => {
    differing = new Set();
    settle(ready(program), encounter);
    return differing;
  };
}

/**
 * By mutant: the vectors in whose run one of its expressions answers otherwise, in the order they were given. Undefined for a mutant whose slip no
 * expression tells.
 */
export function infectedBy(mutants: readonly Mutant[], tried: readonly Tried[], pack: Pack): readonly (readonly Tried[] | undefined)[] {
  const infected = mutants.map(({ swaps }): Tried[] | undefined => (swaps ? [] : undefined));
  const watch = watching(mutants, pack);
  for (const one of tried) if (one.program !== undefined) for (const mutant of watch(one.encounter, one.program)) infected[mutant]?.push(one);
  return infected;
}

/** The reference walk, which works out beside each expression those that mutants have in its place. */
function comparing(others: ReadonlyMap<Test | Value, readonly Other[]>, differs: (mutant: number) => void, known: (mutant: number) => boolean): Backend {
  return {
    ...walk,
    test(test, prepared) {
      const list = others.get(test);
      return (state, item) => {
        const truth = walkTest(test, prepared, state, item);
        for (const { mutant, to } of list ?? []) {
          // What is not known is explained by the facts that would decide it, and those may be others.
          if (!known(mutant) && (truth === UNKNOWN || truthOf(to as Test | null, prepared, state, item) !== truth)) differs(mutant);
        }
        return truth;
      };
    },
    value(value, prepared) {
      const list = others.get(value);
      return (state, item) => {
        const own = walkValue(value, prepared, state, item);
        for (const { mutant, to } of list ?? []) if (!known(mutant) && (own === undefined || walkValue(to as Value, prepared, state, item) !== own)) differs(mutant);
        return own;
      };
    },
  };
}

function truthOf(test: Test | null, prepared: Prepared, state: State, item: Item | null): Truth {
  return test === null ? YES : walkTest(test, prepared, state, item);
}
