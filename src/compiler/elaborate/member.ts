import type * as ir from "../../ir/ir.ts";
import { type CodeSystem, systemsCompare, type Type, typeWords } from "../../ir/types.ts";
import type { EnumType } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Symbol } from "../symbols.ts";
import { type Context, findNoun, findPlural, itemWords, vocabularyOf, written } from "./context.ts";
import { findItem } from "./item.ts";
import { type Candidate, reportUnknownName, reportWrongKind, symbolCandidates } from "./names.ts";
import { findSetOfNoun } from "./set.ts";
import { checkTableKey } from "./table-key.ts";
import { inferValue, type TypedValue } from "./value.ts";

/** `service in SET`, `service.route in GROUP`, `line.code in CODE_SET`, each with `not`. */
export function elaborateMember(node: ast.Member, cx: Context): ir.Test | undefined {
  const test = node.subject.kind === "name" && isNoun(node.subject.text, cx) ? itemInSet(node.subject, node.of, cx) : valueIn(node, cx);
  return test && node.negated ? { op: "not", of: test } : test;
}

function isNoun(text: string, cx: Context): boolean {
  if (cx.scope.symbols.byName.get(text)?.is === "value") return false;
  return findNoun(vocabularyOf(cx), text) !== undefined || findPlural(vocabularyOf(cx), text) !== undefined || !cx.scope.symbols.byName.has(text);
}

function itemInSet(name: ast.Name, of: ast.Word, cx: Context): ir.Test | undefined {
  const item = findItem(name, cx);
  return item && findSetOfNoun(of, item, itemWords(item), cx) ? { op: "member", set: of.text } : undefined;
}

function valueIn({ subject, of }: ast.Member, cx: Context): ir.Test | undefined {
  const typed = inferValue(subject, cx);
  if (typed === undefined || typed.type.is === "error") return undefined;
  const enumType = enumOf(typed.type, cx);
  const group = enumType?.groups.find((one) => one.name === of.text);
  if (group) return { op: "one_of", value: typed.value, members: group.members };
  const symbol = cx.scope.symbols.byName.get(of.text);
  const system = symbol && codesOf(symbol, of, cx);
  if (system === undefined) {
    if (symbol === undefined) reportUnknownName(of, candidates(typed.type, enumType, cx), cx.report);
    else if (symbol.is !== "table" && symbol.is !== "code_set") reportWrongKind(of, symbol, wanted(typed.type), cx.report, helpFor(subject, symbol, of, enumType));
    return undefined;
  }
  return checkCodes(subject, typed, of, system, cx) ? { op: "in_codes", value: typed.value, codes: of.text } : undefined;
}

function enumOf(type: Type, cx: Context): EnumType | undefined {
  return type.is === "enum" ? vocabularyOf(cx).types.find((one) => one.name === type.name) : undefined;
}

/** The system of a code set or of a table's one key column; a table without such a key is reported. */
function codesOf(symbol: Symbol, of: ast.Word, cx: Context): CodeSystem | undefined {
  if (symbol.is === "code_set") return symbol.system;
  return symbol.is === "table" ? checkTableKey(symbol, of, cx) : undefined;
}

function checkCodes(subject: ast.Value, { type }: TypedValue, of: ast.Word, system: CodeSystem, cx: Context): boolean {
  if (type.is === "code" && systemsCompare(type.system, system)) return true;
  const symbol = cx.scope.symbols.byName.get(of.text)!;
  const related = [{ span: symbol.rule.name.span, caption: `\`${of.text}\` is declared here` }];
  const what = `${symbol.is === "table" ? "a table keyed by" : "a set of"} ${system === "code" ? "codes" : `${system} codes`}`;
  const args = { value: written(subject), found: typeWords(type), name: of.text, what };
  cx.report(elaborateDiagnostics.create("check/membership-type", subject.span, args, { related }));
  return false;
}

function wanted(type: Type): string {
  if (type.is === "enum") return `a group of \`${type.name}\``;
  return type.is === "code" ? "a code set or a table" : "a group, a code set or a table";
}

function candidates(type: Type, enumType: EnumType | undefined, cx: Context): readonly Candidate[] {
  const groups = (enumType?.groups ?? []).map(({ name }) => ({ name, what: `the group of ${enumType!.name}` }));
  return type.is === "enum" ? groups : [...groups, ...symbolCandidates(cx, (one) => one.is === "code_set" || one.is === "table")];
}

function helpFor(subject: ast.Value, symbol: Symbol, of: ast.Word, enumType: EnumType | undefined): string | undefined {
  if (enumType?.members.includes(of.text)) return `\`${of.text}\` is one word of \`${enumType.name}\`; write \`${written(subject)} is ${of.text}\``;
  if (symbol.is !== "set") return undefined;
  return `the item itself is in a set: write \`${symbol.noun.name} in ${of.text}\``;
}
