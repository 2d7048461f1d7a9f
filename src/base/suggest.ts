/** Longer texts get no suggestions: the distance costs the product of the lengths. */
const LONGEST = 64;

/**
 * Names near to what was written, best first, at most `most`. A name is near when its edit distance (optimal string alignment,
 * a change of case counts one) is at most 40 % of the written length plus one.
 */
export function suggest(written: string, names: Iterable<string>, most = 3): readonly string[] {
  if (written.length > LONGEST) return [];
  const limit = Math.floor(written.length * 0.4) + 1;
  const near: { name: string; distance: number }[] = [];
  for (const name of new Set(names)) {
    if (Math.abs(name.length - written.length) > limit) continue;
    const distance = editDistance(written, name);
    if (distance <= limit) near.push({ name, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, most).map(({ name }) => name);
}

/** "did you mean `a`, `b` or `c`?", or undefined for no names. */
export function didYouMean(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop()!;
  return `did you mean ${quoted.length > 0 ? `${quoted.join(", ")} or ` : ""}${last}?`;
}

/** Optimal string alignment distance: insert, delete, replace, swap of neighbours; case-only difference is 1. */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  if (left === right) return 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, before[j - 2]! + 1);
      }
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[right.length]!;
}
