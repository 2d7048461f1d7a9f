import type * as ir from "../../ir/ir.ts";
import type { Ledger } from "./ledger.ts";
import type { ShownChange, ShownPart } from "./model.ts";
import type { Speech } from "./words.ts";

/** What the parts of a rule are shown with. */
export interface PartContext {
  readonly speech: Speech;
  readonly ledger: Ledger;
}

/** How a value of a part is said, a line each; null and nothing are no lines. */
export type Say<T> = (value: T) => readonly string[];

/** A part that exceptions may change; undefined where there is nothing to show of it. */
export function choicePart<T>(key: string, choice: ir.Choice<T>, say: Say<T>, cx: PartContext): ShownPart | undefined {
  const changes = (choice.cases ?? []).map((one) => changeOf(one.exception, one.when, say(one.value), cx));
  const always = choice.cases?.find(({ when }) => when === undefined);
  const own = say(choice.value);
  if (own.length === 0 && changes.length === 0) return undefined;
  return { key, is: always ? say(always.value) : own, was: always ? own : null, changes, because: null, sources: [] };
}

/** A part as it was written, which no exception changes. */
export function fixedPart(key: string, is: readonly string[], reason?: { readonly because: string; readonly citations: readonly ir.Citing[] }, cx?: PartContext): ShownPart | undefined {
  if (is.length === 0) return undefined;
  const sources = reason && cx ? reason.citations.map((one) => cx.ledger.source(one)) : [];
  return { key, is, was: null, changes: [], because: reason ? reason.because : null, sources };
}

/** What replaces the conclusion of a rule. */
export function insteadPart(cases: readonly ir.InsteadCase[], cx: PartContext): ShownPart | undefined {
  if (cases.length === 0) return undefined;
  const changes = cases.map(({ exception, when, value }) => changeOf(exception, when, [insteadWords(value)], cx));
  return { key: "instead", is: [], was: null, changes, because: null, sources: [] };
}

function insteadWords(value: ir.Instead): string {
  return "reason" in value ? `${value.is}: ${value.reason}` : value.is.replace("_", " ");
}

function changeOf(name: string, when: ir.Test | undefined, is: readonly string[], { speech, ledger }: PartContext): ShownChange {
  const { title, because, citations } = ledger.exception(name);
  return {
    exception: name,
    title,
    when: when ? speech.test(when) : [],
    is,
    because: because ?? "",
    origin: ledger.origin(name, citations),
    sources: citations.map((one) => ledger.source(one)),
  };
}
