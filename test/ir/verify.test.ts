import { describe, expect, test } from "vitest";
import type { Cell, DrugUnitsRule, Program, Table, TableRows, Test, UnitSize } from "../../src/ir/ir.ts";
import { digestRows } from "../../src/ir/table-rows.ts";
import type { Invariant } from "../../src/ir/verify.ts";
import { verifyProgram } from "../../src/ir/verify.ts";
import { EMPTY, PROGRAM, VOCABULARY } from "./small-pack.ts";

const set = PROGRAM.sets[0]!;
const time = PROGRAM.times[0]!;
const ladder = PROGRAM.ladders[0]!;
const value = PROGRAM.values[0]!;
const keep = (test: Test): Program => ({ ...PROGRAM, sets: [{ ...set, keep: { value: test } }] });
const field = (noun: string, name: string): Test => ({ op: "documented", value: { op: "field", noun, field: name } });

const SIZE: UnitSize = { table: "sizes", drug: { op: "field", noun: "service", field: "drug" }, column: "size" };
const SIZES: Table = { name: "sizes", columns: [{ name: "drug", type: { is: "code", system: "HCPCS" } }, { name: "size", type: { is: "amount" } }], key: ["drug"], rows: 0 };
const sizes = (...cells: readonly Cell[]): TableRows => digestRows({ leads: 1, rests: cells.map((cell) => ({ from: null, to: null, cells: [cell] })), blocks: [["", cells.map((_, index) => `${index}:J000${index + 1}`).join(";")]] });
const TABLES = [sizes("10 mg"), sizes(10), sizes("0 mg")];
const DRUGS: DrugUnitsRule = {
  name: "drugs", title: "Drugs", citations: [{ source: 0 }], depth: 3, head: { noun: "service" }, dose: { value: { op: "field", noun: "service", field: "dose" } }, size: { value: SIZE }, round: { value: "up" },
  discarded: null, notDocumented: { value: "hold" }, instead: [],
};

function nested(depth: number): Test {
  let test: Test = { op: "document", word: "order" };
  for (let count = 1; count < depth; count++) test = { op: "not", of: test };
  return test;
}

describe("invariants", () => {
  test("hold for programs that are whole", () => {
    expect(verifyProgram(PROGRAM, VOCABULARY)).toEqual([]);
    expect(verifyProgram(EMPTY, VOCABULARY)).toEqual([]);
    expect(verifyProgram(keep(nested(512)), VOCABULARY)).toEqual([]);
    expect(verifyProgram({ ...PROGRAM, tables: [SIZES], drugUnits: [DRUGS] }, VOCABULARY, 1, TABLES)).toEqual([]);
  });

  test.each<[string, Program, Invariant]>([
    ["two rules of one name", { ...PROGRAM, times: [{ ...time, name: "pumps" }] }, "names-sorted-unique"],
    ["names out of order", { ...PROGRAM, values: [{ ...value, name: "z" }, value] }, "names-sorted-unique"],
    ["an unknown set", keep({ op: "member", set: "nothing" }), "reference-exists"],
    ["an unknown code set", keep({ op: "in_codes", value: { op: "value", name: "shortest" }, codes: "nothing" }), "reference-exists"],
    ["an unknown value", keep({ op: "documented", value: { op: "value", name: "nothing" } }), "reference-exists"],
    ["an unknown measure", { ...PROGRAM, ladders: [{ ...ladder, measure: { value: "nothing" } }] }, "reference-exists"],
    ["an unknown set in a head", { ...PROGRAM, sets: [{ ...set, head: { noun: "service", in: "nothing" } }] }, "reference-exists"],
    ["an unknown order", keep({ op: "first_in", order: "nothing" }), "reference-exists"],
    ["an unknown field", keep(field("service", "nothing")), "field-exists"],
    ["an unknown noun", keep(field("nothing", "portable")), "field-exists"],
    ["a field of an item that is not in scope", { ...PROGRAM, ladders: [{ ...ladder, when: { value: field("service", "portable") } }] }, "field-exists"],
    ["a set that reads itself", keep({ op: "member", set: "pumps" }), "depth-descends"],
    ["a time no deeper than its set", { ...PROGRAM, times: [{ ...time, depth: 1 }] }, "depth-descends"],
    ["a ladder without steps", { ...PROGRAM, ladders: [{ ...ladder, first: null, more: null }] }, "ladder-form"],
    ["steps of no minutes", { ...PROGRAM, ladders: [{ ...ladder, more: { ...ladder.more!, each: { value: { op: "constant", type: { is: "minutes" }, value: 0 } } } }] }, "ladder-form"],
    ["steps of a value that may be zero", { ...PROGRAM, values: [{ ...value, is: { value: 0 } }], exceptions: [], ladders: [{ ...ladder, more: { ...ladder.more!, each: { value: { op: "value", name: "shortest" } } } }] }, "ladder-form"],
    ["sizes of no table", { ...PROGRAM, drugUnits: [DRUGS] }, "reference-exists"],
    ["sizes of no column", { ...PROGRAM, tables: [SIZES], drugUnits: [{ ...DRUGS, size: { value: { ...SIZE, column: "nothing" } } }] }, "unit-size-form"],
    ["sizes that are no amounts", { ...PROGRAM, tables: [{ ...SIZES, rows: 1 }], drugUnits: [DRUGS] }, "unit-size-form"],
    ["a size of nothing", { ...PROGRAM, tables: [{ ...SIZES, rows: 2 }], drugUnits: [DRUGS] }, "unit-size-form"],
    ["sizes by several keys", { ...PROGRAM, tables: [{ ...SIZES, key: ["drug", "size"] }], drugUnits: [DRUGS] }, "unit-size-form"],
    ["an exception that is not listed", { ...PROGRAM, exceptions: [] }, "exception-listed"],
    ["a source that is not listed", { ...PROGRAM, sets: [{ ...set, citations: [{ source: 7 }] }] }, "source-exists"],
    ["a name that no rule can have", { ...PROGRAM, values: [{ ...value, name: "No Name" }] }, "lists-sound"],
    ["a test over nothing", keep({ op: "one_of", value: { op: "field", noun: "encounter", field: "kind" }, members: [] }), "lists-sound"],
    ["codes that cannot be searched", { ...PROGRAM, codeSets: [{ name: "codes", system: "CPT", ranges: [["22222", "22222"], ["11111", "11111"]] }] }, "lists-sound"],
    ["a comparison of different types", keep({ op: "compare", relation: "is", left: { op: "field", noun: "service", field: "portable" }, right: { op: "constant", type: { is: "minutes" }, value: 1 } }), "types-fit"],
    ["a comparison of words by size", keep({ op: "compare", relation: "at_least", left: { op: "field", noun: "service", field: "drug" }, right: { op: "field", noun: "service", field: "drug" } }), "types-fit"],
    ["a step that is no time", { ...PROGRAM, ladders: [{ ...ladder, more: { ...ladder.more!, past: { value: { op: "constant", type: { is: "units" }, value: 30 } } } }] }, "types-fit"],
    ["a dose that is no amount", { ...PROGRAM, tables: [SIZES], drugUnits: [{ ...DRUGS, dose: { value: SIZE.drug } }] }, "types-fit"],
    ["a document that no record holds", keep({ op: "document", word: "nothing" }), "types-fit"],
    ["lines of no rule", { ...PROGRAM, sets: [{ ...set, head: { noun: "service", from: "nothing" } }] }, "reference-exists"],
    ["an expression too deep", keep(nested(513)), "expression-depth"],
  ])("%s", (_, program, invariant) => {
    expect(verifyProgram(program, VOCABULARY, 1, TABLES).map((one) => one.invariant)).toContain(invariant);
  });
});
