import { LogicEngine } from "json-logic-engine";
import { linear } from "./linear.mjs";

/** json-logic-engine, which writes each rule as JavaScript and compiles it. */
export const name = "json-logic-engine 5.0, compiled";

const [kind, minutes] = [{ var: "kind" }, { var: "minutes" }];
const quotient = { "/": [{ "-": [minutes, 31] }, 60] };
const hours = { "-": [quotient, { "%": [quotient, 1] }] };
const rungs = (first, more) => ({ if: [{ "<=": [minutes, 90] }, [[first, 1]], [[first, 1], [more, hours]]] });
const LADDER = {
  if: [
    { "===": [kind, "infusion"] },
    { if: [{ "<=": [minutes, 15] }, [["96374", 1]], rungs("96365", "96366")] },
    { if: [{ "<=": [minutes, 30] }, [], rungs("96360", "96361")] },
  ],
};

/** W1. */
export function ladder() {
  const built = new LogicEngine().build(LADDER);
  return { run: (input) => built(input).map(([code, units]) => ({ code, units })) };
}

/** From conditions to what finds, for the facts of each line, the places of the conditions that hold. */
export function conditions(trees) {
  const engine = new LogicEngine();
  const tests = trees.map((tree) => engine.build(logicOf(tree)));
  return { run: linear(tests) };
}

const OPERATORS = { above: ">", atLeast: ">=", below: "<", atMost: "<=" };

function logicOf(tree) {
  const fact = { var: tree.fact };
  switch (tree.is) {
    case "all": return { and: tree.parts.map(logicOf) };
    case "not": return { "!": logicOf(tree.part) };
    case "equal": return { "===": [fact, tree.value] };
    case "oneOf": return { in: [fact, tree.values] };
    case "has": return { in: [tree.value, fact] };
    case "hasAny": return { or: tree.values.map((value) => ({ in: [value, fact] })) };
    default: return { [OPERATORS[tree.is]]: [fact, tree.value] };
  }
}
