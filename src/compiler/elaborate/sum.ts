import type * as ir from "../../ir/ir.ts";
import { type Type, typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Context } from "./context.ts";
import { withUnit } from "./literal.ts";
import { reportType } from "./types.ts";

/** One term of a sum, its type known. */
export interface Term {
  readonly sign: "plus" | "minus";
  readonly node: ast.Value;
  readonly value: ir.Value;
  readonly type: Type;
}

/** The sum of terms from left to right; undefined with a report where two of them do not join. */
export function inferSum(sum: ast.Sum, terms: readonly Term[], cx: Context): { readonly value: ir.Value; readonly type: Type } | undefined {
  const [first, ...others] = terms;
  if (first === undefined) return undefined;
  let type = first.type;
  for (const term of others) {
    const joined = join(type, term);
    if (joined === undefined) {
      reportJoin(type, term, cx);
      return undefined;
    }
    type = joined;
  }
  const value: ir.Value = { op: "sum", terms: terms.map((term) => ({ sign: term.sign === "plus" ? 1 : -1, value: term.value })) };
  return sum.terms.length === 1 ? { value: first.value, type } : { value, type };
}

function join(left: Type, { sign, type: right }: Term): Type | undefined {
  if (right.is === "minutes" && (left.is === "minutes" || left.is === "instant")) return left;
  if (right.is === "days" && (left.is === "days" || left.is === "date")) return left;
  if (sign === "minus") return undefined;
  if (left.is === "minutes" && right.is === "instant") return right;
  if (left.is === "days" && right.is === "date") return right;
  return undefined;
}

function reportJoin(left: Type, term: Term, cx: Context): void {
  const wanted: Type | undefined = left.is === "date" ? { is: "days" } : left.is === "minutes" || left.is === "instant" ? { is: "minutes" } : undefined;
  if (wanted && term.node.kind === "literal" && withUnit(term.node, wanted) !== undefined) {
    reportType(term.node, term.type, wanted, cx);
    return;
  }
  const args = { left: typeWords(left), sign: term.sign, right: typeWords(term.type) };
  cx.report(elaborateDiagnostics.create("check/sum-type", term.node.span, args));
}
