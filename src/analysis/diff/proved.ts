import type * as ir from "../../ir/ir.ts";
import { allOf, rulesOf } from "../../ir/rules-of.ts";
import type { Proved } from "./comparison.ts";
import { frameOf } from "./frame.ts";
import { readsOf, restingOn } from "./reads.ts";
import type { Stretch } from "./stretches.ts";

/**
 * What follows from the rules alone. A rule that neither changed nor rests, through others, on one that did is asked the same and answers the same, so the
 * units of its codes stay; edits and limits may still judge their lines otherwise. Not covered, as in the frame: encounters whose items tie.
 */
export function provedOf(stretches: readonly Stretch[], old: ir.Pack, now: ir.Pack): Proved {
  const both = stretches.filter((one) => one.old !== null && one.now !== null);
  const names = new Set<string>();
  const touched = new Set<string>();
  const codes = new Map<string, boolean>();
  let any = false;
  for (const stretch of both) {
    const changed = stretch.changes.filter(({ what }) => what !== "words").map(({ name }) => name);
    for (const [pack, index] of [[old, stretch.old!], [now, stretch.now!]] as const) {
      const program = pack.programs[index]!;
      const resting = restingOn(readsOf(program, pack.vocabulary), changed);
      for (const { rule } of rulesOf(program, pack.vocabulary)) {
        names.add(rule.name);
        if (resting.has(rule.name)) touched.add(rule.name);
      }
      for (const { rule, earns } of makersOf(program)) {
        const moves = resting.has(rule);
        if (moves && earns === null) any = true;
        for (const code of earns ?? []) codes.set(code, (codes.get(code) ?? false) || moves);
      }
      if (program.notCovered.some(({ name }) => resting.has(name))) any = true;
    }
  }
  const mayMove = [...codes].filter(([, moves]) => moves).map(([code]) => code).sort();
  const [first, ...others] = both.filter(({ changes }) => changes.some(({ what }) => what !== "words")).map((stretch) => frameOf(stretch, old, now).alike);
  const alike = (first ?? []).filter((one) => others.every((other) => other.some(({ words }) => words === one.words)));
  return { rules: names.size, untouched: names.size - touched.size, codes: any ? null : { mayMove, fixed: codes.size - mayMove.length }, alike };
}

/** The codes that rules earn; null: those of the drugs that are given. */
function makersOf(program: ir.Program): readonly { readonly rule: string; readonly earns: readonly string[] | null }[] {
  return [
    ...program.ladders.map(({ name, first, more }) => ({ rule: name, earns: [...(first ? allOf(first.code) : []), ...(more ? allOf(more.code) : [])] })),
    ...program.bills.map(({ name, bill }) => ({ rule: name, earns: allOf(bill) })),
    ...program.drugUnits.map(({ name }) => ({ rule: name, earns: null })),
  ];
}
