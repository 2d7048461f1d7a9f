import type { Citing } from "../../ir/ir.ts";
import { suggest } from "../../base/suggest.ts";
import type * as ast from "../../parser/ast.ts";
import type { PackContext } from "../draft.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";
import { checkAcceptances } from "./acceptances.ts";
import { citeSources } from "./citations.ts";
import type { NameTable } from "./symbols.ts";
import type { PackSource } from "./workspace.ts";

/** The sources with which a pack confirms rules of the packs it extends, added to those of its base; by rule. */
export function citeConfirmations(
  source: PackSource,
  names: NameTable,
  context: PackContext,
  base: ReadonlyMap<string, readonly Citing[]> | undefined,
): ReadonlyMap<string, readonly Citing[]> {
  const confirmations = new Map(base);
  const { pack, report } = context;
  for (const { rule, sources, span } of source.ruleFiles.flatMap((file) => file.confirms)) {
    const citings = citeSources(sources, { what: "this confirmation", span, pack }, context.citations, report);
    const owner = names.owners.get(rule.text);
    if (!owner) {
      const suggestions = suggest(rule.text, names.owners.keys());
      report(elaborateDiagnostics.create("resolve/unknown-name", rule.span, { name: rule.text }, { suggestions }));
    } else if (owner.pack === pack) {
      report(linkDiagnostics.create("check/confirms-own", rule.span, { rule: rule.text }));
    } else confirmations.set(rule.text, [...(confirmations.get(rule.text) ?? []), ...citings]);
  }
  for (const { sources, span } of source.file.notEncoded) citeSources(sources, { what: "this sentence", span, pack }, context.citations, report);
  checkAcceptances(source.file, context);
  citeExamples(source.examples, context);
  return confirmations;
}

/** An example need not have a source, but one that it names must exist. */
function citeExamples(files: readonly ast.ExamplesFile[], context: PackContext): void {
  for (const { sources, span } of files.flatMap((file) => [...file.cases, ...file.boundaries])) {
    if (sources.length > 0) citeSources(sources, { what: "this example", span, pack: context.pack }, context.citations, context.report);
  }
}
