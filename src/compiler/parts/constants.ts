import { typesCompare, typeWords } from "../../ir/types.ts";
import type { Type } from "../../ir/types.ts";
import type { Constant } from "../../ir/ir.ts";
import { rangeWords, uncovered } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import { dayBefore } from "../../ir/dates.ts";
import type * as ast from "../../parser/ast.ts";
import { textOf } from "../../base/source.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { dateDiagnostics } from "../diagnostics/dates.ts";
import { constantOfLiteral, typeOfLiteral } from "../elaborate/literal.ts";
import type { PartContext } from "./context.ts";
import type { Meaning } from "./meaning.ts";

/** Where a dated value stands. */
interface DatedPlace {
  readonly name: ast.Word;
  readonly first: ast.Word | undefined;
}

interface TypedConstant {
  readonly value: Constant;
  readonly type: Type;
}

/** The constant of a named value: a literal, `yes` or `no`. */
export function elaborateLiteral(value: ast.Value, cx: PartContext): Meaning | undefined {
  const typed = constantOf(value, cx);
  return typed && { is: "value", value: { op: "constant", type: typed.type, value: typed.value }, type: typed.type };
}

/** Constants by date: dates must differ, types must agree. Dates may stand in any order. */
export function elaborateDated(
  entries: readonly { readonly from: ast.Word; readonly value: ast.Value }[],
  cx: PartContext,
): Meaning | undefined {
  const read: { from: string; value: Constant }[] = [];
  const places = new Map<string, ast.Word>();
  let type: Type | undefined;
  for (const { from, value } of entries) {
    const typed = constantOf(value, cx);
    if (!typed) continue;
    type ??= typed.type;
    if (!typesCompare(type, typed.type)) {
      const args = { name: cx.name, first: typeWords(type), second: typeWords(typed.type) };
      cx.report(checkDiagnostics.create("check/mixed-types", value.span, args));
    }
    const first = places.get(from.text);
    if (first) {
      const related = [{ span: first.span, caption: "here first" }];
      cx.report(dateDiagnostics.create("check/date-overlap", from.span, { what: `\`${cx.name}\``, range: `from ${from.text}` }, { related }));
    }
    places.set(from.text, from);
    read.push({ from: from.text, value: typed.value });
  }
  if (type === undefined || read.length !== entries.length) return undefined;
  return { is: "dated", entries: read.sort((a, b) => (a.from < b.from ? -1 : 1)), type };
}

function constantOf(value: ast.Value, cx: PartContext): TypedConstant | undefined {
  if (value.kind === "literal") return { value: constantOfLiteral(value), type: typeOfLiteral(value) };
  if (value.kind === "name" && (value.text === "yes" || value.text === "no")) return { value: value.text === "yes", type: { is: "flag" } };
  if (value.kind !== "missing") {
    const args = { text: textOf(value.span), where: "a named value is one constant, or one for each date" };
    cx.report(checkDiagnostics.create("check/not-a-literal", value.span, args));
  }
  return undefined;
}

/** Reports the dates of a range on which a dated value says nothing: those before its first date, which stands at `first`. */
export function checkCovered(meaning: Extract<Meaning, { is: "dated" }>, range: DateRange, { name, first }: DatedPlace, cx: Pick<PartContext, "report">): void {
  const covers = meaning.entries.map(({ from }, index) => {
    const next = meaning.entries[index + 1]?.from;
    return { from, until: next === undefined ? null : dayBefore(next) };
  });
  for (const gap of uncovered(range, covers)) {
    cx.report(dateDiagnostics.create("check/date-gap", first?.span ?? name.span, { what: `\`${name.text}\``, range: rangeWords(gap) }));
  }
}
