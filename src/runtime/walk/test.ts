import type * as ir from "../../ir/ir.ts";
import { dateOfService } from "../date-of-service.ts";
import type { Item } from "../encounter.ts";
import { memberTruth } from "../membership.ts";
import { firstOfTruth, firstTruth } from "../order.ts";
import type { Prepared, State } from "../prepared.ts";
import { and, NO, not, or, type Truth, truth, UNKNOWN, YES } from "../truth.ts";
import { membersOf } from "./set.ts";
import { walkValue } from "./value.ts";

/** The meaning of a test for an item: strong Kleene logic (kinds.md 4). */
export function walkTest(test: ir.Test, prepared: Prepared, state: State, item: Item | null): Truth {
  switch (test.op) {
    case "all":
      return test.of.map((one) => walkTest(one, prepared, state, item)).reduce(and, YES);
    case "any":
      return test.of.map((one) => walkTest(one, prepared, state, item)).reduce(or, NO);
    case "not":
      return not(walkTest(test.of, prepared, state, item));
    case "compare":
      return related(test.relation, walkValue(test.left, prepared, state, item), walkValue(test.right, prepared, state, item));
    case "includes": {
      const list = walkValue(test.list, prepared, state, item) as readonly unknown[] | undefined;
      const value = walkValue(test.value, prepared, state, item);
      return list === undefined || value === undefined ? UNKNOWN : truth(list.includes(value));
    }
    case "documented":
      return truth(walkValue(test.value, prepared, state, item) !== undefined);
    case "document":
      return truth(state.encounter.documents.has(test.word));
    case "empty": {
      const truths = membersOf(test.set, prepared, state, item).map(([, is]) => is);
      return truths.includes(YES) ? NO : truths.includes(UNKNOWN) ? UNKNOWN : YES;
    }
    case "member":
      return memberTruth(state, prepared.setIndex.get(test.set)!, item!);
    case "one_of": {
      const value = walkValue(test.value, prepared, state, item);
      return value === undefined ? UNKNOWN : truth(test.members.includes(value as string));
    }
    case "in_codes": {
      const value = walkValue(test.value, prepared, state, item);
      return value === undefined ? UNKNOWN : truth(prepared.codes.get(test.codes)!.has(value as string, dateOfService(state)));
    }
    case "first_in":
      return firstTruth(state, prepared.orderIndex.get(test.order)!, item!);
    case "first_of": {
      const set = prepared.setIndex.get(test.set)!;
      return firstOfTruth(state, prepared.orderIndex.get(test.order)!, item, (first) => memberTruth(state, set, first), test.negated);
    }
  }
}

/** A comparison with a side that is not known is not known. */
export function related(relation: ir.Relation, left: unknown, right: unknown): Truth {
  if (left === undefined || right === undefined) return UNKNOWN;
  switch (relation) {
    case "is":
      return truth(left === right);
    case "is_not":
      return truth(left !== right);
    case "at_least":
      return truth((left as number) >= (right as number));
    case "at_most":
      return truth((left as number) <= (right as number));
    case "more_than":
      return truth((left as number) > (right as number));
    case "less_than":
      return truth((left as number) < (right as number));
  }
}
