import { sha256Hex } from "../../src/ir/sha256.ts";

/** A table of code pairs like the published ones in size and shape, and none of their content. */
export interface SyntheticPairs {
  /** Columns `column_1,column_2,bypass,from,to`, sorted by them. */
  readonly csv: string;
  readonly rows: number;
  /** Codes that lead rows, in order. */
  readonly firsts: readonly string[];
}

/** Codes of both systems: most of five digits, some of a letter and four digits. */
const CODES = Array.from({ length: 14_000 }, (_, index) => (index < 10_000 ? String(10_000 + index * 8) : `${"ACGJQ"[(index / 800) | 0 & 4] ?? "J"}${String(1_000 + (index % 4_000) * 2).padStart(4, "0")}`));
const SORTED = [...new Set(CODES)].sort();

/** Every number below `limit` equally often in the long run, the same sequence for the same seed. */
function sequence(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * limit);
  };
}

function quarter(index: number): string {
  return `${1996 + Math.floor(index / 4)}-${["01-01", "04-01", "07-01", "10-01"][index % 4]}`;
}

function quarterEnd(index: number): string {
  return `${1996 + Math.floor(index / 4)}-${["03-31", "06-30", "09-30", "12-31"][index % 4]}`;
}

/**
 * Rows for pairs of codes: each first code has a run of second codes with the same dates, as codes that are published together have; one row in
 * four has an end, and some of those come again later.
 */
export function syntheticPairs(rows: number, seed = 7): SyntheticPairs {
  const next = sequence(seed);
  const lines: string[] = ["column_1,column_2,bypass,from,to"];
  const firsts: string[] = [];
  const each = Math.max(1, Math.ceil(rows / SORTED.length));
  for (let place = 0; lines.length <= rows; place++) {
    const first = SORTED[place % SORTED.length]!;
    if (place >= SORTED.length) break;
    firsts.push(first);
    const count = place === SORTED.length - 1 ? rows + 1 - lines.length : 1 + next(2 * each);
    const step = Math.max(1, Math.floor(SORTED.length / (count + 1)));
    let from = next(100);
    let word = "allowed";
    for (let index = 0; index < count && lines.length <= rows; index++) {
      if (next(6) === 0) from = next(100);
      if (next(4) === 0) word = ["allowed", "allowed", "not_allowed", "not_applicable"][next(4)]!;
      const second = SORTED[(index * step + next(step)) % SORTED.length]!;
      const ends = next(4) === 0;
      const to = from + 1 + next(12);
      lines.push(`${first},${second},${word},${quarter(from)},${ends ? quarterEnd(to) : ""}`);
      if (ends && next(3) === 0 && lines.length <= rows) lines.push(`${first},${second},${word},${quarter(to + 1)},`);
    }
  }
  return { csv: `${lines.join("\n")}\n`, rows: lines.length - 1, firsts };
}

/** A workspace of one base pack whose rule over pairs reads the table. */
export function pairsWorkspace({ csv }: SyntheticPairs, base: readonly { readonly path: string; readonly text: string }[]): readonly { readonly path: string; readonly text: string }[] {
  const pack = "payerpack: 1\npack: big/pairs\nrelease: 1\ntitle: Many pairs\npayer: big\nextends: cpt/infusion 2026.1\neffective: from 2017-01-01\nsources:\n  s: { title: A source, publisher: Us, confidence: ours }\n";
  const rules = `payerpack: 1
rules: pairs
tables:
  many_pairs:
    title: Many pairs
    columns: { column_1: code, column_2: code, bypass: word, from: date, to: date }
    key: [column_1, column_2]
    source: s
    from file: tables/many-pairs.csv
    sha256: ${sha256Hex(csv)}
pairs:
  many:
    title: Many
    table: many_pairs
    where: bypass is allowed
    keeps: column_1
    drops: column_2
    bypass: { by: distinct_service, where: bypass is allowed }
    deny: Part of another service
    source: s
`;
  return [...base, { path: "payers/big/pack.yaml", text: pack }, { path: "payers/big/pairs.yaml", text: rules }, { path: "tables/many-pairs.csv", text: csv }];
}
