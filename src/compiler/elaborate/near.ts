import { editDistance, suggest } from "../../base/suggest.ts";

/**
 * The names nearest to what was written, best first. A slip of one edit has only the names that are one edit away; otherwise names one
 * edit worse than the best are also named.
 */
export function nearNames(written: string, names: Iterable<string>): readonly string[] {
  const near = suggest(written, names);
  const best = near[0] === undefined ? 0 : editDistance(written, near[0]);
  const worst = best === 1 ? 1 : best + 1;
  return near.filter((name) => editDistance(written, name) <= worst);
}
