import { invariant } from "../../base/invariant.ts";
import { type Expression, expressionKey, expressionsOf } from "../../ir/expressions.ts";
import type * as ir from "../../ir/ir.ts";
import type { Backend, MembersFn, Prepared, TestFn, TimeFn, ValueFn } from "../prepared.ts";

/** A function that was generated from an expression, of the kind that the expression has. */
export type Generated = TestFn | ValueFn | TimeFn | MembersFn;

/** Finds the functions of each program of a pack: by place, in the order of the program's expressions. */
export function generatedBackend(pack: ir.Pack, programs: readonly (readonly Generated[])[]): Backend {
  const linked = new Map<ir.Program, Linked>();
  const find = (expression: Expression, { program, vocabulary }: Prepared): unknown => {
    let functions = linked.get(program);
    if (functions === undefined) linked.set(program, (functions = link(program, vocabulary, programs[pack.programs.indexOf(program)]!)));
    const found = functions.byNode.get(expression.node) ?? functions.byText.get(expressionKey(expression));
    invariant(found !== undefined, `a generated function for this ${expression.is}`);
    return found;
  };
  return {
    profiles: true,
    test: (node, prepared) => find({ is: "test", node }, prepared) as TestFn,
    value: (node, prepared) => find({ is: "value", node }, prepared) as ValueFn,
    time: (node, prepared) => find({ is: "time", node }, prepared) as TimeFn,
    members: (node, prepared) => find({ is: "members", node }, prepared) as MembersFn,
  };
}

interface Linked {
  /** No node is an expression of two kinds. */
  readonly byNode: ReadonlyMap<Expression["node"], Generated>;
  /** Of expressions that are put together anew. */
  readonly byText: ReadonlyMap<string, Generated>;
}

function link(program: ir.Program, vocabulary: ir.Pack["vocabulary"], functions: readonly Generated[]): Linked {
  const byNode = new Map<Expression["node"], Generated>();
  const byText = new Map<string, Generated>();
  const standing = expressionsOf(program, vocabulary);
  invariant(standing.length === functions.length, "one generated function for each expression");
  standing.forEach(({ expression, written }, place) => {
    if (written) byNode.set(expression.node, functions[place]!);
    else byText.set(expressionKey(expression), functions[place]!);
  });
  return { byNode, byText };
}
