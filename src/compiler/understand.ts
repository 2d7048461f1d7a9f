import type { Report } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import type * as ir from "../ir/ir.ts";
import type * as ast from "../parser/ast.ts";
import { dateDiagnostics } from "./diagnostics/dates.ts";
import type { Draft, PackContext } from "./draft.ts";
import { elaborateClause } from "./elaborate/clause.ts";
import { elaborateRule } from "./elaborate-rule.ts";
import { elaborateExceptions } from "./exceptions/order.ts";
import type { Exception } from "./exceptions/exception.ts";
import type { ChainedPack } from "./link/chain.ts";
import type { CitationTable } from "./link/citations.ts";
import { tableCitations } from "./link/citations.ts";
import { citeConfirmations } from "./link/confirmations.ts";
import type { NameTable } from "./link/symbols.ts";
import { tableNames } from "./link/symbols.ts";
import { ALWAYS, contains, intersect, rangeOf, rangeWords } from "./timeline/range.ts";
import type { DateRange } from "./timeline/range.ts";

/** A pack with every rule of its chain understood: types and names are settled, dates and exceptions still apart. */
export interface UnderstoodPack {
  readonly chained: ChainedPack;
  readonly base: UnderstoodPack | null;
  readonly context: PackContext;
  readonly names: NameTable;
  readonly citations: CitationTable;
  /** Rules of the whole chain, by name; the pack's own are those whose `pack` is its id. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly exceptions: ReadonlyMap<string, Exception>;
  /** Names of rules of the chain that had too many errors to become drafts. */
  readonly broken: ReadonlySet<string>;
  readonly confirmations: ReadonlyMap<string, readonly ir.Citing[]>;
  /** True when a rule file of the pack, or of one that it extends, could not be read. */
  readonly incomplete: boolean;
  /** True when the pack, or one that it extends, has an error. */
  failed(): boolean;
}

/** Understands the rules of one pack on top of its base. What the base reported is not reported again. */
export function understandPack(chained: ChainedPack, base: UnderstoodPack | null, tables: ReadonlyMap<string, SourceFile>): UnderstoodPack {
  const { source, vocabulary } = chained;
  const incomplete = source.incomplete || (base?.incomplete ?? false);
  const report = incomplete ? withoutUnknown(source.tally.report) : source.tally.report;
  const pack = source.file.id.text;
  const rules = source.ruleFiles.flatMap((file) => file.rules);
  const citations = tableCitations(source, base?.citations, report);
  const names = tableNames(pack, rules, base?.names, vocabulary, report);
  const context: PackContext = {
    pack,
    symbols: names.symbols,
    citations,
    range: rangeOfPack(source.file, base, report),
    notDocumented: notDocumentedOf(source.file, base),
    applies: source.file.appliesWhen && elaborateClause(source.file.appliesWhen, { symbols: names.symbols, item: null, kind: "pack" }, report),
    files: tables,
    report,
  };
  const drafts = new Map(base?.drafts);
  const broken = new Set(base?.broken);
  for (const rule of rules) {
    if (rule.kind === "exception" || names.owners.get(rule.name.text)?.rule !== rule) continue;
    const draft = elaborateRule(rule, context);
    if (draft) drafts.set(rule.name.text, draft);
    else broken.add(rule.name.text);
  }
  const own = rules.filter((rule) => rule.kind === "exception" && names.owners.get(rule.name.text)?.rule === rule);
  const exceptions = elaborateExceptions(own, { drafts, exceptions: base?.exceptions ?? new Map(), broken }, context);
  const confirmations = citeConfirmations(source, names, context, base?.confirmations);
  const failed = (): boolean => source.tally.failed() || (base?.failed() ?? false);
  return { chained, base, context, names, citations, drafts, exceptions, broken, confirmations, incomplete, failed };
}

/** What a file that cannot be read may hold, or change: while one is missing, nothing is said about what is not found or does nothing. */
const MAY_BE_UNREAD: ReadonlySet<string> = new Set([
  "resolve/unknown-name", "check/source-unknown", "check/exception-dangling", "check/one-only", "check/line-undated",
  "check/never-member", "check/rule-never", "check/leave-out-idle", "check/exception-idle",
]);

function withoutUnknown(report: Report): Report {
  return (diagnostic) => {
    if (!MAY_BE_UNREAD.has(diagnostic.code)) report(diagnostic);
  };
}

/** The dates of a pack, which lie within those of its base. */
function rangeOfPack(file: ast.PackFile, base: UnderstoodPack | null, report: Report): DateRange {
  const pack = file.id.text;
  const below = base?.context.range;
  if (!file.effective?.from && !below) {
    report(dateDiagnostics.create("check/no-effective", file.id.span, { pack }));
    return ALWAYS;
  }
  const written = rangeOf(file.effective);
  const own: DateRange = { from: file.effective?.from?.text ?? below!.from, until: written.until ?? below?.until ?? null };
  // Dates that run backwards were reported by the reader.
  if (own.until !== null && own.until < own.from && file.effective?.from && file.effective.until) return below ?? ALWAYS;
  if (!below || contains(below, own)) return own;
  const args = { what: `pack \`${pack}\``, range: rangeWords(own), pack: `\`${base.context.pack}\``, packRange: rangeWords(below) };
  report(dateDiagnostics.create("check/effective-outside-pack", file.effective?.span ?? file.id.span, args));
  return intersect(own, below) ?? below;
}

function notDocumentedOf(file: ast.PackFile, base: UnderstoodPack | null): ir.NotDocumented {
  if (file.notDocumented) return file.notDocumented.text === "skip" ? "skip" : "hold";
  return base?.context.notDocumented ?? "hold";
}
