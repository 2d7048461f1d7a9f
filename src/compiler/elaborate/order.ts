import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Symbol } from "../symbols.ts";
import { type Context, pluralOf } from "./context.ts";
import { findSymbol } from "./names.ts";
import { checkNounStage } from "./stages.ts";

/** A name that stands for an order. */
export type OrderSymbol = Extract<Symbol, { readonly is: "order" }>;

/** The order of a name; of one noun where one is given. Reports any other. */
export function findOrder(word: ast.Word, noun: Noun | undefined, cx: Context): OrderSymbol | undefined {
  const order = findSymbol(word, "order", "an order", cx);
  if (order === undefined || !checkNounStage(order.noun, word.span, cx)) return undefined;
  if (noun === undefined || order.noun === noun) return order;
  const related = [{ span: order.rule.name.span, caption: `\`${word.text}\` is declared here` }];
  const args = { order: word.text, plural: pluralOf(order.noun), item: `here ${pluralOf(noun)} are ordered` };
  cx.report(elaborateDiagnostics.create("check/order-of-other-noun", word.span, args, { related }));
  return undefined;
}
