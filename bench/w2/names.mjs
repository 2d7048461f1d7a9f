// What W2 calls a finding of the pack. A rule of the pack may speak of many codes; W2 has a number and words for each of them.
import { rules } from "./rules.mjs";

const DAY_LIMITS = {
  "MUE-96361-a": "hydration_hours_until_2023", "MUE-96361-b": "hydration_hours", "MUE-96375": "pushes_of_a_day",
  "MUE-96366-a": "infusion_hours_until_2023", "MUE-96366-b": "infusion_hours", "MUE-96366-c": "infusion_hours", "MUE-96366-d": "infusion_hours",
};
const PAIRS = {
  96360: "part_of_hydration", 96365: "part_of_an_infusion", 96409: "part_of_a_chemotherapy_push",
  96413: "part_of_chemotherapy", 96415: "part_of_chemotherapy_hours",
};
const HYDRATION = { "HYD-01": "short_hydration_beside_a_drug", "HYD-02": "short_further_hydration", "HYD-03": "hydration_beside_a_concurrent_infusion" };
const BY_FAMILY = {
  cap: ({ id, code, day }) => (day ? DAY_LIMITS[id] : code === "J9035" ? "units_of_the_drug" : "units_of_a_line"),
  pair: ({ beside }) => PAIRS[beside],
  hydration: ({ id }) => HYDRATION[id],
  addOn: () => "add_on_without_a_first_service",
  waste: () => "waste_not_said",
  visit: () => "visit_not_separate",
  nurseVisit: () => "nurse_visit",
  stop: () => "stop_time_missing",
  over: () => "more_hours_than_minutes",
  push: () => "long_push",
  short: () => "short_infusion",
  setting: () => "repeated_push_outside_a_facility",
  diagnosis: () => "chemotherapy_without_its_diagnosis",
  second: () => "second_first_hour",
};

/** The outcomes of the pack, as W2 calls them. */
const ACTIONS = { deny: "deny", pend: "review", warn: "recode" };

/** For one payer: rule of the pack, then code of the line, to the place of the rule in W2. */
export function placesFor(payer) {
  const places = new Map();
  rules.forEach((rule, place) => {
    if (rule.payers !== null && !rule.payers.includes(payer)) return;
    const name = BY_FAMILY[rule.family](rule);
    if (!places.has(name)) places.set(name, new Map());
    for (const code of rule.codes ?? [rule.code]) places.get(name).set(code, place);
  });
  return places;
}

/** What W2 says of a finding: number and words of the rule at a place, and what the pack decided. */
export function findingAt(line, place, outcome) {
  const { id, message } = rules[place];
  return { line, rule: id, action: ACTIONS[outcome], message };
}

/** Whether the rule at a place judges a day, which W2 tells once, on the first line of the code. */
export const judgesDay = (place) => rules[place].day === true;
