import type { Span } from "../../base/source.ts";
import type * as ir from "../../ir/ir.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import type { Draft } from "../draft.ts";
import type { Meaning } from "../parts/meaning.ts";
import type { DateRange } from "../timeline/range.ts";

/** What an exception puts in place of one part of one rule. `instead` counts as the part `instead`. */
export interface Change {
  readonly target: Draft;
  readonly part: string;
  readonly meaning: Meaning;
  /** Of the part as it is written in the exception. */
  readonly span: Span;
}

/** An exception whose targets are known. */
export interface Exception {
  readonly rule: ast.Rule;
  readonly pack: string;
  readonly citations: readonly ir.Citing[];
  readonly because: string;
  /** The names it is written `to`. */
  readonly to: readonly string[];
  /** The exceptions among them: where its guard holds it beats them. */
  readonly over: readonly Exception[];
  /** True when it only takes those exceptions away (`instead: nothing`). */
  readonly removes: boolean;
  readonly noun: Noun | null;
  readonly guard: ir.Test | undefined;
  readonly applies: ir.Test | undefined;
  readonly changes: readonly Change[];
  readonly range: DateRange;
}
