import { type Type, typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { type Context, written } from "./context.ts";
import { withUnit } from "./literal.ts";

/** Reports a value of the wrong type; a bare number beside a type that has a unit gets the fix that adds it. */
export function reportType(value: ast.Value, found: Type, wanted: Type, cx: Context, help?: string): void {
  if (found.is === "error" || wanted.is === "error") return;
  const fixed = value.kind === "literal" ? withUnit(value, wanted) : undefined;
  if (fixed === undefined) {
    const args = { value: written(value), found: typeWords(found), wanted: typeWords(wanted) };
    cx.report(elaborateDiagnostics.create("check/type", value.span, args, { help }));
    return;
  }
  const fixes = [{ title: `write \`${fixed}\``, edits: [{ span: value.span, text: fixed }] }];
  const args = { number: written(value), wanted: typeWords(wanted) };
  cx.report(elaborateDiagnostics.create("check/unit-missing", value.span, args, { help: `write \`${fixed}\``, fixes }));
}

const SCALAR: ReadonlySet<Type["is"]> = new Set([
  "flag", "enum", "date", "instant", "minutes", "units", "days", "count", "ml", "ml_per_hour", "money", "word", "id", "site", "code", "error",
]);

/** Whether two values of a type can be told to be the same: not times, lists, modifiers, amounts or vials. */
export function hasEquality(type: Type): boolean {
  return SCALAR.has(type.is);
}
