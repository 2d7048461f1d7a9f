import type * as ir from "../ir/ir.ts";
import type { Finding } from "./answer.ts";
import { citationOf, type PackLabel } from "./pack-label.ts";
import type { DraftLine, Reason } from "./state.ts";

/** A finding, and for held ones the reason it gives to minutes that wait for it. */
export interface Found {
  readonly finding: Finding;
  readonly held: Reason | null;
  /** Administrations whose minutes are not billed because of it. */
  readonly waiting: string[];
}

/** What a finding says. A `line` that is not among the `lines` of the answer is not named. */
export interface Making {
  readonly rule: ir.RuleBase;
  readonly outcome: Finding["outcome"];
  readonly reason: string;
  readonly line: DraftLine | undefined;
  readonly lines: readonly DraftLine[];
  readonly administrations: readonly string[];
  readonly missing: readonly string[];
  readonly codes?: ir.ReasonCodes;
  readonly pointer?: string | undefined;
}

/** The finding as the answer gives it. Members that do not apply are absent, not undefined; they are added in the order of the contract. */
export function findingOf(making: Making, pack: PackLabel): Finding {
  const { rule, outcome, reason, administrations, missing, codes, pointer } = making;
  const made: { -readonly [K in keyof Finding]: Finding[K] } = { rule: rule.name, outcome, reason };
  const line = making.line === undefined ? -1 : making.lines.indexOf(making.line);
  if (line >= 0) made.line = line;
  if (pointer !== undefined) made.pointer = pointer;
  if (administrations.length > 0) made.administrations = administrations;
  if (missing.length > 0) made.missing = missing;
  if (codes?.group) made.group = codes.group;
  if (codes?.carc) made.carc = codes.carc;
  if (codes && codes.rarc.length > 0) made.rarc = codes.rarc;
  const citation = citationOf(rule.citations, pack);
  if (citation !== undefined) made.citation = citation;
  return made;
}

/** A rule as the reason for minutes that wait for it. */
export function waitingFor({ name, citations, depth }: ir.RuleBase, reason: string): Reason {
  return { rule: name, reason, citations, depth };
}
