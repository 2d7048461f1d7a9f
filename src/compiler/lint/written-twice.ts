import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Literal, LiteralType, Part } from "../../parser/ast.ts";
import { textOf } from "../../base/source.ts";
import { lintDiagnostics } from "../diagnostics/lint.ts";
import type { UnderstoodPack } from "../understand.ts";

/** Literals that are thresholds of a policy; codes and counts are not. */
const THRESHOLDS: ReadonlySet<LiteralType> = new Set(["minutes", "days", "ml", "money"]);

/** The steps of a ladder are its own shape, not a threshold that another rule repeats. */
const STEPS: ReadonlySet<string> = new Set(["first.covers", "more.each", "more.past"]);

/** Literals in rules of a pack that repeat one of its own named values. */
export function findWrittenTwice(pack: UnderstoodPack): readonly Diagnostic[] {
  const own = [...pack.drafts.values()].filter((draft) => draft.pack === pack.context.pack);
  const values = new Map<string, string>();
  for (const { rule, parts } of own) {
    const is = rule.kind === "value" ? rule.parts.get("is")?.content : undefined;
    if (is?.type === "value" && is.value.kind === "literal" && parts.has("is")) values.set(keyOf(is.value), rule.name.text);
  }
  if (values.size === 0) return [];
  return own.filter(({ rule }) => rule.kind !== "value").flatMap(({ rule }) => [...rule.parts.values()].flatMap((part) => repeatsIn(part, values)));
}

function repeatsIn(part: Part, values: ReadonlyMap<string, string>): readonly Diagnostic[] {
  if (STEPS.has(part.path) || part.content.type === "table") return [];
  return literalsIn(part.content).flatMap((literal) => {
    const name = values.get(keyOf(literal));
    if (name === undefined || literal.value === 0 || !THRESHOLDS.has(literal.type)) return [];
    return [lintDiagnostics.create("lint/threshold-written-twice", literal.span, { literal: textOf(literal.span), name })];
  });
}

function keyOf(literal: Literal): string {
  return `${literal.type} ${literal.value}`;
}

function literalsIn(node: unknown): readonly Literal[] {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if ((node as Partial<Literal>).kind === "literal") return [node as Literal];
  return Object.entries(node).flatMap(([key, value]) => (key === "span" || key === "howSpan" ? [] : literalsIn(value)));
}
