import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importTexts, PAIR_HEAD, rowsOf, shipped } from "./support.ts";

const ptp = shipped("ptp");
const mue = shipped("mue");
const addon = shipped("addon");

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly from: string;
  readonly to: string;
  readonly indicator: string;
}

const code = fc.stringMatching(/^(?:[0-9]{4}[0-9T]|[A-V][0-9]{4})$/);
const pairs: fc.Arbitrary<readonly Pair[]> = fc.uniqueArray(
  fc.record({
    first: code,
    second: code,
    from: fc.constantFrom("20200101", "20240229", "20260401"),
    to: fc.constantFrom("*", "", "20261231"),
    indicator: fc.constantFrom("0", "1"),
  }),
  { minLength: 1, maxLength: 30, selector: ({ first, second }) => `${first} ${second}` },
);

/** The edition as CMS writes it: tabs, wrapped headings, `\r\n`. */
function published(list: readonly Pair[]): string {
  return `${PAIR_HEAD}\r\n${list.map(({ first, second, from, to, indicator }) => [first, second, "", from, to, indicator, "Misuse of, or \"so\""].join("\t")).join("\r\n")}\r\n`;
}

/** The same as a spreadsheet writes it: commas, one line of headings, every cell in quotes, `\n`. */
function sheet(list: readonly Pair[]): string {
  const head = ["Column 1", "Column 2", "Effective Date", "Deletion Date *=no data", "Modifier"];
  const quote = (cells: readonly string[]): string => cells.map((cell) => `"${cell} "`).join(",");
  return [quote(head), ...list.map(({ first, second, from, to, indicator }) => quote([first, second, from, to, indicator]))].join("\n");
}

describe("an edition", () => {
  test("is the same table with tabs or commas, quotes, either line end, and however it comes in pieces", () => {
    fc.assert(fc.property(pairs, fc.integer({ min: 1, max: 400 }), (list, piece) => {
      const table = importTexts(ptp, [published(list)]).text;
      expect(table).toBeDefined();
      expect(importTexts(ptp, [sheet(list)], { piece }).text).toBe(table);
      expect(importTexts(ptp, [published(list).replaceAll("\r\n", "\n")], { piece }).text).toBe(table);
    }), { numRuns: 200 });
  });

  test("is the same table whatever the order of its rows and parts", () => {
    fc.assert(fc.property(pairs.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length }), fc.nat(list.length))), ([list, other, at]) => {
      const table = importTexts(ptp, [published(list)]).text;
      expect(importTexts(ptp, [published(other)]).text).toBe(table);
      const [head, tail] = [other.slice(0, at), other.slice(at)].filter((part) => part.length > 0).map(published);
      expect(importTexts(ptp, tail === undefined ? [head!] : [tail, head!]).text).toBe(table);
    }), { numRuns: 200 });
  });

  test("that is imported twice changes nothing", () => {
    fc.assert(fc.property(pairs, pairs, (before, after) => {
      const first = importTexts(ptp, [published(before)]).text!;
      const second = importTexts(ptp, [published(after)], { previous: first, effective: "2026-04-01" }).text!;
      const third = importTexts(ptp, [published(after)], { previous: second, effective: "2026-04-01" });
      expect(third.text).toBe(second);
      expect(third.value!.changes.counts).toEqual({ added: 0, ended: 0, changed: 0, redated: 0 });
      expect(rowsOf(ptp, second).length).toBe(third.value!.rows);
    }), { numRuns: 200 });
  });
});

describe("pairs", () => {
  test("that were never in force are left out and counted; a deleted pair that was, stays", () => {
    const text = `${PAIR_HEAD}\n00001\t00002\t\t20200101\t20200101\t9\t\n00001\t00003\t*\t19960101\t20211231\t9\t\n`;
    const { text: table } = importTexts(ptp, [text]);
    expect(table).toBe("column_1,column_2,bypass,from,to\n00001,00003,not_applicable,1996-01-01,2021-12-31\n");
  });

  test("that stand twice are kept once, and said; pairs that disagree are refused, wherever they stand", () => {
    const row = (indicator: string, from = "20200101") => `${PAIR_HEAD}\n00001\t00002\t\t${from}\t*\t${indicator}\t\n`;
    const twice = importTexts(ptp, [row("1"), row("1")]);
    expect(twice.found).toEqual(["import/duplicate-row 7:1"]);
    expect(twice.text).toBe("column_1,column_2,bypass,from,to\n00001,00002,allowed,2020-01-01,\n");
    const disagreeing = importTexts(ptp, [row("1"), row("0", "20220101")]);
    expect(disagreeing.text).toBeUndefined();
    expect(disagreeing.diagnostics.map(({ message }) => message)).toEqual([
      "`00001, 00002` is `not_allowed from 2022-01-01` here and `allowed from 2020-01-01` in line 7 of `part-1.txt`, both on 2022-01-01",
    ]);
  });
});

test("an edition that is given twice is a warning, however many rows it has", () => {
  const text = `${PAIR_HEAD}\n${Array.from({ length: 200 }, (_, index) => `${10_000 + index}\t00002\t\t20200101\t*\t1\t\n`).join("")}`;
  const { value, diagnostics } = importTexts(ptp, [text, text]);
  expect(value!.rows).toBe(200);
  expect(diagnostics.length).toBe(51);
  expect([...new Set(diagnostics.map(({ severity }) => severity))]).toEqual(["warning"]);
});

test("a line without an end is refused and takes no time", () => {
  expect(importTexts(ptp, [`${PAIR_HEAD}\n${"x\t".repeat(3 << 20)}`]).found[0]).toBe("import/row-length 7:1");
});

describe("rows that ended long ago", () => {
  const text = `${PAIR_HEAD}\n00001\t00002\t\t20000101\t20101231\t1\t\n00001\t00003\t\t20000101\t20201231\t1\t\n00001\t00004\t\t20000101\t*\t1\t\n`;

  test("may be left out, and are counted", () => {
    const { text: table, value } = importTexts(ptp, [text], { since: "2020-01-01" });
    expect(table).toBe("column_1,column_2,bypass,from,to\n00001,00003,allowed,2000-01-01,2020-12-31\n00001,00004,allowed,2000-01-01,\n");
    expect(value!.tooOld).toBe(1);
  });

  test("leave a table that had them without being called ended", () => {
    const previous = importTexts(ptp, [text]).text!;
    const { value } = importTexts(ptp, [text], { previous, since: "2021-01-01" });
    expect(value).toMatchObject({ rows: 1, tooOld: 2, changes: { counts: { added: 0, ended: 0, changed: 0, redated: 0 } } });
  });
});

describe("add-on codes", () => {
  const head = "AOC_Edit_Type,Add-On_Code,AOC_DelDT,Primary_Code,Primary_Code_DelDT,AOC_Edit_EffDT,AOC_Edit_DelDT,Special_Instruction_Notes\n";

  test("have one row for each time in which their parents are the same", () => {
    const text = `${head}1,00010,,00003,,2013001,,\n1,00010,,00001,,2013001,,\n1,00010,,00002,,2020001,2025365,\n1,00010,,00004,2012366,2013001,,\n2,00020,2021365,CCCCC,,2013001,,Contractor Defined\n3,00030,,00001,,2013001,,\n`;
    expect(importTexts(addon, [text])).toMatchObject({
      found: [],
      text: "add_on,parents,named,from,to\n00010,00001 00003,all,2013-01-01,2019-12-31\n00010,00001 00002 00003,all,2020-01-01,2025-12-31\n00010,00001 00003,all,2026-01-01,\n00020,,none,2013-01-01,2021-12-31\n00030,00001,some,2013-01-01,\n",
    });
  });

  test("keep the parents that an edition no longer has until its day", () => {
    const first = importTexts(addon, [`${head}1,00010,,00001,,2013001,,\n1,00010,,00002,,2020001,,\n`]).text!;
    const { text, value } = importTexts(addon, [`${head}1,00010,,00001,,2013001,,\n1,00010,,00003,,2026001,,\n`], { previous: first });
    expect(text).toBe("add_on,parents,named,from,to\n00010,00001,all,2013-01-01,2019-12-31\n00010,00001 00002,all,2020-01-01,2025-12-31\n00010,00001 00003,all,2026-01-01,\n");
    expect(value!.changes.counts).toEqual({ added: 0, ended: 0, changed: 1, redated: 0 });
  });

  test("whose rows name two types for one day are refused", () => {
    expect(importTexts(addon, [`${head}1,00010,,00001,,2013001,,\n3,00010,,00002,,2013001,,\n`]).found).toEqual(["import/rows-disagree 3:1"]);
  });

  test("are the same after an edition is imported twice, whatever it holds", () => {
    const rows = fc.uniqueArray(fc.record({ parent: fc.constantFrom("00001", "00002", "CCCCC"), from: fc.constantFrom("2013001", "2020060", "2026001"), to: fc.constantFrom("", "2025365", "2027001") }), { maxLength: 3, minLength: 1, selector: ({ parent }) => parent });
    const text = (list: readonly { parent: string; from: string; to: string }[]): string => head + list.map(({ parent, from, to }) => `1,00010,,${parent},,${from},${to},\n`).join("");
    fc.assert(fc.property(rows, rows, (before, after) => {
      const first = importTexts(addon, [text(before)], { effective: "2026-01-01" });
      const second = importTexts(addon, [text(after)], { previous: first.text!, effective: "2026-04-01" });
      const third = importTexts(addon, [text(after)], { previous: second.text!, effective: "2026-04-01" });
      expect(third.text).toBe(second.text);
    }), { numRuns: 300 });
  });
});

describe("limits", () => {
  const head = "HCPCS/CPT Code,Outpatient Hospital Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n";

  test("begin on the day of their first edition and go on until one says otherwise", () => {
    const first = importTexts(mue, [`${head}00001,8,3 Date of Service Edit: Clinical,\n00002,1,2 Date of Service Edit: Policy,\n`], { effective: "2026-01-01" }).text!;
    const { text, value } = importTexts(mue, [`${head}00001,9,3 Date of Service Edit: Clinical,\n00003,0,1 Line Edit,\n`], { previous: first, effective: "2026-04-01" });
    expect(text).toBe("code,units,mai,from,to\n00001,8 units,per_day,2026-01-01,2026-03-31\n00001,9 units,per_day,2026-04-01,\n00002,1 unit,per_day_absolute,2026-01-01,2026-03-31\n00003,0 units,per_line,2026-04-01,\n");
    expect(value!.changes.counts).toEqual({ added: 1, ended: 1, changed: 1, redated: 0 });
  });

  test("of an earlier quarter, imported late, end where the table goes on", () => {
    const now = importTexts(mue, [`${head}00001,9,3,\n`], { effective: "2026-04-01" }).text!;
    expect(importTexts(mue, [`${head}00001,8,3,\n`], { previous: now, effective: "2026-01-01" }).text).toBe("code,units,mai,from,to\n00001,8 units,per_day,2026-01-01,2026-03-31\n00001,9 units,per_day,2026-04-01,\n");
  });
});

describe("a table before", () => {
  test.each<[string, string, string]>([
    ["without a column", "code,units\n00001,8 units\n", "it has no column `mai`"],
    ["with a column of its own", "code,units,mai,note\n00001,8 units,per_day,x\n", "it has a column `note` that the import does not fill"],
    ["with a range", "code,units,mai\n00001 to 00009,8 units,per_day\n", "`00001 to 00009` is a range, and an imported table has one code in a row"],
    ["with a wrong date", "code,units,mai,from,to\n00001,8 units,per_day,2026-13-01,\n", "a date is not written as `2026-01-31`"],
    ["with a short row", "code,units,mai,from,to\n00001,8 units\n", "a row has another number of cells than the header"],
    ["with two rows for one day", "code,units,mai,from,to\n00001,8 units,per_day,2025-01-01,\n00001,9 units,per_day,2026-01-01,\n", "`00001` has two rows for one day"],
  ])("%s is not continued", (_, table, fault) => {
    expect(() => rowsOf(mue, table)).toThrow(`this table cannot be continued: ${fault}`);
  });

  test("that nobody dated was always so", () => {
    expect(rowsOf(mue, "code,units,mai\n00001,8 units,per_day\n")).toEqual([{ key: "00001", value: "8 units,per_day", from: "", to: "" }]);
  });
});
