import { numbersFrom } from "../../support/slips.ts";
import { encounterTarget } from "./encounters.ts";
import { linesTarget } from "./lines.ts";
import { forgedTarget, packTarget, smallFilesTarget } from "./packs.ts";
import { fileTarget, workspaceTarget } from "./sources.ts";
import type { Target, Trial } from "./target.ts";

/** Processor time that no input may take, in milliseconds. */
export const MOST_MILLISECONDS = 100;

/** What a run tries: `share` of all inputs for each target. */
export type Mix = readonly (readonly [make: () => Target, share: number])[];

/** All readers with as many inputs each as a few seconds allow. */
export const QUICK: Mix = [[encounterTarget, 0.38], [fileTarget, 0.2], [workspaceTarget, 0.14], [packTarget, 0.1], [forgedTarget, 0.08], [linesTarget, 0.05], [smallFilesTarget, 0.05]];

/** For millions: mostly what is quick to read. */
export const LONG: Mix = [[encounterTarget, 0.84], [fileTarget, 0.05], [workspaceTarget, 0.004], [packTarget, 0.03], [forgedTarget, 0.01], [linesTarget, 0.05], [smallFilesTarget, 0.016]];

/** What a run found. */
export interface Found {
  readonly inputs: number;
  /** Inputs that were refused, by target, and inputs by each code that was given for them. */
  readonly refused: Readonly<Record<string, number>>;
  readonly codes: Readonly<Record<string, number>>;
  /** Milliseconds of processor time of the slowest input. */
  readonly slowest: number;
  /** What must not be, with the seed that makes the input again; the first few. */
  readonly faults: readonly string[];
}

/** Reads `inputs` inputs of a mix, each from a seed of its own made from `seed`, its target and its number; `tell` hears now and then how far it is. */
export function fuzz(mix: Mix, inputs: number, seed: number, tell: (line: string) => void = () => undefined): Found {
  const refused: Record<string, number> = {};
  const codes: Record<string, number> = {};
  const faults: string[] = [];
  let slowest = 0;
  let tried = 0;
  for (const [index, [makeTarget, share]] of mix.entries()) {
    const target = makeTarget();
    const count = Math.round(inputs * share);
    refused[target.name] = 0;
    for (let number = 0; number < count && faults.length < 20; number++) {
      const own = (Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b) + number) >>> 0;
      const trial = target.make(numbersFrom(own));
      const { milliseconds, code, others, fault } = judged(trial);
      tried++;
      slowest = Math.max(slowest, milliseconds);
      for (const one of new Set([code, ...others])) codes[one] = (codes[one] ?? 0) + 1;
      if (code !== "accepted") refused[target.name]!++;
      const wrong = fault ?? (milliseconds > MOST_MILLISECONDS ? `${milliseconds.toFixed(0)} ms of processor time` : undefined);
      if (wrong !== undefined) faults.push(`${target.name}, seed ${own}: ${wrong}\n${JSON.stringify(String(trial.input).slice(0, 2_000))}`);
      if (number > 0 && number % 100_000 === 0) tell(`${target.name}: ${number} of ${count}, ${faults.length} faults`);
    }
    tell(`${target.name}: ${count} inputs, ${refused[target.name]} refused, ${faults.length} faults`);
  }
  return { inputs: tried, refused, codes, slowest, faults };
}

function judged(trial: Trial): { readonly milliseconds: number; readonly code: string; readonly others: readonly string[]; readonly fault: string | undefined } {
  try {
    const [milliseconds, { code, others = [], fault }] = timed(trial);
    // What the engine of the language compiles or clears away meanwhile is not the input's.
    const least = milliseconds > MOST_MILLISECONDS ? Math.min(milliseconds, timed(trial)[0], timed(trial)[0]) : milliseconds;
    return { milliseconds: least, code, others, fault: fault() };
  } catch (thrown) {
    return { milliseconds: 0, code: "thrown", others: [], fault: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}

function timed(trial: Trial): readonly [number, ReturnType<Trial["read"]>] {
  const before = process.cpuUsage();
  const verdict = trial.read();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1_000, verdict];
}
