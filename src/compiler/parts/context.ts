import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import type { PackContext } from "../draft.ts";
import type { Scope } from "../symbols.ts";

/** What a part is read with: the rule it stands in, or for an exception the rule it changes. */
export interface PartContext {
  readonly pack: PackContext;
  readonly scope: Scope;
  readonly kind: ast.RuleKind;
  /** The rule's name, for messages. */
  readonly name: string;
  readonly head: ir.Head | null;
  /** The table that a rule over pairs names. */
  readonly table: string | undefined;
  readonly report: Report;
}

/** The word that a rule has under \`table\`. */
export function tableNamed(rule: ast.Rule): string | undefined {
  const content = rule.kind === "pairs" ? rule.parts.get("table")?.content : undefined;
  return content?.type === "word" ? content.word.text : undefined;
}
