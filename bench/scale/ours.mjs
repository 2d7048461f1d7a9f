const NUMBERS = Array.from({ length: 8 }, (_, at) => String(at));

/** By a pack of ours: to `[line, rule]` for each rule that fires, as the hand-written code has it. */
export function byPack(pack, rules, form) {
  const places = form === "rules" ? new Map(rules.map(({ id }, place) => [id.toLowerCase(), place])) : placesByTable(rules);
  const placeOf = form === "rules" ? (rule) => places.get(rule) : (rule, code) => places.get(rule).get(code);
  return (claim) => {
    const { lines, findings } = pack.code(encounterOf(claim));
    const found = findings.map(({ line, rule }) => [Number(lines[line].ndc), placeOf(rule, lines[line].code)]);
    return found.sort(([a], [b]) => a - b);
  };
}

function placesByTable(rules) {
  const tables = new Map();
  rules.forEach(({ code, payers: [payer] }, place) => {
    const name = `units_${payer.toLowerCase()}`;
    if (!tables.has(name)) tables.set(name, new Map());
    tables.get(name).set(code, place);
  });
  return tables;
}

function encounterOf({ id, payer, lines }) {
  const charges = lines.map(({ code, units }, at) => ({ code, units, ndc: NUMBERS[at] }));
  return { id, plan: payer.toLowerCase(), date_of_service: "2024-03-15", charges };
}
