import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import type { Report } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import type * as ast from "../parser/ast.ts";
import type { CitationTable } from "./link/citations.ts";
import type { Meaning } from "./parts/meaning.ts";
import type { Symbols } from "./symbols.ts";
import type { DateRange } from "./timeline/range.ts";

/** What the rules of one pack are read with. */
export interface PackContext {
  /** The pack's id. */
  readonly pack: string;
  readonly symbols: Symbols;
  readonly citations: CitationTable;
  /** Dates of service on which the pack is in force. */
  readonly range: DateRange;
  readonly notDocumented: ir.NotDocumented;
  readonly applies: ir.Test | undefined;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly report: Report;
}

/** A rule whose parts are understood, before dates and exceptions. One draft serves every pack that extends the rule's own. */
export interface Draft {
  readonly rule: ast.Rule;
  /** Id of the pack that declares it. */
  readonly pack: string;
  /** The item in scope; null: the encounter. */
  readonly noun: Noun | null;
  readonly head: ir.Head | null;
  readonly citations: readonly ir.Citing[];
  /** The rule's own parts by path; outcomes of edits and limits stand under `outcome`, fields of `take` under `take.FIELD`. */
  readonly parts: ReadonlyMap<string, Meaning>;
  /** Sources of `spaced`; none for other kinds. */
  readonly spacedCitations: readonly ir.Citing[];
  /** Dates of service on which it is in force: its own and its pack's. */
  readonly range: DateRange;
  /** Its pack's `applies when`. */
  readonly applies: ir.Test | undefined;
  /** What its pack says about facts that are not documented. */
  readonly notDocumented: ir.NotDocumented;
}
