import { unreachable } from "../../base/invariant.ts";
import type * as ir from "../../ir/ir.ts";
import { type Type, typesCompare, typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Scope } from "../symbols.ts";
import type { Report } from "../../base/diagnostic.ts";
import { type Context, written } from "./context.ts";
import { constantOfLiteral, typeOfLiteral } from "./literal.ts";
import { inferName } from "./name-value.ts";
import { findSymbol } from "./names.ts";
import { resolvePath } from "./path.ts";
import { inferSet } from "./set.ts";
import { inferSum, type Term } from "./sum.ts";
import { checkTimeNoun, inferTime } from "./time.ts";
import { reportType } from "./types.ts";

/** A value and its type. */
export interface TypedValue {
  readonly value: ir.Value;
  readonly type: Type;
}

/** A value with its type, which is that of `expected` where one is given; undefined: a diagnostic was given. */
export function elaborateValue(value: ast.Value, scope: Scope, report: Report, expected?: Type): TypedValue | undefined {
  const cx: Context = { scope, report };
  const typed = inferValue(value, cx, expected);
  if (typed === undefined || expected === undefined || typesCompare(typed.type, expected)) return typed;
  reportType(value, typed.type, expected, cx);
  return undefined;
}

/** A literal or a named value of a type, for the places where nothing may depend on the chart; undefined: a diagnostic was given. */
export function elaborateConstant(value: ast.Value, scope: Scope, report: Report, expected: Type): ir.Value | undefined {
  if (value.kind === "literal" || value.kind === "name") return elaborateValue(value, scope, report, expected)?.value;
  if (value.kind !== "missing") report(elaborateDiagnostics.create("check/not-constant", value.span, { value: written(value) }));
  return undefined;
}

/** The value and its own type. `hint` is the type of the other side: it gives bare words their meaning and checks nothing. */
export function inferValue(value: ast.Value, cx: Context, hint?: Type): TypedValue | undefined {
  switch (value.kind) {
    case "missing": return undefined;
    case "literal": return inferLiteral(value);
    case "name": return inferName(value, cx, hint);
    case "path": return inferPath(value, cx);
    case "sum": return inferTerms(value, cx);
    case "at_rate": return inferAtRate(value, cx);
    case "minutes_of": {
      const time = inferTime(value.time, cx);
      return time && { value: { op: "minutes_of", time }, type: { is: "minutes" } };
    }
    case "longest_piece_of": {
      const symbol = findSymbol(value.time, "time", "a named time", cx);
      if (symbol === undefined || !checkTimeNoun(value.time, symbol.noun, cx)) return undefined;
      return { value: { op: "longest_piece_of", time: value.time.text }, type: { is: "minutes" } };
    }
    case "count_of": {
      const set = inferSet(value.set, cx);
      return set && { value: { op: "count_of", set: set.set }, type: { is: "count" } };
    }
    default: return unreachable(value, "a value without a meaning");
  }
}

function inferLiteral(literal: ast.Literal): TypedValue {
  const type = typeOfLiteral(literal);
  return { value: { op: "constant", type, value: constantOfLiteral(literal) }, type };
}

function inferPath(path: ast.Path, cx: Context): TypedValue | undefined {
  const read = resolvePath(path, cx);
  if (read === undefined || read.field.type.is === "error") return undefined;
  return { value: { op: "field", noun: read.noun.name, field: read.field.name }, type: read.field.type };
}

function inferTerms(sum: ast.Sum, cx: Context): TypedValue | undefined {
  const terms: Term[] = [];
  for (const { sign, value } of sum.terms) {
    const typed = inferValue(value, cx);
    if (typed) terms.push({ sign, node: value, ...typed });
  }
  return terms.length === sum.terms.length ? inferSum(sum, terms, cx) : undefined;
}

function inferAtRate(node: ast.AtRate, cx: Context): TypedValue | undefined {
  const volume = inferPart(node.volume, { is: "ml" }, cx);
  const rate = inferPart(node.rate, { is: "ml_per_hour" }, cx);
  return volume && rate && { value: { op: "minutes_at_rate", volume, rate }, type: { is: "minutes" } };
}

function inferPart(path: ast.Path, wanted: Type, cx: Context): ir.Value | undefined {
  const typed = inferPath(path, cx);
  if (typed === undefined || typesCompare(typed.type, wanted)) return typed?.value;
  const args = { value: written(path), found: typeWords(typed.type), wanted: typeWords(wanted) };
  cx.report(elaborateDiagnostics.create("check/rate-type", path.span, args));
  return undefined;
}
