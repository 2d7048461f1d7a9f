import { pick, random, whole } from "./random.mjs";

const DRUGS = [
  ["infliximab", "ther"], ["ondansetron", "ther"], ["dexamethasone", "ther"], ["vancomycin", "ther"], ["iron", "ther"],
  ["bevacizumab", "chemo"], ["pembrolizumab", "chemo"], ["paclitaxel", "chemo"], ["saline", "hyd"],
];

/** Inputs of W3: encounters of 3 to 10 administrations, in minutes of the day. */
export function encounters(count = 20_000, seed = 3) {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => {
    const admins = Array.from({ length: whole(next, 3, 10) }, () => administration(next));
    return { id: `E${100_000 + index}`, setting: next() < 0.6 ? "FAC" : "PROF", admins };
  });
}

// The order of the draws is part of the workload: another order gives other encounters.
function administration(next) {
  const [drug, kind] = pick(next, DRUGS);
  const start = whole(next, 480, 900);
  const push = kind !== "hyd" && next() < 0.35;
  const site = next() < 0.8 ? "L" : "R";
  return { drug, kind, route: push ? "push" : "inf", site, start, stop: push ? start + whole(next, 1, 10) : start + whole(next, 10, 240) };
}
