import { KINDS, type PartRule } from "../kinds.ts";
import type { RuleKind } from "../ast.ts";

/** How a list of clauses under one key is joined. */
export type Joined = "all" | "any";

/** The three spellings of a clause key: `when`, `when all`, `when any`. */
export function clauseSpellings(key: string): readonly [string, string, string] {
  return [key, `${key} all`, `${key} any`];
}

/** A key as written, as the path of a part and how its clauses are joined; `joined` only for the two list spellings. */
export interface PartKey {
  readonly path: string;
  readonly joined?: Joined;
}

/** `when any` of a kind with a clause `when` is the part `when`; every other key is its own path. */
export function partKeyOf(kind: RuleKind, written: string): PartKey {
  const match = /^(.*) (all|any)$/.exec(written);
  if (match && isClause(partRuleOf(kind, match[1]!))) return { path: match[1]!, joined: match[2] as Joined };
  return { path: written };
}

/** The row of a part, or undefined when the kind has no such part. */
export function partRuleOf(kind: RuleKind, path: string): PartRule | undefined {
  const { parts } = KINDS[kind];
  return Object.hasOwn(parts, path) ? parts[path] : undefined;
}

/** True for a part that is one clause. */
export function isClause(rule: PartRule | undefined): boolean {
  return rule?.type === "clause";
}
