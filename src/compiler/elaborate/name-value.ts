import type * as ir from "../../ir/ir.ts";
import { type Type, typesCompare } from "../../ir/types.ts";
import type { EnumType } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Symbol } from "../symbols.ts";
import { type Context, findNoun, findPlural, vocabularyOf } from "./context.ts";
import { type Candidate, reportUnknownName, reportWrongKind, symbolCandidates } from "./names.ts";
import { nearNames } from "./near.ts";

interface TypedName {
  readonly value: ir.Value;
  readonly type: Type;
}

/**
 * The value that a bare word stands for: beside an enum one of its words, `yes` or `no`, or a named value. `hint` is the type of the
 * other side; where that is already an error, an unknown word makes no further one.
 */
export function inferName(name: ast.Name, cx: Context, hint: Type | undefined): TypedName | undefined {
  const enumType = hint?.is === "enum" ? vocabularyOf(cx).types.find((type) => type.name === hint.name) : undefined;
  if (enumType?.members.includes(name.text)) {
    const type: Type = { is: "enum", name: enumType.name };
    return { value: { op: "constant", type, value: name.text }, type };
  }
  const symbol = cx.scope.symbols.byName.get(name.text);
  if (symbol?.is === "value") {
    return symbol.type.is === "error" ? undefined : { value: { op: "value", name: name.text }, type: symbol.type };
  }
  if (name.text === "yes" || name.text === "no") {
    return { value: { op: "constant", type: { is: "flag" }, value: name.text === "yes" }, type: { is: "flag" } };
  }
  if (hint?.is === "error") return undefined;
  if (enumType) reportUnknownWord(name, enumType, cx);
  else if (symbol) reportWrongKind(name, symbol, "a value", cx.report, valueOfSymbol(name.text, symbol));
  else reportNoValue(name, cx, hint);
  return undefined;
}

function reportUnknownWord(name: ast.Name, type: EnumType, cx: Context): void {
  const other = vocabularyOf(cx).types.find((one) => one !== type && one.members.includes(name.text));
  const group = type.groups.find((one) => one.name === name.text);
  const help = group
    ? `\`${name.text}\` is a group of \`${type.name}\`; write \`in ${name.text}\``
    : other
      ? `\`${name.text}\` is a word of \`${other.name}\``
      : `its words are ${type.members.map((word) => `\`${word}\``).join(", ")}`;
  const extras = { help, suggestions: nearNames(name.text, type.members) };
  cx.report(elaborateDiagnostics.create("resolve/unknown-word", name.span, { word: name.text, type: type.name }, extras));
}

function reportNoValue(name: ast.Name, cx: Context, hint: Type | undefined): void {
  const vocabulary = vocabularyOf(cx);
  const noun = findNoun(vocabulary, name.text) ?? findPlural(vocabulary, name.text);
  if (noun) {
    const help = noun.name === name.text ? `write \`${name.text}.FIELD\`` : `write \`count of ${name.text}\``;
    cx.report(elaborateDiagnostics.create("resolve/wrong-kind", name.span, { name: name.text, found: "a noun", wanted: "a value" }, { help }));
    return;
  }
  const values = symbolCandidates(cx, (symbol) => symbol.is === "value" && (hint === undefined || typesCompare(symbol.type, hint)));
  const words: readonly Candidate[] = hint?.is === "flag" ? [{ name: "yes", what: "the word" }, { name: "no", what: "the word" }] : [];
  reportUnknownName(name, [...values, ...words], cx.report);
}

/** How a value is had of something that is none. */
function valueOfSymbol(name: string, symbol: Symbol): string | undefined {
  if (symbol.is === "set") return `write \`count of ${name}\` for the number of its members`;
  if (symbol.is === "time") return `write \`minutes of ${name}\` for its minutes`;
  return undefined;
}
