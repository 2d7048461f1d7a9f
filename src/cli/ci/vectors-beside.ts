import type { CompiledPack } from "../../compiler/compile.ts";
import type { Vector } from "../../ir/vectors.ts";
import { withVectors } from "../../testing/vectors.ts";

const known = new WeakMap<CompiledPack, readonly Vector[]>();

/** The encounters of the examples and boundary tables beside a pack's rules, made once. */
export function vectorsBeside(compiled: CompiledPack): readonly Vector[] {
  const vectors = known.get(compiled) ?? withVectors(compiled).vectors ?? [];
  known.set(compiled, vectors);
  return vectors;
}
