import { describe, expect, test } from "vitest";
import { compileRules, findings, programOn } from "./small-packs.ts";

const table = (name: string, columns: string, key: string, ...lines: readonly string[]): string =>
  `  ${name}:\n    columns: { ${columns} }\n    key: ${key}\n    source: s\n    rows: |\n${lines.map((line) => `      ${line}\n`).join("")}`;
const sizes = (...rows: readonly string[]): string => `tables:\n${table("sizes", "drug: HCPCS, size: amount", "drug", "drug | size", ...rows)}`;
const UNITS = "drug units:\n  counted: { for each: administration, dose: administration.dose, unit size: sizes, round: up, discarded: { of: administration.vials, add: modifier JW, from: 1 unit }, source: s }\n";

describe("the table of sizes", () => {
  test("is read by the field that its key is named like", () => {
    const outcome = compileRules(`${sizes("J1745 | 10 mg")}${UNITS}`);
    expect(findings(outcome)).toEqual([]);
    const [rule] = programOn(outcome, "base").drugUnits;
    expect(rule).toMatchObject({
      head: { noun: "administration" },
      dose: { value: { op: "field", noun: "administration", field: "dose" } },
      size: { value: { table: "sizes", drug: { op: "field", noun: "administration", field: "drug" }, column: "size" } },
      round: { value: "up" },
      discarded: { of: { value: { op: "field", noun: "administration", field: "vials" } }, add: { value: "JW" }, from: { value: { op: "constant", value: 1 } } },
      notDocumented: { value: "hold" },
    });
  });

  test.each<[string, string, readonly string[]]>([
    ["a key of another name", `tables:\n${table("sizes", "code: HCPCS, size: amount", "code", "code | size", "J1745 | 10 mg")}${UNITS}`, ['check/size-table "sizes"']],
    ["a key of other codes", `tables:\n${table("sizes", "indication: HCPCS, size: amount", "indication", "indication | size", "J1745 | 10 mg")}${UNITS}`, ['check/size-table "sizes"']],
    ["a key that is no code", `tables:\n${table("sizes", "substance: word, size: amount", "substance", "substance | size", "rose | 10 mg")}${UNITS}`, ['check/size-table "sizes"']],
    ["several keys", `tables:\n${table("sizes", "drug: HCPCS, route: word, size: amount", "[drug, route]", "drug | route | size", "J1745 | vein | 10 mg")}${UNITS}`, ['check/size-table "sizes"']],
    ["no amounts", `tables:\n${table("sizes", "drug: HCPCS, most: units", "drug", "drug | most", "J1745 | 10 units")}${UNITS}`, ['check/size-table "sizes"']],
    ["two amounts", `tables:\n${table("sizes", "drug: HCPCS, size: amount, vial: amount", "drug", "drug | size | vial", "J1745 | 10 mg | 100 mg")}${UNITS}`, ['check/size-table "sizes"']],
    ["a table that is none", UNITS, ['resolve/unknown-name "sizes"']],
    ["a column without a type", `tables:\n${table("sizes", "drug: HCPCS, size: amuont", "drug", "drug | size", "J1745 | 10 mg")}${UNITS}`, ['check/column-type "amuont"']],
    ["a size of zero", `${sizes("J1745 | 10 mg", "J1756 | 0.0 mg")}${UNITS}`, ['check/size-zero "0.0 mg"']],
    ["a unit in large letters", `${sizes("J1745 | 10 MG", "J1756 | 1 mL", "J9000 | 5 IU")}${UNITS}`, ['check/unit-mismatch "10 MG"', 'check/unit-mismatch "1 mL"']],
    ["a table that is no table of sizes may hold anything", sizes("J1745 | 0 mg", "J1756 | 10 MG"), []],
    ["a dose that is no amount", `${sizes("J1745 | 10 mg")}${UNITS.replace("administration.dose", "administration.volume_ml")}`, ['check/type "administration.volume_ml"']],
    ["vials that are none", `${sizes("J1745 | 10 mg")}${UNITS.replace("administration.vials", "administration.discarded")}`, ['check/type "administration.discarded"']],
    ["a least number of another kind", `${sizes("J1745 | 10 mg")}${UNITS.replace("from: 1 unit", "from: 1 minute")}`, ['check/type "1 minute"']],
    ["another noun", `${sizes("J1745 | 10 mg")}${UNITS.replaceAll("administration", "service")}`, ['check/head-noun "service"']],
  ])("%s", (_title, rules, expected) => {
    const found = findings(compileRules(rules));
    expect(found).toEqual(expected);
  });
});

describe("sizes that an exception puts in place", () => {
  const layer = (unit: string) => `tables:\n${table("others", "drug: HCPCS, size: amount", "drug", "drug | size", `J1745 | 20 ${unit}`).replace("source: s", "source: p")}exceptions:\n  changed: { to: counted, change: { unit size: others }, because: B, source: p }\n`;
  const replaced = (row: string) => `exceptions:\n  changed:\n    to: sizes\n    change:\n      rows: |\n        drug | size\n        ${row}\n    because: B\n    source: p\n`;

  test("are of units that the same doses convert to", () => {
    const base = `${sizes("J1745 | 10 mg")}${UNITS}`;
    expect(findings(compileRules(base, layer("g")))).toEqual([]);
    expect(findings(compileRules(base, layer("ml")))).toEqual(['check/unit-mismatch "20 ml"']);
    expect(findings(compileRules(base, replaced("J1745 | 5 mg")))).toEqual([]);
    expect(findings(compileRules(base, replaced("J1745 | 5 IU")))).toEqual(['check/unit-mismatch "5 IU"']);
    expect(findings(compileRules(base, replaced("J1745 | 0 mg")))).toEqual(['check/size-zero "0 mg"']);
    expect(findings(compileRules(base, replaced("J1756 | 5 ml")))).toEqual([]);
  });

  test("are a case of the part, one table for each", () => {
    const outcome = compileRules(`${sizes("J1745 | 10 mg")}${UNITS}`, layer("mg").replace("change: { unit size: others }", "when: administration.route is intravenous, change: { unit size: others }"));
    expect(findings(outcome)).toEqual([]);
    const [rule] = programOn(outcome, "layer").drugUnits;
    expect(rule!.size.cases).toMatchObject([{ exception: "changed", value: { table: "others" } }]);
  });
});

test("a rule names its sizes: they are read, and must be in force when it is", () => {
  expect(findings(compileRules(`${sizes("J1745 | 10 mg").replace("    columns", "    effective: from 2022-01-01\n    columns")}${UNITS}`))).toEqual(['check/read-out-of-force "counted"']);
});
