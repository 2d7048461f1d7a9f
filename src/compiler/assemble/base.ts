import type * as ir from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import type { TablePool } from "./tables.ts";

/** What rules are put together with: things of the whole chain that no single rule knows. */
export interface Surroundings {
  readonly depths: ReadonlyMap<string, number>;
  /** Sources of packs above that confirm a rule, by its name. */
  readonly confirmations: ReadonlyMap<string, readonly ir.Citing[]>;
  /** Takes the rows of the tables that programs name. */
  readonly tables: TablePool;
}

/** The keys that all rules have. */
export function baseOf(draft: Draft, { depths, confirmations }: Surroundings): ir.RuleBase {
  const name = draft.rule.name.text;
  const because = draft.parts.get("because");
  return {
    name,
    title: draft.rule.title?.text ?? name,
    citations: [...draft.citations, ...(confirmations.get(name) ?? [])],
    depth: depths.get(name) ?? 0,
    ...(because?.is === "text" && { because: because.text }),
    ...(draft.applies && { applies: draft.applies }),
  };
}
