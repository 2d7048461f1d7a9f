import { suggest } from "../../base/suggest.ts";
import { hasErrors } from "../../base/diagnostic.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { typesCompare, typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { readPart } from "../../parser/carrier/parts.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { exceptionDiagnostics } from "../diagnostics/exceptions.ts";
import type { Draft, PackContext } from "../draft.ts";
import { kindWords } from "../kind-words.ts";
import { tableNamed } from "../parts/context.ts";
import type { PartContext } from "../parts/context.ts";
import { elaboratePart } from "../parts/elaborate-part.ts";
import type { Meaning } from "../parts/meaning.ts";
import { outcomeOf } from "../parts/outcome.ts";
import { readCodeSet } from "../tables/code-set.ts";
import { readTable } from "../tables/table.ts";
import type { Change, Exception } from "./exception.ts";
import { changeableParts, groupOfPart, isRemovable, partPath, sharedPart } from "./parts.ts";

/** The exception whose changes are read. */
export interface ChangeContext {
  readonly rule: ast.Rule;
  readonly pack: PackContext;
  /** The exceptions it beats; then it may only change what they change. */
  readonly over: readonly Exception[];
  /** True when it holds for every encounter. */
  readonly unguarded: boolean;
}

type WrittenChange = ast.ExceptionBody["change"][number];

/** The changes to one target; undefined, reported, where one cannot be understood. */
export function readChanges(written: readonly WrittenChange[], target: Draft, cx: ChangeContext): readonly Change[] | undefined {
  const changes: Change[] = [];
  let sound = true;
  for (const one of written) {
    const path = partPath(target.rule.kind, one.path.text);
    const meaning = checkPath(path, one, target, cx) ? readMeaning(path, one, target, cx) : undefined;
    if (!meaning || !checkFits(meaning, path, one, target, cx)) sound = false;
    else if (meaning.is === "take") {
      for (const [field, value] of meaning.entries) {
        changes.push({ target, part: `take.${field}`, meaning: { is: "value", value, type: { is: "error" } }, span: one.path.span });
      }
    } else changes.push({ target, part: sharedPart(path), meaning, span: one.path.span });
  }
  return sound ? changes : undefined;
}

function checkPath(path: string, { path: word }: WrittenChange, target: Draft, cx: ChangeContext): boolean {
  const { kind } = target.rule;
  const parts = changeableParts(kind);
  if (!parts.includes(path)) {
    const args = { part: word.text, kind: kindWords(kind) };
    const help = path === "leave out" && kind === "set" ? "write `instead: leave out` or `instead: keep`" : `its parts are ${parts.map((part) => `\`${part}\``).join(", ")}`;
    cx.pack.report(exceptionDiagnostics.create("check/not-a-part", word.span, args, { help, suggestions: suggest(word.text, parts, 1) }));
    return false;
  }
  const group = groupOfPart(path);
  if (group !== undefined && ![...target.parts.keys()].some((part) => part.startsWith(`${group}.`))) {
    dangling(word, `\`${path}\` of \`${target.rule.name.text}\``, [], cx);
    return false;
  }
  if (cx.over.length === 0 || cx.over.some((over) => over.changes.some((change) => change.target === target && change.part === sharedPart(path)))) return true;
  const known = cx.over.flatMap((over) => over.changes.map((change) => change.part));
  dangling(word, `\`${path}\` of ${cx.over.map((over) => `\`${over.rule.name.text}\``).join(" and ")}`, suggest(word.text, known), cx);
  return false;
}

function dangling(word: ast.Word, what: string, suggestions: readonly string[], cx: ChangeContext): void {
  const args = { exception: cx.rule.name.text, what };
  cx.pack.report(exceptionDiagnostics.create("check/exception-dangling", word.span, args, { suggestions }));
}

function readMeaning(path: string, { path: word, value }: WrittenChange, target: Draft, cx: ChangeContext): Meaning | undefined {
  const { kind } = target.rule;
  const found: Diagnostic[] = [];
  const content = readPart(kind, word.text, value, (diagnostic) => void found.push(diagnostic));
  for (const diagnostic of found) cx.pack.report(diagnostic);
  if (!content) {
    if (!hasErrors(found)) {
      const args = { part: word.text, kind: kindWords(kind) };
      cx.pack.report(exceptionDiagnostics.create("check/not-a-part", word.span, args));
    }
    return undefined;
  }
  if (content.type === "dated") {
    const args = { exception: cx.rule.name.text, target: target.rule.name.text };
    cx.pack.report(exceptionDiagnostics.create("check/change-dated", value.span, args));
    return undefined;
  }
  const part: PartContext = {
    pack: cx.pack,
    kind,
    name: target.rule.name.text,
    head: target.head,
    table: tableNamed(target.rule),
    scope: { symbols: cx.pack.symbols, item: target.noun, kind },
    report: cx.pack.report,
  };
  if (content.type === "none") return removed(path, word, target, cx);
  if (sharedPart(path) === "outcome") {
    const outcome = outcomeOf(path, content, "", part);
    return outcome && { is: "outcome", outcome: outcome.is === "recode" ? { ...outcome, reason: reasonOf(cx.rule) } : outcome };
  }
  return content.type === "table" ? readRows(content.table, word, target, cx) : elaboratePart(path, content, value.span, part);
}

function reasonOf(rule: ast.Rule): string {
  const because = rule.parts.get("because")?.content;
  return because?.type === "text" ? because.text.text : "";
}

function removed(path: string, word: ast.Word, target: Draft, cx: ChangeContext): Meaning | undefined {
  if (isRemovable(target.rule.kind, path)) return { is: "none" };
  const args = { part: `${word.text}: none`, kind: kindWords(target.rule.kind) };
  cx.pack.report(exceptionDiagnostics.create("check/not-a-part", word.span, args, { help: `a ${kindWords(target.rule.kind)} cannot do without \`${path}\`` }));
  return undefined;
}

/** Codes and rows are replaced as wholes and for every encounter: the program holds one list for each date. */
function readRows(table: ast.TextTable, word: ast.Word, target: Draft, cx: ChangeContext): Meaning | undefined {
  const name = target.rule.name.text;
  const { report } = cx.pack;
  if (!cx.unguarded) {
    const why = `\`${name}\` is one list for every encounter of a date; name another list where it is asked, in an exception with this guard`;
    report(exceptionDiagnostics.create("check/exception-scope", word.span, { what: "a guard of a list", why }));
    return undefined;
  }
  const own = target.parts.get(target.rule.kind === "table" ? "rows" : "codes");
  if (own?.is === "code_set") {
    return { is: "code_set", codes: readCodeSet(name, own.codes.system, table, report) };
  }
  if (own?.is !== "table") return undefined;
  return { is: "table", table: readTable(own.table.declared, table, report) };
}

/** A named value keeps its type; an assumption keeps its fields. */
function checkFits(meaning: Meaning, path: string, { path: word, value }: WrittenChange, target: Draft, cx: ChangeContext): boolean {
  if (path === "take" && meaning.is === "take") {
    const strange = [...meaning.entries.keys()].filter((field) => !target.parts.has(`take.${field}`));
    for (const field of strange) dangling(word, `\`take.${field}\` of \`${target.rule.name.text}\``, [], cx);
    return strange.length === 0;
  }
  const own = target.parts.get("is");
  if (target.rule.kind !== "value" || !own || !("type" in own) || !("type" in meaning) || typesCompare(own.type, meaning.type)) return true;
  const args = { name: target.rule.name.text, first: typeWords(own.type), second: typeWords(meaning.type) };
  cx.pack.report(checkDiagnostics.create("check/mixed-types", value.span, args));
  return false;
}
