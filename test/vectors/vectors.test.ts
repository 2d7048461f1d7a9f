import { describe, expect, test } from "vitest";
import { allPacks, BASE, loadById } from "../support/workspace.ts";
import { disagreements, readVectors, type Vector } from "../support/vectors.ts";

/** The layer for each contested point that a vector sets apart from its default. */
const POLICY_PACKS: Readonly<Record<string, string>> = {
  "hydration.summation perInterval": "policies/hydration-each-piece",
  "sameDrugRepeat addOnHourPerBag": "policies/further-hour-each-bag",
  "sameDrugRepeat repeatPush": "policies/short-repeat-is-a-push",
  "missingStop.therapeutic push": "policies/no-stop-is-a-push",
};

/** The layer of each payer that a vector names: shipped, or made for these tests. */
const PAYER_PACKS: Readonly<Record<string, string>> = {
  "select-health": "payers/select-health/infusion",
  "health-plan-of-san-joaquin": "payers/health-plan-of-san-joaquin/infusion",
  regence: "payers/regence/infusion",
  amerihealth: "payers/amerihealth/infusion",
};

function packOf(vector: Vector): string {
  const [policy] = Object.entries(vector.policy ?? {}).map(([key, value]) => `${key} ${value}`);
  const id = policy === undefined ? (vector.payer_pack === undefined ? BASE : PAYER_PACKS[vector.payer_pack]) : POLICY_PACKS[policy];
  if (id === undefined) throw new Error(`${vector.id} asks for ${policy ?? vector.payer_pack}, which has no pack here`);
  return id;
}

function differences(vector: Vector): readonly string[] {
  return disagreements(vector, loadById(packOf(vector)).code(vector.encounter));
}

describe.each(["golden", "published"] as const)("%s vectors", (name) => {
  test.each(readVectors(name))("$id $title", (vector) => {
    expect(differences(vector)).toEqual([]);
  });
});

test("no vector was lost, and every layer made for them is used", () => {
  expect([readVectors("golden").length, readVectors("published").length]).toEqual([48, 22]);
  const made = allPacks().map((one) => one.pack.id).filter((id) => id.startsWith("policies/") && id !== "policies/any-length");
  const used = new Set([...readVectors("golden"), ...readVectors("published")].map(packOf));
  expect(made.filter((id) => !used.has(id))).toEqual([]);
});
