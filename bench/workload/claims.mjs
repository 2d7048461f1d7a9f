import { pick, random, whole } from "./random.mjs";

/** Code, typical most units, whether it is timed, whether it is a single-dose drug. */
const CODES = [
  ["96360", 1, true, false], ["96361", 4, true, false], ["96365", 1, true, false], ["96366", 5, true, false], ["96367", 3, true, false],
  ["96368", 1, true, false], ["96372", 3, false, false], ["96374", 1, true, false], ["96375", 4, false, false], ["96376", 2, false, false],
  ["96413", 1, true, false], ["96415", 4, true, false], ["96409", 1, false, false], ["96411", 2, false, false], ["96417", 2, true, false],
  ["96523", 1, false, false], ["36000", 1, false, false], ["36415", 2, false, false], ["99211", 1, false, false], ["99213", 1, false, false],
  ["99214", 1, false, false], ["J1745", 60, false, true], ["J9035", 80, false, true], ["J9271", 210, false, true], ["J2405", 10, false, false],
  ["J1100", 12, false, false], ["J3380", 320, false, true], ["J9299", 260, false, true],
];
const MODIFIERS = ["59", "XE", "XS", "XP", "XU", "25", "JW", "JZ", "LT", "RT"];
const DIAGNOSES = ["Z5111", "Z5112", "C50911", "E860", "M0579", "K5000", "C3490", "D509", "G35"];

/** Inputs of W2: claims of 6 to 12 lines, about 690 bytes each as JSON. */
export function claims(count = 20_000, seed = 2) {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => claim(next, index));
}

// The order of the draws is part of the workload: another order gives other claims.
function claim(next, index) {
  const lines = Array.from({ length: whole(next, 6, 12) }, () => lineOf(next));
  const dx = Array.from({ length: whole(next, 1, 4) }, () => pick(next, DIAGNOSES));
  const payer = pick(next, ["MCR", "COM", "MCD"]);
  const setting = next() < 0.6 ? "FAC" : "PROF";
  const dos = `${whole(next, 2022, 2025)}-${two(whole(next, 1, 12))}-${two(whole(next, 1, 28))}`;
  return { id: `C${100_000 + index}`, payer, setting, dos, dx, lines };
}

function lineOf(next) {
  const [code, most, timed, drug] = pick(next, CODES);
  const mods = [];
  if (drug && next() < 0.7) mods.push(next() < 0.3 ? "JW" : "JZ");
  if (code.startsWith("99") && next() < 0.6) mods.push("25");
  if (next() < 0.2) mods.push(MODIFIERS[whole(next, 0, 4)]);
  if (next() < 0.05) mods.push(pick(next, MODIFIERS));
  const units = next() < 0.9 ? whole(next, 1, most) : whole(next, most + 1, most * 3 + 8);
  const minutes = timed ? (next() < 0.08 ? null : whole(next, 5, 420)) : null;
  return { code, units, mods, minutes, site: pick(next, ["L", "R", "PORT"]) };
}

const two = (number) => String(number).padStart(2, "0");
