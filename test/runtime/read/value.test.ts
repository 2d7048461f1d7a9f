import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { readEncounterValue } from "../../../src/runtime/read/read.ts";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import { shippedVocabulary } from "../../support/vocabulary.ts";

const vocabulary = shippedVocabulary();

function outcome(value: unknown): readonly [id: string | null, code?: string, pointer?: string] {
  const read = readEncounterValue(value, vocabulary);
  if (read.ok) return [read.encounter.id];
  return read.error.pointer === undefined ? [read.id, read.error.code] : [read.id, read.error.code, read.error.pointer];
}

class Chart {
  id = "e1";
}

const cyclic: Record<string, unknown> = { id: "e1" };
cyclic["self"] = cyclic;

const throwing = {
  id: "e1",
  get administrations(): unknown {
    throw new Error("Ann Example");
  },
};

const hostile = new Proxy({}, {
  ownKeys: () => {
    throw new Error("Ann Example");
  },
  getPrototypeOf: () => {
    throw new Error("Ann Example");
  },
  getOwnPropertyDescriptor: () => {
    throw new Error("Ann Example");
  },
});

const reserved = JSON.parse('{"id":"e1","__proto__":{"claim_type":"facility"}}') as unknown;

describe("values that are not plain data", () => {
  it.each<[string, unknown, readonly unknown[]]>([
    ["undefined", undefined, [null, "encounter/not-plain-data"]],
    ["a function", () => 1, [null, "encounter/not-plain-data"]],
    ["a symbol", Symbol("x"), [null, "encounter/not-plain-data"]],
    ["a bigint", encounterWith({}, { lesions: 3n }), ["e1", "encounter/not-plain-data", "/administrations/0/lesions"]],
    ["an instance", new Chart(), ["e1", "encounter/not-plain-data"]],
    ["a Map", new Map([["id", "e1"]]), [null, "encounter/not-plain-data"]],
    ["a Date", encounterWith({ date_of_service: new Date(0) }), ["e1", "encounter/not-plain-data", "/date_of_service"]],
    ["boxed text", encounterWith({ plan: new String("x") }), ["e1", "encounter/not-plain-data", "/plan"]],
    ["a circle", cyclic, ["e1", "encounter/too-deep", "/self".repeat(32)]],
    ["an accessor that throws", throwing, ["e1", "encounter/not-plain-data"]],
    ["a proxy that throws", hostile, [null, "encounter/not-plain-data"]],
    ["a list with holes", encounterWith({ diagnoses: new Array(3) }), ["e1", "encounter/not-plain-data", "/diagnoses/0"]],
    ["a long list of holes", encounterWith({ diagnoses: new Array(4_000_000_000) }), ["e1", "encounter/too-many", "/diagnoses"]],
    ["a reserved member", reserved, ["e1", "encounter/reserved-key"]],
    ["inherited members", Object.create({ id: "e1" }), [null, "encounter/not-plain-data"]],
    ["NaN", encounterWith({}, { volume_ml: Number.NaN }), ["e1", "encounter/number", "/administrations/0/volume_ml"]],
    ["Infinity", encounterWith({}, { volume_ml: Number.POSITIVE_INFINITY }), ["e1", "encounter/number", "/administrations/0/volume_ml"]],
    ["-0", encounterWith({}, { volume_ml: -0 }), ["e1", "encounter/number", "/administrations/0/volume_ml"]],
    ["a number beyond doubles", encounterWith({}, { lesions: 9_007_199_254_740_993 }), ["e1", "encounter/number", "/administrations/0/lesions"]],
    ["a third", encounterWith({}, { volume_ml: 1 / 3 }), ["e1", "encounter/number", "/administrations/0/volume_ml"]],
    ["a name of 2,000 characters", encounterWith({ ["x".repeat(2_000)]: 1 }), ["e1", "encounter/text-too-long"]],
    ["300 members", Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`m${index}`, 1])), [null, "encounter/too-many-members"]],
  ])("%s is refused", (_, value, expected) => {
    expect(outcome(value)).toEqual(expected);
  });

  it("counts a member that is undefined as absent, as JSON does", () => {
    expect(outcome(encounterWith({ payer: undefined }, { stop: undefined }))).toEqual(["e1"]);
  });

  it("does not take a member that is undefined for the companion of another", () => {
    const beside = { started_elsewhere: "ambulance", arrival: undefined };
    expect(outcome(encounterWith({}, beside))).toEqual(["e1", "encounter/missing-companion", "/administrations/0/arrival"]);
    expect(outcome(encounterWith({}, { started_elsewhere: undefined }))).toEqual(["e1"]);
  });

  it("does not read what an object inherits", () => {
    const inherited = Object.assign(Object.create(null) as object, { plan: 5, sites: "none", no_such_field: 1 });
    expect(outcome(Object.assign(Object.create(inherited) as object, encounterWith()))).toEqual(["e1"]);
  });

  it("knows the members of an item in whatever order they come, and the fields of each date", () => {
    const members = Object.entries(administrationWith({ substance: "one", lesions: 2 }));
    for (const [index] of members.entries()) {
      const turned = Object.fromEntries([...members.slice(index), ...members.slice(0, index)]);
      const read = readEncounterValue(encounterWith({ administrations: [turned, { ...turned, id: "a2", stop: "2026-03-03T01:00-05:00" }] }), vocabulary);
      if (!read.ok) throw new Error(read.error.message);
      const [first, second] = read.encounter.items.get("administration");
      const slot = first!.noun.fields.findIndex(({ name }) => name === "stop");
      expect(second!.values[slot]).toBe(Date.UTC(2026, 2, 3, 6) / 60_000);
      expect(first!.values.filter((value, at) => at !== slot && at !== 0 && value !== second!.values[at] && !String(value).includes("a1"))).toEqual([]);
    }
  });

  it("takes plain objects of another realm and without a prototype, and frozen ones", () => {
    const foreign = runInContext(`(${JSON.stringify(encounterWith())})`, createContext({})) as unknown;
    expect(outcome(foreign)).toEqual(["e1"]);
    expect(outcome(Object.assign(Object.create(null), encounterWith()))).toEqual(["e1"]);
    expect(outcome(Object.freeze(encounterWith({ administrations: Object.freeze([Object.freeze(administrationWith())]) })))).toEqual(["e1"]);
  });

  it("reads every member once", () => {
    let reads = 0;
    const changing = {
      ...encounterWith(),
      get claim_type(): string {
        reads++;
        return reads === 1 ? "facility" : "\u0000";
      },
    };
    expect(outcome(changing)).toEqual(["e1"]);
    expect(reads).toBe(1);
  });

  it("changes nothing of what it reads", () => {
    const value = encounterWith({ diagnoses: ["e86.0"] }, { volume_ml: 5 });
    const before = structuredClone(value);
    readEncounterValue(value, vocabulary);
    expect(value).toEqual(before);
  });
});
