import { expect, test } from "vitest";
import { formatSource } from "../../src/parser/format/format.ts";
import { BASE_PACK, compileFiles, findings } from "./small-packs.ts";

const ONE = "  - { finding: no gap, reason: A person codes it, source: s 2, until: 2027-06-30 }\n";

function withAccepts(entries: string): ReturnType<typeof compileFiles> {
  return compileFiles({ "base/pack.yaml": `${BASE_PACK}accepts:\n${entries}` });
}

test("an acceptance is read with its reason, its source and its last day", () => {
  const outcome = withAccepts(ONE);
  expect(findings(outcome)).toEqual([]);
  const [accept] = outcome.value![0]!.understood.chained.source.file.accepts;
  expect([accept!.finding.text, accept!.reason!.text, accept!.until!.text, accept!.sources.map(({ key, locator }) => [key.text, locator?.text])]).toEqual(["no gap", "A person codes it", "2027-06-30", [["s", "2"]]]);
});

test("what is accepted changes no meaning", () => {
  expect(withAccepts(ONE).value![0]!.pack.hashes).toEqual(compileFiles({}).value![0]!.pack.hashes);
});

test.each([
  ["without a reason", ONE.replace("reason: A person codes it, ", ""), ['parse/missing-key "finding"']],
  ["without a day", ONE.replace(", until: 2027-06-30", ""), ['parse/missing-key "finding"']],
  ["until a day that does not exist", ONE.replace("06-30", "06-31"), ['parse/date-invalid "2027-06-31"']],
  ["with a source that the pack does not have", ONE.replace("source: s 2", "source: t"), ['check/source-unknown "t"']],
  ["twice", ONE + ONE, ['check/accepted-twice "no gap"']],
])("an acceptance %s", (_, entries, expected) => {
  expect(findings(withAccepts(entries))).toEqual(expected);
});

test("an acceptance without a source", () => {
  expect(findings(withAccepts(ONE.replace("source: s 2, ", ""))).map((one) => one.split(" ")[0])).toEqual(["check/no-source"]);
});

test("ten findings may be accepted, eleven may not", () => {
  const many = (count: number): string => Array.from({ length: count }, (_, place) => ONE.replace("no gap", `finding ${place}`)).join("");
  expect(findings(withAccepts(many(10)))).toEqual([]);
  expect(findings(withAccepts(many(11)))).toEqual(['check/too-many-accepted "finding 10"']);
});

test("the formatter puts the keys in order", () => {
  const text = `${BASE_PACK}accepts:\n  - until: 2027-06-30\n    source: s\n    reason: A person codes it\n    finding: no gap\n`;
  const { value } = formatSource({ path: "base/pack.yaml", text });
  expect(value).toContain("accepts:\n  - finding: no gap\n    reason: A person codes it\n    source: s\n    until: 2027-06-30\n");
});
