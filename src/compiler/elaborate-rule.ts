import type { Report } from "../base/diagnostic.ts";
import type { Citing } from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import { KINDS } from "../parser/kinds.ts";
import type * as ast from "../parser/ast.ts";
import { linkDiagnostics } from "./diagnostics/link.ts";
import { dateDiagnostics } from "./diagnostics/dates.ts";
import type { Draft, PackContext } from "./draft.ts";
import { elaborateHead } from "./elaborate/head.ts";
import { kindWords } from "./kind-words.ts";
import { citeSources } from "./link/citations.ts";
import { checkCovered } from "./parts/constants.ts";
import { tableNamed } from "./parts/context.ts";
import type { PartContext } from "./parts/context.ts";
import { elaboratePart } from "./parts/elaborate-part.ts";
import type { Meaning } from "./parts/meaning.ts";
import { readOutcome } from "./parts/outcome.ts";
import { codeSystemOf } from "./tables/code-form.ts";
import { readCodeSet } from "./tables/code-set.ts";
import { readTableRule } from "./tables/table-rule.ts";
import { contains, intersect, rangeWords } from "./timeline/range.ts";
import type { DateRange } from "./timeline/range.ts";

/** Paths that say the outcome of an edit, pair or limit; they are read together. */
const OUTCOME_PATHS: ReadonlySet<string> = new Set(["warn", "pend", "hold", "deny", "recode"]);

/**
 * Understands one rule that is no exception: head, parts, sources and dates. Undefined, with a report, where so little is known that nothing
 * can be said about it; then the pack has an error and is not emitted.
 */
export function elaborateRule(rule: ast.Rule, pack: PackContext): Draft | undefined {
  const walked = rule.forEach && elaborateHead(rule.forEach, pack.symbols, rule.kind, pack.report);
  const citations = citeSources(rule.sources, { what: `\`${rule.name.text}\``, span: rule.name.span, pack: pack.pack }, pack.citations, pack.report);
  const range = rangeOfRule(rule, pack);
  // A head that is due and missing was reported by the reader; nothing can be said about clauses on an item that is not known.
  if (!walked && (rule.forEach || KINDS[rule.kind].forEach === "required")) return undefined;
  const cx: PartContext = {
    pack,
    kind: rule.kind,
    name: rule.name.text,
    head: walked?.head ?? null,
    table: tableNamed(rule),
    scope: { symbols: pack.symbols, item: walked?.noun ?? itemOf(rule.kind, pack), kind: rule.kind },
    report: pack.report,
  };
  const { applies, notDocumented } = pack;
  const parts = elaborateParts(rule, range, cx);
  const spacedCitations = citeSpaced(rule, pack);
  return { rule, pack: pack.pack, noun: cx.scope.item, head: cx.head, citations, parts, spacedCitations, range, applies, notDocumented };
}

/** What a rule without `for each` is about: a line for one that judges pairs of codes, else the encounter. */
function itemOf(kind: ast.RuleKind, pack: PackContext): Noun | null {
  return kind === "pairs" ? (pack.symbols.vocabulary.nouns.find((noun) => noun.madeBy === "lines") ?? null) : null;
}

/** The sources of `spaced`, each written `KEY` or `KEY locator`. */
function citeSpaced(rule: ast.Rule, pack: PackContext): readonly Citing[] {
  const spaced = rule.parts.get("spaced.more than");
  if (!spaced) return [];
  const content = rule.parts.get("spaced.source")?.content;
  const words = content?.type === "words" ? content.words : content?.type === "text" ? [content.text] : [];
  const place = { what: `\`spaced\` of \`${rule.name.text}\``, span: spaced.keySpan, pack: pack.pack };
  return citeSources(words.map(referenceOf), place, pack.citations, pack.report);
}

function referenceOf(word: ast.Word): ast.SourceReference {
  const [, key, locator] = /^(\S+)\s*([^]*)$/.exec(word.text) ?? [];
  if (key === undefined || !locator) return { key: word };
  const end = word.span.start + key.length;
  return { key: { text: key, span: { ...word.span, end } }, locator: { text: locator, span: { ...word.span, start: end + 1 } } };
}

/** The dates on which a rule is in force; they must lie within those of its pack. */
export function rangeOfRule(rule: ast.Rule, pack: PackContext): DateRange {
  const { effective } = rule;
  if (!effective) return pack.range;
  const own: DateRange = { from: effective.from?.text ?? pack.range.from, until: effective.until?.text ?? pack.range.until };
  // Dates that run backwards were reported by the reader.
  if (own.until !== null && own.until < own.from && effective.from && effective.until) return pack.range;
  if (contains(pack.range, own)) return own;
  const what = `${kindWords(rule.kind)} \`${rule.name.text}\``;
  const args = { what, range: rangeWords(own), pack: `\`${pack.pack}\``, packRange: rangeWords(pack.range) };
  pack.report(dateDiagnostics.create("check/effective-outside-pack", effective.span, args));
  return intersect(own, pack.range) ?? pack.range;
}

function elaborateParts(rule: ast.Rule, range: DateRange, cx: PartContext): ReadonlyMap<string, Meaning> {
  const parts = new Map<string, Meaning>();
  for (const [path, part] of rule.parts) {
    if (OUTCOME_PATHS.has(path) || (path.endsWith(".source") && part.content.type === "words")) continue;
    const meaning = elaboratePart(path, part.content, part.span, cx);
    if (!meaning) continue;
    if (meaning.is === "take") for (const [field, value] of meaning.entries) parts.set(`take.${field}`, { is: "value", value, type: { is: "error" } });
    if (meaning.is === "dated") checkCovered(meaning, range, { name: rule.name, first: firstDate(part.content) }, cx);
    parts.set(path, meaning);
  }
  if ("warn" in KINDS[rule.kind].parts) {
    const outcome = readOutcome(rule, cx);
    if (outcome) parts.set("outcome", outcome);
  }
  const rows = readRows(rule, cx);
  if (rows) parts.set(rows.is === "code_set" ? "codes" : "rows", rows);
  checkBecause(rule, cx.report);
  return parts;
}

function firstDate(content: ast.PartContent): ast.Word | undefined {
  if (content.type !== "dated") return undefined;
  return content.entries.map(({ from }) => from).sort((a, b) => (a.text < b.text ? -1 : 1))[0];
}

function readRows(rule: ast.Rule, cx: PartContext): Extract<Meaning, { is: "code_set" | "table" }> | undefined {
  if (rule.kind === "table") return readTableRule(rule, cx.pack, cx.report);
  const system = rule.parts.get("system")?.content;
  const codes = rule.parts.get("codes")?.content;
  const known = system?.type === "word" ? codeSystemOf(system.word.text) : undefined;
  if (rule.kind !== "code_set" || codes?.type !== "table" || !known) return undefined;
  return { is: "code_set", codes: readCodeSet(rule.name.text, known, codes.table, cx.report) };
}

/** A reason is due where something is cut, dropped or changed; kinds that always need one have it by their shape. */
function checkBecause(rule: ast.Rule, report: Report): void {
  if (rule.parts.has("because")) return;
  const due = rule.kind === "bill" && rule.parts.has("once per") ? "once per" : rule.kind === "edit" && rule.parts.has("recode") ? "recode" : undefined;
  if (due) {
    const { keySpan } = rule.parts.get(due)!;
    report(linkDiagnostics.create("check/no-because", keySpan, { what: `\`${due}\` of \`${rule.name.text}\`` }));
  }
}
