import { typeWords } from "../../ir/types.ts";
import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";
import { elaborateClause } from "../elaborate/clause.ts";
import { elaborateValue } from "../elaborate/value.ts";
import { citeSources } from "../link/citations.ts";
import type { PartContext } from "./context.ts";

/** The entries of `leave out`, each with its reason and sources. */
export function readLeaveOuts(items: readonly ast.LeaveOut[], cx: PartContext): readonly ir.LeaveOut[] {
  const read: ir.LeaveOut[] = [];
  for (const item of items) {
    const test = elaborateClause(item.if, cx.scope, cx.report);
    const citations = cite(item, "this leave-out", cx);
    if (!item.because) cx.report(linkDiagnostics.create("check/no-because", item.span, { what: "this leave-out" }));
    if (test) read.push({ if: test, because: item.because?.text ?? "", citations });
  }
  return read;
}

/** The entries of `leave out time`: a cut before or after an instant, or the minutes of a field that holds time. */
export function readCuts(items: readonly ast.TimeCut[], cx: PartContext): ir.ServicesRule["cuts"] {
  const read: ir.ServicesRule["cuts"][number][] = [];
  for (const item of items) {
    const field = readCutField(item.time, cx);
    const test = item.if && elaborateClause(item.if, cx.scope, cx.report);
    const citations = cite(item, "this cut of time", cx);
    if (!item.because) cx.report(checkDiagnostics.create("check/cut-without-because", item.time.span, { what: "this cut" }));
    if (field === undefined || (item.if && !test)) continue;
    read.push({ kind: item.time.kind, field, ...(test && { if: test }), because: item.because?.text ?? "", citations });
  }
  return read;
}

function readCutField(cut: ast.Cut, cx: PartContext): string | undefined {
  const typed = elaborateValue(cut.path, cx.scope, cx.report);
  if (typed?.value.op !== "field") return undefined;
  const wanted = cut.kind === "during" ? "time" : "instant";
  if (typed.type.is === wanted || typed.type.is === "error") return typed.value.field;
  const args = {
    field: `${cut.path.noun.text}.${cut.path.field.text}`,
    found: typeWords(typed.type),
    wanted: cut.kind === "during" ? "a field that holds time is left out whole, an instant with `before` or `after`" : `\`${cut.kind}\` takes an instant`,
  };
  cx.report(checkDiagnostics.create("check/cut-field", cut.path.span, args));
  return undefined;
}

function cite(item: { readonly sources: readonly ast.SourceReference[]; readonly span: ast.Word["span"] }, what: string, cx: PartContext): readonly ir.Citing[] {
  return citeSources(item.sources, { what, span: item.span, pack: cx.pack.pack }, cx.pack.citations, cx.report);
}
