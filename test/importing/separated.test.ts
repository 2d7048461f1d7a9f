import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RecordCutter } from "../../src/importing/lines.ts";
import { cellsOfRecord, splitRecord } from "../../src/importing/separated.ts";

function cut(text: string, separator: string | undefined, piece = 7) {
  const records: [string, number][] = [];
  const refused: [string, number][] = [];
  const cutter = new RecordCutter(separator, (record, line) => void records.push([record, line]), (record, line) => void refused.push([record, line]));
  for (let at = 0; at < text.length; at += piece) cutter.push(text.slice(at, at + piece));
  cutter.end();
  return { records, refused };
}

describe("a record", () => {
  test.each<[string, string, readonly string[]]>([
    ["a,b,c", ",", ["a", "b", "c"]],
    [" a ,\tb,", ",", ["a", "b", ""]],
    ['"a, b" , "say ""x"""', ",", ["a, b", 'say "x"']],
    ['a"b,c', ",", ['a"b', "c"]],
    ['"two\nlines",x', ",", ["two\nlines", "x"]],
    ['x\t"a\tb"', "\t", ["x", "a\tb"]],
    ["", ",", [""]],
  ])("%j is cut into its cells", (record, separator, cells) => {
    expect(splitRecord(record, separator)).toEqual(cells);
  });

  test("says where each cell begins", () => {
    const record = ' a, "b, c" ,d';
    expect(cellsOfRecord(record, ",").map(({ text, start }) => record.slice(start, start + text.length))).toEqual(["a", "b, c", "d"]);
  });

  test("that is written with quotes is read as it was, whatever it holds", () => {
    const cell = fc.stringMatching(/^[ab",\n\t;]{0,6}$/).map((text) => text.trim());
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom(",", "\t", ";"), (cells, separator) => {
      const record = cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator);
      expect(splitRecord(record, separator)).toEqual(cells);
      expect(cut(`${record}\nlast${separator}`, separator).records.map(([text]) => text)).toEqual([record, `last${separator}`]);
    }));
  });
});

describe("a text in pieces", () => {
  test("has the same records however it is cut, with the lines on which they begin", () => {
    const text = 'one,1\r\n"two\r\nlines",2\n\nthree,3';
    for (let piece = 1; piece <= text.length; piece++) {
      expect(cut(text, ",", piece).records).toEqual([["one,1", 1], ['"two\nlines",2', 2], ["", 4], ["three,3", 5]]);
    }
  });

  test("knows no quotes where nothing separates cells", () => {
    expect(cut('12" tube\nnext\n', undefined).records).toEqual([['12" tube', 1], ["next", 2]]);
  });

  test("gives up on a quote that does not end, and reads the lines behind it", () => {
    const { records, refused } = cut(`a,b\n"open,1\n${"x,1\n".repeat(150)}last,2\n`, ",");
    expect(refused).toEqual([['"open,1', 2]]);
    expect(records.length).toBe(152);
    expect(records.at(-1)).toEqual(["last,2", 153]);
  });
});
