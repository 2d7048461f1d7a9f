import type { Pack, Program, Test, Value } from "../../ir/ir.ts";
import type { Written } from "../written/expressions.ts";
import type { SlipClass } from "./variants.ts";

/** An expression where it stands in a program, and the one that stands there in a mutant; null: nothing, which holds always. */
export interface Swap {
  /** Index of the program. */
  readonly program: number;
  readonly written: Written;
  readonly to: Test | Value | null;
}

/** A part that is no expression, where it stands, and what stands there in a mutant. */
export interface Change {
  readonly program: number;
  readonly written: Written;
  readonly to: unknown;
}

/** A pack with one slip in what it itself says. */
export interface Mutant {
  readonly class: SlipClass;
  /** The rule, exception or table that has the slip; `applies when` of the pack itself. */
  readonly owner: string;
  /** The key under which the slip stands: `when`, `first.from`, `leave out`. */
  readonly part: string;
  /** The slip in words: `31 minutes -> 32 minutes`. */
  readonly words: string;
  /** Rules whose parts differ. */
  readonly rules: ReadonlySet<string>;
  /** The program of an index with the slip; the same object where the program does not have it. */
  change(program: Program, index: number): Program;
  /** Where the slip is none of the programs alone: dates and tables. */
  readonly changePack?: (pack: Pack) => Pack;
  /** Why the slip changes nothing, where that was seen when it was made. */
  readonly alike?: string;
  /** The expressions that differ; a run in which none of them answers otherwise is the same run. Absent: that is not told by expressions. */
  readonly swaps?: readonly Swap[];
  /** The parts that differ and are no expressions, or whose expressions are worked out ahead. */
  readonly changes?: readonly Change[];
}

/** A pack with the slip of a mutant. Its hashes and citations stay those of the pack: nothing of an answer that examples speak of is made of them. */
export function mutated(pack: Pack, mutant: Mutant): Pack {
  const programs = pack.programs.map((program, index) => mutant.change(program, index));
  return mutant.changePack ? mutant.changePack({ ...pack, programs }) : { ...pack, programs };
}
