/**
 * Pairs rows with columns so that the sum of costs is least; what stays alone costs `alone` for itself. Undefined: never a pair.
 * Gives the column of each row, -1 for none. The same costs give the same pairs. Cubic in the longer side.
 */
export function assign(costs: readonly (readonly (number | undefined)[])[], columns: number, alone: number): readonly number[] {
  const size = Math.max(costs.length, columns);
  if (size === 0) return [];
  const worth = (row: number, column: number): number => Math.min(costs[row]?.[column] ?? 2 * alone, 2 * alone);
  const found = leastSum(size, (row, column) => (row < costs.length && column < columns ? worth(row, column) : alone));
  return costs.map((row, at) => {
    const column = found[at]!;
    const cost = row[column];
    return cost !== undefined && cost <= 2 * alone ? column : -1;
  });
}

/**
 * The assignment problem of a square table, by shortest augmenting paths with potentials. Source: H. W. Kuhn 1955, in the form of
 * R. Jonker and A. Volgenant 1987; cubic in the size.
 */
function leastSum(size: number, cost: (row: number, column: number) => number): readonly number[] {
  const ofRow = new Float64Array(size + 1);
  const ofColumn = new Float64Array(size + 1);
  /** By column, counted from 1: the row that has it, counted from 1. */
  const owner = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(size + 1);
    const seen = new Uint8Array(size + 1);
    owner[0] = row;
    let column = 0;
    do {
      seen[column] = 1;
      const own = owner[column]!;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= size; other++) {
        if (seen[other] === 1) continue;
        const reduced = cost(own - 1, other - 1) - ofRow[own]! - ofColumn[other]!;
        if (reduced < least[other]!) {
          least[other] = reduced;
          before[other] = column;
        }
        if (least[other]! < step) {
          step = least[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (seen[other] === 1) {
          ofRow[owner[other]!] = ofRow[owner[other]!]! + step;
          ofColumn[other] = ofColumn[other]! - step;
        } else least[other] = least[other]! - step;
      }
      column = next;
    } while (owner[column] !== 0);
    while (column !== 0) {
      owner[column] = owner[before[column]!]!;
      column = before[column]!;
    }
  }
  const rows = new Array<number>(size).fill(-1);
  for (let column = 1; column <= size; column++) rows[owner[column]! - 1] = column - 1;
  return rows;
}
