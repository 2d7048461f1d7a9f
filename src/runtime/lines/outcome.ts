const SEVERITY = { bill: 0, recode: 0, warn: 1, pend: 2, hold: 3, not_covered: 3, deny: 4 } as const;

/** The more severe of two outcomes: bill < warn < pend < hold < deny. */
export function worse<T extends keyof typeof SEVERITY>(a: T, b: T): T {
  return SEVERITY[b] > SEVERITY[a] ? b : a;
}
