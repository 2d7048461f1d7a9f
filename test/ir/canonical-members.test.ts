import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeCanonical } from "../../src/ir/canonical.ts";
import { canonicalMembers, membersOf, withoutMembers } from "../../src/ir/canonical-members.ts";

const word = fc.oneof(fc.constantFrom("title", "citations", "name", '"title":', '{"title":', ',"citations":[', "\\", "1", "10", "9"), fc.string({ unit: "grapheme" }));
const key = word.filter((one) => one !== "__proto__");
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger().map((number) => (Object.is(number, -0) ? 0 : number)),
    word,
    fc.constantFrom(true, false, null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;
const record = fc.dictionary(key, plain, { maxKeys: 6, noNullPrototype: true });

const WORDS = ["title", "citations"];
const read = (text: string): ReadonlyMap<string, string> | undefined => canonicalMembers(JSON.parse(text) as object, text);

describe("members of a canonical text", () => {
  test("are the canonical texts of the values, in order", () => {
    fc.assert(fc.property(record, (value) => {
      const members = read(encodeCanonical(value));
      expect([...members!]).toEqual([...membersOf(value)]);
      expect([...members!]).toEqual(Object.keys(value).sort().map((name) => [name, encodeCanonical(value[name])]));
    }));
  });

  test.each([
    ['{"b":1,"a":2}'], ['{"a":{"c":1,"b":2}}'], ['{"a":1.5}'], ['{"a":-0}'], ['{"a":9007199254740993}'], ['{"a":1e2}'], ['{"a":1,"a":1}'], ['{"a": 1}'],
    ['{"a":"\\u0041"}'], ['{"a":"\\ud800"}'], ['{"a":["\\udc00"]}'], ['{"\\ud800":1}'], ['{"a":"\\/"}'], ['{"9":1,"10":2}'], ['{"a":1}\n'],
    [`{"a":"${"\ud800"}"}`],
  ])("a text that is not canonical has none: %j", (text) => expect(read(text)).toBeUndefined());

  test.each([['{"10":1,"9":2}'], ['{"a":"\\\\ud800"}'], ['{"a":"\u{1f600}"}'], ["{}"], [`{"a":${"[".repeat(900)}${"]".repeat(900)}}`]])("a canonical text that is seldom met has them: %j", (text) =>
    expect(read(text)).toBeDefined());

  test("without some keys it is the canonical text of the value without them", () => {
    fc.assert(fc.property(plain, (value) => {
      expect(withoutMembers(encodeCanonical(value), WORDS)).toBe(encodeCanonical(value, new Set(WORDS)));
    }), { numRuns: 1_000 });
  });

  test.each([
    ['{"citations":[],"title":"a"}', "{}"], ['{"citations":[{"source":-1}],"depth":0,"title":"]}"}', '{"depth":0}'], ['[{"title":12},{"a":{"citations":{},"title":{}}}]', '[{},{"a":{}}]'],
  ])("%s becomes %s", (text, expected) => expect(withoutMembers(text, WORDS)).toBe(expected));
});
