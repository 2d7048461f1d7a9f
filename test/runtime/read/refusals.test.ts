import { describe, expect, it } from "vitest";
import { encounterDiagnostics } from "../../../src/runtime/diagnostics.ts";
import type { EncounterError, ReadEncounter } from "../../../src/runtime/encounter.ts";
import { readEncounterText, readEncounterValue } from "../../../src/runtime/read/read.ts";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import { leastProcessorTime } from "../../support/processor.ts";
import { shippedVocabulary } from "../../support/vocabulary.ts";

const vocabulary = shippedVocabulary();
const A = "/administrations/0";

function errorOf(read: ReadEncounter): EncounterError | undefined {
  return read.ok ? undefined : read.error;
}

/** Reads a value both as text and as it is; both must say the same. */
function refusal(value: unknown): EncounterError | undefined {
  const error = errorOf(readEncounterText(JSON.stringify(value), vocabulary));
  expect(errorOf(readEncounterValue(value, vocabulary))).toEqual(error);
  return error;
}

const administration = (change: Record<string, unknown>): unknown => encounterWith({}, change);
const span = (start: string, stop: string, change: Record<string, unknown> = {}): unknown => administration({ start, stop, ...change });
const pauses = (...list: readonly (readonly [string, string])[]): unknown =>
  administration({ pauses: list.map(([start, stop]) => ({ start: `2026-03-02T${start}-05:00`, stop: `2026-03-02T${stop}-05:00` })) });
const many = (count: number): unknown => encounterWith({ administrations: Array.from({ length: count }, (_, index) => administrationWith({ id: `a${index}` })) });

describe("encounters that are refused", () => {
  const rows: readonly (readonly [what: string, value: unknown, code: string, pointer?: string])[] = [
    // 92 to 95: numbers
    ["half a lesion", administration({ lesions: 30.5 }), "encounter/not-whole", `${A}/lesions`],
    ["fewer lesions than none", administration({ lesions: -5 }), "encounter/range", `${A}/lesions`],
    ["no lesions", administration({ lesions: 0 }), "encounter/range", `${A}/lesions`],
    ["more units than a line can have", encounterWith({ procedures: [{ code: "36430", units: 2_147_483_648 }] }), "encounter/range", "/procedures/0/units"],
    ["a volume of nothing", administration({ volume_ml: 0 }), "encounter/range", `${A}/volume_ml`],
    ["a negative rate", administration({ rate_ml_per_hour: -0.001 }), "encounter/range", `${A}/rate_ml_per_hour`],
    ["a volume with four decimals", administration({ volume_ml: 0.1234 }), "encounter/number", `${A}/volume_ml`],
    ["a number as text", administration({ volume_ml: "31" }), "encounter/type", `${A}/volume_ml`],
    ["a whole number as text", administration({ lesions: "3" }), "encounter/type", `${A}/lesions`],
    ["a code as a number", encounterWith({ visits: [{ code: 99211 }] }), "encounter/type", "/visits/0/code"],
    ["a place of service as a number", encounterWith({ place_of_service: 11 }), "encounter/type", "/place_of_service"],
    ["yes as text", administration({ bag_change: "yes" }), "encounter/type", `${A}/bag_change`],
    ["yes as a number", administration({ bag_change: 1 }), "encounter/type", `${A}/bag_change`],
    ["a list where text belongs", administration({ substance: ["x"] }), "encounter/type", `${A}/substance`],
    ["an object where a list belongs", encounterWith({ administrations: {} }), "encounter/type", "/administrations"],
    ["text where an object belongs", encounterWith({ administrations: ["a1"] }), "encounter/type", A],
    ["an object where a diagnosis belongs", encounterWith({ diagnoses: [{ code: "E86.0" }] }), "encounter/type", "/diagnoses/0"],
    ["text where a visit belongs", encounterWith({ visits: ["99213"] }), "encounter/type", "/visits/0"],
    ["a list", [], "encounter/type"],
    ["text", "e1", "encounter/type"],
    ["null", null, "encounter/null"],
    // 97: ids
    ["one id twice", encounterWith({ administrations: [administrationWith(), administrationWith()] }), "encounter/duplicate-id", "/administrations/1/id"],
    ["one id twice, other content", encounterWith({ administrations: [administrationWith(), administrationWith({ id: "b" }), administrationWith({ purpose: "diagnostic" })] }), "encounter/duplicate-id", "/administrations/2/id"],
    ["one site twice", encounterWith({ sites: [{ id: "s" }, { id: "s" }] }), "encounter/duplicate-id", "/sites/1/id"],
    // 98: text
    ["an id of 65 characters", encounterWith({ id: "x".repeat(65) }), "encounter/text-too-long", "/id"],
    ["an id that turns round", encounterWith({ id: "a\u202eb" }), "encounter/control-character", "/id"],
    ["half a surrogate pair", administration({ substance: "\ud800" }), "encounter/lone-surrogate", `${A}/substance`],
    ["a tab", encounterWith({ plan: "a\tb" }), "encounter/control-character", "/plan"],
    ["a megabyte of text", encounterWith({ plan: "x".repeat(2_000) }), "encounter/text-too-long", "/plan"],
    ["an empty id", encounterWith({ id: "" }), "encounter/empty-text", "/id"],
    ["an empty substance", administration({ substance: "" }), "encounter/empty-text", `${A}/substance`],
    // 99, 100: sizes
    ["2,001 administrations", many(2_001), "encounter/too-many", "/administrations"],
    // 101, 102, 105, 107: dates
    ["29 February 2026", span("2026-02-29T10:00-05:00", "2026-03-01T10:00-05:00"), "encounter/date-invalid", `${A}/start`],
    ["31 April", encounterWith({ date_of_service: "2026-04-31" }), "encounter/date-invalid", "/date_of_service"],
    ["the year 0", encounterWith({ date_of_service: "0000-01-01" }), "encounter/date-invalid", "/date_of_service"],
    ["the year 10000", encounterWith({ date_of_service: "10000-01-01" }), "encounter/date-form", "/date_of_service"],
    ["24:00", administration({ stop: "2026-03-02T24:00-05:00" }), "encounter/time-invalid", `${A}/stop`],
    ["23:60", administration({ stop: "2026-03-02T23:60-05:00" }), "encounter/time-invalid", `${A}/stop`],
    ["second 60", administration({ stop: "2026-03-02T10:30:60-05:00" }), "encounter/time-invalid", `${A}/stop`],
    ["a lower-case t", administration({ start: "2026-03-02t10:00-05:00" }), "encounter/instant-form", `${A}/start`],
    ["a lower-case z", administration({ start: "2026-03-02T10:00z" }), "encounter/instant-form", `${A}/start`],
    ["a comma", administration({ start: "2026-03-02T10:00:00,0-05:00" }), "encounter/instant-form", `${A}/start`],
    ["a week date", administration({ start: "2026-W10-1T10:00-05:00" }), "encounter/instant-form", `${A}/start`],
    ["30 seconds", administration({ start: "2026-03-02T10:00:30-05:00" }), "encounter/seconds", `${A}/start`],
    // 103, 104: offsets
    ["no offset", administration({ start: "2026-11-01T01:30" }), "encounter/no-offset", `${A}/start`],
    ["an unknown offset", administration({ start: "2026-03-02T10:00-00:00" }), "encounter/offset-form", `${A}/start`],
    ["25 hours", administration({ start: "2026-03-02T10:00+25:00" }), "encounter/offset-form", `${A}/start`],
    ["half an offset", administration({ start: "2026-03-02T10:00+05:3" }), "encounter/offset-form", `${A}/start`],
    ["Z and an offset", administration({ start: "2026-03-02T10:00Z-05:00" }), "encounter/offset-form", `${A}/start`],
    // 109 to 111: spans
    ["stop before start", span("2026-03-02T10:00-05:00", "2026-03-02T09:59-05:00"), "encounter/stop-before-start", `${A}/stop`],
    ["stop before start in another offset", span("2026-11-01T01:30-05:00", "2026-11-01T02:00-04:00"), "encounter/stop-before-start", `${A}/stop`],
    ["stop equal to start", span("2026-03-02T10:00-05:00", "2026-03-02T10:00-05:00"), "encounter/empty-span", `${A}/stop`],
    ["a push that stops before it starts", span("2026-03-02T10:00-05:00", "2026-03-02T09:59-05:00", { technique: "push" }), "encounter/stop-before-start", `${A}/stop`],
    ["7 days and a minute", span("2026-03-02T10:00-05:00", "2026-03-09T10:01-05:00"), "encounter/span-too-long", `${A}/stop`],
    ["8 days", span("2026-03-02T10:00-05:00", "2026-03-10T10:00-05:00"), "encounter/span-too-long", `${A}/stop`],
    ["31 days and a minute", encounterWith({ administrations: [administrationWith(), administrationWith({ id: "b", start: "2026-04-02T10:00-05:00", stop: "2026-04-02T10:01-05:00" })] }), "encounter/encounter-too-long", "/administrations/1/stop"],
    ["a second start after 31 days", encounterWith({ administrations: [administrationWith(), administrationWith({ id: "b", technique: "push", start: "2026-04-03T10:00-05:00", stop: undefined })] }), "encounter/encounter-too-long", "/administrations/1/start"],
    ["a date of service 32 days before", encounterWith({ date_of_service: "2026-01-29" }), "encounter/encounter-too-long", `${A}/start`],
    ["a date of service after the first start", encounterWith({ date_of_service: "2026-03-03" }), "encounter/date-after-start", "/date_of_service"],
    ["a date of service that is one only in UTC", encounterWith({ date_of_service: "2026-03-03" }, { start: "2026-03-02T23:00-05:00", stop: "2026-03-03T01:00-05:00" }), "encounter/date-after-start", "/date_of_service"],
    ["an access removed before it was placed", encounterWith({ sites: [{ id: "s", placed: "2026-03-02T10:00-05:00", removed: "2026-03-02T09:00-05:00" }] }), "encounter/stop-before-start", "/sites/0/removed"],
    ["a home visit that ends before it begins", encounterWith({ home_visits: [{ start: "2026-03-02T10:00-05:00", stop: "2026-03-02T09:00-05:00" }] }), "encounter/stop-before-start", "/home_visits/0/stop"],
    ["a pause before the start", pauses(["09:59", "10:10"]), "encounter/pause-outside", `${A}/pauses`],
    ["a pause after the stop", pauses(["10:10", "10:20"], ["10:50", "11:01"]), "encounter/pause-outside", `${A}/pauses`],
    ["a pause that ends before it begins", pauses(["10:10", "10:20"], ["10:40", "10:30"]), "encounter/stop-before-start", `${A}/pauses/1/stop`],
    ["a pause of no minute", pauses(["10:10", "10:10"]), "encounter/empty-span", `${A}/pauses/0/stop`],
    ["a pause without a stop", administration({ pauses: [{ start: "2026-03-02T10:10-05:00" }] }), "encounter/missing-field", `${A}/pauses/0/stop`],
    ["a pause with more to say", administration({ pauses: [{ start: "2026-03-02T10:10-05:00", stop: "2026-03-02T10:20-05:00", by: "x" }] }), "encounter/unknown-field", `${A}/pauses/0/by`],
    // 112: null
    ["a stop of null", administration({ stop: null }), "encounter/null", `${A}/stop`],
    ["a diagnosis of null", encounterWith({ diagnoses: [null] }), "encounter/null", "/diagnoses/0"],
    // 114: unknown members
    ["a patient's name", encounterWith({ patientName: "Ann Example" }), "encounter/unknown-field", "/patientName"],
    ["a member that is a person", encounterWith({ "Ann Example": true }), "encounter/unknown-field"],
    ["a field of another noun", administration({ placed: "2026-03-02T10:00-05:00" }), "encounter/unknown-field", `${A}/placed`],
    ["a derived field", encounterWith({ sites: [{ id: "s", site: "s" }] }), "encounter/unknown-field", "/sites/0/site"],
    ["a field that every object has", administration({ toString: "x" }), "encounter/unknown-field", `${A}/toString`],
    ["a list of a noun that the engine makes", encounterWith({ services: [] }), "encounter/unknown-field", "/services"],
    ["an unknown member of a dose", administration({ dose: { amount: "1", unit: "mg", of: "x" } }), "encounter/unknown-field", `${A}/dose/of`],
    ["a member of a dose that every object has", administration({ dose: { amount: "1", unit: "mg", valueOf: "x" } }), "encounter/unknown-field", `${A}/dose/valueOf`],
    // 115: reserved members
    ["a constructor", administration({ constructor: "x" }), "encounter/reserved-key", A],
    // 116: words and references
    ["an unknown class of drug", administration({ drug_class: "simple" }), "encounter/unknown-word", `${A}/drug_class`],
    ["a word of Object", administration({ technique: "constructor" }), "encounter/unknown-word", `${A}/technique`],
    ["an unknown kind of claim", encounterWith({ claim_type: "Facility" }), "encounter/unknown-word", "/claim_type"],
    ["an unknown document", encounterWith({ documented: ["nursing_notes", "photo"] }), "encounter/unknown-word", "/documented/1"],
    ["documents that are no list", encounterWith({ documented: "nursing_notes" }), "encounter/type", "/documented"],
    ["an empty site", administration({ site: "" }), "encounter/empty-text", `${A}/site`],
    ["a site that is not listed", encounterWith({ sites: [{ id: "left" }] }, { site: "right" }), "encounter/unknown-reference", `${A}/site`],
    ["a site where none is listed", encounterWith({ sites: [] }, { site: "right" }), "encounter/unknown-reference", `${A}/site`],
    // what is required
    ["no id", encounterWith({ id: undefined }), "encounter/missing-field", "/id"],
    ["no kind of claim", encounterWith({ claim_type: undefined }), "encounter/missing-field", "/claim_type"],
    ["no date of service", encounterWith({ date_of_service: undefined }), "encounter/missing-field", "/date_of_service"],
    ["no administrations", encounterWith({ administrations: undefined }), "encounter/missing-field", "/administrations"],
    ["no route", administration({ route: undefined }), "encounter/missing-field", `${A}/route`],
    ["a drug line without units", encounterWith({ drug_lines: [{ code: "J1745" }] }), "encounter/missing-field", "/drug_lines/0/units"],
    ["a claimed line without a code", encounterWith({ claimed_lines: [{ units: 1 }] }), "encounter/missing-field", "/claimed_lines/0/code"],
    ["a history line without a date", encounterWith({ history: [{ code: "96365" }] }), "encounter/missing-field", "/history/0/date"],
    ["a dose without a unit", administration({ dose: { amount: "1" } }), "encounter/missing-field", `${A}/dose/unit`],
    ["a vial that may be shared or not", administration({ vials: [{ amount: "1", unit: "mg" }] }), "encounter/missing-field", `${A}/vials/0/single_dose`],
    ["a start elsewhere without an arrival", administration({ started_elsewhere: "ambulance" }), "encounter/missing-companion", `${A}/arrival`],
    // forms
    ["a code of four digits", encounterWith({ visits: [{ code: "9921" }] }), "encounter/code-form", "/visits/0/code"],
    ["a lower-case code", administration({ drug: "j1745" }), "encounter/code-form", `${A}/drug`],
    ["a code with a blank", administration({ drug: "J1745 " }), "encounter/code-form", `${A}/drug`],
    ["a diagnosis of two characters", encounterWith({ diagnoses: ["E8"] }), "encounter/code-form", "/diagnoses/0"],
    ["a diagnosis with the dot elsewhere", encounterWith({ diagnoses: ["E8.60"] }), "encounter/code-form", "/diagnoses/0"],
    ["a diagnosis that ends with the dot", administration({ indication: "E86." }), "encounter/code-form", `${A}/indication`],
    ["a place of service of one digit", encounterWith({ place_of_service: "1" }), "encounter/code-form", "/place_of_service"],
    ["a revenue code of three digits", encounterWith({ procedures: [{ code: "36430", revenue_code: "391" }] }), "encounter/code-form", "/procedures/0/revenue_code"],
    ["a modifier of three characters", encounterWith({ visits: [{ code: "99213", modifiers: ["25", "XU9"] }] }), "encounter/code-form", "/visits/0/modifiers/1"],
    ["an attachment that is no code", encounterWith({ documentation_attached: ["notes"] }), "encounter/code-form", "/documentation_attached/0"],
    ["an amount with a comma", administration({ dose: { amount: "1,5", unit: "mg" } }), "encounter/amount-form", `${A}/dose/amount`],
    ["an amount with an exponent", administration({ discarded: { amount: "1e3", unit: "mg" } }), "encounter/amount-form", `${A}/discarded/amount`],
    ["an amount as a number", administration({ dose: { amount: 1.5, unit: "mg" } }), "encounter/type", `${A}/dose/amount`],
  ];

  it.each(rows)("%s", (_, value, code, pointer) => {
    const error = refusal(value);
    expect(error).toMatchObject(pointer === undefined ? { code } : { code, pointer });
    if (pointer === undefined) expect(error).not.toHaveProperty("pointer");
    expect(error!.message.length).toBeLessThanOrEqual(300);
    expect(error!.message).not.toMatch(/undefined|\$\{/);
  });

  it("names both places of one id", () => {
    expect(refusal(encounterWith({ administrations: [administrationWith(), administrationWith()] }))?.message).toContain("/administrations/0/id");
  });

  it("names a field that is near an unknown one, and not the unknown one", () => {
    const message = refusal(administration({ startt: "2026-03-02T10:00-05:00" }))?.message;
    expect(message).toContain("did you mean `start`?");
    expect(refusal(encounterWith({ patientName: "x" }))?.message).not.toContain("patient");
  });

  it("says why a local time will not do", () => {
    expect(refusal(administration({ start: "2026-11-01T01:30" }))?.message).toContain("twice");
  });

  it("has a row, here or in the scanner's table, for every code that a reader gives", () => {
    const byOthers = ["encounter/no-version", "encounter/no-payer-pack"];
    const byScanner = [
      "encounter/encoding", "encounter/too-long", "encounter/json", "encounter/trailing-content", "encounter/too-deep", "encounter/too-many-members",
      "encounter/duplicate-key",
    ];
    const byValue = ["encounter/not-plain-data"];
    const covered = new Set([...rows.map(([, , code]) => code), ...byOthers, ...byScanner, ...byValue]);
    expect([...covered].sort()).toEqual([...encounterDiagnostics.codes].sort());
  });
});

describe("encounters at a limit", () => {
  it.each<[string, unknown]>([
    ["2,000 administrations", many(2_000)],
    ["7 days", span("2026-03-02T10:00-05:00", "2026-03-09T10:00-05:00")],
    ["31 days", encounterWith({ administrations: [administrationWith(), administrationWith({ id: "b", start: "2026-04-02T09:59-05:00", stop: "2026-04-02T10:00-05:00" })] })],
    ["a date of service 31 days before", encounterWith({ date_of_service: "2026-01-30" })],
    ["an id of 64 characters", encounterWith({ id: "x".repeat(64) })],
    ["text of 1,024 characters", encounterWith({ plan: "x".repeat(1_024) })],
    ["a push that stops when it starts", span("2026-03-02T10:00-05:00", "2026-03-02T10:00-05:00", { technique: "push" })],
    ["a flush that stops when it starts", span("2026-03-02T10:00-05:00", "2026-03-02T15:00Z", { technique: "flush" })],
    ["pauses that touch the ends", pauses(["10:00", "10:10"], ["10:50", "11:00"])],
    ["an access that stayed for months", encounterWith({ sites: [{ id: "s", placed: "2025-10-02T10:00-04:00", removed: "2026-03-02T09:00-05:00" }] })],
    ["a year of history", encounterWith({ history: [{ code: "96365", date: "2025-03-02" }] })],
    ["no start and no stop", administration({ start: undefined, stop: undefined })],
    ["a stop alone", administration({ start: undefined })],
    ["no administration", encounterWith({ administrations: [] })],
    ["across the change of clocks", span("2026-03-08T01:00-05:00", "2026-03-08T03:30-04:00")],
    ["an arrival", administration({ started_elsewhere: "ambulance", arrival: "2026-03-02T10:20-05:00" })],
  ])("%s", (_, value) => {
    expect(refusal(value)).toBeUndefined();
  });

  it("reads 2,000 overlapping administrations in less than 50 ms of processor time", () => {
    const text = JSON.stringify(many(2_000));
    const least = leastProcessorTime(8, () => expect(readEncounterText(text, vocabulary).ok).toBe(true));
    expect(least).toBeLessThan(50);
  });
});
