import type { CoveredClause, PackCover, Placed } from "../../../analysis/cover/cover.ts";
import type { MinuteRange } from "../../../analysis/cover/ranges.ts";
import { counted } from "../display.ts";
import type { Colors } from "../colors.ts";

/** What `cover` found out. */
export interface CoverReport {
  readonly packs: readonly PackCover[];
  /** Folders of packs with errors, which were not looked at. */
  readonly broken: readonly string[];
  /** Per cent of the answers that must be seen. */
  readonly required: number;
}

/** Makes a whole report; `path` turns a path of the rules into the one the user knows. */
export type CoverRenderer = (report: CoverReport, path: (path: string) => string, colors: Colors) => string;

/** Answers of clauses of one rule or exception. */
export interface OwnerAnswers extends Placed {
  readonly answers: readonly { readonly part: string; readonly words: string; readonly answer: "yes" | "no"; readonly never?: string }[];
}

/** The answers that no example gives, by the rule or exception that asks: those that are open, and those that are proved impossible. */
export function unseenIn({ clauses }: PackCover): { readonly open: readonly OwnerAnswers[]; readonly never: readonly OwnerAnswers[] } {
  const all = clauses.flatMap((clause) => (["yes", "no"] as const).flatMap((answer) => (clause[answer].examples > 0 ? [] : [{ clause, answer, never: clause[answer].never }])));
  return { open: byOwner(all.filter(({ never }) => never === undefined)), never: byOwner(all.filter(({ never }) => never !== undefined)) };
}

function byOwner(answers: readonly { readonly clause: CoveredClause; readonly answer: "yes" | "no"; readonly never: string | undefined }[]): readonly OwnerAnswers[] {
  const owners = new Map<string, { readonly placed: Placed; readonly list: OwnerAnswers["answers"][number][] }>();
  for (const { clause: { name, title, place, part, words }, answer, never } of answers) {
    const one = owners.get(name) ?? { placed: { name, title, place }, list: [] };
    owners.set(name, one);
    one.list.push({ part, words, answer, ...(never === undefined ? {} : { never }) });
  }
  return [...owners.values()].map(({ placed, list }) => ({ ...placed, answers: list }));
}

/** `356 of 360 clauses seen both ways, 2 cannot be, 2 are open`. */
export function clauseWords(pack: PackCover): string {
  const { clauses } = pack;
  if (clauses.length === 0) return "no clause of its own";
  const both = clauses.filter(({ yes, no }) => yes.examples > 0 && no.examples > 0).length;
  const open = clauses.filter(({ yes, no }) => [yes, no].some((side) => side.examples === 0 && side.never === undefined)).length;
  const never = clauses.length - both - open;
  return [`${both} of ${counted(clauses.length, "clause")} seen both ways`, ...(never > 0 ? [`${never} cannot be`] : []), ...(open > 0 ? [`${open} open`] : [])].join(", ");
}

/** `1 to 15 minutes`, `211 minutes and more`. */
export function rangeWords({ from, to }: MinuteRange): string {
  if (to === null) return `${from} minutes and more`;
  return from === to ? counted(from, "minute") : `${from} to ${to} minutes`;
}

/** `from 2023-10-01`, `2017-01-01 to 2023-09-30`. */
export function periodWords({ from, to }: { readonly from: string; readonly to: string | null }): string {
  return to === null ? `from ${from}` : `${from} to ${to}`;
}
