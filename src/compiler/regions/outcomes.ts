/** The answers a test may still give, as bits: a test of which nothing is known yet has all three. */
export const YES = 1;
export const NO = 2;
export const UNKNOWN = 4;
export const ANY = YES | NO | UNKNOWN;

/** What `and` of tests may give (strong Kleene), each taken for itself. */
export function allOf(parts: readonly number[]): number {
  let result = 0;
  if (parts.every((part) => part & YES)) result |= YES;
  if (parts.some((part) => part & NO)) result |= NO;
  if (parts.some((part) => part & UNKNOWN) && parts.every((part) => part & (YES | UNKNOWN))) result |= UNKNOWN;
  return result;
}

/** What `or` of tests may give. */
export function anyOf(parts: readonly number[]): number {
  return negated(allOf(parts.map(negated)));
}

/** What `not` of a test may give. */
export function negated(part: number): number {
  return (part & UNKNOWN) | (part & YES ? NO : 0) | (part & NO ? YES : 0);
}

/** One certain answer. */
export function certain(answer: boolean): number {
  return answer ? YES : NO;
}
