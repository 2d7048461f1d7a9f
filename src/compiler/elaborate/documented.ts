import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { type Context, ENCOUNTER, findNoun, vocabularyOf, written } from "./context.ts";
import { mayBeAbsent } from "./fields.ts";
import { resolvePath } from "./path.ts";

/** `service.stop is documented`, and `encounter.WORD is documented` for a word of the vocabulary's `documents`. */
export function elaborateDocumented(node: ast.Documented, cx: Context): ir.Test | undefined {
  const test = positive(node, cx);
  return test && node.negated ? { op: "not", of: test } : test;
}

function positive({ value }: ast.Documented, cx: Context): ir.Test | undefined {
  if (value.kind === "missing") return undefined;
  if (value.kind !== "path") {
    cx.report(elaborateDiagnostics.create("check/documented-of", value.span, { value: written(value) }));
    return undefined;
  }
  if (isDocument(value, cx)) return { op: "document", word: value.field.text };
  const read = resolvePath(value, cx);
  if (read === undefined) return undefined;
  if (!mayBeAbsent(vocabularyOf(cx), read.field.absence)) {
    cx.report(elaborateDiagnostics.create("check/field-not-documentable", value.span, { field: written(value) }));
    return undefined;
  }
  return { op: "documented", value: { op: "field", noun: read.noun.name, field: read.field.name } };
}

function isDocument(path: ast.Path, cx: Context): boolean {
  return path.noun.text === ENCOUNTER && (findNoun(vocabularyOf(cx), ENCOUNTER)?.documents.includes(path.field.text) ?? false);
}
