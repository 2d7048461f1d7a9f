import { random, whole } from "./random.mjs";

/** Inputs of W1: a kind and its minutes. */
export function ladders(count = 20_000, seed = 1) {
  const next = random(seed);
  return Array.from({ length: count }, () => ({ kind: next() < 0.5 ? "infusion" : "hydration", minutes: whole(next, 1, 480) }));
}
