import type * as ir from "../../../ir/ir.ts";
import { Body } from "./body.ts";
import type { Names } from "./names.ts";
import { COUNT, walkSet } from "./set-code.ts";
import { literal } from "./text.ts";
import { timeFunction } from "./time-code.ts";

/** A value as an expression without effects, and whether it may be undefined: not known. */
export interface ValueCode {
  readonly code: string;
  readonly mayMiss: boolean;
}

/** Adds what a value needs to the body. */
export function valueCode(value: ir.Value, body: Body, names: Names, rules: readonly string[]): ValueCode {
  switch (value.op) {
    case "constant":
      return { code: literal(value.value), mayMiss: false };
    case "value": {
      const constant = names.constant(value.name);
      if (constant !== undefined) return { code: literal(constant), mayMiss: false };
      return held(`namedValue(state, ${literal(value.name)})`, body);
    }
    case "field": {
      const slot = names.slot(value.noun, value.field);
      return held(value.noun === "encounter" ? `state.encounter.self.values[${slot}]` : `item.values[${slot}]`, body);
    }
    case "sum":
      return held(`${sumFunction(value, names, rules)}(state, item)`, body);
    case "minutes_at_rate":
      return minutesAtRate(value, body, names, rules);
    case "minutes_of":
      return held(`${minutesFunction(value.time, names, rules)}(state, item)`, body);
    case "longest_piece_of": {
      const lines = [`const pieces = namedTime(state, ${names.time(value.time)}, item);`, "return pieces === undefined ? undefined : longestPiece(pieces);"];
      return held(`${names.functions.define(lines, rules)}(state, item)`, body);
    }
    case "count_of":
      return held(`${walkSet(value.set, COUNT, names, rules)}(state, item)`, body);
  }
}

/** The name of a function that gives a value. */
export function valueFunction(value: ir.Value, names: Names, rules: readonly string[]): string {
  const body = new Body();
  body.add(`return ${valueCode(value, body, names, rules).code};`);
  return names.functions.define(body.lines, rules);
}

function held(expression: string, body: Body): ValueCode {
  return { code: body.hold(expression), mayMiss: true };
}

function minutesAtRate({ volume, rate }: Extract<ir.Value, { op: "minutes_at_rate" }>, body: Body, names: Names, rules: readonly string[]): ValueCode {
  const [millilitres, perHour] = [valueCode(volume, body, names, rules), valueCode(rate, body, names, rules)];
  const missing = [millilitres, perHour].filter(({ mayMiss }) => mayMiss).map(({ code }) => `${code} === undefined`);
  const minutes = `Math.floor((60 * ${millilitres.code}) / ${perHour.code})`;
  if (missing.length === 0) return { code: minutes, mayMiss: false };
  return held(`${missing.join(" || ")} ? undefined : ${minutes}`, body);
}

/** A sum of numbers, or of one date and days. */
function sumFunction({ terms }: Extract<ir.Value, { op: "sum" }>, names: Names, rules: readonly string[]): string {
  const body = new Body();
  body.add("let date;");
  body.add("let total = 0;");
  for (const { sign, value } of terms) {
    const { code, mayMiss } = valueCode(value, body, names, rules);
    const add = `total ${sign === 1 ? "+" : "-"}= ${code};`;
    if (mayMiss) {
      body.add(`if (${code} === undefined) return undefined;`);
      body.add(`if (typeof ${code} === "string") date = ${code};`);
      body.add(`else ${add}`);
    } else body.add(code.startsWith('"') ? `date = ${code};` : add);
  }
  body.add("return date === undefined ? total : addDays(date, total);");
  return names.functions.define(body.lines, rules);
}

function minutesFunction(time: ir.Time, names: Names, rules: readonly string[]): string {
  const lines = time.base.of === "time" && time.cuts.length === 0
    ? [`const pieces = namedTime(state, ${names.time(time.base.time)}, item);`, "return pieces === undefined ? undefined : minutesOfPieces(pieces);"]
    : [`const runs = ${timeFunction(time, names, rules)}(state, item);`, "return runs === undefined ? undefined : minutesIn(runs);"];
  return names.functions.define(lines, rules);
}
