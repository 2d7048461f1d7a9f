import type * as ir from "../ir/ir.ts";
import { laidOut } from "./edge-shape.ts";
import { chosen, guard, prepareHead, prepareInstead, type Preparing } from "./prepare-parts.ts";
import { bitOfEdge } from "./profile.ts";
import type { PreparedGroup, PreparedPair } from "./prepared.ts";

/** Prepares the rules over pairs of codes; their modifier groups are prepared before. */
export function preparePairs(program: ir.Program, groups: readonly PreparedGroup[], cx: Preparing): readonly PreparedPair[] {
  const byName = new Map(groups.map((group) => [group.rule.name, group]));
  return program.pairs.map((rule) => {
    const bypass = rule.form.is === "drops" ? rule.form.bypass : null;
    return laidOut({
      // No profile settles it: which lines it is about is for the rows of the table to say.
      number: -1,
      ...bitOfEdge(-1),
      rule: { ...rule, when: { value: null } },
      head: prepareHead(rule.head, cx),
      applies: guard(rule.applies, cx),
      when: { value: null, alone: [null], cases: [] },
      notDocumented: chosen(rule.notDocumented, cx, (value) => value),
      instead: prepareInstead(rule.instead, cx),
      table: cx.prepared.tables.get(rule.table)!,
      where: chosen(rule.where, cx, (test) => test),
      bypass: bypass && { by: chosen(bypass.by, cx, (name) => byName.get(name)!), where: chosen(bypass.where, cx, (test) => test) },
      outcome: chosen(rule.outcome, cx, (outcome) => outcome),
    });
  });
}
