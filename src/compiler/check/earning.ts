import type * as ir from "../../ir/ir.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type { Draft } from "../draft.ts";
import { both } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import { conjunctsOf } from "./definition.ts";
import type { Stretch } from "./stretch.ts";

/**
 * Where a ladder makes a line at all: where the longest piece of its time, and so all of it, is as long as its first step asks for; without a
 * first step, longer than a further unit may fall short.
 */
export function earningGuard(draft: Draft, measure: string, { index }: Stretch): Guard {
  if (draft.rule.kind !== "ladder") return "always";
  const path = draft.parts.has("first.from") ? "first.from" : "more.past";
  const step = meaningOf(draft.parts.get(path), "value")?.value;
  if (!step || index.casesOf(draft.rule.name.text, path).length > 0) return "always";
  const relation = path === "first.from" ? "less_than" : "at_most";
  const lengths: readonly ir.Value[] = [
    { op: "longest_piece_of", time: measure },
    { op: "minutes_of", time: { base: { of: "time", time: measure }, cuts: [] } },
  ];
  return both(...lengths.map((left): ir.Test => ({ op: "not", of: { op: "compare", relation, left, right: step } })));
}

type FirstOf = Extract<ir.Test, { op: "first_of" }>;

/**
 * A guard with what follows from each first of an order that it asks to be in a set: that it is in the sets that this one walks, and what
 * their `keep` says about the pieces of a time that belongs to the guard's own item or to the encounter, so that it is the same time from both.
 */
export function withFirsts(guard: Guard, item: Noun | null, stretch: Stretch): Guard {
  const firsts = conjunctsOf(guard).filter((test): test is FirstOf => test.op === "first_of" && !test.negated);
  return both(guard, ...firsts.flatMap((first) => followsFrom(first, item, stretch, new Set())));
}

/** `seen` has the sets that were followed: sets that walk each other in a circle are reported elsewhere. */
function followsFrom(first: FirstOf, item: Noun | null, stretch: Stretch, seen: Set<string>): readonly ir.Test[] {
  if (seen.has(first.set)) return [];
  seen.add(first.set);
  const walked = stretch.pack.drafts.get(first.set)?.head?.in;
  const wider: FirstOf | undefined = walked === undefined ? undefined : { ...first, set: walked };
  return [...piecesKept(first.set, item, stretch), ...(wider ? [wider, ...followsFrom(wider, item, stretch, seen)] : [])];
}

function piecesKept(set: string, item: Noun | null, { pack, index }: Stretch): readonly ir.Test[] {
  const keep = meaningOf(pack.drafts.get(set)?.parts.get("keep"), "test")?.test;
  if (!keep || index.casesOf(set, "keep").length > 0 || index.casesOf(set, "instead").length > 0) return [];
  return conjunctsOf(keep).filter((test) => {
    const time = test.op === "compare" && test.left.op === "longest_piece_of" ? pack.drafts.get(test.left.time) : undefined;
    return time !== undefined && (time.noun === null || time.noun.name === item?.name);
  });
}
