import type { Diagnostic, Related } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type * as ast from "../../parser/ast.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";

/** The report of a circle of rules, whole, with the place of each step. `ruleOf` is undefined for a stage of the engine. */
export function cycleDiagnostic(cycle: readonly string[], ruleOf: (name: string) => ast.Rule | undefined): Diagnostic | undefined {
  const first = cycle.findIndex((name) => ruleOf(name) !== undefined);
  if (first < 0) return undefined;
  const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
  const words = (name: string): string => (ruleOf(name) ? `\`${name}\`` : name);
  const steps = turned.map((name, index) => ({ name, next: turned[(index + 1) % turned.length]! }));
  const related: Related[] = [];
  for (const { name, next } of steps) {
    const rule = ruleOf(name);
    if (rule) related.push({ span: placeOfStep(rule, next), caption: `${words(name)} needs ${words(next)}` });
  }
  const text = [...turned, turned[0]!].map(words).join(" needs ");
  return linkDiagnostics.create("resolve/cycle", related[0]!.span, { cycle: text }, { related: related.slice(1) });
}

/** Where a rule names another; its own name where the need is not written as a name. */
function placeOfStep(rule: ast.Rule, name: string): Span {
  const parts = [...rule.parts.values()];
  for (const part of parts) {
    const found = findWord(part.content, name);
    if (found) return part.content.type === "clause" ? part.content.clause.span : found;
  }
  return findWord(rule.forEach, name) ?? findWord(rule.exception?.to, name) ?? rule.name.span;
}

function findWord(node: unknown, text: string): Span | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if (Array.isArray(node)) {
    for (const item of node) {
      const found = findWord(item, text);
      if (found) return found;
    }
    return undefined;
  }
  const word = node as Partial<ast.Word>;
  if (word.text === text && word.span) return word.span;
  for (const [key, value] of Object.entries(node)) {
    const found = key === "span" || key === "howSpan" ? undefined : findWord(value, text);
    if (found) return found;
  }
  return undefined;
}
