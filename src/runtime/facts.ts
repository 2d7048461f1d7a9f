import type { Fact } from "./state.ts";

/**
 * Lists of facts are shared: where one list holds all that others hold, it stands for them, so that many rules that wait for the same
 * facts cost no more than one.
 */
const NEAREST = new WeakMap<readonly Fact[], ReadonlyMap<string, Fact>>();
const LABELS = new WeakMap<readonly Fact[], readonly string[]>();

/** The nearest reader of each fact: smallest depth, then name. */
function nearestOf(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  let nearest = NEAREST.get(facts);
  if (!nearest) NEAREST.set(facts, (nearest = gather([facts])));
  return nearest;
}

function gather(lists: readonly (readonly Fact[])[]): ReadonlyMap<string, Fact> {
  const nearest = new Map<string, Fact>();
  for (const facts of lists) {
    for (const fact of facts) {
      const known = nearest.get(fact.label);
      if (known === undefined || isNearer(fact, known)) nearest.set(fact.label, fact);
    }
  }
  return nearest;
}

function isNearer(a: Fact, b: Fact): boolean {
  return a.depth !== b.depth ? a.depth < b.depth : a.rule < b.rule;
}

/** Each fact once, under its nearest reader; a list that already says so is given back itself. */
export function factsTogether(lists: readonly (readonly Fact[])[]): readonly Fact[] {
  const some = [...new Set(lists)].filter((facts) => facts.length > 0);
  if (some.length === 0) return [];
  const largest = some.reduce((a, b) => (b.length > a.length ? b : a));
  const known = nearestOf(largest);
  const covered = (fact: Fact): boolean => {
    const near = known.get(fact.label);
    return near !== undefined && !isNearer(fact, near);
  };
  if (known.size === largest.length && some.every((facts) => facts === largest || facts.every(covered))) return largest;
  return [...gather(some).values()];
}

/** `stop of drug-a`, each once, sorted. */
export function labelsOf(facts: readonly Fact[]): readonly string[] {
  let labels = LABELS.get(facts);
  if (!labels) LABELS.set(facts, (labels = [...nearestOf(facts).keys()].sort()));
  return labels;
}

const KEYS = new WeakMap<readonly string[], string>();

/** The labels as one text, the same for lists that wait for the same facts. */
export function factsKey(facts: readonly Fact[]): string {
  const labels = labelsOf(facts);
  let key = KEYS.get(labels);
  if (key === undefined) KEYS.set(labels, (key = labels.join("\n")));
  return key;
}
