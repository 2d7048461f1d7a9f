/**
 * A largest matching of expected to actual things: for each expected thing the index of its partner, or undefined. Greedy pairing is
 * not enough, because one expected row may fit several lines. Kuhn's augmenting paths.
 */
export function matchAll<E, A>(
  expected: readonly E[],
  actual: readonly A[],
  fits: (expected: E, actual: A) => boolean,
): readonly (number | undefined)[] {
  const partnerOf: (number | undefined)[] = actual.map(() => undefined);
  for (let index = 0; index < expected.length; index++) augment(index, new Set());
  const found: (number | undefined)[] = expected.map(() => undefined);
  partnerOf.forEach((partner, index) => {
    if (partner !== undefined) found[partner] = index;
  });
  return found;

  function augment(from: number, tried: Set<number>): boolean {
    for (let to = 0; to < actual.length; to++) {
      if (tried.has(to) || !fits(expected[from]!, actual[to]!)) continue;
      tried.add(to);
      const partner = partnerOf[to];
      if (partner === undefined || augment(partner, tried)) {
        partnerOf[to] = from;
        return true;
      }
    }
    return false;
  }
}
