import type * as ir from "../../../ir/ir.ts";
import type { Type } from "../../../ir/types.ts";
import type { Symbols } from "../../symbols.ts";
import { constantOfLiteral, typeOfLiteral } from "../literal.ts";

/** A constant and its type. */
export interface TypedConstant {
  readonly type: Type;
  readonly value: ir.Constant;
}

/**
 * The constant that a value always is: a literal, or a named value that has one literal, no dates, and no exception anywhere in the
 * chain. Undefined: it may differ with the date, the payer or the chart.
 */
export function foldConstant(value: ir.Value, symbols: Symbols): TypedConstant | undefined {
  if (value.op === "constant") return { type: value.type, value: value.value };
  if (value.op !== "value") return undefined;
  const rule = symbols.byName.get(value.name)?.rule;
  const is = rule?.parts.get("is")?.content;
  if (is?.type !== "value" || is.value.kind !== "literal" || isExcepted(value.name, symbols)) return undefined;
  return { type: typeOfLiteral(is.value), value: constantOfLiteral(is.value) };
}

const excepted = new WeakMap<Symbols, ReadonlySet<string>>();

function isExcepted(name: string, symbols: Symbols): boolean {
  let names = excepted.get(symbols);
  if (names === undefined) {
    const targets = [...symbols.byName.values()].flatMap(({ rule }) => rule.exception?.to.map((word) => word.text) ?? []);
    excepted.set(symbols, (names = new Set(targets)));
  }
  return names.has(name);
}

/** The constant as a whole number in the order of its type: a date is its day, any other is itself. */
export function numberOf({ type, value }: TypedConstant): number {
  return type.is === "date" ? dayNumber(String(value)) : Number(value);
}

/** Days counted from March of the year 0, so that the leap day ends a year. */
function dayNumber(date: string): number {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const fromMarch = (month + 9) % 12;
  const years = month > 2 ? year : year - 1;
  return years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + Math.floor((153 * fromMarch + 2) / 5) + day;
}
