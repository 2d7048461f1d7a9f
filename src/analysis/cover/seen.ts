import type { Pack } from "../../ir/ir.ts";
import { minutesIn } from "../../runtime/runs.ts";
import { NO, UNKNOWN, YES } from "../../runtime/truth.ts";
import { recording } from "../tried/recording.ts";
import type { Tried } from "../tried/vectors.ts";
import { preparing, settle } from "../tried/vectors.ts";
import type { Clauses } from "./clauses.ts";

/** How many vectors gave a clause each answer, for something that its rule asks about. */
export interface Seen {
  yes: number;
  no: number;
  unknown: number;
}

/** What the vectors of a pack met. */
export interface Met {
  /** By index of the clause. */
  readonly clauses: readonly Readonly<Seen>[];
  /** By name of a ladder: the numbers of minutes that it measured. */
  readonly minutes: ReadonlyMap<string, ReadonlySet<number>>;
  /** By index of the program: how many vectors ran it. */
  readonly programs: readonly number[];
}

/** Runs vectors over the reference walk and notes what each clause answered. A vector counts once for each answer. */
export function metBy(tried: readonly Tried[], pack: Pack, { clauses, of }: Clauses): Met {
  const seen = clauses.map((): Seen => ({ yes: 0, no: 0, unknown: 0 }));
  const programs = pack.programs.map(() => 0);
  const minutes = new Map<string, Set<number>>();
  let now = clauses.map(() => 0);
  const ready = preparing(pack, recording((test, truth) => {
    for (const index of of(test)) now[index]! |= 1 << truth;
  }));
  for (const { encounter, program } of tried) {
    if (program === undefined) continue;
    programs[program]!++;
    now = clauses.map(() => 0);
    const { settled } = settle(ready(program), encounter);
    now.forEach((bits, index) => count(seen[index]!, bits));
    for (const { rule, measured } of settled.evaluation.instances) {
      const known = minutes.get(rule.name) ?? new Set();
      minutes.set(rule.name, known.add(minutesIn(measured)));
    }
  }
  return { clauses: seen, minutes, programs };
}

function count(seen: Seen, bits: number): void {
  if (bits & (1 << YES)) seen.yes++;
  if (bits & (1 << NO)) seen.no++;
  if (bits & (1 << UNKNOWN)) seen.unknown++;
}
