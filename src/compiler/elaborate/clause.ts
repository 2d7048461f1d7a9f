import { unreachable } from "../../base/invariant.ts";
import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import type { Scope } from "../symbols.ts";
import { elaborateCompare } from "./compare.ts";
import type { Context } from "./context.ts";
import { reportContradictions } from "./contradiction.ts";
import { elaborateDocumented } from "./documented.ts";
import { elaborateFirstIn, elaborateFirstOf } from "./first.ts";
import { elaborateMember } from "./member.ts";
import { inferSet } from "./set.ts";

/** A clause as a test; undefined: a diagnostic was given. A clause that cannot hold, or always holds, is reported as well. */
export function elaborateClause(clause: ast.Clause, scope: Scope, report: Report): ir.Test | undefined {
  const origins = new Map<ir.Test, ast.Clause>();
  const test = inferTest(clause, { scope, report }, origins);
  if (test === undefined) return undefined;
  return reportContradictions(test, origins, scope.symbols, report) ? undefined : test;
}

/** `origins` takes the clause that each test was made from. */
function inferTest(clause: ast.Clause, cx: Context, origins: Map<ir.Test, ast.Clause>): ir.Test | undefined {
  const test = inferKind(clause, cx, origins);
  if (test && !origins.has(test)) origins.set(test, clause);
  return test;
}

function inferKind(clause: ast.Clause, cx: Context, origins: Map<ir.Test, ast.Clause>): ir.Test | undefined {
  switch (clause.kind) {
    case "missing": return undefined;
    case "all": case "any": {
      const of: ir.Test[] = [];
      for (const item of clause.items) {
        const test = inferTest(item, cx, origins);
        if (test) of.push(test);
      }
      if (of.length < clause.items.length) return undefined;
      return of.length === 1 ? of[0] : { op: clause.kind, of };
    }
    case "not": {
      const of = inferTest(clause.item, cx, origins);
      return of && { op: "not", of };
    }
    case "compare": return elaborateCompare(clause, cx);
    case "documented": return elaborateDocumented(clause, cx);
    case "empty": {
      const set = inferSet(clause.set, cx);
      const test: ir.Test | undefined = set && { op: "empty", set: set.set };
      return test && clause.negated ? { op: "not", of: test } : test;
    }
    case "member": return elaborateMember(clause, cx);
    case "first_in": return elaborateFirstIn(clause, cx);
    case "first_of": return elaborateFirstOf(clause, cx);
    default: return unreachable(clause, "a clause without a meaning");
  }
}
