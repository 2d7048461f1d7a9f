import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { claimKey, claimOf } from "../../../src/analysis/explain/claim.ts";
import { type Encounter, placesOf, withValue } from "../../../src/analysis/explain/encounter.ts";
import { priceRows } from "../../../src/analysis/explain/price-rows.ts";
import { type HeldPrice, priceHeld } from "../../../src/analysis/explain/pricing.ts";
import { Runner } from "../../../src/analysis/explain/runner.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE, shippedPacks } from "../../support/workspace.ts";

const runners = new Map(shippedPacks().map((compiled) => [compiled.header.id, new Runner(compiled.pack)]));
const base = runners.get(BASE)!;

function priceOf(runner: Runner, encounter: Encounter): HeldPrice | null {
  return priceHeld(runner, encounter, runner.answer(encounter)!);
}

function vectorOf(pack: string, name: string): Encounter {
  const compiled = shippedPacks().find(({ header }) => header.id === pack)!;
  return JSON.parse(withVectors(compiled).vectors!.find((one) => one.name === name)!.encounter);
}

function tableOf(price: HeldPrice | null): readonly string[] {
  return (price?.alone ?? []).flatMap((fact) => [fact.fact, ...priceRows(fact).map(({ when, bills }) => `${when}: ${bills}`)]);
}

describe("what a held encounter would bill", () => {
  test("by its missing stop, minute by minute", () => {
    expect(tableOf(priceOf(base, JSON.parse(readFileSync("examples/4-stop-time-missing.json", "utf8"))))).toEqual([
      "stop of antibiotic",
      "stop before 10:16: 96374",
      "10:16 to 11:30: 96365",
      "11:31 to 19:30: 96365, 96366; 1 more 96366 each 60 minutes, up to 96365, 96366 x8",
      "19:31 to 2026-03-03 00:30: 96365, 96366 x9 (warn); 1 more 96366 each 60 minutes, up to 96365, 96366 x13 (warn)",
      "2026-03-03 00:31 to 2026-03-03 08:30: 96365, 96366 x13 (warn), 96366; 1 more 96366 each 60 minutes, up to 96365, 96366 x13 (warn), 96366 x8",
      "2026-03-03 08:31 to 2026-03-03 09:30: 96365, 96366 x13 (warn), 96366 x9 (warn)",
      "2026-03-03 09:31 or later: 96365, 96366 x13 (warn), 96366 x10 (warn)",
    ]);
  });

  test("by a word that was not charted", () => {
    expect(tableOf(priceOf(base, vectorOf(BASE, "whose_pump")))).toEqual(["pump_owner of f", "clinic: 96365, G0498", "supplier; patient: 96367, 96416"]);
  });

  test("by a flag and by a document", () => {
    expect(tableOf(priceOf(runners.get("example-plans/example-records/infusion")!, vectorOf("example-plans/example-records/infusion", "no_order")))).toEqual([
      "order_documented of a", "yes: 96365, J1756-JZ x200", "no: 96365, J1756-JZ x200, all on hold",
    ]);
    expect(tableOf(priceOf(runners.get("payers/health-plan-of-san-joaquin/infusion")!, vectorOf("payers/health-plan-of-san-joaquin/infusion", "second_drug_without_a_reason")))).toEqual([
      "infusion_justification", "yes: 96365, 96367", "no: 96365, 96367 (hold)",
    ]);
  });

  test("by a count, at the numbers that rules compare it with", () => {
    expect(tableOf(priceOf(base, vectorOf(BASE, "lesions_never_counted")))).toEqual(["lesions of l", "lesions less than 8: 96405", "8 or more: 96406"]);
  });

  test("by a code, one for each list that rules ask about", () => {
    const rows = tableOf(priceOf(base, vectorOf(BASE, "drug_without_a_code")));
    expect(rows[0]).toBe("drug of c");
    expect(rows.filter((row) => /96401/.test(row))).toHaveLength(1);
    expect(rows.find((row) => /96401/.test(row))).toContain("in complex_drugs");
  });

  test("by facts that end the hold only together, and says so", () => {
    const id = "example-plans/example-records/infusion";
    const price = priceOf(runners.get(id)!, vectorOf(id, "empty_record"))!;
    expect(price.alone).toEqual([]);
    expect(price.together!.facts.map(({ fact }) => fact).sort()).toEqual(["eligibility_verified", "nursing_notes", "patient_response", "physician_order", "treatment_plan"]);
    expect(price.together!.bills).toBe("96365, J1756-JZ x200");
  });

  test("two missing stops are needed together", () => {
    const one = { route: "intravenous", technique: "infusion", purpose: "therapeutic", order_documented: true };
    const encounter = {
      id: "two", claim_type: "facility", date_of_service: "2026-03-02",
      administrations: [{ id: "a", substance: "a", start: "2026-03-02T08:00Z", ...one }, { id: "b", substance: "b", start: "2026-03-02T10:00Z", ...one }],
    };
    const price = priceOf(base, encounter)!;
    expect(price.alone).toEqual([]);
    expect(price.together!.facts.map(({ fact }) => fact)).toEqual(["stop of a", "stop of b"]);
  });

  test("nothing is priced of what is not held, or not by a fact", () => {
    expect(priceOf(base, JSON.parse(readFileSync("examples/1-drug-130-minutes.json", "utf8")))).toBeNull();
    expect(priceOf(base, vectorOf(BASE, "initial_billed_before"))).toBeNull();
  });
});

test("every range that is offered bills what it says at both of its ends, in all held vectors of the shipped packs", () => {
  let [held, ranges] = [0, 0];
  for (const compiled of shippedPacks()) {
    const runner = runners.get(compiled.header.id)!;
    for (const vector of withVectors(compiled).vectors ?? []) {
      const encounter = JSON.parse(vector.encounter) as Encounter;
      const price = runner.answer(encounter)?.decision === "hold" ? priceOf(runner, encounter) : null;
      if (price === null) continue;
      held++;
      for (const { fact, ranges: offered } of price.alone) {
        const place = placesOf(encounter, compiled.pack.vocabulary).find(({ label }) => label === fact)!;
        const billedWith = (value: unknown): string => claimKey(claimOf(runner.answer(withValue(encounter, place, value, compiled.pack.vocabulary))!));
        for (const [index, range] of offered.entries()) {
          ranges++;
          for (const { value } of [range.from, range.to, ...range.values]) expect(billedWith(value), `${vector.name}: ${fact}`).toBe(claimKey(range.claim));
          const next = offered[index + 1];
          if (next && range.values.length === 0) expect([claimKey(next.claim), ...next.missing], `${vector.name}: ${fact}`).not.toEqual([claimKey(range.claim), ...range.missing]);
        }
      }
    }
  }
  expect(held).toBeGreaterThan(25);
  expect(ranges).toBeGreaterThan(250);
});
