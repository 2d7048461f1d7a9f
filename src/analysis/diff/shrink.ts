import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { Fields, Json } from "../charts/chart.ts";

/** Runs that a shrinking may take. */
const MOST_RUNS = 400;

/**
 * The encounter with as little in it as still moves alike: items, then fields, are taken away one by one as long as `holds` says yes. It may end before nothing more
 * can go, where that takes too many runs.
 */
export function shrunk(encounter: Fields, vocabulary: Vocabulary, holds: (encounter: Fields) => boolean): Fields {
  let left = MOST_RUNS;
  const tries = (other: Fields): boolean => left-- > 0 && holds(other);
  let best = encounter;
  const lists = Object.keys(encounter).filter((key) => Array.isArray(encounter[key]));
  for (let again = true; again && left > 0; ) {
    again = false;
    for (const list of lists) {
      for (let index = (best[list] as readonly Json[] | undefined ?? []).length - 1; index >= 0; index--) {
        const items = best[list] as readonly Json[];
        const other = { ...best, [list]: items.filter((_, at) => at !== index) };
        if (tries(other)) [best, again] = [other, true];
      }
    }
  }
  const required = new Set(vocabulary.nouns.flatMap(({ from, required: must }) => (must && from !== undefined ? [from] : [])));
  for (const list of lists) if ((best[list] as readonly Json[]).length === 0 && !required.has(list)) best = without(best, list);
  for (const key of Object.keys(best)) {
    if (lists.includes(key) || KEPT.has(key)) continue;
    const other = without(best, key);
    if (tries(other)) best = other;
  }
  for (const list of lists) {
    for (const [index, item] of ((best[list] ?? []) as readonly Json[]).entries()) {
      if (typeof item !== "object" || item === null || Array.isArray(item)) continue;
      let own = item as Fields;
      for (const key of Object.keys(own)) {
        if (KEPT.has(key)) continue;
        const smaller = without(own, key);
        const other = { ...best, [list]: (best[list] as readonly Json[]).map((one, at) => (at === index ? smaller : one)) };
        if (tries(other)) [best, own] = [other, smaller];
      }
    }
  }
  return best;
}

const KEPT: ReadonlySet<string> = new Set(["id", "date_of_service"]);

function without(fields: Fields, key: string): Fields {
  const { [key]: _, ...rest } = fields;
  return rest;
}
