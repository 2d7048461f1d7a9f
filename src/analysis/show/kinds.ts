import type * as ir from "../../ir/ir.ts";
import type { RuleKind } from "../../parser/ast.ts";

/** The kinds of rules by the list of a program that holds them, in the order of the language. */
export const KIND_OF: Readonly<Record<keyof ir.Program, RuleKind>> = {
  values: "value",
  codeSets: "code_set",
  tables: "table",
  sites: "sites",
  assume: "assume",
  services: "services",
  sets: "set",
  times: "time",
  orders: "order",
  ladders: "ladder",
  bills: "bill",
  drugUnits: "drug_units",
  dates: "date",
  notCovered: "not_covered",
  modifiers: "modifier",
  modifierGroups: "modifier_group",
  edits: "edit",
  pairs: "pairs",
  limits: "limit",
  exceptions: "exception",
};

/** The kinds in the order of the language. */
export const KINDS_IN_ORDER: readonly RuleKind[] = Object.values(KIND_OF);
