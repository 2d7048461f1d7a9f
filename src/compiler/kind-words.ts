import type { RuleKind } from "../parser/ast.ts";

const WORDS: Readonly<Record<RuleKind, string>> = {
  value: "value",
  code_set: "code set",
  table: "table",
  sites: "sites rule",
  assume: "assumption",
  services: "services rule",
  set: "set",
  time: "time",
  order: "order",
  ladder: "ladder",
  bill: "bill",
  drug_units: "drug units rule",
  date: "date rule",
  not_covered: "not covered rule",
  modifier: "modifier rule",
  modifier_group: "modifier group",
  edit: "edit",
  pairs: "pairs rule",
  limit: "limit",
  exception: "exception",
};

/** A rule kind as a reader calls it, without an article. */
export function kindWords(kind: RuleKind): string {
  return WORDS[kind];
}
