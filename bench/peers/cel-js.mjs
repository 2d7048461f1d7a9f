import { Environment } from "@marcbachmann/cel-js";
import { linear } from "./linear.mjs";

/** @marcbachmann/cel-js: expressions parsed and typed once; no code is generated. */
export const name = "@marcbachmann/cel-js 8.0, parsed, typed";

const rungs = (first, more) =>
  `(minutes <= 90 ? [{"code":"${first}","units":1}] : [{"code":"${first}","units":1},{"code":"${more}","units":(minutes - 31) / 60}])`;
const LADDER = `kind == "infusion" ? (minutes <= 15 ? [{"code":"96374","units":1}] : ${rungs("96365", "96366")}) : (minutes <= 30 ? [] : ${rungs("96360", "96361")})`;

/** W1. Its whole numbers are BigInt. */
export function ladder() {
  const environment = new Environment({ homogeneousAggregateLiterals: false }).registerVariable("kind", "string").registerVariable("minutes", "int");
  const parsed = environment.parse(LADDER);
  const lineOf = ({ code, units }) => ({ code, units: Number(units) });
  return { run: ({ kind, minutes }) => parsed({ kind, minutes: BigInt(minutes) }).map(lineOf) };
}

const FACTS = {
  payer: "string", setting: "string", code: "string", dos: "double", units: "double", minutes: "double", first: "double", totalUnits: "double",
  excess: "double", mods: "list<string>", codes: "list<string>", dx: "list<string>",
};

/** From conditions to what finds, for the facts of each line, the places of the conditions that hold. */
export function conditions(trees) {
  const environment = new Environment();
  for (const [fact, type] of Object.entries(FACTS)) environment.registerVariable(fact, type);
  const tests = trees.map((tree) => environment.parse(textOf(tree)));
  return { run: linear(tests) };
}

const OPERATORS = { equal: "==", above: ">", atLeast: ">=", below: "<", atMost: "<=" };
const literal = (value) => (typeof value === "number" ? `${value}.0` : JSON.stringify(value));

function textOf(tree) {
  switch (tree.is) {
    case "all": return `(${tree.parts.map(textOf).join(" && ")})`;
    case "not": return `!(${textOf(tree.part)})`;
    case "oneOf": return `${tree.fact} in [${tree.values.map(literal).join(", ")}]`;
    case "has": return `${literal(tree.value)} in ${tree.fact}`;
    case "hasAny": return `(${tree.values.map((value) => `${literal(value)} in ${tree.fact}`).join(" || ")})`;
    default: return `${tree.fact} ${OPERATORS[tree.is]} ${literal(tree.value)}`;
  }
}
