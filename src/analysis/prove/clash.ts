import { MOST_TRIED } from "../../compiler/check/modifiers.ts";
import type * as ir from "../../ir/ir.ts";
import { allOf } from "../../ir/rules-of.ts";
import type { Proof } from "./proof.ts";
import { proofOf } from "./proof.ts";
import type { Subject } from "./subject.ts";

/**
 * Whether two rules or exceptions ever contradict one another (design language.md 6.3). A pack that compiled has none: the compiler asks, of every two exceptions that
 * give one part different values, of every two assumptions about one field, of every two rules that date one line, of every two that count one measured time,
 * and of the modifiers of every group that allows fewer than it has, whether they can hold together (`compiler/regions`). It takes more charts for possible than
 * there are, so what it finds never to meet never does; what it cannot decide it refuses.
 *
 * One search of it has a bound: choices of modifiers of one group. Where a group has more choices than are tried, and prefers none, nothing is claimed of it.
 */
export function clashProofs({ pack }: Subject, own: (name: string) => boolean): readonly Proof[] {
  const open = new Map<string, string>();
  for (const program of pack.programs) {
    for (const group of program.modifierGroups) if (choicesOf(group, program) > MOST_TRIED) open.set(group.name, group.title);
  }
  const proofs = [...open].filter(([name]) => own(name)).map(([name, title]) =>
    proofOf("clash", title, { is: "not shown", because: "its members can be chosen in more ways than are tried; say which it prefers" }, name));
  if (open.size > 0) return proofs;
  const pairs = Math.max(0, ...pack.programs.map(pairsIn));
  const exceptions = pairs === 0 ? "no two exceptions change one part" : `${pairs === 1 ? "1 pair" : `${pairs} pairs`} of exceptions to one part never hold together, or agree`;
  const because = `${exceptions}; assumptions, dates, measured times and modifiers never contradict one another`;
  return [proofOf("clash", "no two rules or exceptions contradict one another", { is: "proved", because })];
}

/** In how many ways members of a group may be added to one line, up to one more than it allows; none where it prefers some. */
function choicesOf(group: ir.ModifierGroupRule, program: ir.Program): number {
  const most = Math.max(...allOf(group.atMost).map((one) => one ?? 0));
  if (most === 0 || allOf(group.prefer).every((one) => one !== null)) return 0;
  const members = new Set(allOf(group.members).flat());
  const additions = program.modifiers.reduce((count, { add }) => count + allOf(add).filter((one) => members.has(one)).length, 0);
  let total = 0;
  let ways = 1;
  for (let chosen = 1; chosen <= Math.min(most + 1, additions); chosen++) {
    ways = (ways * (additions - chosen + 1)) / chosen;
    total += ways;
  }
  return total;
}

/** Pairs of cases of one part, over a whole program. */
function pairsIn(program: ir.Program): number {
  let pairs = 0;
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if ((key === "cases" || key === "instead") && Array.isArray(value)) pairs += (value.length * (value.length - 1)) / 2;
      visit(value);
    }
  };
  visit(program);
  return pairs;
}
