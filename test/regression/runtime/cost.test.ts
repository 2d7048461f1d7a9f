import { describe, expect, test } from "vitest";
import { BASE, loadById } from "../../support/workspace.ts";

/** An encounter of as many administrations as are accepted is answered in bounded time, whatever it says. */
const base = loadById(BASE);
const MANY = 2_000;

function instant(minute: number): string {
  return `${new Date(Date.UTC(2026, 2, 2, 11) + minute * 60_000).toISOString().slice(0, 16)}-05:00`;
}

const SHAPES: Readonly<Record<string, (index: number) => Record<string, unknown>>> = {
  "infusions that overlap": (index) => ({ start: instant(index % 600), stop: instant((index % 600) + 30 + ((index * 7) % 400)) }),
  "infusions all at once": () => ({ start: instant(0), stop: instant(60) }),
  "pushes one after the other": (index) => ({ technique: "push", start: instant(index) }),
  "pushes two at a time": (index) => ({ technique: "push", start: instant(index >> 1) }),
  "few drugs again and again": (index) => ({ substance: `drug ${index % 7}`, start: instant(index % 600), stop: instant((index % 600) + 45) }),
};

describe.each(["facility", "professional"])("%s claim", (claim) => {
  test.each(Object.entries(SHAPES))("%s", (_title, shape) => {
    const administrations = Array.from({ length: MANY }, (_, index) => ({
      id: `a${index}`,
      route: "intravenous",
      technique: "infusion",
      purpose: "therapeutic",
      drug_class: "standard",
      substance: `drug ${index}`,
      ...shape(index),
    }));
    const encounter = { id: "many", claim_type: claim, date_of_service: "2026-03-02", administrations };
    const began = performance.now();
    const answer = base.code(encounter);
    const took = performance.now() - began;
    expect("error" in answer ? answer.error : undefined).toBeUndefined();
    expect(took).toBeLessThan(5_000);
  });

  test("one stop missing among many, and every stop missing", () => {
    const missing = (every: boolean, many: number) => ({
      id: "many",
      claim_type: claim,
      date_of_service: "2026-03-02",
      administrations: Array.from({ length: many }, (_, index) => ({
        id: `a${index}`,
        route: "intravenous",
        technique: "infusion",
        purpose: "therapeutic",
        substance: `drug ${index}`,
        start: instant(index % 600),
        ...(every || index === 7 ? {} : { stop: instant((index % 600) + 45) }),
      })),
    });
    for (const every of [false, true]) {
      const began = performance.now();
      const answer = base.code(missing(every, 500));
      expect("decision" in answer && answer.decision).toBe("hold");
      expect(performance.now() - began).toBeLessThan(10_000);
    }
  });
});
