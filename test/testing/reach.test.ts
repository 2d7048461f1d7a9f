import { describe, expect, test } from "vitest";
import { parseModule } from "../../src/parser/parse.ts";
import { runExamples } from "../../src/testing/run.ts";
import { unreachedRules } from "../../src/analysis/cover/unreached.ts";
import { BASE, shippedPacks } from "../support/workspace.ts";

const base = shippedPacks().find(({ pack }) => pack.id === BASE)!;

/** What one chart of the national base reaches. */
function reachedBy(claim: string, row: string): ReadonlySet<string> {
  const text = `payerpack: 1
examples: tried
for: cpt/infusion 2026.1
offset: -05:00

cases:
  tried:
    title: Tried
    encounter: { ${claim}, date_of_service: 2026-03-02 }
    chart: |
      id | route       | technique | purpose     | start | stop
      a  | intravenous | infusion  | ${row}
    decision: bill
    source: fcso
`;
  const { value } = parseModule({ path: "cpt/examples/tried.yaml", text });
  if (value?.kind !== "examples_file") throw new Error("no examples file");
  return runExamples({ ...base, examples: [value] }).reached;
}

describe("what an example reaches", () => {
  test("is the rule behind its lines, the sets, times and orders on the way, and the rule that dates it", () => {
    const reached = reachedBy("claim_type: facility", "therapeutic | 10:00 | 12:10");
    for (const name of ["initial_infusion", "infusions", "own_time", "ranking", "day_earned", "coding_sites", "joined_administrations"]) expect([...reached]).toContain(name);
    for (const name of ["hydration_alone", "hydration", "pushes", "concurrent_infusion", "arterial_time", "longer_than_a_day"]) expect([...reached]).not.toContain(name);
  });

  test("is an exception only where it changes something, also where no line names it", () => {
    const facility = reachedBy("claim_type: facility", "therapeutic | 10:00 | 12:10");
    const professional = reachedBy("claim_type: professional, place_of_service: 11", "therapeutic | 10:00 | 12:10");
    expect([facility.has("professional_start_date"), professional.has("professional_start_date")]).toEqual([false, true]);
    expect([facility.has("professional_main_reason"), professional.has("professional_main_reason")]).toEqual([false, true]);
  });

  test("is a set that leaves something out, and an assumption", () => {
    expect([...reachedBy("claim_type: facility", "keep_vein_open | 10:00 | 12:10")]).toContain("hydration");
    expect([...reachedBy("claim_type: facility", "keep_vein_open | 10:00 | 12:10")]).not.toContain("stop_from_volume_and_rate");
  });
});

/** Of this pack's own exceptions all can be reached, and nothing else. */
const OF_MODA = [
  "hydration_beside_a_transfusion_is_unusual",
  "infusion_beside_a_placement_is_unusual",
  "revenue_code_ends_in_nine",
  "second_encounter_is_a_separate_encounter",
  "second_site_is_a_separate_structure",
];

test("the rules of the pack that is extended, values, code sets and tables are nobody's to reach", () => {
  const moda = shippedPacks().find(({ pack }) => pack.id === "payers/moda/infusion")!;
  expect(unreachedRules(moda.pack, base.pack, new Set())).toEqual(OF_MODA);
  expect(unreachedRules(moda.pack, base.pack, new Set(["revenue_code_ends_in_nine"]))).toEqual(OF_MODA.filter((name) => name !== "revenue_code_ends_in_nine"));
});

test("an exception that gives a table other rows is reached through what reads them, as the table is", () => {
  const [edition, medicare] = ["example-plans/example-edition/infusion", "medicare/infusion"].map((id) => shippedPacks().find(({ pack }) => pack.id === id)!);
  expect(edition!.pack.programs[0]!.exceptions.map(({ name }) => name)).toContain("pairs_of_the_facility_edition");
  expect(unreachedRules(edition!.pack, medicare!.pack, new Set())).toEqual([]);
});
