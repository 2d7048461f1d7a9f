import type { Pack } from "../../ir/ir.ts";
import { ruleNamesOf } from "../written/rule-names.ts";

/** Kinds that no encounter reaches by themselves. */
const READ_ONLY = ["values", "codeSets", "tables"] as const;

/** Kinds whose rows an exception gives anew, which nothing but their readers shows. */
const LISTS = ["codeSets", "tables"] as const;

/**
 * The own rules of a pack that are not among the reached, by name. `extended` is the pack it extends: its rules are for its own examples
 * to reach. What a pack leaves to the packs above it (a value that they turn on) is reached by their examples. An exception that gives
 * a code set or a table other rows is like the rows that it replaces.
 */
export function unreachedRules(pack: Pack, extended: Pack | undefined, reached: ReadonlySet<string>): readonly string[] {
  const apart = new Set(extended ? ruleNamesOf(extended) : []);
  for (const program of pack.programs) for (const kind of READ_ONLY) for (const rule of program[kind]) apart.add(rule.name);
  for (const program of pack.programs) {
    const lists = new Set(LISTS.flatMap((kind) => program[kind].map((rule) => rule.name)));
    for (const { name, to } of program.exceptions) if (to.every((one) => lists.has(one))) apart.add(name);
  }
  return [...ruleNamesOf(pack)].filter((name) => !apart.has(name) && !reached.has(name)).sort();
}
