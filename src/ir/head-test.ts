import type { Test, Value } from "./expression.ts";
import type { Head } from "./part.ts";

/** What a head asks of an item, as a test; null where it asks nothing. Which rule a line is from is no test of the language and is left out. */
export function headTest(head: Head): Test | null {
  if (head.in !== undefined) return { op: "member", set: head.in };
  const code: Value = { op: "field", noun: head.noun, field: "code" };
  if (head.codes !== undefined) return { op: "in_codes", value: code, codes: head.codes };
  if (head.code === undefined) return null;
  return { op: "compare", relation: "is", left: code, right: { op: "constant", type: { is: "code", system: "code" }, value: head.code } };
}
