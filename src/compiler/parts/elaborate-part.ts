import { unreachable } from "../../base/invariant.ts";
import type { Span } from "../../base/source.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { elaborateClause } from "../elaborate/clause.ts";
import { elaboratePreference } from "../elaborate/preference.ts";
import { elaborateTime } from "../elaborate/time.ts";
import { elaborateConstant, elaborateValue } from "../elaborate/value.ts";
import type { PartContext } from "./context.ts";
import { readCuts, readLeaveOuts } from "./cited-lists.ts";
import { elaborateDated, elaborateLiteral } from "./constants.ts";
import { expectedValue } from "./expected.ts";
import { lookUpField } from "./fields.ts";
import type { Meaning } from "./meaning.ts";
import { readAllowance, readReasonCodes, readRowTest } from "./tables-of-rules.ts";
import { lookUpWord, lookUpWords } from "./words.ts";

/** The meaning of the content under one key, or undefined where it has none, which was reported. */
export function elaboratePart(path: string, content: ast.PartContent, span: Span, cx: PartContext): Meaning | undefined {
  const { scope, report } = cx;
  switch (content.type) {
    case "clause": {
      const test = elaborateClause(content.clause, scope, report);
      return test && { is: "test", test };
    }
    case "value": return elaborateValuePart(path, content.value, cx);
    case "values": return elaborateValues(path, content.values, cx);
    case "dated": return elaborateDated(content.entries, cx);
    case "word": return lookUpWord(path, content.word, cx);
    case "words": return lookUpWords(path, content.words, cx);
    case "text": return { is: "text", text: content.text.text };
    case "preferences": return elaboratePreferences(content.items, cx);
    case "time": {
      const time = elaborateTime(content.time, scope, report);
      return time && { is: "time", time };
    }
    case "from_to": return elaborateFromTo(content.span, cx);
    case "leave_out": return { is: "leave_out", items: readLeaveOuts(content.items, cx) };
    case "cuts": return { is: "cuts", items: readCuts(content.items, cx) };
    case "take": return elaborateTake(content.entries, cx);
    case "reason_codes": return { is: "reason_codes", codes: readReasonCodes(content, report) };
    case "allowance": return readAllowance(content.allowance, cx);
    case "row_test": return readRowTest(content.test, cx);
    case "none": return { is: "none" };
    // Read by their rule kind as wholes.
    case "table": case "columns": return undefined;
    default: return unreachable(content, `a part without a meaning at ${span.start}`);
  }
}

function elaborateValuePart(path: string, value: ast.Value, cx: PartContext): Meaning | undefined {
  if (cx.kind === "value") return elaborateLiteral(value, cx);
  const expected = expectedValue(cx.kind, path);
  if (expected === undefined) return undefined;
  if (expected.ofTheChart) {
    const typed = elaborateValue(value, cx.scope, cx.report, expected.type);
    return typed && { is: "value", ...typed };
  }
  const constant = elaborateConstant(value, cx.scope, cx.report, expected.type);
  return constant && { is: "value", value: constant, type: expected.type };
}

/** Codes of a list; each must be written out, so that the list can be compared as a whole. */
function elaborateValues(path: string, values: readonly ast.Value[], cx: PartContext): Meaning | undefined {
  const type: Type | undefined = expectedValue(cx.kind, path)?.type;
  if (type === undefined) return undefined;
  const words: string[] = [];
  for (const value of values) {
    const constant = elaborateConstant(value, cx.scope, cx.report, type);
    if (constant?.op === "constant") words.push(String(constant.value));
    else if (constant && value.kind === "name") {
      const args = { text: value.text, where: "a list of modifiers names each: `modifier 59`" };
      cx.report(checkDiagnostics.create("check/not-a-literal", value.span, args));
    }
  }
  return words.length === values.length ? { is: "words", words } : undefined;
}

function elaboratePreferences(items: readonly ast.Preference[], cx: PartContext): Meaning | undefined {
  const settled = items.filter((item) => item.kind === "settled_by");
  for (const second of settled.slice(1)) {
    const related = [{ span: settled[0]!.span, caption: "here first" }];
    cx.report(checkDiagnostics.create("check/settled-twice", second.span, {}, { related }));
  }
  const preferences = items.map((item) => elaboratePreference(item, cx.scope, cx.report));
  const known = preferences.filter((one) => one !== undefined);
  return known.length === items.length && settled.length < 2 ? { is: "preferences", items: known } : undefined;
}

/** The span of an administration: two of its instants. */
function elaborateFromTo(span: ast.FromTo, cx: PartContext): Meaning | undefined {
  const [from, to] = [span.from, span.to].map((path) => elaborateValue(path, cx.scope, cx.report, { is: "instant" })?.value);
  return from?.op === "field" && to?.op === "field" ? { is: "span", from: from.field, to: to.field } : undefined;
}

function elaborateTake(entries: readonly { readonly field: ast.Word; readonly value: ast.Value }[], cx: PartContext): Meaning | undefined {
  const noun: Noun | null = cx.scope.item;
  if (noun === null) return undefined;
  const taken = new Map<string, ir.Value>();
  for (const { field: word, value } of entries) {
    const field = lookUpField(word, noun, cx.scope.symbols.vocabulary, cx.report);
    if (!field) continue;
    if (field.absence.is !== "documentable") {
      const args = { field: `${noun.name}.${field.name}` };
      cx.report(checkDiagnostics.create("check/assume-required-field", word.span, args));
      continue;
    }
    const typed = elaborateValue(value, cx.scope, cx.report, field.type);
    if (typed) taken.set(field.name, typed.value);
  }
  return taken.size === entries.length ? { is: "take", entries: taken } : undefined;
}
