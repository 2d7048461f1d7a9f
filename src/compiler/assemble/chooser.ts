import type * as ir from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import type { ExceptionIndex } from "../exceptions/fold.ts";
import { both, except, whenOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import type { Meaning } from "../parts/meaning.ts";

/** Turns the parts of one rule into parts of the program, with the cases that exceptions give them on one date. */
export interface Chooser {
  /**
   * The part under `path`; `read` turns a meaning into what the program holds, `absent` stands where the rule has no such part or an exception
   * removes it.
   */
  part<T>(path: string, read: (meaning: Meaning) => T, absent: T): ir.Choice<T>;
  /** A part that holds a code: a named value in it is replaced by its constants, with the cases of the value. */
  code(path: string): ir.Choice<string>;
  /** What replaces the rule's conclusion. */
  readonly instead: readonly ir.InsteadCase[];
}

/** A chooser over the cases of one date; `values` are the named values of that date. */
export function chooserOf(draft: Draft, index: ExceptionIndex, values: ReadonlyMap<string, ir.ValueRule>): Chooser {
  const target = draft.rule.name.text;
  const part = <T>(path: string, read: (meaning: Meaning) => T, absent: T): ir.Choice<T> => {
    const one = (meaning: Meaning | undefined): T => (meaning === undefined || meaning.is === "none" ? absent : read(meaning));
    const cases = index.casesOf(target, path).map(({ exception, meaning, guard }) => ({
      exception: exception.rule.name.text,
      ...whenOf(guard),
      value: one(meaning),
    }));
    const value = one(draft.parts.get(path));
    return cases.length > 0 ? { value, cases } : { value };
  };
  return {
    part,
    code: (path) => constantCode(part<ir.Value | null>(path, (meaning) => (meaning.is === "value" ? meaning.value : null), null), values),
    instead: index.casesOf(target, "instead").flatMap(({ exception, meaning, guard }) => {
      if (meaning.is !== "instead") return [];
      return [{ exception: exception.rule.name.text, ...whenOf(guard), value: meaning.value, because: exception.because }];
    }),
  };
}

/** Puts the constants of named values in place of the values; the cases of a value hold where those of the part do not. */
function constantCode(choice: ir.Choice<ir.Value | null>, values: ReadonlyMap<string, ir.ValueRule>): ir.Choice<string> {
  const named = (value: ir.Value | null): ir.Choice<ir.Constant> => {
    if (value?.op === "constant") return { value: value.value };
    return (value?.op === "value" && values.get(value.name)?.is) || { value: "" };
  };
  const own = named(choice.value);
  const others = (choice.cases ?? []).map((one) => except(one.when ?? "always"));
  const cases: ir.Case<string>[] = [];
  const add = (exception: string, guard: Guard, value: ir.Constant): void => {
    if (guard !== "never") cases.push({ exception, ...whenOf(guard), value: String(value) });
  };
  for (const one of own.cases ?? []) add(one.exception, both(one.when ?? "always", ...others), one.value);
  for (const { exception, when, value } of choice.cases ?? []) {
    const inner = named(value);
    const guard = when ?? "always";
    for (const one of inner.cases ?? []) add(one.exception, both(guard, one.when ?? "always"), one.value);
    add(exception, both(guard, ...(inner.cases ?? []).map((one) => except(one.when ?? "always"))), inner.value);
  }
  return cases.length > 0 ? { value: String(own.value), cases } : { value: String(own.value) };
}
