import type { Qualifier, SetOf, Test, Time, TimeBase, Value } from "./ir.ts";

/** What a walk over an expression may stop at. Every node is given once, parents before children. */
export interface Visitor {
  test?(test: Test): void;
  value?(value: Value): void;
  set?(set: SetOf): void;
  qualifier?(qualifier: Qualifier, set: SetOf): void;
  time?(time: Time): void;
  timeBase?(base: TimeBase): void;
}

/** Visits a test and everything below it. */
export function visitTest(test: Test, visitor: Visitor): void {
  visitor.test?.(test);
  switch (test.op) {
    case "all": case "any":
      for (const part of test.of) visitTest(part, visitor);
      return;
    case "not": return visitTest(test.of, visitor);
    case "compare":
      visitValue(test.left, visitor);
      return visitValue(test.right, visitor);
    case "includes":
      visitValue(test.list, visitor);
      return visitValue(test.value, visitor);
    case "documented": case "one_of": case "in_codes": return visitValue(test.value, visitor);
    case "empty": return visitSet(test.set, visitor);
    case "document": case "member": case "first_in": case "first_of": return;
  }
}

/** Visits a value and everything below it. */
export function visitValue(value: Value, visitor: Visitor): void {
  visitor.value?.(value);
  switch (value.op) {
    case "sum":
      for (const term of value.terms) visitValue(term.value, visitor);
      return;
    case "minutes_at_rate":
      visitValue(value.volume, visitor);
      return visitValue(value.rate, visitor);
    case "minutes_of": return visitTime(value.time, visitor);
    case "count_of": return visitSet(value.set, visitor);
    case "constant": case "value": case "field": case "longest_piece_of": return;
  }
}

/** Visits a set expression and its qualifiers. */
export function visitSet(set: SetOf, visitor: Visitor): void {
  visitor.set?.(set);
  if (visitor.qualifier) for (const qualifier of set.qualifiers) visitor.qualifier(qualifier, set);
}

/** Visits a time expression and everything below it. */
export function visitTime(time: Time, visitor: Visitor): void {
  visitor.time?.(time);
  visitTimeBase(time.base, visitor);
  for (const cut of time.cuts) visitTimeBase(cut.by, visitor);
}

function visitTimeBase(base: TimeBase, visitor: Visitor): void {
  visitor.timeBase?.(base);
  if (base.of === "set") visitSet(base.set, visitor);
}
