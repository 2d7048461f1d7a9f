import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../src/runtime/answer.ts";
import { readVectors } from "../support/vectors.ts";
import { BASE, loadById, shippedPacks } from "../support/workspace.ts";

interface Changed {
  readonly payer: string;
  readonly vector: string;
  /** What the vector does not chart and the policy asks for. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** The same of its administrations, by id. */
  readonly charting?: Readonly<Record<string, object>>;
  readonly base: string;
  readonly layer: string;
  /** What the payer's rules say of it, where the lines do not show the difference. */
  readonly says?: string;
}

/** A worked encounter under each payer's rules: what the base answers, and what the payer does. */
const CHANGED: readonly Changed[] = [
  { payer: "amerihealth", vector: "V35", base: "96401", layer: "96372" },
  { payer: "amerihealth", vector: "V13", base: "96365, 96365-59", layer: "96365, 96365-XS" },
  { payer: "bcbs-north-dakota", vector: "V33", base: "96413, J1745-JZ x10", layer: "96413, J1745 x10" },
  { payer: "blue-cross-idaho", vector: "V1", base: "96365", layer: "96365 hold" },
  { payer: "blue-cross-nc", vector: "V1", with: { drug_lines: [{ code: "J1756", units: 200 }, { code: "J1756", units: 100 }] }, base: "96365, J1756 x100, J1756 x200", layer: "96365, J1756 x100 deny, J1756 x200" },
  { payer: "bluecross-sc", vector: "V12a", with: { claim_type: "professional", place_of_service: "11" }, charting: { fluid: { primary_reason: true }, "chemo-a": { drug_class: "nonhormonal_antineoplastic" } }, base: "96360, 96415, 96417 warn", layer: "96361, 96413, 96415" },
  { payer: "centene", vector: "V4d", base: "96360, 96361", layer: "96360 pend, 96361 pend" },
  { payer: "cigna", vector: "V11", with: { procedures: [{ code: "J7050", units: 2 }] }, base: "96413, 96415, J7050 x2", layer: "96413, 96415, J7050 x2 deny" },
  { payer: "example-edition", vector: "V1", with: { procedures: [{ code: "A4222" }] }, base: "96365, A4222", layer: "96365, A4222 deny" },
  { payer: "example-plan", vector: "V12a", base: "96361, 96413, 96415", layer: "96413, 96415" },
  { payer: "example-records", vector: "V1", base: "96365", layer: "96365", says: "No dose is charted; add the dose from the administration record" },
  { payer: "health-plan-of-san-joaquin", vector: "V31", base: "96360, 96361 x9 warn", layer: "96360, 96361 x9 pend" },
  { payer: "highmark-ma", vector: "V4d", with: { diagnoses: ["I10"] }, base: "96360, 96361", layer: "96360 deny, 96361 deny" },
  { payer: "highmark-ma", vector: "V4d", with: { diagnoses: ["Z92.89", "N18.4"] }, base: "96360, 96361", layer: "96360, 96361" },
  { payer: "medicare", vector: "V31", base: "96360, 96361 x9 warn", layer: "96360, 96361 x9 pend" },
  { payer: "medicare", vector: "V1", with: { hospital_location: "off_campus_non_excepted" }, base: "96365", layer: "96365-PN" },
  { payer: "moda", vector: "V28b", base: "96360-59 warn", layer: "96360-XE warn" },
  { payer: "noridian", vector: "V4d", charting: { fluid: { order_documented: false } }, base: "96360, 96361", layer: "96360 hold, 96361 hold" },
  { payer: "palmetto", vector: "V15a", base: "96365, 96367", layer: "96365" },
  { payer: "regence", vector: "V29", base: "96365 deny", layer: "96365 deny", says: "The provider writes this off" },
  { payer: "select-health", vector: "V30b", base: "nothing", layer: "96360" },
  { payer: "uhc", vector: "V29", with: { place_of_service: "11", procedures: [{ code: "A4222" }] }, base: "96365, A4222", layer: "96365, A4222 warn" },
  { payer: "uhc-community-plan-md", vector: "V33", with: { drug_lines: [{ code: "J1745", units: 10, modifiers: ["JZ"] }] }, base: "96413, J1745-JZ x10", layer: "96413, J1745-JZ x10 warn" },
];

function idOf(payer: string): string {
  return shippedPacks().find(({ pack }) => pack.payer === payer)!.pack.id;
}

function told(answer: CodedAnswer): string {
  const words = answer.lines.map(({ code, modifiers, units, outcome }) => `${[code, ...modifiers].join("-")}${units > 1 ? ` x${units}` : ""}${outcome === "bill" ? "" : ` ${outcome}`}`);
  return words.sort().join(", ") || "nothing";
}

function encounterOf({ vector, with: more = {}, charting = {} }: Changed): Record<string, unknown> {
  const { payer: _, ...charted } = [...readVectors("golden"), ...readVectors("published")].find(({ id }) => id === vector)!.encounter;
  const administrations = (charted["administrations"] as readonly { readonly id: string }[]).map((one) => ({ ...one, ...charting[one.id] }));
  expect(Object.keys(charting).filter((id) => !administrations.some((one) => one.id === id))).toEqual([]);
  return { ...charted, ...more, administrations };
}

describe("a worked encounter that a payer answers otherwise", () => {
  test.each(CHANGED)("$vector under $payer", (row) => {
    const answer = (id: string, payer: object) => loadById(id).code({ ...encounterOf(row), ...payer }) as CodedAnswer;
    const [base, layer] = [answer(BASE, {}), answer(idOf(row.payer), { payer: row.payer })];
    expect([told(base), told(layer)]).toEqual([row.base, row.layer]);
    const reasons = ({ findings }: CodedAnswer) => findings.map(({ reason }) => reason);
    if (row.says !== undefined) expect([reasons(base).includes(row.says), reasons(layer).includes(row.says)]).toEqual([false, true]);
  });

  test("is there for every payer", () => {
    const changed = new Set(CHANGED.filter(({ base, layer, says }) => base !== layer || says !== undefined).map(({ payer }) => payer));
    const payers = shippedPacks().flatMap(({ pack }) => (pack.payer === null ? [] : [pack.payer]));
    expect(payers.filter((payer) => !changed.has(payer))).toEqual([]);
  });
});
