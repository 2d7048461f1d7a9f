/**
 * Clauses that cannot hold and clauses that always hold, as far as one expression shows it: two tests of a conjunction with no value
 * between them, tests that leave none together, alternatives that leave nothing out. Other contradictions are for the analysis.
 */
import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import { printClause } from "../../parser/clause/print.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Symbols } from "../symbols.ts";
import { type Constraint, constraintOf, join, neededBy } from "./sense/constraint.ts";
import { intersect, isEmpty, subtract } from "./sense/region.ts";

interface Search {
  readonly origins: ReadonlyMap<ir.Test, ast.Clause>;
  readonly symbols: Symbols;
  readonly report: Report;
}

/** A test with its clause and what it says about one expression. */
interface Saying {
  readonly clause: ast.Clause;
  readonly constraint: Constraint;
}

/** Reports what cannot hold (an error) and what always holds (a warning); `origins` gives the clause of each test. True: an error was reported. */
export function reportContradictions(test: ir.Test, origins: ReadonlyMap<ir.Test, ast.Clause>, symbols: Symbols, report: Report): boolean {
  let failed = false;
  const search: Search = {
    origins,
    symbols,
    report: (diagnostic) => {
      failed ||= diagnostic.severity === "error";
      report(diagnostic);
    },
  };
  examine(test, search);
  return failed;
}

/** True when something was reported about the test or a part of it; then nothing is said about what it is part of. */
function examine(test: ir.Test, search: Search): boolean {
  if (test.op === "all" || test.op === "any") {
    const parts = flatten(test, test.op);
    const said = parts.map((part) => examine(part, search));
    if (said.includes(true)) return true;
    return test.op === "all" ? examineAll(test, parts, search) : examineAny(test, parts, search);
  }
  if (test.op === "not" && (test.of.op === "all" || test.of.op === "any")) return examine(test.of, withNegation(test, test.of, search));
  return examineOne(test, search);
}

/** What is not what always holds can never hold. */
function withNegation(test: ir.Test, of: ir.Test, search: Search): Search {
  const [clause, inner] = [search.origins.get(test), search.origins.get(of)];
  if (!clause || !inner) return search;
  return {
    ...search,
    report(diagnostic) {
      const isWhole = diagnostic.code === "check/always" && diagnostic.span.start === inner.span.start && diagnostic.span.end === inner.span.end;
      search.report(isWhole ? elaborateDiagnostics.create("check/never", clause.span, { test: printClause(clause) }) : diagnostic);
    },
  };
}

function flatten(test: ir.Test, op: "all" | "any"): readonly ir.Test[] {
  return test.op === op ? test.of.flatMap((part) => flatten(part, op)) : [test];
}

function examineOne(test: ir.Test, search: Search): boolean {
  const clause = search.origins.get(test);
  const constraint = constraintOf(test, search.symbols);
  if (clause === undefined || constraint === undefined) return false;
  if (isEmpty(constraint.yes)) search.report(elaborateDiagnostics.create("check/never", clause.span, { test: printClause(clause) }));
  else if (isAlways(constraint)) search.report(elaborateDiagnostics.create("check/always", clause.span, { test: printClause(clause) }));
  else return false;
  return true;
}

function isAlways({ yes, domain, asksKnown }: Constraint): boolean {
  return isEmpty({ absent: asksKnown && !yes.absent, values: subtract(domain, yes.values) });
}

function examineAll(test: ir.Test, parts: readonly ir.Test[], search: Search): boolean {
  for (const sayings of byExpression(parts, search, true)) {
    const pair = findPair(sayings, (a, b) => isEmpty(intersect(a.yes, b.yes)));
    if (pair) {
      reportPair("check/contradiction", pair, search);
      return true;
    }
    const together = sayings.map(({ constraint }) => constraint).reduce((a, b) => join(a, b, true));
    if (isEmpty(together.yes)) {
      reportWhole("check/never", test, sayings, search);
      return true;
    }
  }
  return false;
}

function examineAny(test: ir.Test, parts: readonly ir.Test[], search: Search): boolean {
  for (const sayings of byExpression(parts, search, false)) {
    if (sayings.length < 2) continue;
    const together = sayings.map(({ constraint }) => constraint).reduce((a, b) => join(a, b, false));
    if (isAlways(together)) {
      reportWhole("check/always", test, sayings, search);
      return true;
    }
  }
  return false;
}

/** The sayings of the parts, grouped by what they are about; with `needs`, also that the fields they compare are known. */
function byExpression(parts: readonly ir.Test[], search: Search, needs: boolean): readonly (readonly Saying[])[] {
  const groups = new Map<string, Saying[]>();
  for (const part of parts) {
    const clause = search.origins.get(part);
    if (clause === undefined) continue;
    const own = constraintOf(part, search.symbols);
    const needed = needs ? neededBy(part, search.symbols).filter(({ key }) => key !== own?.key) : [];
    for (const constraint of own ? [own, ...needed] : needed) {
      const group = groups.get(constraint.key);
      if (group) group.push({ clause, constraint });
      else groups.set(constraint.key, [{ clause, constraint }]);
    }
  }
  return [...groups.values()];
}

function findPair(sayings: readonly Saying[], clash: (a: Constraint, b: Constraint) => boolean): readonly [Saying, Saying] | undefined {
  for (const [index, second] of sayings.entries()) {
    const first = sayings.slice(0, index).find((one) => one.clause !== second.clause && clash(one.constraint, second.constraint));
    if (first) return [first, second];
  }
  return undefined;
}

function reportPair(code: "check/contradiction", [first, second]: readonly [Saying, Saying], search: Search): void {
  const args = { first: printClause(first.clause), second: printClause(second.clause) };
  const related = [{ span: first.clause.span, caption: "the other test" }];
  search.report(elaborateDiagnostics.create(code, second.clause.span, args, { related }));
}

function reportWhole(code: "check/never" | "check/always", test: ir.Test, sayings: readonly Saying[], search: Search): void {
  const clause = search.origins.get(test) ?? sayings[0]!.clause;
  const items = [...new Set(sayings.map((saying) => saying.clause))];
  const related = sayings.map((saying) => ({ span: saying.clause.span, caption: "one of the tests" }));
  const kind = code === "check/never" ? "all" : "any";
  search.report(elaborateDiagnostics.create(code, clause.span, { test: printClause({ kind, items, span: clause.span }) }, { related }));
}
