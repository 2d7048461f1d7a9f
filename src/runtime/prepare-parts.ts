import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import type { Backend, Chosen, Prepared, PreparedHead, PreparedInstead, TestFn } from "./prepared.ts";

/** What the parts of a program are prepared with. */
export interface Preparing {
  readonly backend: Backend;
  /** Filled while it is handed out: functions look names up when they run, or once all names are known. */
  readonly prepared: Prepared;
}

/** A choice with its guards planned and its values mapped. */
export function chosen<T, U>(choice: ir.Choice<T>, cx: Preparing, map: (value: T) => U): Chosen<U> {
  const cases = (choice.cases ?? []).map((one) => ({ exception: one.exception, when: guard(one.when, cx), value: map(one.value) }));
  return { value: map(choice.value), cases };
}

/** A guard; null holds always. */
export function guard(test: ir.Test | undefined, cx: Preparing): TestFn | null {
  return test === undefined ? null : cx.backend.test(test, cx.prepared);
}

/** The head of a rule: its noun and the test that narrows it. */
export function prepareHead(head: ir.Head, cx: Preparing): PreparedHead {
  const noun = cx.prepared.nouns.get(head.noun)!;
  return { head, noun, truth: headTest(head, noun, cx) };
}

function headTest(head: ir.Head, noun: Noun, cx: Preparing): TestFn | null {
  if (head.in !== undefined) return cx.backend.test({ op: "member", set: head.in }, cx.prepared);
  if (head.from !== undefined) {
    const rule = head.from;
    return (_, item) => ("line" in item! && (item.line as { rules: readonly string[] }).rules.includes(rule) ? 1 : 0);
  }
  const code: ir.Value = { op: "field", noun: noun.name, field: "code" };
  if (head.codes !== undefined) return cx.backend.test({ op: "in_codes", value: code, codes: head.codes }, cx.prepared);
  if (head.code !== undefined) {
    const right: ir.Value = { op: "constant", type: { is: "code", system: "code" }, value: head.code };
    return cx.backend.test({ op: "compare", relation: "is", left: code, right }, cx.prepared);
  }
  return null;
}

/** What replaces a conclusion, guards planned. */
export function prepareInstead(cases: readonly ir.InsteadCase[], cx: Preparing): readonly PreparedInstead[] {
  return cases.map((one) => ({ exception: one.exception, when: guard(one.when, cx), value: one.value, because: one.because }));
}

