import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { type Context, itemWords, pluralOf, vocabularyOf } from "./context.ts";
import { findField } from "./fields.ts";
import { findItem } from "./item.ts";
import { findOrder, type OrderSymbol } from "./order.ts";
import { findSetOfNoun } from "./set.ts";

/** `service is first in ranking`. */
export function elaborateFirstIn(node: ast.FirstIn, cx: Context): ir.Test | undefined {
  const item = findItem(node.noun, cx);
  const order = item && findOrder(node.order, item, cx);
  if (order === undefined) return undefined;
  const test: ir.Test = { op: "first_in", order: node.order.text };
  return node.negated ? { op: "not", of: test } : test;
}

/** `first of ORDER in SET`: keeps its negation, since with an empty group both forms are no. */
export function elaborateFirstOf(node: ast.FirstOf, cx: Context): ir.Test | undefined {
  const order = findOrder(node.order, undefined, cx);
  if (order === undefined || !checkGroup(node, order, cx)) return undefined;
  if (!findSetOfNoun(node.set, order.noun, `here a set of ${pluralOf(order.noun)} must stand`, cx)) return undefined;
  return { op: "first_of", order: node.order.text, set: node.set.text, negated: node.negated };
}

/** An order with `per` has a group for each value of a field, so the item must have that field. */
function checkGroup(node: ast.FirstOf, order: OrderSymbol, cx: Context): boolean {
  const per = order.rule.parts.get("per")?.content;
  if (per?.type !== "word") return true;
  const { item } = cx.scope;
  if (item !== null && findField(vocabularyOf(cx), item, per.word.text)) return true;
  const related = [{ span: per.word.span, caption: "a group for each of these" }];
  const args = { order: node.order.text, per: per.word.text, item: itemWords(item) };
  cx.report(elaborateDiagnostics.create("check/no-group", node.order.span, args, { related }));
  return false;
}
