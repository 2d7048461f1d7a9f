import type { Pack } from "../ir/ir.ts";
import { ruleNamesOf } from "./rule-names.ts";

/** Kinds that no encounter reaches by themselves. */
const READ_ONLY = ["values", "codeSets", "tables"] as const;

/**
 * The own rules of a pack that are not among the reached, by name. `extended` is the pack it extends: its rules are for its own examples
 * to reach. What a pack leaves to the packs above it (a value that they turn on) is reached by their examples.
 */
export function unreachedRules(pack: Pack, extended: Pack | undefined, reached: ReadonlySet<string>): readonly string[] {
  const apart = new Set(extended ? ruleNamesOf(extended) : []);
  for (const program of pack.programs) for (const kind of READ_ONLY) for (const rule of program[kind]) apart.add(rule.name);
  return [...ruleNamesOf(pack)].filter((name) => !apart.has(name) && !reached.has(name)).sort();
}
