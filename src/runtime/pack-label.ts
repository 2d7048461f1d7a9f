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
