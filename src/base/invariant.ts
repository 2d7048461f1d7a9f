/** A bug of ours, never an author's or a caller's mistake. The command line exits with 70 on it. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

/** Asserts what must hold by construction. Throws {@link InternalError}: only for our own bugs. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InternalError(what);
}

/** Ends an exhaustive switch; a new kind without a case is a compile error. */
export function unreachable(value: never, what: string): never {
  throw new InternalError(`${what}: ${JSON.stringify(value)}`);
}
