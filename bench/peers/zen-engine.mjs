import zen from "@gorules/zen-engine";

/** zen-engine: decision tables in a native library, behind promises. */
export const name = "@gorules/zen-engine 0.54, table";

const position = { x: 0, y: 0 };

function decision(content) {
  const nodes = [
    { id: "in", name: "request", type: "inputNode", position, content: {} },
    { id: "table", name: "table", type: "decisionTableNode", position, content },
    { id: "out", name: "response", type: "outputNode", position, content: {} },
  ];
  const edges = [["in", "table"], ["table", "out"]].map(([sourceId, targetId], at) => ({ id: `edge${at}`, type: "edge", sourceId, targetId }));
  return new zen.ZenEngine().createDecision(new zen.ZenDecisionContent({ contentType: "application/vnd.gorules.decision", nodes, edges }));
}

const column = (field, name = field || "condition") => ({ id: name, name, field });

/** W1. */
export function ladder() {
  const hours = "floor((minutes - 31) / 60)";
  const rows = [
    ["infusion", "<= 15", "96374", "1"], ["infusion", "> 15", "96365", "1"], ["infusion", "> 90", "96366", hours],
    ["hydration", "> 30", "96360", "1"], ["hydration", "> 90", "96361", hours],
  ];
  const rules = rows.map(([kind, minutes, code, units], at) => ({ _id: `row${at}`, kind: JSON.stringify(kind), minutes, code: JSON.stringify(code), units }));
  const table = decision({ hitPolicy: "collect", inputs: [column("kind"), column("minutes")], outputs: [column("code"), column("units")], rules });
  const lineOf = ({ code, units }) => ({ code, units });
  const run = async (input) => {
    const { result } = await table.evaluate(input);
    return Array.isArray(result) ? result.map(lineOf) : [];
  };
  return { isAsync: true, run };
}

/** From conditions and their rules to what finds, for the facts of each line, the places of the conditions that hold. */
export function conditions(trees, rules) {
  const rows = rules.map((rule, place) => ({ _id: `row${place}`, ...guardsOf(rule), condition: textOf(rule.cond), place: String(place) }));
  const table = decision({
    hitPolicy: "collect", executionMode: "loop", inputField: "lines", outputPath: "out", passThrough: false,
    inputs: [column("code"), column("payer"), column("dos"), column("", "condition")], outputs: [column("place")], rules: rows,
  });
  const run = async (lines) => (await table.evaluate({ lines })).result.out.map((hits) => hits.map(({ place }) => place));
  return { isAsync: true, run };
}

function guardsOf({ code, codes, payers, from, to }) {
  const listed = (words) => (words ?? []).map((word) => JSON.stringify(word)).join(",");
  const until = to < 99_999_999;
  const dos = from && until ? `[${from}..${to})` : from ? `>= ${from}` : until ? `< ${to}` : "";
  return { code: listed(codes ?? [code]), payer: listed(payers), dos };
}

const OPERATORS = { equal: "==", above: ">", atLeast: ">=", below: "<", atMost: "<=" };

function textOf(tree) {
  const list = () => `[${tree.values.map((value) => JSON.stringify(value)).join(", ")}]`;
  switch (tree.is) {
    case "all": return `(${tree.parts.map(textOf).join(" and ")})`;
    case "not": return `not (${textOf(tree.part)})`;
    case "oneOf": return `${tree.fact} in ${list()}`;
    case "has": return `${JSON.stringify(tree.value)} in ${tree.fact}`;
    case "hasAny": return `some(${tree.fact}, # in ${list()})`;
    default: return `${tree.fact} ${OPERATORS[tree.is]} ${JSON.stringify(tree.value)}`;
  }
}
