import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineSplitter } from "../../src/cli/encounters/lines.ts";
import { MAX_ENCOUNTER_BYTES } from "../../src/cli/encounters/piece.ts";
import type { Piece, Splitter } from "../../src/cli/encounters/piece.ts";
import { splitterFor } from "../../src/cli/encounters/splitter.ts";

function feed(splitter: Splitter, pieces: readonly (string | Uint8Array)[]): readonly Piece[] {
  const found = pieces.flatMap((piece) => [...splitter.push(typeof piece === "string" ? Buffer.from(piece) : piece)]);
  return [...found, ...splitter.end()];
}

const lines = (...pieces: readonly (string | Uint8Array)[]): readonly Piece[] => feed(lineSplitter(), pieces);

describe("one encounter a line", () => {
  test.each<[string, readonly string[], readonly Piece[]]>([
    ["nothing", [], []],
    ["an empty text", [""], []],
    ["a last line without a break", ["a\nb"], [{ text: "a", line: 1 }, { text: "b", line: 2 }]],
    ["a last line with a break", ["a\nb\n"], [{ text: "a", line: 1 }, { text: "b", line: 2 }]],
    ["blank lines count and give nothing", ["\n \t\r\na\n\nb"], [{ text: "a", line: 3 }, { text: "b", line: 5 }]],
    ["a carriage return stays in the text, where JSON allows it", ["a\r\nb\r\n"], [{ text: "a\r", line: 1 }, { text: "b\r", line: 2 }]],
    ["a line over three pieces", ["{\"a", "\":", "1}\n2"], [{ text: "{\"a\":1}", line: 1 }, { text: "2", line: 2 }]],
  ])("%s", (_, pieces, expected) => {
    expect(lines(...pieces)).toEqual(expected);
  });

  test("a line that is not UTF-8 is refused and its neighbours are not", () => {
    const bytes = Buffer.concat([Buffer.from("a\nb\n"), Buffer.from([0xff, 0xfe]), Buffer.from("\nc\n")]);
    const expected = [{ text: "a", line: 1 }, { text: "b", line: 2 }, { refused: "encoding", line: 3 }, { text: "c", line: 4 }];
    expect(lines(bytes)).toEqual(expected);
    expect(lines(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  test("a line of the largest size passes and one more byte is too much, in one piece or in many", () => {
    const largest = "x".repeat(MAX_ENCOUNTER_BYTES);
    for (const parts of [[`${largest}\n1\n`], [largest, "\n1\n"], ["0\n", largest.slice(7), largest.slice(-7), "\n1\n"]]) {
      expect(lines(...parts).filter((piece) => "refused" in piece)).toEqual([]);
    }
    expect(lines(`0\n${largest}x\n1\n`)).toMatchObject([{ line: 1 }, { refused: "too-long", line: 2 }, { text: "1", line: 3 }]);
    expect(lines(largest, "x", "\n1\n")).toEqual([{ refused: "too-long", line: 1 }, { text: "1", line: 2 }]);
    expect(lines(`${largest}x`)).toEqual([{ refused: "too-long", line: 1 }]);
    const wide = "\u00e9".repeat(MAX_ENCOUNTER_BYTES / 2);
    expect(lines(`0\n${wide}\n${wide}x\n1\n`)).toMatchObject([{}, { line: 2, text: wide }, { refused: "too-long", line: 3 }, {}]);
  });

  test("a line of 200 MiB is dropped as it comes and refused once", () => {
    const splitter = lineSplitter();
    const piece = Buffer.alloc(1 << 20, 120);
    for (let index = 0; index < 200; index++) expect(splitter.push(piece)).toEqual([]);
    expect(splitter.push(Buffer.from("\n{}\n"))).toEqual([{ refused: "too-long", line: 1 }, { text: "{}", line: 2 }]);
  });

  test("cutting the bytes elsewhere changes nothing", () => {
    const text = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("\n", "\r\n", "", " ", "{}", "\u00e9"))).map((parts) => parts.join("\n"));
    fc.assert(
      fc.property(text, fc.array(fc.nat(64), { maxLength: 8 }), (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(bytes.subarray(at, at + cut));
          at += cut;
        }
        pieces.push(bytes.subarray(at));
        expect(lines(...pieces)).toEqual(lines(bytes));
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe("whether an input is one encounter or one a line", () => {
  const one = '{\n  "id": "a"\n}\n';
  test.each<[string, string, number, boolean]>([
    ["x.ndjson", '{"id":"a"}\n{"id":"b"}\n', 2, true],
    ["x.jsonl", "{\n}\n", 2, true],
    ["x.json", one, 1, false],
    ["x.json", '{"id":"a"}', 1, true],
    ["x.json", '{"id":"a"}\n{"id":"b"}\n', 2, true],
    ["x.json", '{ "id": "a",\n "b": }\n', 1, false],
    ["x.json", "\n\n{\n\"a\": 1\n}\n", 1, false],
    ["-", one, 1, false],
    ["-", '{ "id": "a",\n  "b": 1 }\n', 1, false],
    ["-", '{"id":"a"}\n{"id":"b"}\n', 2, true],
    ["-", '{"id":"a","cl\n{"id":"b"}\n', 2, true],
    ["-", "[\n1\n]\n", 1, false],
    ["-", "", 0, false],
    ["x.json", " \n ", 0, false],
  ])("%s with %j", (name, text, count, byLine) => {
    for (const pieces of [[text], [...text]]) {
      const found = feed(splitterFor(name), pieces);
      expect(found).toHaveLength(count);
      expect(found.every((piece) => (piece.line !== undefined) === byLine)).toBe(true);
    }
  });

  test("a document over the limit is refused once", () => {
    expect(feed(splitterFor("x.json"), ["{\n", "x".repeat(MAX_ENCOUNTER_BYTES)])).toEqual([{ refused: "too-long" }]);
  });

  test("a document that is not UTF-8 is refused once", () => {
    expect(feed(splitterFor("x.json"), ["{\n", Uint8Array.of(0xff), "}"])).toEqual([{ refused: "encoding" }]);
  });
});
