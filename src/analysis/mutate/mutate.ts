import type { Vector } from "../../ir/vectors.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import { APPLIES } from "../cover/clauses.ts";
import type { Placed, VectorsOf } from "../cover/cover.ts";
import { triedOf } from "../tried/vectors.ts";
import type { Own } from "../written/own.ts";
import { ownOf } from "../written/own.ts";
import { datesOf } from "../written/stretches.ts";
import { whyEquivalent } from "./equivalent.ts";
import { killersOf } from "./kill.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./mutants.ts";
import type { SlipClass } from "./variants.ts";

/** What became of a mutant: `name` of the vector that no longer agrees, or the argument that none can. */
export type Fate =
  | { readonly is: "killed"; readonly by: "example" | "boundary"; readonly name: string; readonly pack: string }
  | { readonly is: "equivalent"; readonly why: string }
  | { readonly is: "survived" };

/** A mutant in words, and what became of it. */
export interface Tested extends Placed {
  readonly class: SlipClass;
  readonly part: string;
  readonly words: string;
  readonly fate: Fate;
  readonly mutant: Mutant;
}

/** The mutants of one pack. */
export interface PackMutation {
  readonly pack: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  readonly folder: string;
  readonly mutants: readonly Tested[];
}

/** Where vectors come from: those that stand beside the rules, and those of approved boundaries. */
export interface Sources {
  readonly examples: VectorsOf;
  readonly boundaries?: VectorsOf;
}

/**
 * Tries the mutants of those packs whose folders are asked for: by their own examples, then by those of the packs above, then by approved
 * boundaries; what is left is proved to answer alike, or survives.
 */
export function mutatePacks(packs: readonly CompiledPack[], folders: readonly string[], sources: Sources): readonly PackMutation[] {
  return packs.filter(({ folder }) => folders.includes(folder)).map((compiled) => mutatePack(compiled, packs, sources));
}

function mutatePack(compiled: CompiledPack, packs: readonly CompiledPack[], { examples, boundaries }: Sources): PackMutation {
  const own = ownOf(compiled);
  const mutants = mutantsOf(compiled, own);
  const fates = new Map<Mutant, Fate>();
  const left = (): readonly Mutant[] => mutants.filter((mutant) => !fates.has(mutant));
  const above = packs.filter((one) => one !== compiled && one.chain.includes(compiled.folder));
  for (const [by, vectorsOf] of [["example", examples], ["boundary", boundaries]] as const) {
    if (!vectorsOf) continue;
    for (const [mutant, name] of killed(compiled, left(), vectorsOf(compiled))) fates.set(mutant, { is: "killed", by, name, pack: compiled.pack.id });
    for (const upper of above) {
      for (const [mutant, name] of killedAbove(upper, left(), own, vectorsOf(upper))) fates.set(mutant, { is: "killed", by, name, pack: upper.pack.id });
    }
  }
  const grounds = { pack: compiled.pack, stretches: datesOf(compiled.understood) };
  for (const mutant of left()) {
    const why = whyEquivalent(mutant, grounds);
    fates.set(mutant, why === undefined ? { is: "survived" } : { is: "equivalent", why });
  }
  const { id, release, title, payer } = compiled.pack;
  return { pack: id, release, title, payer, folder: compiled.folder, mutants: mutants.map((mutant) => tested(mutant, fates.get(mutant)!, own, title)) };
}

function tested(mutant: Mutant, fate: Fate, own: Own, title: string): Tested {
  const { owner, part, words } = mutant;
  const isPack = owner === APPLIES || !own.names.has(owner);
  return { class: mutant.class, name: owner, title: isPack ? title : own.title(owner), place: own.place(owner), part, words, fate, mutant };
}

/** Mutants that some vectors of their own pack kill, with the name of the vector. */
function killed({ pack }: CompiledPack, mutants: readonly Mutant[], vectors: readonly Vector[], named: "all" | "named" = "all"): readonly (readonly [Mutant, string])[] {
  if (mutants.length === 0 || vectors.length === 0) return [];
  const killers = killersOf(mutants, triedOf(pack, vectors), pack, named);
  return mutants.flatMap((mutant, index) => (killers[index] ? [[mutant, killers[index].vector.name] as const] : []));
}

/** The same by the vectors of a pack above, which runs the rules with the same slip. */
function killedAbove(upper: CompiledPack, mutants: readonly Mutant[], own: Own, vectors: readonly Vector[]): readonly (readonly [Mutant, string])[] {
  const owners = new Set(mutants.map(({ owner }) => owner));
  if (owners.size === 0 || vectors.length === 0) return [];
  const wanted = new Map(labelled(mutants).map(([label, mutant]) => [label, mutant]));
  const names = new Set([...own.names].filter((name) => owners.has(name)));
  const there = labelled(mutantsOf(upper, { ...own, names })).filter(([label]) => wanted.has(label));
  return killed(upper, there.map(([, mutant]) => mutant), vectors, "named").map(([mutant, name]) => {
    const label = there.find(([, one]) => one === mutant)![0];
    return [wanted.get(label)!, name] as const;
  });
}

/** Mutants by what is slipped where: the same text in each pack that has the rule. */
function labelled(mutants: readonly Mutant[]): readonly (readonly [string, Mutant])[] {
  const counts = new Map<string, number>();
  return mutants.map((mutant) => {
    const { owner, part, words } = mutant;
    const text = [owner, part, words].join("\n");
    const count = counts.get(text) ?? 0;
    counts.set(text, count + 1);
    return [`${text}\n${count}`, mutant] as const;
  });
}

/** How many mutants of some kinds were killed by examples, by examples and boundaries, or shown to answer alike. */
export interface Score {
  readonly all: number;
  readonly byExamples: number;
  readonly byBoundaries: number;
  readonly equivalent: number;
}

/** Counts the mutants of some classes. */
export function scoreOf(mutants: readonly Tested[], classes: readonly SlipClass[] = ["threshold", "date", "modifier", "other"]): Score {
  const of = mutants.filter((one) => classes.includes(one.class));
  const count = (test: (fate: Fate) => boolean): number => of.filter(({ fate }) => test(fate)).length;
  return {
    all: of.length,
    byExamples: count((fate) => fate.is === "killed" && fate.by === "example"),
    byBoundaries: count((fate) => fate.is === "killed"),
    equivalent: count((fate) => fate.is === "equivalent"),
  };
}
