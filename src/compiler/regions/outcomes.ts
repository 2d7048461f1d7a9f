/** The answers a test may still give, as bits: a test of which nothing is known yet has all three. */
export const YES = 1;
export const NO = 2;
export const UNKNOWN = 4;
export const ANY = YES | NO | UNKNOWN;

/** What `and` of two tests may give (strong Kleene), each taken for itself. */
export function and(first: number, second: number): number {
  return AND[(first << 3) | second]!;
}

/** What `or` of two tests may give. */
export function or(first: number, second: number): number {
  return negated(and(negated(first), negated(second)));
}

/** What `not` of a test may give. */
export function negated(part: number): number {
  return (part & UNKNOWN) | (part & YES ? NO : 0) | (part & NO ? YES : 0);
}

/** One certain answer. */
export function certain(answer: boolean): number {
  return answer ? YES : NO;
}

/** The answers of `and` for all pairs of what two tests may give: it is asked millions of times. */
const AND: readonly number[] = Array.from({ length: 64 }, (_, pair) => {
  const [first, second] = [pair >> 3, pair & ANY];
  const yes = first & second & YES;
  const no = (first | second) & NO;
  const notNo = (part: number): boolean => (part & (YES | UNKNOWN)) !== 0;
  const unknown = notNo(first) && notNo(second) ? (first | second) & UNKNOWN : 0;
  return yes | no | unknown;
});
