import { describe, expect, test } from "vitest";
import { importTexts, PAIR_HEAD, shapeFrom, shipped } from "./support.ts";

const ptp = shipped("ptp");
const mue = shipped("mue");
const hcpcs = shipped("hcpcs");

const TABLE = "column_1,column_2,bypass,from,to\n96360,36000,not_allowed,2020-01-01,\n";

/** A line of fixed width: texts at their first positions, counted from 1. */
export function fixedLine(cells: Readonly<Record<number, string>>): string {
  let line = "";
  for (const [first, text] of Object.entries(cells)) line = line.padEnd(Number(first) - 1) + text;
  return line;
}

describe("headings", () => {
  test.each<[string, string]>([
    ["over several lines, as published", `${PAIR_HEAD}\r\n96360\t36000\t\t20200101\t*\t0\tMisuse\r\n`],
    ["in one line, with commas", '"Notice",,,,,,\nColumn 1,Column 2,*=in existence prior to 1996,Effective Date,"Deletion Date\n*=no data","Modifier\n0=not allowed\n1=allowed\n9=not applicable",PTP Edit Rationale\n96360,36000,,20200101,*,0,\n'],
    ["in another order, without what the table does not take", "MODIFIER;Effective date;Column 2;column_1;Deletion Date\n0;20200101;36000;96360;*\n"],
    ["behind a byte order mark, at once", "\u00ef\u00bb\u00bfColumn 1|Column 2|Effective|Deletion|Modifier\n96360|36000|20200101||0\n"],
    ["with empty cells at the end", "Column 1,Column 2,Effective,Deletion,Modifier,,\n96360,36000,20200101,*,0,,\n\n,,,,,,\n"],
  ])("%s", (_, text) => {
    expect(importTexts(ptp, [text])).toMatchObject({ found: [], text: TABLE });
  });

  test("that are not all there are named, at the line that has the most of them", () => {
    const { found, diagnostics } = importTexts(ptp, ["Notice\nColumn 1,Column 2,Effective Dat,Modifier\n96360,36000,20200101,0\n"]);
    expect(found).toEqual(["import/missing-heading 2:1", "import/missing-heading 2:1"]);
    expect(diagnostics.map(({ message, help }) => `${message}; ${help}`)).toEqual([
      "no heading for `from`: it would be `Effective Date` or `Effective`; where the publisher changed it, write the new one under `headings` of the importer; did you mean `Effective Dat`?",
      "no heading for `to`: it would be `Deletion Date *=no data` or `Deletion Date` or `Deletion`; where the publisher changed it, write the new one under `headings` of the importer",
    ]);
  });

  test("that nobody knows are refused one by one, in their places", () => {
    const { found } = importTexts(ptp, ["Column 1,Column 2,Effective,Deletion,Modifier,Region,Kind\n96360,36000,20200101,*,0,S,x\n"]);
    expect(found).toEqual(["import/unknown-heading 1:47", "import/unknown-heading 1:54"]);
  });
});

describe("a file that is none", () => {
  test.each<[string, string, string]>([
    ["an archive", "PK\u0003\u0004", "import/not-text 1:1"],
    ["UTF-16", "\u00ff\u00feC\u0000o\u0000", "import/not-text 1:1"],
    ["a page of the web", "\n<!DOCTYPE html><html>", "import/not-text 1:1"],
    ["binary", "a\u0000b", "import/not-text 1:1"],
    ["empty", "", "import/no-headings 1:1"],
    ["another table", "HCPC,SEQNUM\nA1,2\n", "import/no-headings 1:1"],
    ["headings only", `${PAIR_HEAD}\r\n`, "import/no-rows 1:1"],
  ])("%s", (_, text, finding) => {
    expect(importTexts(ptp, [text])).toMatchObject({ found: [finding], text: undefined });
  });
});

describe("lines of fixed width", () => {
  const lines = [
    fixedLine({ 1: "J1756", 6: "00100", 11: "3", 12: "Injection, one that goes on", 92: "short", 269: "20030101", 277: "20030101" }),
    fixedLine({ 1: "J1756", 6: "00200", 11: "4", 12: "in the next record, 1 mg" }),
    fixedLine({ 1: "J1745", 6: "00300", 11: "3", 12: "Injection, other, 10 mg", 269: "20000101", 285: "20251231" }),
    fixedLine({ 1: "A0021", 6: "00400", 11: "3", 12: "Ride, per mile", 269: "19820101" }),
    fixedLine({ 1: "   A1", 6: "00500", 11: "7", 12: "Dressing", 269: "19950101" }),
  ];

  test("are read by their positions; a description goes on in further records", () => {
    const imported = importTexts(hcpcs, [lines.join("\r\n")], { piece: 50 });
    expect(imported).toMatchObject({ found: [], text: "drug,size,from,to\nJ1745,10 mg,2000-01-01,2025-12-31\nJ1756,1 mg,2003-01-01,\n" });
  });

  test("say what is wrong with their characters", () => {
    const broken = fixedLine({ 1: "J1757", 11: "3", 12: "Injection, 1 mg", 269: "20031301" });
    expect(importTexts(hcpcs, [[...lines, broken].join("\n")]).found).toEqual(["import/date-form 6:269"]);
  });

  test("are the same table as a sheet of the same records", () => {
    const sheet = "HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,ADD DT,ACT EFF DT,TERM DT,ACTION CD\n" +
      'J1756,100,3,"Injection, one that goes on in the next record, 1 mg",short,20030101,20030101,,N\nJ1745,300,3,"Injection, other, 10 mg",,20000101,,20251231,N\nA1,500,7,Dressing,,19950101,,,N\n';
    expect(importTexts(hcpcs, [sheet]).text).toBe(importTexts(hcpcs, [lines.join("\n")]).text);
  });
});

test("every finding of a file stands on its cell, and the file is not written", () => {
  const text = "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n96361,8,3,\n512,8,3,\n96366,x,3,\n96366,8,4 New,\n96366,,3,\n96366,8,3\n96366,8\n";
  const { found, text: table } = importTexts(mue, [text]);
  expect(found).toEqual(["import/code-form 3:1", "import/number-form 4:7", "import/unknown-word 5:9", "import/empty-cell 6:1", "import/row-length 8:1"]);
  expect(table).toBeUndefined();
});

test("the findings of a file are shown up to a number, and the others counted", () => {
  const text = `HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator\n${"1,8,3\n".repeat(1_000)}`;
  const { diagnostics } = importTexts(mue, [text]);
  expect(diagnostics.length).toBe(51);
  expect(diagnostics.at(-1)).toMatchObject({ code: "import/more-findings", message: "950 more findings in this file" });
});

test("a cell may say that its row is left out", () => {
  const shape = shapeFrom("payerpack: 1\nimporter: x\nkey: code\ncolumns:\n  code: { headings: [Code], holds: code }\n  kind: { headings: [Kind], holds: word, words: { a: one, b: two }, leave out: [c] }\nfrom: { headings: [From], holds: date YYYYMMDD }\n");
  const { text, found } = importTexts(shape, ["Code,Kind,From\n00001,a,20200101\n00002,c,20200101\n00003,b (was a),20200101\n"]);
  expect({ text, found }).toEqual({ text: "code,kind,from,to\n00001,one,2020-01-01,\n00003,two,2020-01-01,\n", found: [] });
});
