import type { Report } from "../../base/diagnostic.ts";
import { type Type, typeWords } from "../../ir/types.ts";
import type { EnumType, ItemSpan } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { vocabularyDiagnostics } from "../diagnostics/vocabulary.ts";
import { nearNames } from "../elaborate/near.ts";

/** What a noun's `span` and `needs` are read with: its field types and the enums. */
export interface SpanScope {
  readonly noun: string;
  readonly fields: ReadonlyMap<string, Type>;
  readonly enums: readonly EnumType[];
}

/** Reads the `span` of a noun; undefined where its ends are not two instants of the noun. */
export function buildSpan(node: ast.VocabularySpan, scope: SpanScope, report: Report): ItemSpan | undefined {
  const from = readFieldName(node.from, scope, report, "instant");
  const to = readFieldName(node.to, scope, report, "instant");
  const pauses = node.pauses && readFieldName(node.pauses, scope, report, "time");
  const emptyFor = node.emptyFor && readGroup(node.emptyFor, scope, report);
  const atMostDays = node.atMost && readDays(node.atMost, report);
  if (from === undefined || to === undefined) return undefined;
  return {
    from,
    to,
    ...(pauses === undefined ? {} : { pauses }),
    ...(emptyFor === undefined ? {} : { emptyFor }),
    ...(atMostDays === undefined ? {} : { atMostDays }),
  };
}

/** The name of a field of the noun, of one type where one is wanted; undefined and a report where there is none. */
export function readFieldName(word: ast.Word, scope: SpanScope, report: Report, wanted?: "instant" | "time"): string | undefined {
  const type = scope.fields.get(word.text);
  if (type === undefined) {
    const extras = { suggestions: nearNames(word.text, scope.fields.keys()) };
    report(vocabularyDiagnostics.create("vocabulary/unknown-field", word.span, { field: word.text, noun: scope.noun }, extras));
    return undefined;
  }
  if (wanted === undefined || type.is === wanted || type.is === "error") return word.text;
  const args = { field: word.text, noun: scope.noun, type: typeWords(type), wanted: typeWords({ is: wanted }) };
  report(vocabularyDiagnostics.create("vocabulary/span-type", word.span, args));
  return undefined;
}

/** A group belongs to the one field of the noun that has its enum as type. */
function readGroup(word: ast.Word, scope: SpanScope, report: Report): ItemSpan["emptyFor"] {
  const reach = [...scope.fields].flatMap(([field, type]) =>
    type.is === "enum" ? (scope.enums.find((one) => one.name === type.name)?.groups ?? []).map((group) => ({ field, group })) : [],
  );
  const found = reach.filter(({ group }) => group.name === word.text);
  if (found.length === 1) return { field: found[0]!.field, members: found[0]!.group.members };
  const extras = { suggestions: nearNames(word.text, reach.map(({ group }) => group.name)) };
  report(vocabularyDiagnostics.create("vocabulary/unknown-group", word.span, { group: word.text, noun: scope.noun }, extras));
  return undefined;
}

function readDays(word: ast.Word, report: Report): number | undefined {
  const days = /^([1-9][0-9]{0,3}) days?$/.exec(word.text);
  if (days) return Number(days[1]);
  report(vocabularyDiagnostics.create("vocabulary/bad-length", word.span, { text: word.text }));
  return undefined;
}
