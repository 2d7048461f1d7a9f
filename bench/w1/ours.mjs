const DAY = "2026-03-02";
const START = `${DAY}T08:00Z`;

/** The clock, `minutes` after the start, as an encounter writes it; the workload has no more than 480. */
const STOPS = Array.from({ length: 481 }, (_, minutes) => new Date(Date.UTC(2026, 2, 2, 8, minutes)).toISOString().replace(":00.000Z", "Z"));

/** W1 by the pack of bench/packs/w1, which `load` gives by its name: a kind and its minutes to lines. */
export function loadLadder(load) {
  const pack = load("w1");
  return (input) => pack.code(encounterOf(input)).lines.map(lineOf);
}

/** A kind and its minutes as the vocabulary of the pack has them. */
export function encounterOf({ kind, minutes }) {
  return { id: "w1", date_of_service: DAY, administrations: [{ id: "a", kind, start: START, stop: STOPS[minutes] }] };
}

const lineOf = ({ code, units }) => ({ code, units });
