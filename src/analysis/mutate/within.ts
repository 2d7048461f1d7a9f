import type { LeaveOut, RuleBase, SetRule, Test, TimeRule, Value } from "../../ir/ir.ts";
import type { Stretch } from "../../compiler/check/stretch.ts";
import type { Guard } from "../../compiler/exceptions/guard.ts";
import { both, except, guardOf } from "../../compiler/exceptions/guard.ts";
import { isGuard } from "../cover/clauses.ts";
import type { Written } from "../written/expressions.ts";
import { askedWithin } from "../written/stretches.ts";

/** A test that no item meets. */
export const NEVER: Test = { op: "any", of: [] };

/** A test that every item meets. */
export const ALWAYS: Test = { op: "all", of: [] };

/**
 * Where an expression of a rule is asked for, as far as clauses say. Leave-outs are asked of what the set keeps and no earlier one leaves out, parts
 * of what a rule concludes where its `when` is not a sure no. Undefined where the rule is not in force.
 */
export function askedAt({ rule, path, section }: Written, stretch: Stretch): Guard | undefined {
  if (path[0] === "applies") return "always";
  const within = askedWithin(rule.name, stretch);
  if (within === undefined) return undefined;
  if (section === "sets" && path[0] === "leaveOut") return both(within, ...stays(rule as SetRule, Number(path[1])));
  const isPart = path[0] !== "when" && path[0] !== "keep" && section !== "sets";
  return isPart || (isGuard(path) && path[0] !== "when" && section !== "sets") ? both(within, guardOf(plainWhen(rule) ?? undefined)) : within;
}

/** The `when` of a rule, where no exception changes it. */
export function plainWhen(rule: RuleBase): Test | null {
  const { when } = rule as { readonly when?: { readonly value: Test | null; readonly cases?: readonly unknown[] } };
  return when?.cases === undefined || when.cases.length === 0 ? (when?.value ?? null) : null;
}

/** Whether no exception changes when a rule concludes something. */
export function isPlain(rule: RuleBase): boolean {
  const { when, instead } = rule as { readonly when?: { readonly cases?: readonly unknown[] }; readonly instead?: readonly unknown[] };
  return (when?.cases ?? []).length === 0 && (instead ?? []).length === 0;
}

function stays({ keep, leaveOut }: SetRule, before: number): readonly Guard[] {
  const kept = (keep.cases ?? []).length === 0 ? [guardOf(keep.value ?? undefined)] : [];
  return [...kept, ...leaveOut.slice(0, before).map(({ if: test }: LeaveOut) => except(test))];
}

/** A test in which the minutes of a named time that is the item's own time, whole, are those of the item itself. */
export function withOwnTimes(test: Test, times: readonly TimeRule[]): Test {
  const own = new Set(times.filter(isOwnTime).map(({ name }) => name));
  return own.size === 0 ? test : (renamed(test, own) as Test);
}

/** Whether a named time is the item's own, nothing cut or dropped. */
function isOwnTime({ is, pieces, shortest, cut }: TimeRule): boolean {
  const plain = [is, pieces, shortest, cut].every(({ cases }) => (cases ?? []).length === 0);
  return plain && is.value.base.of === "item" && is.value.cuts.length === 0 && shortest.value === null && cut.value === null && pieces.value === "together";
}

function renamed(node: unknown, own: ReadonlySet<string>): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((one) => renamed(one, own));
  const { of, time } = node as { readonly of?: unknown; readonly time?: unknown };
  if (of === "time" && typeof time === "string" && own.has(time)) return { of: "item" };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, renamed(value, own)]));
}

/** A test with a named value read as a constant. */
export function withConstant<T extends Test | Value>(node: T, name: string, constant: Extract<Value, { op: "constant" }>): T {
  const put = (one: unknown): unknown => {
    if (typeof one !== "object" || one === null) return one;
    if (Array.isArray(one)) return one.map(put);
    const { op, name: named } = one as { readonly op?: unknown; readonly name?: unknown };
    return op === "value" && named === name ? constant : Object.fromEntries(Object.entries(one).map(([key, value]) => [key, put(value)]));
  };
  return put(node) as T;
}
