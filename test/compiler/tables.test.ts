import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompiledPack } from "../../src/compiler/compile.ts";
import type { Outcome } from "../../src/base/diagnostic.ts";
import { sha256Hex } from "../../src/ir/sha256.ts";
import { eachRow } from "../../src/ir/table-rows.ts";
import { joinRanges } from "../../src/compiler/tables/code-cell.ts";
import { readCsv } from "../../src/compiler/tables/csv.ts";
import { compileFiles, compileRules, findings, programOn, rulesFile, serious } from "./small-packs.ts";

const block = (lines: readonly string[], indent: string): string => lines.map((line) => `${indent}${line}\n`).join("");
const codeSet = (system: string, ...lines: readonly string[]): string =>
  `code sets:\n  some_codes:\n    title: Some\n    system: ${system}\n    source: s\n    codes: |\n${block(lines, "      ")}`;
const table = (columns: string, key: string, ...lines: readonly string[]): string =>
  `tables:\n  some_rows:\n    title: Some\n    source: s\n    columns: { ${columns} }\n    key: ${key}\n    rows: |\n${block(lines, "      ")}`;

const rowsOf = (outcome: Outcome<readonly CompiledPack[]>) => {
  const { pack } = outcome.value!.find(({ folder }) => folder === "base")!;
  return [...eachRow(pack.tables[pack.programs[0]!.tables[0]!.rows]!)];
};

describe("code sets", () => {
  test("single codes, several in a cell, ranges; sorted and joined", () => {
    const outcome = compileRules(codeSet("HCPCS", "code | note", "J9000 to J9010 | some", "J1745 J0897 | two", "96360 to 96379 |"));
    expect(findings(outcome)).toEqual([]);
    expect(programOn(outcome, "base").codeSets).toEqual([{
      name: "some_codes",
      system: "HCPCS",
      ranges: [["96360", "96379"], ["J0897", "J0897"], ["J1745", "J1745"], ["J9000", "J9010"]],
    }]);
  });

  test("diagnosis codes lose their dot", () => {
    const outcome = compileRules(codeSet("ICD10", "code", "N18.4 N18", "D57.00 to D57.09"));
    expect(programOn(outcome, "base").codeSets[0]!.ranges).toEqual([["N18", "N18"], ["N184", "N184"], ["D5700", "D5709"]]);
  });

  test("rows in force on the date only", () => {
    const outcome = compileRules(codeSet("CPT", "code | from | to", "11111 | 2021-01-01 |", "22222 | | 2021-12-31", "33333 | 2021-01-01 | 2021-12-31"));
    expect(findings(outcome)).toEqual([]);
    const codes = (date: string): readonly string[] => programOn(outcome, "base", date).codeSets[0]!.ranges.map(([low]) => low);
    expect([codes("2020-12-31"), codes("2021-06-01"), codes("2022-01-01")]).toEqual([["22222"], ["11111", "22222", "33333"], ["11111"]]);
  });

  test.each<[string, string, readonly string[]]>([
    ["a code of another system", codeSet("CPT", "code", "J1745"), ['check/code-form "J1745"']],
    ["a lost zero", codeSet("POS", "code", "5"), ['check/code-form "5"']],
    ["lengths that differ", codeSet("ICD10", "code", "N18 to N18.4"), ['check/range-lengths "N18 to N18.4"']],
    ["a range that runs backwards", codeSet("CPT", "code", "96379 to 96360"), ['check/range-backwards "96379 to 96360"']],
    ["a code twice", codeSet("CPT", "code", "96360", "96360"), ['check/row-dates-overlap "96360"']],
    ["a code inside a range", codeSet("CPT", "code", "96360 to 96379", "96365"), ['check/row-dates-overlap "96365"']],
    ["a code on dates that meet", codeSet("CPT", "code | from | to", "96360 | 2021-01-01 | 2021-12-31", "96360 | 2021-12-31 |"), ['check/row-dates-overlap "96360"']],
    ["a code on dates that follow", codeSet("CPT", "code | from | to", "96360 | 2021-01-01 | 2021-12-31", "96360 | 2022-01-01 |"), []],
    ["a date that is none", codeSet("CPT", "code | from", "96360 | 2021-02-30"), ['check/cell-type "2021-02-30"']],
    ["dates that run backwards", codeSet("CPT", "code | from | to", "96360 | 2021-02-01 | 2021-01-01"), ['check/effective-backwards "2021-01-01"']],
    ["an unknown column", codeSet("CPT", "code | form", "96360 | 2021-02-01"), ['check/unknown-column "form"']],
    ["no column of codes", codeSet("CPT", "note", "96360"), ['check/missing-column "note"']],
  ])("%s", (_, rules, expected) => {
    expect(findings(compileRules(rules))).toEqual(expected);
  });

  test("joined ranges hold the same codes", () => {
    const code = fc.integer({ min: 0, max: 40 }).map((number) => String(number).padStart(3, "0"));
    const span = { file: { path: "", text: "" }, start: 0, end: 0 };
    fc.assert(fc.property(fc.array(fc.tuple(code, code), { maxLength: 8 }), (pairs) => {
      const ranges = pairs.map(([a, b]) => ({ low: a < b ? a : b, high: a < b ? b : a, span }));
      const joined = joinRanges(ranges);
      for (let number = 0; number <= 40; number++) {
        const text = String(number).padStart(3, "0");
        expect(joined.filter(([low, high]) => low <= text && text <= high).length).toBe(ranges.some(({ low, high }) => low <= text && text <= high) ? 1 : 0);
      }
      expect([...joined].sort()).toEqual(joined);
    }));
  });
});

describe("tables", () => {
  test("cells are read by their columns", () => {
    const outcome = compileRules(table(
      "code: CPT, units: units, size: amount, parents: list of CPT, rule: word, listed: flag, since: date, per_day: count",
      "code",
      "code | units | size | parents | rule | listed | since | per_day",
      "96361 | 8 units | 0.5 mg | 96365 96360 | allowed | yes | 2021-01-01 | 3",
      "96366 to 96368 | 1 unit | 10 mg | 96365 | never | no | 2021-01-02 | 0",
    ));
    expect(findings(outcome)).toEqual([]);
    const [read] = programOn(outcome, "base").tables;
    expect(rowsOf(outcome)).toEqual([
      { leads: ["96366-96368"], from: null, to: null, cells: [1, "10 mg", { list: ["96365"] }, "never", false, "2021-01-02", 0] },
      { leads: ["96361"], from: null, to: null, cells: [8, "0.5 mg", { list: ["96360", "96365"] }, "allowed", true, "2021-01-01", 3] },
    ]);
    expect(read!.key).toEqual(["code"]);
  });

  test("dates of rows are no columns of the program", () => {
    const outcome = compileRules(table("code: CPT, units: units", "code", "code | units | from | to", "11111 | 8 units | | 2020-12-31", "11111 | 6 units | 2021-01-01 |"));
    expect(findings(outcome)).toEqual([]);
    expect(programOn(outcome, "base").tables[0]!.columns.map(({ name }) => name)).toEqual(["code", "units"]);
    expect(rowsOf(outcome)).toEqual([
      { leads: ["11111"], from: "2021-01-01", to: null, cells: [6] },
      { leads: ["11111"], from: null, to: "2020-12-31", cells: [8] },
    ]);
    expect(outcome.value![0]!.pack.segments).toHaveLength(1);
  });

  test.each<[string, string, readonly string[]]>([
    ["a key twice", table("code: CPT, units: units", "code", "code | units", "11111 | 8 units", "11111 | 6 units"), ['check/duplicate-key "11111"']],
    ["keys of two columns", table("a: CPT, b: CPT", "[a, b]", "a | b", "11111 | 22222", "11111 | 33333"), []],
    ["keys of two columns twice", table("a: CPT, b: CPT", "[a, b]", "a | b", "11111 | 22222", "11111 | 22222"), ['check/duplicate-key "11111"']],
    ["a key of words twice", table("a: word, b: units", "a", "a | b", "one | 1 unit", "one | 2 units"), ['check/duplicate-key "one"']],
    ["a key of no column, whatever the rows", table("a: word, b: units", "[]", "a | b", "one | 1 unit", "one | 2 units"), ['parse/wrong-shape "[]"']],
    ["a key that is no column", table("a: word", "c", "a", "one"), ['check/unknown-column "c"']],
    ["a bare number", table("a: word, b: units", "a", "a | b", "one | 8"), ['check/cell-type "8"']],
    ["a type that is none", table("a: word, b: unit", "a", "a | b", "one | 8"), ['check/column-type "unit"']],
    ["a column that is missing", table("a: word, b: units", "a", "a", "one"), ['check/missing-column "a"']],
    ["a column that is not declared", table("a: word", "a", "a | b", "one | 8"), ['check/unknown-column "b"']],
    ["no rows", "tables:\n  some_rows:\n    title: S\n    source: s\n    columns: { a: word }\n    key: a\n", ['check/rows-missing "some_rows"']],
  ])("%s", (_, rules, expected) => {
    expect(findings(compileRules(rules))).toEqual(expected);
  });
});

describe("files", () => {
  const CSV = 'code,units\r\n96361,8 units\r\n"96366","6 units"\r\n';
  const rule = (file: string, hash = sha256Hex(CSV)): string =>
    rulesFile(`tables:\n  some_rows:\n    title: S\n    source: s\n    columns: { code: CPT, units: units }\n    key: code\n    from file: ${file}\n    sha256: ${hash}\n`);
  const compile = (file: string, hash?: string) => compileFiles({ "tables/limits.csv": CSV, "base/topic.yaml": rule(file, hash) });

  test("rows come from the file where its hash fits", () => {
    const outcome = compile("tables/limits.csv");
    expect(findings(outcome)).toEqual([]);
    expect(rowsOf(outcome).map(({ leads, cells }) => [...leads, ...cells])).toEqual([["96366", 6], ["96361", 8]]);
  });

  test("another hash: the right one is offered", () => {
    const [wrong] = serious(compile("tables/limits.csv", "0".repeat(64)).diagnostics);
    expect(wrong).toMatchObject({ code: "check/file-hash", fixes: [{ edits: [{ text: sha256Hex(CSV) }] }] });
  });

  test.each(["../tables/limits.csv", "/tables/limits.csv", "C:/limits.csv", "https://example.org/limits.csv", "tables/../limits.csv", "tables//limits.csv", ".hidden.csv"])(
    "%s is not a path below the rules", (path) => {
      expect(findings(compile(path)).map((one) => one.split(" ")[0])).toEqual(["check/file-path"]);
    },
  );

  test("a file that is not there", () => {
    const [missing] = serious(compile("tables/limit.csv").diagnostics);
    expect(missing).toMatchObject({ code: "check/file-missing", help: "did you mean `tables/limits.csv`?" });
  });

  const read = (text: string) => {
    const found: string[] = [];
    const { columns, rows } = readCsv({ path: "t.csv", text }, ({ message }) => void found.push(message));
    return { table: [columns, ...rows].map((row) => row.map((cell) => cell.text)), found };
  };

  test.each<[string, string, readonly (readonly string[])[]]>([
    ["quotes, commas and breaks inside", 'a,b\n"x, ""y""","1\n2"\n', [["a", "b"], ['x, "y"', "1\n2"]]],
    ["no break at the end", "a,b\n1,2", [["a", "b"], ["1", "2"]]],
    ["empty fields", "a,b\n,\n1,\n", [["a", "b"], ["", ""], ["1", ""]]],
    ["a byte order mark and blank lines", "\ufeffa,b\r\n\r\n1,2\r\n\r\n", [["a", "b"], ["1", "2"]]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual({ table: expected, found: [] });
  });

  test("records of another length, quotes that never end", () => {
    expect(read("a,b\n1\n2,3\n")).toEqual({ table: [["a", "b"], ["2", "3"]], found: ["row 2 of `t.csv` has 1 fields where the header has 2"] });
    expect(read('a,b\n1,"2\n').found).toEqual(["row 2 of `t.csv` has a quote that never ends"]);
    expect(read('a,b\n"1"2,3\n').found).toEqual(["row 2 of `t.csv` has text after a closing quote"]);
  });
});
