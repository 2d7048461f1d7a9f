import type { PreparedEdge } from "./prepared.ts";

/** Every member that an edge of any kind may have. */
class EdgeShape {
  readonly number: unknown = -1;
  readonly word: unknown = 0;
  readonly bit: unknown = 0;
  readonly head: unknown = null;
  readonly applies: unknown = null;
  readonly when: unknown = undefined;
  readonly notDocumented: unknown = undefined;
  readonly instead: unknown = undefined;
  readonly rule: unknown = undefined;
  readonly reads: unknown = undefined;
  readonly changing: unknown = undefined;
  readonly measure: unknown = undefined;
  readonly fixed: unknown = undefined;
  readonly first: unknown = undefined;
  readonly more: unknown = undefined;
  readonly bill: unknown = undefined;
  readonly units: unknown = undefined;
  readonly oncePer: unknown = undefined;
  readonly accountsFor: unknown = undefined;
  readonly dose: unknown = undefined;
  readonly size: unknown = undefined;
  readonly round: unknown = undefined;
  readonly discarded: unknown = undefined;
  readonly add: unknown = undefined;
  readonly outcome: unknown = undefined;
  readonly table: unknown = undefined;
  readonly bypass: unknown = undefined;
  readonly atMost: unknown = undefined;
  readonly per: unknown = undefined;
  readonly where: unknown = undefined;
}

/**
 * The same edge, laid out in memory as edges of all kinds are: what asks every kind of them the same questions then finds each member at
 * one place, where an engine would have to look for it in as many layouts as there are kinds.
 */
export function laidOut<T extends PreparedEdge>(edge: T): T {
  return Object.assign(new EdgeShape(), edge) as object as T;
}
