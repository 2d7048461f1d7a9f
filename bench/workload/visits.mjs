import { pick, random, whole } from "./random.mjs";

const DAY = "2026-03-02";
const infusion = { route: "intravenous", technique: "infusion", purpose: "therapeutic" };
const push = { ...infusion, technique: "push" };
const GIVEN = [
  { ...infusion, substance: "iron", drug: "J1756", drug_class: "standard" },
  { ...infusion, substance: "antibiotic", drug: "J0696", drug_class: "standard" },
  { ...infusion, substance: "antibody", drug: "J9035", drug_class: "complex" },
  { ...push, substance: "against nausea", drug: "J2405", drug_class: "standard" },
  { ...push, substance: "steroid", drug: "J1100", drug_class: "standard" },
  { ...infusion, substance: "saline", purpose: "hydration" },
];

/**
 * Encounters for the shipped packs, of `size` administrations each. One visit in ten has a second access that the chart says was needed.
 * Four in ten are of an office, whose chart marks the first drug as the main reason of the visit; one of ten of them marks none.
 */
export function visits(count, size = 5, seed = 4) {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => visit(next, index, size));
}

function visit(next, index, size) {
  const second = next() < 0.1;
  const office = next() < 0.4;
  const sites = [{ id: "left", kind: "peripheral" }];
  if (second) sites.push({ id: "right", kind: "peripheral", separate_site_documented: true });
  let marks = office && next() < 0.9;
  let clock = whole(next, 480, 600);
  const administrations = Array.from({ length: size }, (_, at) => {
    const one = pick(next, GIVEN);
    const start = clock;
    const stop = one.technique === "push" ? undefined : start + whole(next, 10, 150);
    clock = next() < 0.3 ? start + whole(next, 0, 20) : (stop ?? start) + whole(next, 0, 20);
    const site = second && next() < 0.5 ? "right" : "left";
    const times = stop === undefined ? { start: instant(start) } : { start: instant(start), stop: instant(stop) };
    const main = marks && one.purpose === "therapeutic";
    if (main) marks = false;
    return { id: `a${at}`, ...one, site, ...times, ...(main ? { primary_reason: true } : {}) };
  });
  const claim = office ? { claim_type: "professional", place_of_service: "11" } : { claim_type: "facility" };
  return { id: `visit-${index}`, ...claim, date_of_service: DAY, sites, administrations };
}

const instant = (minute) => `${new Date(Date.parse(`${DAY}T00:00Z`) + minute * 60_000).toISOString().slice(0, 16)}-05:00`;
