import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InternalError } from "../../src/base/invariant.ts";
import { encodeCanonical, samePlain } from "../../src/ir/canonical.ts";

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger().map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.string({ unit: "grapheme" }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: "grapheme" }).filter((key) => key !== "__proto__"), tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, shuffled(inner)]));
}

describe("canonical JSON", () => {
  test("keys are sorted by UTF-16 unit, as in RFC 8785", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
    expect(encodeCanonical(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
  });

  test("shortest escapes", () => {
    expect(encodeCanonical('\u000f\n\t"\\/\u007f')).toBe('"\\u000f\\n\\t\\"\\\\/\u007f"');
  });

  test("absent properties, and those left out, at every depth", () => {
    expect(encodeCanonical({ b: undefined, a: [{ c: 1, d: undefined }] })).toBe('{"a":[{"c":1}]}');
    expect(encodeCanonical({ title: 1, a: [{ c: 1, title: 2 }] }, new Set(["title"]))).toBe('{"a":[{"c":1}]}');
  });

  test("parses back to the same data, whatever the order of keys", () => {
    fc.assert(fc.property(plain, (value) => {
      const text = encodeCanonical(value);
      expect(JSON.parse(text)).toEqual(value);
      expect(encodeCanonical(shuffled(value))).toBe(text);
      expect(samePlain(shuffled(value), value)).toBe(true);
    }));
  });

  test.each<[string, unknown]>([
    ["a fraction", 0.5], ["minus zero", -0], ["not a number", Number.NaN], ["infinity", Infinity], ["an unsafe integer", 2 ** 53],
    ["a lone surrogate", "\ud800"], ["a lone surrogate as key", { "\udc00": 1 }], ["a date", new Date(0)], ["a map", new Map()],
    ["a function", () => 1], ["nothing in a list", [undefined]],
  ])("%s has no canonical form", (_, value) => {
    expect(() => encodeCanonical(value)).toThrow(InternalError);
  });
});
