import type { Test } from "../../ir/ir.ts";

/** When something holds; `always` and `never` are not written as tests. */
export type Guard = Test | "always" | "never";

/** All of several guards. */
export function both(...guards: readonly Guard[]): Guard {
  if (guards.includes("never")) return "never";
  const tests = guards.filter((guard): guard is Test => typeof guard !== "string").flatMap((test) => (test.op === "all" ? test.of : [test]));
  if (tests.length === 0) return "always";
  return tests.length === 1 ? tests[0]! : { op: "all", of: tests };
}

/** Any of several guards. */
export function either(...guards: readonly Guard[]): Guard {
  if (guards.includes("always")) return "always";
  const tests = guards.filter((guard): guard is Test => typeof guard !== "string").flatMap((test) => (test.op === "any" ? test.of : [test]));
  if (tests.length === 0) return "never";
  return tests.length === 1 ? tests[0]! : { op: "any", of: tests };
}

/** Where a guard does not hold. */
export function except(guard: Guard): Guard {
  if (guard === "always") return "never";
  if (guard === "never") return "always";
  return guard.op === "not" ? guard.of : { op: "not", of: guard };
}

/** The guard of an optional test: none holds always. */
export function guardOf(test: Test | undefined): Guard {
  return test ?? "always";
}

/** A case's `when`: absent where it always holds. */
export function whenOf(guard: Exclude<Guard, "never">): { readonly when?: Test } {
  return guard === "always" ? {} : { when: guard };
}
