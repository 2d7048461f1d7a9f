import { invariant } from "../../base/invariant.ts";
import { type Expression, expressionKey, expressionsOf } from "../../ir/expressions.ts";
import type * as ir from "../../ir/ir.ts";
import type { Backend, MembersFn, Prepared, TestFn, TimeFn, ValueFn } from "../prepared.ts";

/** A function that was generated from an expression, of the kind that the expression has. */
export type Generated = TestFn | ValueFn | TimeFn | MembersFn;

/** Finds the functions of each program of a pack: by place, in the order of the program's expressions. */
export function generatedBackend(pack: ir.Pack, programs: readonly (readonly Generated[])[]): Backend {
  const linked = new Map<ir.Program, ReadonlyMap<string, Generated>>();
  const find = (is: Expression["is"], node: Expression["node"], { program, vocabulary }: Prepared): unknown => {
    let functions = linked.get(program);
    if (functions === undefined) {
      const own = programs[pack.programs.indexOf(program)]!;
      functions = new Map(expressionsOf(program, vocabulary).map((one, place) => [expressionKey(one.is, one.node), own[place]!]));
      invariant(functions.size === own.length, "one generated function for each expression");
      linked.set(program, functions);
    }
    const found = functions.get(expressionKey(is, node));
    invariant(found !== undefined, `a generated function for this ${is}`);
    return found;
  };
  return {
    profiles: true,
    test: (test, prepared) => find("test", test, prepared) as TestFn,
    value: (value, prepared) => find("value", value, prepared) as ValueFn,
    time: (time, prepared) => find("time", time, prepared) as TimeFn,
    members: (set, prepared) => find("members", set, prepared) as MembersFn,
  };
}
