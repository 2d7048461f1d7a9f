import type * as ir from "../ir/ir.ts";

/** What an answer says about its pack. */
export interface PackLabel {
  readonly id: string;
  readonly release: string;
  readonly meaning: string;
  readonly citations: readonly ir.Citation[];
}

/** Citations in words: `KEY locator`. */
export function citationsOf(citations: readonly ir.Citing[], pack: PackLabel): readonly string[] {
  return citations.map(({ source, locator }) => {
    const { key } = pack.citations[source]!;
    return locator === undefined ? key : `${key} ${locator}`;
  });
}

/** The first of them in words. */
export function citationOf(citations: readonly ir.Citing[], pack: PackLabel): string | undefined {
  const first = citations[0];
  if (first === undefined) return undefined;
  const { key } = pack.citations[first.source]!;
  return first.locator === undefined ? key : `${key} ${first.locator}`;
}
