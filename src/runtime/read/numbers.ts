import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import { Failure } from "./failure.ts";
import { wrongType } from "./shape.ts";
import type { Read } from "./shape.ts";

/** A whole number from `least` on. `field` is the name in the vocabulary. */
export function wholeReader(field: string, least: 0 | 1): Read<number> {
  const range = `at least ${least} and at most ${ENCOUNTER_LIMITS.number}`;
  return (raw) => {
    if (typeof raw !== "number") return wrongType(raw, "a whole number");
    if (!Number.isInteger(raw)) return Failure.of("encounter/not-whole", { field });
    return raw >= least && raw <= ENCOUNTER_LIMITS.number ? raw : Failure.of("encounter/range", { field, range });
  };
}

/** A number above zero with at most three decimals, held as whole thousandths. */
export function thousandthsReader(field: string): Read<number> {
  const range = `more than 0 and at most ${ENCOUNTER_LIMITS.number}`;
  return (raw) => {
    if (typeof raw !== "number") return wrongType(raw, "a number");
    // Exact: the scanner lets at most 12 digits and three decimals pass.
    return raw > 0 && raw <= ENCOUNTER_LIMITS.number ? Math.round(raw * 1000) : Failure.of("encounter/range", { field, range });
  };
}

/** An amount of money with at most two decimals, held as whole cents. */
export function centsReader(field: string): Read<number> {
  const range = `at least 0 and at most ${ENCOUNTER_LIMITS.number / 100}, with at most two decimals`;
  return (raw) => {
    if (typeof raw !== "number") return wrongType(raw, "a number");
    const cents = Math.round(raw * 100);
    return raw >= 0 && cents <= ENCOUNTER_LIMITS.number && cents / 100 === raw ? cents : Failure.of("encounter/range", { field, range });
  };
}
