import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEncounterText, readEncounterValue } from "../../../src/runtime/read/read.ts";
import { encounterWith, vectorEncounters } from "../../support/encounters.ts";
import { shippedVocabulary } from "../../support/vocabulary.ts";

const vocabulary = shippedVocabulary();
const CANARY = "Zebedee-4711";
const runs = { numRuns: 2_000, seed: 20_260_302 };

const texts = vectorEncounters().map((encounter) => JSON.stringify(encounter));
const anyValue = fc.anything({ maxDepth: 4, withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSet: true, withSparseArray: true, withTypedArray: true });

/** Every place inside a value, as the steps to it. */
function placesOf(value: unknown, steps: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [steps];
  const inner = Array.isArray(value) ? value.flatMap((one, index) => placesOf(one, [...steps, index])) : Object.entries(value).flatMap(([key, one]) => placesOf(one, [...steps, key]));
  return [steps, ...inner];
}

/** The value with something else at a place. */
function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((one, index) => (index === step ? replaced(one, rest, by) : one));
  return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, key === step ? replaced(one, rest, by) : one]));
}

/** An encounter with something in every field. */
const full = encounterWith({
  payer: "select-health", plan: "gold", place_of_service: "11", diagnoses: ["E86.0"], hospital_location: "on_campus", facility_type: "hospital", is_340b: true,
  emergency_or_observation: false, documented: ["nursing_notes"], documentation_attached: ["96365"],
  drug_lines: [{ code: "J1745", units: 10, modifiers: ["JZ"], ndc: "57894003001", administration: "a1", date: "2026-03-02", revenue_code: "0636" }],
  prior_authorizations: [{ code: "J1745", from: "2026-01-01", to: "2026-12-31", kind: "service" }],
  sites: [{ id: "left", kind: "port", placed: "2026-01-02T10:00-05:00", removed: "2026-03-03T10:00-05:00", separate_site_documented: true }],
  visits: [{ code: "99213", separately_identifiable: true, modifiers: ["25"], date: "2026-03-02", revenue_code: "0510" }],
  home_visits: [{ start: "2026-03-02T10:00-05:00", stop: "2026-03-02T11:00-05:00" }],
  procedures: [{ code: "36430", units: 1, modifiers: ["59"], date: "2026-03-02", revenue_code: "0391", same_department: true }],
  history: [{ code: "96365", date: "2026-03-01", units: 1, modifiers: ["59"], same_encounter: false }],
  claimed_lines: [{ code: "96365", units: 1, modifiers: ["59"], date: "2026-03-02", revenue_code: "0260" }],
}, {
  site: "left", drug: "J1745", substance: "one", drug_class: "complex", pauses: [{ start: "2026-03-02T10:10-05:00", stop: "2026-03-02T10:20-05:00", reason: "line" }],
  bag_change: true, volume_ml: 250, rate_ml_per_hour: 125.5, rate_documented_by: "nursing", stop_reason: "completed", portable_pump: true, pump_owner: "clinic",
  additional_pump_setups: 1, lesions: 2, continues_in_community: true, started_elsewhere: "ambulance", arrival: "2026-03-02T10:05-05:00", primary_reason: true,
  order_documented: true, necessity_documented: true, indication: "E86.0", drug_directed_hydration: true, ordered_dose_id: "d1", dose: { amount: "500", unit: "mg" },
  vials: [{ ndc: "57894003001", amount: "100", unit: "mg", single_dose: true }], discarded: { amount: "10", unit: "mg" },
});

describe("whatever comes in", () => {
  it("is read or refused, never thrown about: text", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: "binary" })), (text) => {
      expect(typeof readEncounterText(text, vocabulary).ok).toBe("boolean");
    }), runs);
  });

  it("is read or refused, never thrown about: text of an encounter, damaged", () => {
    const damaged = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: 4 }), fc.string({ unit: "binary", maxLength: 3 }));
    fc.assert(fc.property(damaged, ([text, at, gone, put]) => {
      const place = at % text.length;
      expect(typeof readEncounterText(text.slice(0, place) + put + text.slice(place + gone), vocabulary).ok).toBe("boolean");
    }), runs);
  });

  it("is read or refused, never thrown about: values", () => {
    fc.assert(fc.property(anyValue, (value) => {
      expect(typeof readEncounterValue(value, vocabulary).ok).toBe("boolean");
    }), runs);
  });

  it("is read or refused, never thrown about: anything in any place of an encounter", () => {
    const places = placesOf(full);
    fc.assert(fc.property(fc.constantFrom(...places), anyValue, (place, value) => {
      expect(typeof readEncounterValue(replaced(full, place, value), vocabulary).ok).toBe("boolean");
    }), runs);
  });

  it("reads the same from text as from the value, where the value is JSON", () => {
    const places = placesOf(full);
    const json = fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown);
    fc.assert(fc.property(fc.constantFrom(...places), json, (place, value) => {
      const changed = replaced(full, place, value);
      const fromText = readEncounterText(JSON.stringify(changed), vocabulary);
      const fromValue = readEncounterValue(JSON.parse(JSON.stringify(changed)), vocabulary);
      // A fraction that JSON writes with an exponent or as -0 is seen only in text; both refuse it.
      expect(fromText.ok).toBe(fromValue.ok);
      if (fromText.ok) expect(fromText).toEqual(fromValue);
    }), runs);
  });
});

describe("what an error says", () => {
  it("starts from an encounter that is read", () => {
    expect(readEncounterValue(full, vocabulary).ok).toBe(true);
  });

  it.each([
    ["the text", CANARY], ["a number", 4_711.4711], ["a whole number", 4_711], ["a list", [CANARY]], ["an object", { [CANARY]: CANARY }], ["an instant", `2026-03-02T10:00${CANARY}`],
    ["a long text", CANARY.repeat(100)], ["a text with a control character", `${CANARY}\u0000`],
  ])("never repeats %s that stood in a field", (_, value) => {
    let refused = 0;
    for (const place of placesOf(full)) {
      const changed = replaced(full, place, value);
      for (const read of [readEncounterText(JSON.stringify(changed), vocabulary), readEncounterValue(changed, vocabulary)]) {
        if (read.ok) continue;
        refused++;
        expect(JSON.stringify(read.error)).not.toMatch(/Zebedee|4711|4,711/);
      }
    }
    expect(refused).toBeGreaterThan(50);
  });

  it("never repeats text around a fault of JSON", () => {
    const text = JSON.stringify(full).replaceAll("select-health", CANARY);
    for (let at = 0; at < text.length; at += 3) {
      for (const broken of [text.slice(0, at), `${text.slice(0, at)}\u0000${text.slice(at)}`]) {
        const read = readEncounterText(broken, vocabulary);
        if (!read.ok) expect(JSON.stringify(read.error)).not.toContain("Zebedee");
      }
    }
  });
});
