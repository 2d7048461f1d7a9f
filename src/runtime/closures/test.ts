import type * as ir from "../../ir/ir.ts";
import { dateOfService } from "../date-of-service.ts";
import { joinTests } from "../join-tests.ts";
import { memberTruth } from "../membership.ts";
import { firstOfTruth, firstTruth } from "../order.ts";
import type { Prepared, TestFn } from "../prepared.ts";
import { NO, not, type Truth, truth, UNKNOWN, YES } from "../truth.ts";
import { related } from "../walk/test.ts";
import { planSet } from "./set.ts";
import { planValue } from "./value.ts";

/** Plans a test once; needs no code generation. Answers as the reference walk does. */
export function planTest(test: ir.Test, prepared: Prepared): TestFn {
  switch (test.op) {
    case "all":
      return joinTests(test.of.map((one) => planTest(one, prepared)), NO, YES);
    case "any":
      return joinTests(test.of.map((one) => planTest(one, prepared)), YES, NO);
    case "not": {
      const inner = planTest(test.of, prepared);
      return (state, item) => not(inner(state, item));
    }
    case "compare":
      return planCompare(test, prepared);
    case "includes": {
      const list = planValue(test.list, prepared);
      const value = planValue(test.value, prepared);
      return (state, item) => {
        const all = list(state, item) as readonly unknown[] | undefined;
        const one = value(state, item);
        return all === undefined || one === undefined ? UNKNOWN : truth(all.includes(one));
      };
    }
    case "documented": {
      const value = planValue(test.value, prepared);
      return (state, item) => truth(value(state, item) !== undefined);
    }
    case "document": {
      const { word } = test;
      return (state) => truth(state.encounter.documents.has(word));
    }
    case "empty":
      return planEmpty(test.set, prepared);
    case "member": {
      const index = prepared.setIndex.get(test.set)!;
      return (state, item) => memberTruth(state, index, item!);
    }
    case "one_of": {
      const value = planValue(test.value, prepared);
      const members = new Set(test.members);
      return (state, item) => {
        const one = value(state, item);
        return one === undefined ? UNKNOWN : truth(members.has(one as string));
      };
    }
    case "in_codes": {
      const value = planValue(test.value, prepared);
      const codes = prepared.codes.get(test.codes)!;
      return (state, item) => {
        const one = value(state, item);
        return one === undefined ? UNKNOWN : truth(codes.has(one as string, dateOfService(state)));
      };
    }
    case "first_in": {
      const order = prepared.orderIndex.get(test.order)!;
      return (state, item) => firstTruth(state, order, item!);
    }
    case "first_of": {
      const order = prepared.orderIndex.get(test.order)!;
      const set = prepared.setIndex.get(test.set)!;
      return (state, item) => firstOfTruth(state, order, item, (first) => memberTruth(state, set, first), test.negated);
    }
  }
}

function planEmpty(set: ir.SetOf, prepared: Prepared): TestFn {
  const each = planSet(set, prepared);
  return (state, item) => {
    let result: Truth = YES;
    each(state, item, (_, is) => {
      if (is !== NO) result = is === YES ? NO : UNKNOWN;
      return result !== NO;
    });
    return result;
  };
}

function planCompare(test: Extract<ir.Test, { op: "compare" }>, prepared: Prepared): TestFn {
  const left = planValue(test.left, prepared);
  const { relation } = test;
  if (test.right.op === "constant" && (relation === "is" || relation === "is_not")) {
    const wanted = test.right.value;
    const same = relation === "is" ? YES : NO;
    const other = not(same);
    return (state, item) => {
      const value = left(state, item);
      return value === undefined ? UNKNOWN : value === wanted ? same : other;
    };
  }
  const right = planValue(test.right, prepared);
  return (state, item) => related(relation, left(state, item), right(state, item));
}
