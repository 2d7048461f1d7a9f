import type * as ast from "../../parser/ast.ts";
import type { PackContext } from "../draft.ts";
import { cycleDiagnostic } from "../graph/cycle.ts";
import { elaborateException } from "./elaborate-exception.ts";
import type { Targets } from "./elaborate-exception.ts";
import type { Exception } from "./exception.ts";

/** Understands the exceptions of a pack, each after the exceptions it is written to. The result holds those of the base, too. */
export function elaborateExceptions(rules: readonly ast.Rule[], targets: Targets, pack: PackContext): ReadonlyMap<string, Exception> {
  const exceptions = new Map(targets.exceptions);
  const broken = new Set(targets.broken);
  const own = new Map(rules.map((rule) => [rule.name.text, rule]));
  const state = new Map<ast.Rule, "open" | "done">();
  const path: string[] = [];
  const visit = (rule: ast.Rule): void => {
    const name = rule.name.text;
    if (state.get(rule) === "open") reportCycle(path.slice(path.indexOf(name)), own, pack);
    if (state.has(rule)) return;
    state.set(rule, "open");
    path.push(name);
    for (const { text } of rule.exception?.to ?? []) {
      const below = own.get(text);
      if (below) visit(below);
    }
    path.pop();
    const exception = elaborateException(rule, { drafts: targets.drafts, exceptions, broken }, pack);
    if (exception) exceptions.set(name, exception);
    else broken.add(name);
    state.set(rule, "done");
  };
  for (const rule of rules) visit(rule);
  return exceptions;
}

function reportCycle(names: readonly string[], own: ReadonlyMap<string, ast.Rule>, pack: PackContext): void {
  const diagnostic = cycleDiagnostic(names, (name) => own.get(name));
  if (diagnostic) pack.report(diagnostic);
}
