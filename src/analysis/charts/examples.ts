import type { Pack } from "../../ir/ir.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Fields } from "./chart.ts";

/** The vectors that packs carry. */
export function vectorsOf(packs: readonly Pack[]): readonly Vector[] {
  return packs.flatMap(({ vectors }) => vectors ?? []);
}

/** The encounters of vectors. */
export function encountersIn(vectors: readonly Vector[]): readonly Fields[] {
  return vectors.map(({ encounter }) => JSON.parse(encounter) as Fields);
}

/** The items of a list of an encounter; none where it is not there. */
export function listOf(encounter: Fields, name: string | undefined): readonly Fields[] {
  const list = name === undefined ? undefined : encounter[name];
  return Array.isArray(list) ? (list as readonly Fields[]).filter((one) => typeof one === "object" && one !== null) : [];
}
