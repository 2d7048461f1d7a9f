import fc from "fast-check";
import { expect, test } from "vitest";
import { encounterOf, instant } from "../support/charts.ts";
import { runModule } from "../support/module.ts";
import { readVectors } from "../support/vectors.ts";
import { BASE, loadById, shippedPacks } from "../support/workspace.ts";
import { charts, SEED } from "./chart-arbitrary.ts";

const RUNS = 1200;
const RUNS_OF_A_PAYER = 240;

/** Facts of an administration that rules ask about beyond its times, each there or not. */
const facts = fc.record(
  {
    route: fc.constantFrom("intravenous", "intravenous", "intravenous", "subcutaneous", "intramuscular", "intra_arterial", "intrathecal", "intralesional"),
    technique: fc.constantFrom("infusion", "infusion", "infusion", "push", "injection", "pump_refill", "flush", "on_body_injector"),
    purpose: fc.constantFrom("therapeutic", "therapeutic", "hydration", "drug_carrier", "keep_vein_open", "flush", "between_blood_units", "transfusion_premedication", "integral_to_procedure"),
    drug: fc.constantFrom("J1756", "J0897", "J9217", "J9035", "J3357", "J1745"),
    dose: fc.constantFrom({ amount: "63", unit: "mg" }, { amount: "0.1", unit: "g" }, { amount: "95.5", unit: "mg" }, { amount: "0", unit: "mg" }, { amount: "4", unit: "ml" }),
    vials: fc.constantFrom([], [{ amount: "100", unit: "mg", single_dose: true }], [{ amount: "100", unit: "mg", single_dose: true }, { amount: "50", unit: "mg", single_dose: true }], [{ amount: "500", unit: "mg", single_dose: false }], [{ amount: "10", unit: "ml", single_dose: true }]),
    drug_class: fc.constantFrom("standard", "complex", "hormonal_antineoplastic"),
    site: fc.constantFrom("left", "right"),
    volume_ml: fc.constantFrom(100, 250, 500.5, 1000),
    rate_ml_per_hour: fc.constantFrom(125, 250, 999),
    rate_documented_by: fc.constantFrom("nursing", "pharmacy"),
    bag_change: fc.boolean(),
    portable_pump: fc.boolean(),
    pump_owner: fc.constantFrom("clinic", "supplier"),
    continues_in_community: fc.boolean(),
    additional_pump_setups: fc.constantFrom(1, 2),
    lesions: fc.constantFrom(1, 7, 8),
    primary_reason: fc.boolean(),
    order_documented: fc.boolean(),
    necessity_documented: fc.boolean(),
    indication: fc.constantFrom("E86.0", "D50.9"),
    drug_directed_hydration: fc.boolean(),
    ordered_dose_id: fc.constantFrom("order-1", "order-2"),
    substance: fc.constantFrom("rose", "lily"),
  },
  { requiredKeys: ["route", "technique", "purpose"] },
);

const times = fc
  .record({ start: fc.constantFrom(480, 495, 510, 511, 540, 570, 571, 1400), minutes: fc.constantFrom(1, 15, 16, 30, 31, 60, 90, 91, 151, 481, 1441), hasStart: fc.nat(9), hasStop: fc.nat(3), pause: fc.nat(5) })
  .map(({ start, minutes, hasStart, hasStop, pause }) => ({
    ...(hasStart > 0 ? { start: instant(start) } : {}),
    ...(hasStop > 0 ? { stop: instant(start + minutes) } : {}),
    ...(hasStart > 0 && hasStop > 0 && pause === 0 && minutes > 20 ? { pauses: [{ start: instant(start + 5), stop: instant(start + 12) }] } : {}),
  }));

const administrations = fc
  .array(fc.tuple(facts, times), { minLength: 1, maxLength: 5 })
  .map((items) => items.map(([fact, time], index) => ({ id: "abcde"[index]!, ...fact, ...time })));

const encounters = fc
  .record(
    {
      claim_type: fc.constantFrom("facility", "professional"),
      administrations,
      place_of_service: fc.constantFrom("11", "22"),
      diagnoses: fc.constantFrom(["E86.0"], ["Z92.89", "N18.4"], ["I10"]),
      documented: fc.constantFrom(["separate_encounter"], ["infusion_justification"]),
      documentation_attached: fc.constantFrom(["96361"], ["96366", "96367"]),
      history: fc.constantFrom([{ code: "96365", date: "2026-03-02", same_encounter: false }], [{ code: "96360", date: "2026-03-01" }]),
      visits: fc.constantFrom([{ code: "99211" }], [{ code: "99213", modifiers: ["25"] }, { code: "99214" }]),
      procedures: fc.constantFrom([{ code: "36430", units: 2 }], [{ code: "36000" }]),
      sites: fc.constantFrom(
        [{ id: "left", kind: "peripheral" }, { id: "right", kind: "port", separate_site_documented: true }],
        [{ id: "left" }, { id: "right", kind: "picc" }],
      ),
    },
    { requiredKeys: ["claim_type", "administrations", "sites"] },
  )
  .map((one) => ({ id: "wild", date_of_service: "2026-03-02", ...one }));

const packs = shippedPacks().map((compiled, index) => ({ id: compiled.header.id, seed: SEED + index }));

/** One encounter in so many is explained too, by all evaluators. */
const EXPLAINED = 8;

/** The base with {@link RUNS} encounters, each other pack with a share of its own: what it inherits the others try with theirs. */
test.each(packs.map(({ id, seed }) => [id, seed, id === BASE ? RUNS : RUNS_OF_A_PAYER] as const))(
  "walk, closures and the generated module give the same bytes: %s (seed %i, %i encounters)",
  (id, seed, runs) => {
    const [walk, closures] = [loadById(id, "walk"), loadById(id, "closures")];
    const module = runModule(shippedPacks().find(({ header }) => header.id === id)!.pack).pack;
    let [coded, asked] = [0, 0];
    const same = (encounter: unknown): void => {
      const one = walk.code(encounter);
      if (!("error" in one)) coded++;
      for (const other of [closures, module]) expect(JSON.stringify(other.code(encounter))).toBe(JSON.stringify(one));
      if (asked++ % EXPLAINED > 0) return;
      const reasons = JSON.stringify(walk.explain(encounter));
      for (const other of [closures, module]) expect(JSON.stringify(other.explain(encounter))).toBe(reasons);
    };
    const settings = { seed, numRuns: runs / 2 };
    fc.assert(fc.property(encounters, same), settings);
    fc.assert(fc.property(charts({ missingStops: true }).map((chart) => encounterOf(chart)), same), settings);
    for (const vector of [...readVectors("golden"), ...readVectors("published")]) same(vector.encounter);
    expect(coded).toBeGreaterThan(runs / 2);
  },
);
