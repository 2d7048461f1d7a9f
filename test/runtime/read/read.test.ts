import { describe, expect, it } from "vitest";
import type { Vocabulary } from "../../../src/ir/vocabulary.ts";
import { OWN_WORD } from "../../../src/runtime/encounter.ts";
import type { Encounter, Item } from "../../../src/runtime/encounter.ts";
import { readEncounterText, readEncounterValue } from "../../../src/runtime/read/read.ts";
import { administrationWith, encounterWith, vectorEncounters } from "../../support/encounters.ts";
import { shippedVocabulary } from "../../support/vocabulary.ts";

const vocabulary = shippedVocabulary();

function read(value: unknown, by: Vocabulary = vocabulary): Encounter {
  const fromText = readEncounterText(JSON.stringify(value), by);
  if (!fromText.ok) throw new Error(`${fromText.error.code} ${fromText.error.pointer}`);
  expect(readEncounterValue(value, by)).toEqual(fromText);
  return fromText.encounter;
}

/** The known values of an item by field name. */
function known(item: Item): Record<string, unknown> {
  return Object.fromEntries(item.noun.fields.map(({ name }, slot) => [name, item.values[slot]]).filter(([, value]) => value !== undefined));
}

function first(encounter: Encounter, noun: string): Record<string, unknown> {
  return known(encounter.items.get(noun)![0]!);
}

const minute = (text: string): number => Date.parse(text) / 60_000;

describe("what is read", () => {
  it("reads every encounter of the vectors", () => {
    const encounters = vectorEncounters();
    expect(encounters.length).toBe(70);
    for (const value of encounters) expect(read(value).id).toBe(value["id"]);
  });

  it("fills what is absent as the vocabulary says", () => {
    const encounter = read(encounterWith());
    expect(known(encounter.self)).toEqual({
      id: "e1", claim_type: "facility", date_of_service: "2026-03-02", is_340b: false, emergency_or_observation: false, documentation_attached: [],
    });
    expect(first(encounter, "administration")).toEqual({
      id: "a1", route: "intravenous", technique: "infusion", purpose: "therapeutic",
      start: minute("2026-03-02T15:00Z"), stop: minute("2026-03-02T16:00Z"), pauses: [],
      substance: `${OWN_WORD}administration/a1/substance`, ordered_dose_id: `${OWN_WORD}administration/a1/ordered_dose_id`,
      bag_change: false, portable_pump: false, additional_pump_setups: 0, continues_in_community: false, primary_reason: false,
      order_documented: false, necessity_documented: false, drug_directed_hydration: false,
    });
    expect(encounter.documents.size).toBe(0);
    expect([...encounter.items.keys()]).toEqual(vocabulary.nouns.filter(({ from }) => from !== undefined).map(({ name }) => name));
  });

  it("holds values as ir.ts says", () => {
    const encounter = read(encounterWith({ is_340b: true }, {
      drug: "J1745", lesions: 3, volume_ml: 250.125, rate_ml_per_hour: 0.001, indication: "e86.0", primary_reason: true,
      dose: { amount: "12.50", unit: "mg" }, vials: [{ amount: "100", unit: "mg", single_dose: true, ndc: "57894003001" }],
      started_elsewhere: "ambulance", arrival: "2026-03-02T10:20:00-05:00",
    }));
    expect(first(encounter, "administration")).toMatchObject({
      drug: "J1745", lesions: 3, volume_ml: 250_125, rate_ml_per_hour: 1, indication: "E860", primary_reason: true,
      dose: { amount: "12.50", unit: "mg" }, vials: [{ amount: "100", unit: "mg", single_dose: true, ndc: "57894003001" }],
      arrival: minute("2026-03-02T15:20Z"),
    });
    expect(known(encounter.self)).toMatchObject({ is_340b: true });
  });

  it.each([0.001, 0.1, 0.3, 1.1, 4.35, 1.005, 8.2, 2_147_483.647, 1_000_000.001, 2_147_483_647])("keeps %d ml to the thousandth", (volume) => {
    const encounter = read(encounterWith({}, { volume_ml: volume }));
    expect(first(encounter, "administration")["volume_ml"]).toBe(Number(volume.toFixed(3).replace(".", "")));
  });

  it("keeps the offset of every instant", () => {
    const encounter = read(encounterWith({}, { start: "2026-03-02T10:00-05:00", stop: "2026-03-02T16:00Z" }));
    const [item] = encounter.items.get("administration")!;
    const slot = (name: string): number => item!.noun.fields.findIndex((field) => field.name === name);
    expect(item!.offsets[slot("start")]).toBe(-300);
    expect(item!.offsets[slot("stop")]).toBe(0);
    expect(item!.offsets[slot("arrival")]).toBeUndefined();
  });

  it("counts elapsed minutes over the change of clocks", () => {
    const encounter = read(encounterWith({ date_of_service: "2026-11-01" }, { start: "2026-11-01T00:30-04:00", stop: "2026-11-01T02:30-05:00" }));
    const { start, stop } = first(encounter, "administration") as { start: number; stop: number };
    expect(stop - start).toBe(180);
  });

  it("falls back from the substance to the drug", () => {
    expect(first(read(encounterWith({}, { drug: "J1745" })), "administration")["substance"]).toBe("J1745");
    expect(first(read(encounterWith({}, { drug: "J1745", substance: "x" })), "administration")["substance"]).toBe("x");
  });

  it("gives words of their own that no other item has", () => {
    const encounter = read(encounterWith({ administrations: [administrationWith(), administrationWith({ id: "b" })] }));
    const words = encounter.items.get("administration")!.map((item) => known(item)["substance"]);
    expect(new Set(words).size).toBe(2);
  });

  it("dates what has no date on the date of service", () => {
    const encounter = read(encounterWith({ procedures: [{ code: "36430" }, { code: "36430", date: "2026-03-03", units: 2 }] }));
    expect(encounter.items.get("procedure")!.map(known)).toEqual([
      { code: "36430", units: 1, modifiers: [], date: "2026-03-02" }, { code: "36430", units: 2, modifiers: [], date: "2026-03-03" },
    ]);
  });

  it("reads diagnoses from plain text, the first marked", () => {
    const encounter = read(encounterWith({ diagnoses: ["E86.0", "c7a00", "N184"] }));
    expect(encounter.items.get("diagnosis")!.map(known)).toEqual([
      { code: "E860", first: true }, { code: "C7A00", first: false }, { code: "N184", first: false },
    ]);
  });

  it("reads the documents, the attachments and the lines as claimed", () => {
    const encounter = read(encounterWith({
      documented: ["nursing_notes", "nursing_notes", "treatment_plan"], documentation_attached: ["96365", "J1745"],
      claimed_lines: [{ code: "96365", units: 1, modifiers: ["59"], revenue_code: "0260" }],
    }));
    expect([...encounter.documents]).toEqual(["nursing_notes", "treatment_plan"]);
    expect(known(encounter.self)["documentation_attached"]).toEqual(["96365", "J1745"]);
    expect(first(encounter, "claimed_line")).toEqual({ code: "96365", units: 1, modifiers: ["59"], date: "2026-03-02", revenue_code: "0260" });
  });

  it.each(["36430", "0001U", "9636E", "G0498", "J1745"])("takes %s where either kind of procedure code may stand", (code) => {
    expect(first(read(encounterWith({ visits: [{ code }] })), "visit")["code"]).toBe(code);
  });

  it("joins pauses that overlap or touch, in order", () => {
    const pause = (start: string, stop: string): unknown => ({ start: `2026-03-02T${start}-05:00`, stop: `2026-03-02T${stop}-05:00`, reason: "line change" });
    const pauses = [pause("10:50", "10:55"), pause("10:10", "10:20"), pause("10:15", "10:18"), pause("10:20", "10:25"), pause("10:05", "10:11")];
    const at = (clock: string): number => minute(`2026-03-02T${clock}-05:00`);
    expect(first(read(encounterWith({}, { pauses })), "administration")["pauses"]).toEqual([at("10:05"), at("10:25"), at("10:50"), at("10:55")]);
  });

  it("leaves to the sites rule what is its own", () => {
    const encounter = read(encounterWith({ sites: [{ id: "left", kind: "port" }] }));
    expect(first(encounter, "access")).toEqual({ id: "left", kind: "port", separate_site_documented: false });
    expect(first(encounter, "administration")).not.toHaveProperty("site");
  });

  it("makes an access for each site that is named where none are listed, sorted by id", () => {
    const named = (id: string, site?: string): unknown => administrationWith({ id, site });
    const encounter = read(encounterWith({ administrations: [named("a", "right"), named("b", "left"), named("c", "right"), named("d")] }));
    expect(encounter.items.get("access")!.map((item) => [item.index, item.id, known(item)])).toEqual([
      [0, "left", { id: "left", separate_site_documented: false }], [1, "right", { id: "right", separate_site_documented: false }],
    ]);
  });

  it("gives items without an id their place", () => {
    const encounter = read(encounterWith({ procedures: [{ code: "36430" }, { code: "36430" }] }));
    expect(encounter.items.get("procedure")!.map(({ id, index }) => [id, index])).toEqual([["0", 0], ["1", 1]]);
  });

  it("refuses nothing for the order of members or administrations", () => {
    const reversed = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, reversed(member)])) : value;
    for (const value of vectorEncounters()) {
      expect(read(reversed({ ...value, administrations: (value["administrations"] as unknown[]).map(reversed) }))).toEqual(read(value));
    }
  });
});

describe("another field's vocabulary", () => {
  const other: Vocabulary = {
    name: "parking",
    version: "1",
    reads: "stay 1",
    types: [{ name: "place", members: ["street", "garage"], groups: [] }],
    nouns: [
      {
        name: "encounter", title: "A stay", documents: [], fields: [
          { name: "plate", type: { is: "word" }, absence: { is: "required" }, readable: true, readableIn: [] },
          { name: "paid", type: { is: "money" }, absence: { is: "documentable" }, readable: true, readableIn: [] },
          { name: "causes", type: { is: "list", of: "ICD10" }, absence: { is: "fallback", tries: [{ by: "none" }] }, readable: true, readableIn: [] },
          { name: "days", type: { is: "days" }, absence: { is: "fallback", tries: [{ by: "constant", value: 0 }] }, readable: true, readableIn: [] },
        ],
      },
      {
        name: "stop", plural: "stops", title: "A stop", from: "stops", documents: [], fields: [
          { name: "label", type: { is: "word" }, absence: { is: "fallback", tries: [{ by: "field", noun: "stop", field: "owner" }, { by: "constant", value: "none" }] }, readable: true, readableIn: [] },
          { name: "owner", type: { is: "word" }, absence: { is: "fallback", tries: [{ by: "field", noun: "encounter", field: "plate" }] }, readable: true, readableIn: [] },
          { name: "place", type: { is: "enum", name: "place" }, absence: { is: "required" }, readable: true, readableIn: [] },
        ],
      },
    ],
  };

  it("is followed as well: money in cents, fallbacks through fallbacks, no id, no lists required", () => {
    const encounter = read({ plate: "X 1", paid: 12.5, stops: [{ place: "garage" }] }, other);
    expect(encounter.id).toBe("0");
    expect(known(encounter.self)).toEqual({ plate: "X 1", paid: 1250, causes: [], days: 0 });
    expect(first(encounter, "stop")).toEqual({ label: "X 1", owner: "X 1", place: "garage" });
    expect(read({ plate: "X 1" }, other).items.get("stop")).toEqual([]);
  });

  it.each([
    [{ plate: "X 1", paid: 0.125 }, "encounter/range"], [{ plate: "X 1", paid: -1 }, "encounter/range"], [{ plate: "X 1", days: -1 }, "encounter/range"],
    [{ plate: "X 1", causes: ["R05"] }, undefined], [{ plate: "X 1", causes: ["99211"] }, "encounter/code-form"],
    [{ plate: "X 1", documented: [] }, "encounter/unknown-field"], [{ plate: "X 1", paid: "1" }, "encounter/type"],
  ])("takes or refuses %j: %s", (value, code) => {
    const outcome = readEncounterValue(value, other);
    expect(outcome.ok ? undefined : outcome.error.code).toBe(code);
  });
});
