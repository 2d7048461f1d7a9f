import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../src/runtime/answer.ts";
import { administrationWith, encounterWith } from "../support/encounters.ts";
import { loadById, readFolder, RULES } from "../support/workspace.ts";

interface Denial {
  readonly cause: string;
  readonly pack: string;
  readonly encounter: object;
  readonly rule: string;
  readonly outcome: string;
  readonly codes: string;
}

const standard = { drug_class: "standard" };
const withoutStop = (more: Readonly<Record<string, unknown>>) => {
  const { stop: _, ...one } = administrationWith(more);
  return one;
};
const withoutStart = (more: Readonly<Record<string, unknown>>) => {
  const { start: _, ...one } = administrationWith(more);
  return one;
};
const HYDRATION = { purpose: "hydration", order_documented: true };

/** The five common causes of denial, each caught before the claim goes out: by which rule, and with which reason codes. */
const DENIALS: readonly Denial[] = [
  { cause: "no stop time", pack: "cpt", encounter: { administrations: [withoutStop(standard)] }, rule: "drug_stop_missing", outcome: "hold", codes: "CO 16 M127" },
  { cause: "no start time", pack: "cpt", encounter: { administrations: [withoutStart(standard)] }, rule: "drug_start_missing", outcome: "hold", codes: "CO 16 M127" },
  { cause: "fluid without a stop time", pack: "cpt", encounter: { administrations: [withoutStop(HYDRATION)] }, rule: "hydration_times_missing", outcome: "warn", codes: "CO 150 N706" },
  {
    cause: "no drug code", pack: "cpt", encounter: { administrations: [administrationWith(standard)], drug_lines: [{ code: "J1756", units: 1, administration: "a" }] },
    rule: "drug_code_missing", outcome: "hold", codes: "CO 16",
  },
  {
    cause: "a code that is no drug's", pack: "cpt",
    encounter: { administrations: [administrationWith({ ...standard, drug: "J1756" })], drug_lines: [{ code: "96365", drug: "J1756", units: 1 }] },
    rule: "not_a_drug_code", outcome: "hold", codes: "CO 181 N56",
  },
  { cause: "a code out of use", pack: "cpt", encounter: { procedures: [{ code: "C8950" }] }, rule: "code_out_of_use", outcome: "hold", codes: "CO 181 N56" },
  {
    cause: "a drug line without its administration", pack: "cpt", encounter: { administrations: [administrationWith({ ...standard, drug: "J1756" })], drug_lines: [{ code: "J0696", units: 1 }] },
    rule: "drug_line_without_its_drug", outcome: "hold", codes: "CO 16",
  },
  {
    cause: "an administration without its drug line", pack: "cpt", encounter: { administrations: [administrationWith({ ...standard, drug: "J1756" })], drug_lines: [{ code: "J7050", units: 1 }] },
    rule: "drug_without_its_line", outcome: "warn", codes: "CO 16",
  },
  {
    cause: "a diagnosis that does not support the service", pack: "payers/highmark-ma", encounter: { diagnoses: ["I10"], administrations: [administrationWith(HYDRATION)] },
    rule: "hydration_needs_a_listed_diagnosis", outcome: "deny", codes: "CO 11",
  },
  { cause: "no diagnosis", pack: "example-plans/example-records", encounter: { administrations: [administrationWith(standard)] }, rule: "diagnosis_missing", outcome: "hold", codes: "CO 16 M76" },
  {
    cause: "no prior authorization", pack: "payers/blue-cross-idaho", encounter: { administrations: [administrationWith(standard)] },
    rule: "infusion_needs_authorization", outcome: "hold", codes: "CO 197",
  },
  {
    cause: "an infusion charted as a push", pack: "cpt", encounter: { administrations: [administrationWith({ ...standard, technique: "push" })] },
    rule: "push_as_long_as_an_infusion", outcome: "hold", codes: "CO 16",
  },
  {
    cause: "a visit without modifier 25", pack: "cpt", encounter: { visits: [{ code: "99214" }], administrations: [administrationWith(standard)] },
    rule: "other_visits", outcome: "warn", codes: "CO 4 N822",
  },
  {
    cause: "a dose without its vials", pack: "cpt", encounter: { administrations: [administrationWith({ ...standard, drug: "J1756", dose: { amount: "100", unit: "mg" } })] },
    rule: "vials_not_charted", outcome: "warn", codes: "CO 16 MA130",
  },
  {
    cause: "hydration without an order", pack: "payers/noridian", encounter: { administrations: [administrationWith({ purpose: "hydration", indication: "E86.0" })] },
    rule: "hydration_needs_an_order", outcome: "hold", codes: "CO 252 N706",
  },
  {
    cause: "a concurrent infusion without its reason", pack: "payers/health-plan-of-san-joaquin",
    encounter: { administrations: [administrationWith({ ...standard, substance: "a" }), administrationWith({ ...standard, id: "b", substance: "b" })] },
    rule: "further_infusions_need_a_reason", outcome: "hold", codes: "CO 252 N706",
  },
  {
    cause: "a home visit of the category that was billed for the day before", pack: "medicare", encounter: { procedures: [{ code: "G0068" }], history: [{ code: "G0088", date: "2026-03-02" }] },
    rule: "home_day_billed_before", outcome: "hold", codes: "CO 97 M80",
  },
];

describe("a cause of denial is caught before the claim goes out", () => {
  test.each(DENIALS)("$cause", ({ pack, encounter, rule, outcome, codes }) => {
    const payer = pack.startsWith("payers/") || pack.startsWith("example-plans/") ? { payer: pack.split("/")[1]! } : {};
    const answer = loadById(`${pack}/infusion`).code(encounterWith({ administrations: [], ...encounter, ...payer })) as CodedAnswer;
    const finding = answer.findings.find((one) => one.rule === rule);
    expect(finding, JSON.stringify(answer.findings)).toMatchObject({ outcome });
    expect([finding!.group, finding!.carc, ...(finding!.rarc ?? [])].join(" ")).toBe(codes);
    // What to do stands in the words: more than the name of what is wrong.
    expect(finding!.reason.split(" ").length).toBeGreaterThan(5);
  });

  test("an infusion too short to be one is a push by itself", () => {
    const short = administrationWith({ ...standard, stop: "2026-03-02T10:15-05:00", start: "2026-03-02T10:00-05:00" });
    const answer = loadById("cpt/infusion").code(encounterWith({ administrations: [short] })) as CodedAnswer;
    expect(answer.lines.map(({ code }) => code)).toEqual(["96374"]);
  });
});

describe("reason codes", () => {
  const told = readFileSync(join(RULES, "README.md"), "utf8").split("## Reason codes")[1]!;
  const yaml = readFolder(RULES).filter(({ path }) => path.endsWith(".yaml")).map(({ text }) => text).join("\n");

  test("are all in the list of the rules' README, which says whether a source was seen", () => {
    const carcs = [...yaml.matchAll(/carc: ([0-9]+)/g)].map(([, code]) => `CARC ${code}`);
    const rarcs = [...yaml.matchAll(/rarc: \[([^\]]+)\]/g)].flatMap(([, codes]) => codes!.split(", ").map((code) => `RARC ${code}`));
    const listed = [...told.matchAll(/^\| ((?:CARC|RARC) \w+) \| .+ \| (?:seen|unverified) \|$/gm)].map(([, code]) => code!);
    expect([...new Set([...carcs, ...rarcs])].filter((code) => !listed.includes(code))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test("name the group that bears it: the provider, never the patient by default", () => {
    expect([...new Set([...yaml.matchAll(/group: (\w+)/g)].map(([, group]) => group))]).toEqual(["CO"]);
  });
});
