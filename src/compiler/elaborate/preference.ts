import { unreachable } from "../../base/invariant.ts";
import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import { isOrdered, type Type, typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Scope } from "../symbols.ts";
import { elaborateClause } from "./clause.ts";
import { written } from "./context.ts";
import { inferValue } from "./value.ts";

type End = Extract<ast.Preference, { kind: "by" }>["end"];

const LARGEST: ReadonlySet<End> = new Set(["longest", "most", "latest"]);

/** One entry of `prefer`, or `settled by`; undefined: a diagnostic was given. */
export function elaboratePreference(preference: ast.Preference, scope: Scope, report: Report): ir.Preference | undefined {
  switch (preference.kind) {
    case "by": return byValue(preference, scope, report);
    case "clause": case "settled_by": {
      const test = elaborateClause(preference.clause, scope, report);
      return test && { by: "test", test, settles: preference.kind === "settled_by" };
    }
    default: return unreachable(preference, "a preference without a meaning");
  }
}

function byValue(preference: Extract<ast.Preference, { kind: "by" }>, scope: Scope, report: Report): ir.Preference | undefined {
  const { end } = preference;
  const typed = inferValue(preference.value, { scope, report });
  if (typed === undefined) return undefined;
  const ends = endsOf(typed.type);
  if (ends?.includes(end)) return { by: "value", end: LARGEST.has(end) ? "largest" : "smallest", value: typed.value };
  const right = ends?.[LARGEST.has(end) ? 0 : 1];
  const fix = right && `${right} ${written(preference.value)}`;
  const args = { end, value: written(preference.value), found: typeWords(typed.type) };
  const help = fix ? `write \`${fix}\`` : "only numbers, dates and instants have a largest and a smallest";
  const fixes = fix ? [{ title: `write \`${fix}\``, edits: [{ span: preference.span, text: fix }] }] : [];
  report(elaborateDiagnostics.create("check/preference-type", preference.span, args, { help, fixes }));
  return undefined;
}

/** The words for the largest and the smallest value of a type; undefined: it has neither. */
function endsOf(type: Type): readonly [largest: End, smallest: End] | undefined {
  if (type.is === "minutes") return ["longest", "shortest"];
  if (type.is === "date" || type.is === "instant") return ["latest", "earliest"];
  return isOrdered(type) ? ["most", "least"] : undefined;
}
