const DAY = "2026-03-02";
const START = `${DAY}T08:00Z`;

/** The clock, `minutes` after the start, as an encounter writes it; the workload has no more than 480. */
const STOPS = Array.from({ length: 481 }, (_, minutes) => new Date(Date.UTC(2026, 2, 2, 8, minutes)).toISOString().replace(":00.000Z", "Z"));

/**
 * W1 by the pack of bench/packs/w1: a kind and its minutes to lines. `load` gives the pack by its name; `ladders` its ladders by
 * themselves, where they can be had, which is all that W1 asks for: what is no infusion by the hour is a push. Otherwise each input is a
 * whole encounter.
 */
export async function loadLadder(load, ladders) {
  if (ladders === undefined) {
    const pack = await load("w1");
    return (input) => pack.code(encounterOf(input)).lines.map(lineOf);
  }
  const { rules } = (await ladders("w1")).find(({ from, to }) => from <= DAY && (to === null || DAY <= to));
  const { infusion_by_the_hour: infusion, hydration_by_the_hour: hydration, push } = rules;
  return ({ kind, minutes }) => {
    if (kind !== "infusion") return hydration(minutes);
    const lines = infusion(minutes);
    return lines.length > 0 ? lines : push(minutes);
  };
}

/** A kind and its minutes as the vocabulary of the pack has them. */
export function encounterOf({ kind, minutes }) {
  return { id: "w1", date_of_service: DAY, administrations: [{ id: "a", kind, start: START, stop: STOPS[minutes] }] };
}

const lineOf = ({ code, units }) => ({ code, units });
