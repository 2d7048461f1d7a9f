import jsonRulesEngine from "json-rules-engine";

/** json-rules-engine: a promise for each rule and condition. Its events are static, so the unit arithmetic is the host's. */
export const name = "json-rules-engine 7.3";

const { Engine } = jsonRulesEngine;

/** W1. */
export function ladder() {
  const engine = new Engine();
  let priority = 100;
  const rule = (kind, above, code, { atMost, hours = false } = {}) => {
    const all = [{ fact: "kind", operator: "equal", value: kind }, { fact: "minutes", operator: "greaterThan", value: above }];
    if (atMost !== undefined) all.push({ fact: "minutes", operator: "lessThanInclusive", value: atMost });
    engine.addRule({ priority: priority--, conditions: { all }, event: { type: code, params: { hours } } });
  };
  rule("infusion", -1, "96374", { atMost: 15 });
  rule("infusion", 15, "96365");
  rule("infusion", 90, "96366", { hours: true });
  rule("hydration", 30, "96360");
  rule("hydration", 90, "96361", { hours: true });
  const lineOf = ({ type, params }, minutes) => ({ code: type, units: params.hours ? Math.floor((minutes - 31) / 60) : 1 });
  return { isAsync: true, run: async (input) => (await engine.run(input)).events.map((event) => lineOf(event, input.minutes)) };
}

/** From conditions to what finds, for the facts of each line, the places of the conditions that hold. */
export function conditions(trees) {
  const engine = new Engine();
  trees.forEach((tree, place) => engine.addRule({ conditions: conditionOf(tree), event: { type: "holds", params: { place } } }));
  const places = (events) => events.map(({ params }) => params.place).sort((a, b) => a - b);
  const run = async (lines) => {
    const out = [];
    for (const facts of lines) out.push(places((await engine.run(facts)).events));
    return out;
  };
  return { isAsync: true, run };
}

const OPERATORS = { equal: "equal", oneOf: "in", has: "contains", above: "greaterThan", atLeast: "greaterThanInclusive", below: "lessThan", atMost: "lessThanInclusive" };

function conditionOf(tree) {
  switch (tree.is) {
    case "all": return { all: tree.parts.map(conditionOf) };
    case "not": return { not: conditionOf(tree.part) };
    case "hasAny": return { any: tree.values.map((value) => ({ fact: tree.fact, operator: "contains", value })) };
    default: return { fact: tree.fact, operator: OPERATORS[tree.is], value: tree.value ?? tree.values };
  }
}
