import type { Report } from "../../base/diagnostic.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { vocabularyDiagnostics } from "../diagnostics/vocabulary.ts";

/** Reports each field whose fallbacks lead back to itself; a cycle is reported once, at the first of its fields. */
export function reportFallbackCycles(nodes: readonly ast.VocabularyNoun[], nouns: readonly Noun[], report: Report): void {
  const done = new Set<string>();
  for (const noun of nouns) {
    for (const field of noun.fields) {
      const cycle = cycleFrom(`${noun.name}.${field.name}`, nouns);
      if (cycle === undefined || cycle.some((step) => done.has(step))) continue;
      for (const step of cycle) done.add(step);
      const written = nodes.find((node) => node.name.text === noun.name)!.fields.find((one) => one.name.text === field.name)!;
      const args = { noun: noun.name, field: field.name, cycle: cycle.map((step) => `\`${step}\``).join(" -> ") };
      report(vocabularyDiagnostics.create("vocabulary/fallback-cycle", written.name.span, args));
    }
  }
}

/** The steps from a field back to itself, or undefined. */
function cycleFrom(start: string, nouns: readonly Noun[]): readonly string[] | undefined {
  const seen = new Set<string>();
  const walk = (at: string, path: readonly string[]): readonly string[] | undefined => {
    for (const next of fallbacksOf(at, nouns)) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}

function fallbacksOf(at: string, nouns: readonly Noun[]): readonly string[] {
  const [noun, name] = at.split(".");
  const field = nouns.find((one) => one.name === noun)?.fields.find((one) => one.name === name);
  if (field === undefined || field.joined !== undefined || field.absence.is !== "fallback") return [];
  return field.absence.tries.flatMap((one) => (one.by === "field" ? [`${one.noun}.${one.field}`] : []));
}
