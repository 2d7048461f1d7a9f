import type { TestFn } from "./prepared.ts";
import { type Truth, UNKNOWN } from "./truth.ts";

/** Several tests as one, in three values: `decides` ends the walk; all others give `otherwise`, unless one is not known. */
export function joinTests(tests: readonly TestFn[], decides: Truth, otherwise: Truth): TestFn {
  const [first, second] = tests;
  if (tests.length === 1) return first!;
  if (tests.length === 2) {
    return (state, item) => {
      const one = first!(state, item);
      if (one === decides) return decides;
      const other = second!(state, item);
      return other === decides ? decides : one === UNKNOWN || other === UNKNOWN ? UNKNOWN : otherwise;
    };
  }
  return (state, item) => {
    let result: Truth = otherwise;
    for (let at = 0; at < tests.length; at++) {
      const one = tests[at]!(state, item);
      if (one === decides) return decides;
      if (one === UNKNOWN) result = UNKNOWN;
    }
    return result;
  };
}
