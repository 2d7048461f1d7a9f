import { findingAt, judgesDay, placesFor } from "./names.mjs";

const SETTINGS = { FAC: "facility", PROF: "professional" };

/** Places of lines as text; no claim of the workload has as many. */
const NUMBERS = Array.from({ length: 100 }, (_, number) => String(number));

/** W2 by the packs of bench/packs/w2: a claim to its findings. `load` gives a pack by its name; each payer has one. */
export async function loadEdit(load) {
  const payers = {};
  for (const payer of ["MCR", "COM", "MCD"]) payers[payer] = { pack: await load(`w2-${payer.toLowerCase()}`), places: placesFor(payer) };
  return (claim) => {
    const { pack, places } = payers[claim.payer];
    return findingsOf(pack.code(encounterOf(claim)), places);
  };
}

/** A claim as the vocabulary of the packs has it. */
export function encounterOf({ id, setting, dos, dx, lines }) {
  return {
    id,
    setting: SETTINGS[setting],
    date_of_service: dos,
    diagnoses: dx,
    charges: lines.map(chargeOf),
  };
}

function chargeOf({ code, units, mods, minutes }, at) {
  if (minutes === null) return { number: at + 1, ndc: NUMBERS[at], code, units, modifiers: mods };
  return { number: at + 1, ndc: NUMBERS[at], code, units, modifiers: mods, documented_minutes: minutes };
}

/** The findings of an answer as W2 lists them: by line, then by the place of the rule. */
function findingsOf({ lines, findings }, places) {
  const found = [];
  for (const { rule, outcome, line } of findings) {
    const { code, ndc } = lines[line];
    const place = places.get(rule).get(code);
    const number = Number(ndc);
    const before = judgesDay(place) ? found.find((one) => one.place === place) : undefined;
    if (before === undefined) found.push({ number, place, outcome });
    else before.number = Math.min(before.number, number);
  }
  found.sort((a, b) => a.number - b.number || a.place - b.place);
  return found.map(({ number, place, outcome }) => findingAt(number, place, outcome));
}
