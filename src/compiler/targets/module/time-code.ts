import type * as ir from "../../../ir/ir.ts";
import { Body } from "./body.ts";
import type { Names } from "./names.ts";
import { TIME, walkSet } from "./set-code.ts";

/** The name of a function that gives a time as runs; undefined is not known. */
export function timeFunction(time: ir.Time, names: Names, rules: readonly string[]): string {
  const body = new Body();
  body.add(`${time.cuts.length === 0 ? "return" : "let runs ="} ${baseCode(time.base, names, rules)};`);
  for (const { how, by } of time.cuts) {
    body.add("if (runs === undefined || runs.length === 0) return runs;");
    const cut = body.fresh("cut");
    body.add(`const ${cut} = ${baseCode(by, names, rules)};`);
    body.add(`if (${cut} === undefined) return undefined;`);
    body.add(`runs = ${how}(runs, ${cut});`);
  }
  if (time.cuts.length > 0) body.add("return runs;");
  return names.functions.define(body.lines, rules);
}

function baseCode(base: ir.TimeBase, names: Names, rules: readonly string[]): string {
  if (base.of === "item") return "itemTime(item)";
  if (base.of === "time") {
    const lines = [`const pieces = namedTime(state, ${names.time(base.time)}, item);`, "return pieces === undefined ? undefined : wholeOf(pieces);"];
    return `${names.functions.define(lines, rules)}(state, item)`;
  }
  return `${walkSet(base.set, TIME, names, rules, aheadCode(base.set, names))}(state, item)`;
}

/** The time of members that rank before an item is added up once a group. */
function aheadCode({ base, qualifiers }: ir.SetOf, names: Names): readonly string[] {
  const [first, ...more] = qualifiers;
  if (first?.is !== "before" || more.length > 0 || !("set" in base)) return [];
  return [`const ahead = timeAhead(state, ${names.order(first.order)}, ${names.set(base.set)}, item);`, "if (ahead !== null) return ahead;"];
}
