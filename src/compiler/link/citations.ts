import type { Report } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import type { Span } from "../../base/source.ts";
import type { Citation, Citing } from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";
import type { PackSource } from "./workspace.ts";

/** The sources of a chain, those of the deepest base first: an index means the same source in every pack above. */
export interface CitationTable {
  readonly citations: readonly Citation[];
  /** Indexes of the pack's own sources by key. */
  readonly own: ReadonlyMap<string, number>;
}

/** Adds the sources of a pack to those of its base, its keys in alphabetical order; a key that stands twice is reported. */
export function tableCitations(source: PackSource, base: CitationTable | undefined, report: Report): CitationTable {
  const pack = source.file.id.text;
  const byKey = new Map<string, ast.Source>();
  for (const one of [...source.file.sources, ...source.ruleFiles.flatMap((file) => file.sources)]) {
    const first = byKey.get(one.key.text);
    if (first) {
      const related = [{ span: first.key.span, caption: "here first" }];
      report(linkDiagnostics.create("resolve/duplicate-source", one.key.span, { key: one.key.text, pack }, { related }));
    } else byKey.set(one.key.text, one);
  }
  const citations = [...(base?.citations ?? [])];
  const own = new Map<string, number>();
  for (const key of [...byKey.keys()].sort()) own.set(key, citations.push(citationOf(pack, byKey.get(key)!)) - 1);
  return { citations, own };
}

function citationOf(pack: string, source: ast.Source): Citation {
  const { key, title, publisher, confidence, url } = source;
  return {
    pack,
    key: key.text,
    title: title?.text ?? key.text,
    ...(publisher && { publisher: publisher.text }),
    ...(confidence && { confidence: confidence.text }),
    ...(url && { url: url.text }),
  };
}

/** Turns the sources that a rule names into indexes; `what` names the thing that must have one, for the report where it has none. */
export function citeSources(
  sources: readonly ast.SourceReference[],
  place: { readonly what: string; readonly span: Span; readonly pack: string },
  table: CitationTable,
  report: Report,
): readonly Citing[] {
  if (sources.length === 0) report(linkDiagnostics.create("check/no-source", place.span, { what: place.what }));
  const citings: Citing[] = [];
  for (const { key, locator } of sources) {
    // A source in another shape than a text was reported by the reader.
    if (key.text === "") continue;
    const source = table.own.get(key.text);
    if (source === undefined) {
      const suggestions = suggest(key.text, table.own.keys());
      report(linkDiagnostics.create("check/source-unknown", key.span, { key: key.text, pack: place.pack }, { suggestions }));
    } else citings.push({ source, ...(locator && { locator: locator.text }) });
  }
  return citings;
}
