import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENCOUNTER_LIMITS } from "../../../src/ir/encounter-limits.ts";
import { readId } from "../../../src/runtime/read/id.ts";
import { scanJson } from "../../../src/runtime/read/scan.ts";
import { leastProcessorTime } from "../../support/processor.ts";

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const list = (length: number): string => `[${"1,".repeat(length - 1)}1]`;
const object = (members: number): string => `{${Array.from({ length: members }, (_, index) => `"m${index}":1`).join(",")}}`;
const padded = (bytes: number): string => `"x"${" ".repeat(bytes - 3)}`;

function scanned(text: string): { code?: string; pointer?: string } {
  const error = scanJson(text).failure?.toError();
  return error === undefined ? {} : { code: error.code, ...(error.pointer === undefined ? {} : { pointer: error.pointer }) };
}

interface Row {
  readonly label: string;
  readonly text: string;
  readonly code: string | undefined;
  readonly pointer: string | undefined;
}

/** Rows of text, code and pointer, named by the beginning of the text in ASCII. */
function labelled(rows: readonly (readonly [text: string, code?: string, pointer?: string])[]): readonly Row[] {
  return rows.map(([text, code, pointer], index) => ({ label: `${index} ${JSON.stringify(text.slice(0, 40)).replace(/[^ -~]/g, "?")}`, text, code, pointer }));
}

describe("the JSON scanner", () => {
  it.each(labelled([
    ["null"], ["true"], ["false"], ["0"], ["-5"], ["30.5"], ["123456789012.125"], ['""'], ["[]"], ["{}"], [' \t\r\n{ "a" : [ 1 , { } ] }\n'],
    ['"\\u00e9\\"\\\\\\/"'], ['"\\ud83d\\ude00"'], ['"😀 é"'], ['{"a":{"a":1},"b":{"a":1}}'], ['{"toString":1,"valueOf":2}'], ["0.5"], ["-0.5"],
    [nested(ENCOUNTER_LIMITS.depth)], [list(ENCOUNTER_LIMITS.items)], [object(ENCOUNTER_LIMITS.members)],
    [`"${"x".repeat(ENCOUNTER_LIMITS.text)}"`], [`"${"\\u0041".repeat(ENCOUNTER_LIMITS.text)}"`], [padded(ENCOUNTER_LIMITS.bytes)],
  ]))("takes $label", ({ text }) => {
    expect(scanned(text)).toEqual({});
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it.each(labelled([
    // 90, 119: what is not JSON
    ['{"minutes":NaN}', "encounter/json", "/minutes"], ['{"minutes":Infinity}', "encounter/json", "/minutes"], ['{"minutes":-Infinity}', "encounter/json", "/minutes"],
    ["", "encounter/json"], ["   ", "encounter/json"], ["{} {}", "encounter/trailing-content"], ['{"a":1}x', "encounter/trailing-content"],
    ['{"a":1,}', "encounter/json"], ["[1,]", "encounter/json", "/1"], ["[1,,2]", "encounter/json", "/1"], ["{/* c */}", "encounter/json"], ["// c\n{}", "encounter/json"],
    ["{} // c", "encounter/trailing-content"], ["{'a':1}", "encounter/json"], ["{a:1}", "encounter/json"], ['{"a" 1}', "encounter/json"], ['{"a":}', "encounter/json", "/a"],
    ["[1 2]", "encounter/json"], ["[", "encounter/json", "/0"], ["[1", "encounter/json"], ["{", "encounter/json"], ['{"a"', "encounter/json"], ['"abc', "encounter/json"],
    ['"ab\\', "encounter/json"], ['"\\x"', "encounter/json"], ['"\\u12"', "encounter/json"], ['"\\u00G0"', "encounter/json"], ["tru", "encounter/json"],
    ["nulL", "encounter/json"], ["TRUE", "encounter/json"], ["undefined", "encounter/json"], ["+5", "encounter/json"], [".5", "encounter/json"],
    ["5.", "encounter/json"], ["01", "encounter/json"], ["-", "encounter/json"], ["0x10", "encounter/trailing-content"], ["\u00a01", "encounter/json"],
    // 91, 92, 94: numbers that a double would change
    ['{"a":1e400}', "encounter/number", "/a"], ['{"a":[1,1E1]}', "encounter/number", "/a/1"], ["-0", "encounter/number"], ["-0.00", "encounter/number"],
    ["9007199254740993", "encounter/number"], ["1234567890123", "encounter/number"], ["0.1234", "encounter/number"], ["1.5e3", "encounter/number"],
    // 96, 115: members
    ['{"a":1,"a":1}', "encounter/duplicate-key", "/a"], ['{"a":1,"\\u0061":2}', "encounter/duplicate-key", "/a"], ['{"\\u0061":1,"a":2}', "encounter/duplicate-key", "/a"],
    ['[{"b":{"x1":1,"y":2,"x1":3}}]', "encounter/duplicate-key", "/0/b/x1"], ['{"é":1,"\\u00e9":2}', "encounter/duplicate-key"],
    ['{"a":{"__proto__":1}}', "encounter/reserved-key", "/a"], ['{"constructor":1}', "encounter/reserved-key"], ['{"prototype":1}', "encounter/reserved-key"],
    ['{"\\u005f_proto__":1}', "encounter/reserved-key"],
    // 98: characters
    ['{"a":"\\ud800"}', "encounter/lone-surrogate", "/a"], ['"\\udc00"', "encounter/lone-surrogate"], ['"\ud800"', "encounter/lone-surrogate"],
    ['"\ud800x"', "encounter/lone-surrogate"], ['"\\ud800\\u0041"', "encounter/lone-surrogate"], ['{"\\ud800":1}', "encounter/lone-surrogate"],
    ['"\\u0000"', "encounter/control-character"], ['"a\u0000"', "encounter/control-character"], ['"a\nb"', "encounter/control-character"],
    ['"\\n"', "encounter/control-character"], ['"\u007f"', "encounter/control-character"], ['"\u0085"', "encounter/control-character"],
    ['"\u202e"', "encounter/control-character"], ['"\\u202E"', "encounter/control-character"], ['"\u2066"', "encounter/control-character"],
    ['"\u061c"', "encounter/control-character"], ['"\u2028"', "encounter/control-character"], ['"x\ufeff"', "encounter/control-character"],
    // 98 to 100: sizes
    [`{"a":"${"x".repeat(ENCOUNTER_LIMITS.text + 1)}"}`, "encounter/text-too-long", "/a"], [`{"${"x".repeat(ENCOUNTER_LIMITS.text + 1)}":1}`, "encounter/text-too-long"],
    [nested(ENCOUNTER_LIMITS.depth + 1), "encounter/too-deep", "/0".repeat(ENCOUNTER_LIMITS.depth)], ["[".repeat(1_000_000), "encounter/too-deep", "/0".repeat(ENCOUNTER_LIMITS.depth)],
    [`{"administrations":${list(ENCOUNTER_LIMITS.items + 1)}}`, "encounter/too-many", "/administrations"], [object(ENCOUNTER_LIMITS.members + 1), "encounter/too-many-members"],
    [padded(ENCOUNTER_LIMITS.bytes + 1), "encounter/too-long"], [`[${`"${"é".repeat(1_000)}",`.repeat(530)}1]`, "encounter/too-long"],
    // 118: other encodings
    ["\ufeff{}", "encounter/encoding"], ["{\u0000}\u0000", "encounter/encoding"], ["\u0000{", "encounter/encoding"], ["\u001f\ufffd\b", "encounter/encoding"], ["\ufffd\ufffd", "encounter/encoding"],
  ]))("refuses $label as $code", ({ text, code, pointer }) => {
    expect(scanned(text)).toEqual(pointer === undefined ? { code } : { code, pointer });
  });

  it("answers quickly on hostile text of 1 MiB", () => {
    const size = ENCOUNTER_LIMITS.bytes - 100;
    const hostile = [
      "[".repeat(size), '{"a":'.repeat(size / 5), `"${"\\".repeat(size)}`, `"${"\\u0061".repeat(size / 6)}"`, "1".repeat(size), " ".repeat(size),
      `[${`${object(250)},`.repeat(400)}1]`, `{${`"${"\\u0061".repeat(100)}":1,`.repeat(1_000)}`, `[${"{},".repeat(size / 3)}`,
    ];
    for (const text of hostile) {
      const least = leastProcessorTime(3, () => void scanJson(text));
      expect(least).toBeLessThan(500);
    }
  });

  it("takes every text that JSON.stringify writes of plain values within the limits", () => {
    const name = fc.string({ unit: fc.constantFrom(..."abcXYZ_\"\\/é日😀 "), maxLength: 6 });
    const leaf = fc.oneof(fc.boolean(), fc.constant(null), name, fc.integer({ min: -2_000_000, max: 2_000_000 }).map((value) => (value === 0 ? 0 : value / 1_000)));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie("tree"), { maxLength: 5 }), fc.dictionary(name, tie("tree"), { maxKeys: 5, noNullPrototype: true })),
    }));
    fc.assert(fc.property(tree, (value) => {
      expect(scanned(JSON.stringify(value))).toEqual({});
    }), { numRuns: 1_000, seed: 20_260_302 });
  });

  it("takes only what JSON.parse takes", () => {
    const piece = fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', '"b"', '"', "\\", "1", "-", ".", "0", "e", "null", "true", " ", "\n", "x", "\u0000", "\ud800");
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")), (text) => {
      if (scanJson(text).failure === undefined) expect(() => JSON.parse(text) as unknown).not.toThrow();
    }), { numRuns: 20_000, seed: 20_260_302 });
  });
});

describe("the id of a broken text", () => {
  it.each([
    ['{"id":"e1","administrations":[{', "e1"], ['{"id":"e1"}', "e1"], ['{"a":{"id":"inner"},"id":"e1",', "e1"], ['{"\\u0069d":"e1",', "e1"],
    ['{"a":{"id":"inner"},', null], ['{"id":7}', null], ['{"id":""}', null], ['{"id":"e1","id":"e2"}', null], ['[{"id":"e1"}]', null],
    [`{"id":"${"x".repeat(65)}"}`, null], ['{"id":"e\u0000"}', null], ['{"id":"e', null], ["", null], ["nonsense", null],
  ])("of %j is %j", (text, id) => {
    expect(readId(text)).toBe(id);
  });
});
