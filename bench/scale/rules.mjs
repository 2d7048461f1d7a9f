import { random } from "../workload/random.mjs";

// The pack that grows: rule k is for code k / 3 and payer k mod 3, and fires above 3 + k mod 7 units.
const PAYERS = ["MCR", "COM", "MCD"];

/** The rules of a size, as W2's neutral rules are written. */
export function rulesOf(count) {
  return Array.from({ length: count }, (_, place) => {
    const most = 3 + (place % 7);
    const cond = { is: "above", fact: "units", value: most };
    return { id: `R${place}`, code: codeAt(Math.floor(place / 3)), payers: [PAYERS[place % 3]], from: 0, to: 99_999_999, most, cond };
  });
}

/** A code of the right form for a number below 10,000. */
const codeAt = (number) => `J${String(number).padStart(4, "0")}`;

/** Claims of 8 lines over the codes of a size. */
export function claimsOf(count, seed = 9) {
  const next = random(seed);
  const codes = Math.ceil(count / 3);
  return Array.from({ length: 400 }, (_, index) => ({
    id: `C${index}`,
    payer: PAYERS[Math.floor(next() * 3)],
    lines: Array.from({ length: 8 }, () => ({ code: codeAt(Math.floor(next() * codes)), units: 1 + Math.floor(next() * 12) })),
  }));
}

/** By hand: a Map by code, in it a Map by payer. To `[line, rule]` for each rule that fires. */
export function byHand(rules) {
  const codes = new Map();
  rules.forEach(({ code, payers: [payer], most }, place) => {
    if (!codes.has(code)) codes.set(code, new Map());
    codes.get(code).set(payer, { place, most });
  });
  return ({ payer, lines }) => {
    const found = [];
    for (let at = 0; at < lines.length; at++) {
      const { code, units } = lines[at];
      const rule = codes.get(code)?.get(payer);
      if (rule !== undefined && units > rule.most) found.push([at, rule.place]);
    }
    return found;
  };
}

/** By a peer, from the flat facts that its conditions read. */
export function byPeer({ run, isAsync = false }) {
  const facts = ({ payer, lines }) => {
    const codes = lines.map(({ code }) => code);
    return lines.map(({ code, units }) => ({ payer, code, units, codes, setting: "FAC", dos: 20240315, dx: [], mods: [], minutes: 30, first: 1, totalUnits: units, excess: 0 }));
  };
  const found = (hits) => hits.flatMap((places, line) => places.map((place) => [line, place]));
  return isAsync ? { isAsync, run: async (claim) => found(await run(facts(claim))) } : { isAsync, run: (claim) => found(run(facts(claim))) };
}
