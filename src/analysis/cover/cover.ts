import type { Vector } from "../../ir/vectors.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import { triedOf } from "../tried/vectors.ts";
import { periodsOf } from "../written/changes.ts";
import { ownOf } from "../written/own.ts";
import { datesOf } from "../written/stretches.ts";
import type { Clause } from "./clauses.ts";
import { APPLIES, clausesOf } from "./clauses.ts";
import { whyNever } from "./impossible.ts";
import type { MinuteRange } from "./ranges.ts";
import { rangesOf } from "./ranges.ts";
import { Reach } from "./reach.ts";
import { metBy } from "./seen.ts";
import { unreachedRules } from "./unreached.ts";

/** A rule, exception or clause where an analyst finds it; `place` is `path:line`. */
export interface Placed {
  readonly name: string;
  readonly title: string;
  readonly place: string;
}

/** One answer of a clause: how many examples give it, or why none can. */
export interface Side {
  readonly examples: number;
  /** Proved: no encounter can. Absent: one may. */
  readonly never?: string;
}

/** A clause and what the examples of its pack saw of it. */
export interface CoveredClause extends Placed {
  readonly part: string;
  readonly words: string;
  readonly yes: Side;
  readonly no: Side;
}

/** What the examples of one pack visit of what the pack itself says. */
export interface PackCover {
  readonly pack: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  readonly examples: number;
  readonly clauses: readonly CoveredClause[];
  /** Rules and exceptions that no example, here or in a pack above, reaches. */
  readonly unreached: readonly Placed[];
  readonly periods: readonly { readonly from: string; readonly to: string | null; readonly examples: number }[];
  readonly minutes: readonly (Placed & { readonly ranges: readonly MinuteRange[] })[];
}

/** The vectors that stand beside a pack's rules. */
export type VectorsOf = (compiled: CompiledPack) => readonly Vector[];

/** Covers those packs whose folders are asked for. The packs above them help to reach their rules, and nothing else. */
export function coverPacks(packs: readonly CompiledPack[], folders: readonly string[], vectorsOf: VectorsOf): readonly PackCover[] {
  const reached = new Map(packs.map((compiled) => [compiled, reachedBy(compiled, vectorsOf(compiled))]));
  return packs.filter(({ folder }) => folders.includes(folder)).map((compiled) => {
    const above = packs.filter(({ chain }) => chain.includes(compiled.folder)).flatMap((one) => [...reached.get(one)!]);
    const extended = packs.find(({ folder }) => folder === compiled.chain[1]);
    return coverOf(compiled, vectorsOf(compiled), unreachedRules(compiled.pack, extended?.pack, new Set(above)));
  });
}

function reachedBy({ pack }: CompiledPack, vectors: readonly Vector[]): ReadonlySet<string> {
  const reach = new Reach(pack);
  for (const { encounter } of triedOf(pack, vectors)) reach.visitRead(encounter);
  return reach.reached;
}

function coverOf(compiled: CompiledPack, vectors: readonly Vector[], unreached: readonly string[]): PackCover {
  const { pack, understood } = compiled;
  const own = ownOf(compiled);
  const tried = triedOf(pack, vectors);
  const clauses = clausesOf(pack, own);
  const met = metBy(tried, pack, clauses);
  const stretches = datesOf(understood);
  const placed = (name: string): Placed => ({ name, title: name === APPLIES ? pack.title : own.title(name), place: own.place(name) });
  const side = (clause: Clause, answer: boolean, examples: number): Side => {
    const never = examples > 0 ? undefined : whyNever(clause, answer, stretches, pack);
    return never === undefined ? { examples } : { examples, never };
  };
  return {
    pack: pack.id,
    release: pack.release,
    title: pack.title,
    payer: pack.payer,
    examples: vectors.length,
    clauses: clauses.clauses.map((clause, index) => {
      const { yes, no } = met.clauses[index]!;
      return { ...placed(clause.owner), part: clause.part, words: clause.words, yes: side(clause, true, yes), no: side(clause, false, no) };
    }),
    unreached: unreached.map(placed),
    periods: periodsOf(pack, own).map(({ from, to, programs }) => ({ from, to, examples: programs.reduce((sum, program) => sum + met.programs[program]!, 0) })),
    minutes: rangesOf(pack, own, met).map(({ rule, ranges }) => ({ ...placed(rule), ranges })),
  };
}

/** How many answers of clauses were seen or cannot be, of all: two for each clause. */
export function settledSides({ clauses }: Pick<PackCover, "clauses">): { readonly settled: number; readonly all: number } {
  const settled = clauses.flatMap(({ yes, no }) => [yes, no]).filter((side) => side.examples > 0 || side.never !== undefined).length;
  return { settled, all: 2 * clauses.length };
}
