import type { Pack, Test } from "../../ir/ir.ts";
import type { Stretch } from "../../compiler/check/stretch.ts";
import { withSets } from "../../compiler/check/definition.ts";
import { reasonWords } from "../../compiler/check/never.ts";
import { mayHold } from "../../compiler/check/witness.ts";
import { both, except } from "../../compiler/exceptions/guard.ts";
import { whyNoRow } from "../written/rows.ts";
import { askedWithin } from "../written/stretches.ts";
import type { Clause } from "./clauses.ts";

/**
 * Why no encounter can give a clause an answer, on any date of the pack: what its rule asks before it never holds together with that answer.
 * Undefined where one may. Of sets, orders and times only what clauses say is known, so an argument is a proof.
 */
export function whyNever(clause: Clause, answer: boolean, stretches: readonly Stretch[], pack: Pack): string | undefined {
  const unasked = clause.asked.map((written) => pack.programs.map((program) => whyNoRow(written, program, pack)));
  if (unasked.flat().every((why) => why !== undefined)) return unasked[0]?.[0];
  const wanted: Test = answer ? clause.test : except(clause.test) as Test;
  let why: string | undefined;
  for (const rule of new Set(clause.asked.map((one) => one.rule.name))) {
    for (const stretch of stretches) {
      const within = askedWithin(rule, stretch);
      if (within === undefined || within === "never") continue;
      const guard = both(within, withSets(wanted, stretch));
      if (mayHold(guard, stretch.world)) return undefined;
      why ??= reasonWords(guard, stretch.world);
    }
  }
  return why;
}
