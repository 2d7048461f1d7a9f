import { boundaryVectors } from "../../analysis/boundary/check.ts";
import type { Boundaries } from "../../analysis/boundary/model.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import type { Vector } from "../../ir/vectors.ts";
import { withVectors } from "../../testing/vectors.ts";
import type { GateContext } from "./gate.ts";

const known = new WeakMap<CompiledPack, readonly Vector[]>();

/** The encounters of the examples and boundary tables beside a pack's rules, made once. */
export function vectorsBeside(compiled: CompiledPack): readonly Vector[] {
  const vectors = known.get(compiled) ?? withVectors(compiled).vectors ?? [];
  known.set(compiled, vectors);
  return vectors;
}

const approvedOnes = new WeakMap<Boundaries, readonly Vector[]>();

/** The rows of approved boundaries as encounters, made once; none where a pack has no such file. */
export function approvedBeside({ folder }: CompiledPack, { approved }: GateContext): readonly Vector[] {
  const boundaries = approved.get(folder);
  if (!boundaries) return [];
  const vectors = approvedOnes.get(boundaries) ?? boundaryVectors(boundaries);
  approvedOnes.set(boundaries, vectors);
  return vectors;
}
