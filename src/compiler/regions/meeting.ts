import type * as ir from "../../ir/ir.ts";
import type { RegionWorld } from "./world.ts";
import { less, spansOf, WHOLE } from "./spans.ts";
import type { Run, Spans } from "./spans.ts";

/** Things asked about by which pairs are looked for; the one that leaves fewest is taken. */
const MOST_KEYS = 4;

const NOTHING: Spans = new Map();

/**
 * For each test the earlier ones that it may hold together with, in order: all that constants do not keep apart. Tests that hold for different
 * codes, words, numbers or dates of one thing are not even compared, so that a thousand of them do not take a thousand times a thousand steps.
 */
export function meetings(tests: readonly (ir.Test | "always")[], world: RegionWorld): readonly (readonly number[])[] {
  const spans = tests.map((test) => (test === "always" ? NOTHING : spansOf(test, world)));
  const [best] = commonKeys(spans).map((key) => ({ key, count: countPairs(key, spans) })).sort((a, b) => a.count - b.count);
  const found = tests.map((): number[] => []);
  const add = (a: number, b: number): void => {
    const [before, index] = a < b ? [a, b] : [b, a];
    if (meet(spans[before]!, spans[index]!)) found[index]!.push(before);
  };
  if (best) pairsBy(best.key, spans, add);
  else tests.forEach((_, index) => tests.slice(0, index).forEach((_, before) => add(before, index)));
  return found.map((earlier) => [...new Set(earlier)].sort((a, b) => a - b));
}

function commonKeys(spans: readonly Spans[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const one of spans) for (const key of one.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_KEYS).map(([key]) => key);
}

function countPairs(key: string, spans: readonly Spans[]): number {
  let count = 0;
  pairsBy(key, spans, () => count++);
  return count;
}

/** Goes through the runs of all tests by where they begin; those that are still open meet the next one. */
function pairsBy(key: string, spans: readonly Spans[], add: (a: number, b: number) => void): void {
  const runs = spans.flatMap((one, index) => (one.get(key) ?? [WHOLE]).map((run) => ({ run, index })));
  runs.sort((a, b) => (less(a.run[0], b.run[0]) ? -1 : less(b.run[0], a.run[0]) ? 1 : 0));
  let open: { readonly run: Run; readonly index: number }[] = [];
  for (const next of runs) {
    open = open.filter(({ run }) => !less(run[1], next.run[0]));
    for (const { index } of open) if (index !== next.index) add(index, next.index);
    open.push(next);
  }
}

function meet(one: Spans, other: Spans): boolean {
  for (const [key, runs] of one) {
    const others = other.get(key);
    if (others && !runs.some(([low, high]) => others.some(([from, to]) => !less(high, from) && !less(to, low)))) return false;
  }
  return true;
}
