import { headTest } from "../ir/head-test.ts";
import type * as ir from "../ir/ir.ts";
import type { Backend, Chosen, Prepared, PreparedHead, PreparedInstead, TestFn } from "./prepared.ts";

/** What the parts of a program are prepared with. */
export interface Preparing {
  readonly backend: Backend;
  /** Filled while it is handed out: functions look names up when they run, or once all names are known. */
  readonly prepared: Prepared;
}

/** A choice with its guards planned and its values mapped. */
export function chosen<T, U>(choice: ir.Choice<T>, cx: Preparing, map: (value: T) => U): Chosen<U> {
  const cases = (choice.cases ?? []).map((one) => {
    const value = map(one.value);
    return { exception: one.exception, when: guard(one.when, cx), value, alone: [value] as const };
  });
  const value = map(choice.value);
  return { value, alone: [value], cases };
}

/** Those parts that exceptions may change. */
export function changeable(parts: readonly (Chosen<unknown> | undefined)[]): readonly Chosen<unknown>[] {
  return parts.filter((part) => part !== undefined && part.cases.length > 0) as readonly Chosen<unknown>[];
}

/** A guard; null holds always. */
export function guard(test: ir.Test | undefined, cx: Preparing): TestFn | null {
  return test === undefined ? null : cx.backend.test(test, cx.prepared);
}

/** The head of a rule: its noun and the test that narrows it. */
export function prepareHead(head: ir.Head, cx: Preparing): PreparedHead {
  const noun = cx.prepared.nouns.get(head.noun)!;
  return { head, noun, place: cx.prepared.places.get(head.noun)!, truth: planHead(head, cx) };
}

function planHead(head: ir.Head, cx: Preparing): TestFn | null {
  if (head.from !== undefined) {
    const rule = head.from;
    return (_, item) => ("line" in item! && (item.line as { rules: readonly string[] }).rules.includes(rule) ? 1 : 0);
  }
  const test = headTest(head);
  return test && cx.backend.test(test, cx.prepared);
}

/** What replaces a conclusion, guards planned. */
export function prepareInstead(cases: readonly ir.InsteadCase[], cx: Preparing): readonly PreparedInstead[] {
  return cases.map((one) => ({ exception: one.exception, when: guard(one.when, cx), value: one.value, because: one.because }));
}

