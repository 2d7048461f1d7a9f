import type * as ir from "../../ir/ir.ts";
import { isOrdered, systemsCompare, type Type, typesCompare, typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { type Context, written } from "./context.ts";
import { hasEquality, reportType } from "./types.ts";
import { inferValue, type TypedValue } from "./value.ts";

type Sides = readonly [left: TypedValue, right: TypedValue];

const EQUALITY: Readonly<Partial<Record<ast.Comparison, ir.Relation>>> = { is: "is", "is not": "is_not" };
const AMOUNTS: Readonly<Partial<Record<ast.Comparison, ir.Relation>>> = {
  "is at least": "at_least",
  "is at most": "at_most",
  "is more than": "more_than",
  "is less than": "less_than",
};
const MOMENTS: Readonly<Partial<Record<ast.Comparison, ir.Relation>>> = { "is on or after": "at_least", "is on or before": "at_most" };

/** The comparison of dates that says what one of numbers says, and the reverse. */
const COUNTERPART: Readonly<Partial<Record<ast.Comparison, ast.Comparison>>> = {
  "is at least": "is on or after",
  "is at most": "is on or before",
  "is on or after": "is at least",
  "is on or before": "is at most",
};

/** The comparison of dates or instants whose negation is the comparison. */
const NEGATED: Readonly<Partial<Record<ast.Comparison, ast.Comparison>>> = { "is more than": "is on or before", "is less than": "is on or after" };

/** A comparison of two values of one type, or of a list and one of its codes. */
export function elaborateCompare(node: ast.Compare, cx: Context): ir.Test | undefined {
  const sides = inferSides(node, cx);
  if (sides === undefined) return undefined;
  if (node.how === "includes" || node.how === "does not include") return elaborateIncludes(node, sides, cx);
  const [left, right] = sides;
  if (!typesCompare(left.type, right.type)) {
    reportMismatch(node, sides, cx);
    return undefined;
  }
  const relation = relationOf(node, left.type, cx);
  return relation && { op: "compare", relation, left: left.value, right: right.value };
}

/** Both sides; a bare word takes its meaning from the type of the other side. */
function inferSides(node: ast.Compare, cx: Context): Sides | undefined {
  const rightFirst = node.left.kind === "name" && node.right.kind !== "name";
  const [one, other] = rightFirst ? [node.right, node.left] : [node.left, node.right];
  const first = inferValue(one, cx);
  const second = inferValue(other, cx, first?.type ?? { is: "error" });
  if (first === undefined || second === undefined) return undefined;
  return rightFirst ? [second, first] : [first, second];
}

function relationOf(node: ast.Compare, type: Type, cx: Context): ir.Relation | undefined {
  const moment = type.is === "date" || type.is === "instant";
  if (EQUALITY[node.how] && hasEquality(type)) return EQUALITY[node.how];
  const relation = moment ? MOMENTS[node.how] : isOrdered(type) ? AMOUNTS[node.how] : undefined;
  if (relation) return relation;
  const [help, replacement] = relationHelp(node, type, moment);
  const fixes = replacement ? [{ title: `write \`${replacement}\``, edits: [{ span: node.howSpan, text: replacement }] }] : [];
  const args = { how: node.how, value: written(node.left), found: typeWords(type) };
  cx.report(elaborateDiagnostics.create("check/relation-type", node.howSpan, args, { help, fixes }));
  return undefined;
}

function relationHelp(node: ast.Compare, type: Type, moment: boolean): readonly [help: string | undefined, replacement?: string] {
  const counterpart = COUNTERPART[node.how];
  const negated = NEGATED[node.how];
  if (counterpart && isOrdered(type)) return [`write \`${counterpart}\``, counterpart];
  if (negated && moment) return [`write \`not (${written(node.left)} ${negated} ${written(node.right)})\``];
  if (type.is === "list" || type.is === "modifiers") return ["a list is asked `includes` or `does not include`"];
  return [hasEquality(type) ? "such values are compared with `is` and `is not`" : undefined];
}

/** Underlines the side that is written out, else the right one, and says what the other side is. */
function reportMismatch(node: ast.Compare, [left, right]: Sides, cx: Context): void {
  const list = left.type.is === "list" || left.type.is === "modifiers";
  if (list && right.type.is === "code") {
    relationOf(node, left.type, cx);
    return;
  }
  const leftWritten = isWrittenOut(node.left) && !isWrittenOut(node.right);
  const [wrong, wrongType, good, goodType] = leftWritten ? [node.left, left.type, node.right, right.type] : [node.right, right.type, node.left, left.type];
  reportType(wrong, wrongType, goodType, cx, `\`${written(good)}\` is ${typeWords(goodType)}`);
}

function isWrittenOut(value: ast.Value): boolean {
  return value.kind === "literal" || value.kind === "name";
}

function elaborateIncludes(node: ast.Compare, [list, one]: Sides, cx: Context): ir.Test | undefined {
  const element = elementOf(list.type);
  if (element === undefined) {
    const help = elementOf(one.type) ? `write \`${written(node.right)} ${node.how} ${written(node.left)}\`` : "only lists of codes and modifiers include something";
    const args = { how: node.how, value: written(node.left), found: typeWords(list.type) };
    cx.report(elaborateDiagnostics.create("check/relation-type", node.howSpan, args, { help }));
    return undefined;
  }
  if (one.type.is !== "code" || !systemsCompare(one.type.system, element.system)) {
    reportType(node.right, one.type, element, cx, `\`${written(node.left)}\` is ${typeWords(list.type)}`);
    return undefined;
  }
  const test: ir.Test = { op: "includes", list: list.value, value: one.value };
  return node.how === "includes" ? test : { op: "not", of: test };
}

/** What a list holds; undefined for a type that is no list. */
function elementOf(type: Type): Extract<Type, { is: "code" }> | undefined {
  if (type.is === "modifiers") return { is: "code", system: "modifier" };
  return type.is === "list" ? { is: "code", system: type.of } : undefined;
}
