/** Three values (kinds.md 4): no, yes, not known. Numbers, so that evaluators compare without allocating. */
export type Truth = 0 | 1 | 2;

export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** Strong Kleene negation. */
export function not(a: Truth): Truth {
  return a === UNKNOWN ? UNKNOWN : a === YES ? NO : YES;
}

/** Strong Kleene conjunction: one no is enough. */
export function and(a: Truth, b: Truth): Truth {
  if (a === NO || b === NO) return NO;
  return a === YES && b === YES ? YES : UNKNOWN;
}

/** Strong Kleene disjunction: one yes is enough. */
export function or(a: Truth, b: Truth): Truth {
  if (a === YES || b === YES) return YES;
  return a === NO && b === NO ? NO : UNKNOWN;
}

/** A known boolean as a truth value. */
export function truth(value: boolean): Truth {
  return value ? YES : NO;
}
