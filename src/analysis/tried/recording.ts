import type { Test } from "../../ir/ir.ts";
import type { Item } from "../../runtime/encounter.ts";
import type { Backend, Prepared, State } from "../../runtime/prepared.ts";
import { and, NO, not, or, type Truth, YES } from "../../runtime/truth.ts";
import { walk } from "../../runtime/walk/backend.ts";
import { walkTest } from "../../runtime/walk/test.ts";

/**
 * The reference walk, which tells the answer of each test that is no `all`, `any` or `not` wherever a rule asks for it. The walk works out every
 * part of a test, so a part is told whatever the parts beside it say.
 */
export function recording(tell: (test: Test, truth: Truth) => void): Backend {
  const told = (test: Test, prepared: Prepared, state: State, item: Item | null): Truth => {
    switch (test.op) {
      case "all": return test.of.map((one) => told(one, prepared, state, item)).reduce(and, YES);
      case "any": return test.of.map((one) => told(one, prepared, state, item)).reduce(or, NO);
      case "not": return not(told(test.of, prepared, state, item));
      default: {
        const truth = walkTest(test, prepared, state, item);
        tell(test, truth);
        return truth;
      }
    }
  };
  return { ...walk, test: (test, prepared) => (state, item) => told(test, prepared, state, item) };
}
