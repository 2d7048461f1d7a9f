/**
 * What a kind of rule may read (kinds.md 6). Things come into being in stages; a rule reads only what stands before it, so that no
 * answer depends on the order of evaluation. Cycles within a stage are for the dependency graph.
 */
import type { Span } from "../../base/source.ts";
import { unreachable } from "../../base/invariant.ts";
import type { Field, Noun } from "../../ir/vocabulary.ts";
import { KINDS } from "../../parser/kinds.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Scope } from "../symbols.ts";
import { type Context, pluralOf } from "./context.ts";

/** 0 charted, 1 coding sites, 2 services, 3 lines. */
type Stage = 0 | 1 | 2 | 3;

function stageOfNoun(noun: Noun): Stage {
  switch (noun.madeBy) {
    case undefined: return 0;
    case "sites": return 1;
    case "services": return 2;
    case "lines": return 3;
    default: return unreachable(noun.madeBy, "a noun made by an unknown stage");
  }
}

function stageOfField(noun: Noun, field: Field): Stage {
  const bySites = field.absence.is === "sites_rule" || field.absence.is === "derived" && field.absence.how === "coding_site";
  const own = stageOfNoun(noun);
  return bySites && own < 1 ? 1 : own;
}

/** The last stage whose sets, times and fields a rule may read. */
function lastStage(scope: Scope): Stage {
  switch (scope.kind) {
    case "pack": case "assume": case "sites": return 0;
    case "services": return 1;
    case "set": case "time": case "order": return scope.item?.madeBy === "lines" ? 3 : 2;
    case "value": case "ladder": case "bill": case "drug_units": case "not_covered": case "date": case "exception": case "code_set": case "table": return 2;
    case "modifier": case "modifier_group": case "edit": case "pairs": case "limit": return 3;
    default: return unreachable(scope.kind, "a rule kind without a stage");
  }
}

/** Whether the item of the rule itself comes too early; a `dates` rule walks lines though it may not read sets of them. */
function itemIsEarly(scope: Scope): boolean {
  return scope.item !== null && scope.kind !== "date" && stageOfNoun(scope.item) > lastStage(scope);
}

/** Whether a set or a time of a noun may be read here; reports and returns false where it may not. */
export function checkNounStage(noun: Noun, span: Span, cx: Context): boolean {
  if (stageOfNoun(noun) <= lastStage(cx.scope)) return true;
  if (!(itemIsEarly(cx.scope) && noun === cx.scope.item)) reportEarly(pluralOf(noun), "come", span, cx);
  return false;
}

/** Whether a field of the item or the encounter may be read here; reports and returns false where it may not. */
export function checkFieldStage(noun: Noun, field: Field, span: Span, cx: Context): boolean {
  const { scope } = cx;
  if (field.readableIn.length > 0 && !field.readableIn.includes(scope.kind)) {
    reportEarly(`\`${noun.name}.${field.name}\``, "comes", span, cx);
    return false;
  }
  if (scope.kind === "date" && noun.madeBy === "lines") {
    if (field.name !== "date") return true;
    reportEarly(`\`${noun.name}.${field.name}\``, "comes", span, cx);
    return false;
  }
  if (stageOfField(noun, field) <= lastStage(scope)) return true;
  if (!itemIsEarly(scope)) reportEarly(`\`${noun.name}.${field.name}\``, "comes", span, cx);
  return false;
}

/** Whether a rule of this kind may walk items of its own noun; reports and returns false where it may not. */
export function checkItemStage(span: Span, cx: Context): boolean {
  if (!itemIsEarly(cx.scope)) return true;
  reportEarly(pluralOf(cx.scope.item!), "come", span, cx);
  return false;
}

function reportEarly(what: string, come: string, span: Span, cx: Context): void {
  cx.report(elaborateDiagnostics.create("check/too-early", span, { what, come, section: sectionWords(cx.scope) }));
}

function sectionWords(scope: Scope): string {
  if (scope.kind === "pack") return "`applies when`";
  const { section } = KINDS[scope.kind];
  const of = scope.item && (scope.kind === "set" || scope.kind === "time" || scope.kind === "order") ? ` of ${pluralOf(scope.item)}` : "";
  return `\`${section}\`${of}`;
}
