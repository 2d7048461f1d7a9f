import { describe, expect, test } from "vitest";
import { compileFiles, compileRules, findings, rulesFile, serious } from "./small-packs.ts";

const HASH = "sha256: 0000000000000000000000000000000000000000000000000000000000000000";

describe("one mistake is one finding", () => {
  test.each<[string, string, readonly string[]]>([
    // no head
    ["an assumption without `for each`", "assume:\n  a:\n    when: administration.stop is not documented\n    take: { stop: administration.start }\n    because: B\n    source: s\n", ['parse/missing-key "a"']],
    ["a set without `for each`, and its reader", "sets:\n  a:\n    keep: service.technique is push and service.purpose is flush\n    source: s\n  b:\n    for each: service in a\n    keep: service.technique is push\n    source: s\n", ['parse/missing-key "a"']],
    ["an order without `for each`", "orders:\n  a:\n    per: site\n    prefer: [earliest service.start]\n    ask for: purpose\n    source: s\n", ['parse/missing-key "a"']],
    ["a modifier without `for each`", "modifiers:\n  a:\n    when: line.units is 1 unit\n    add: modifier 59\n    source: s\n", ['parse/missing-key "a"']],
    ["drug units without `for each`", "drug units:\n  a:\n    dose: administration.dose\n    unit size: nowhere\n    round: up\n    source: s\n", ['parse/missing-key "a"']],
    // keys that cannot stay
    ["a list for the only key", "values:\n  [a, b]: { is: 3 minutes, source: s }\n", ['parse/complex-key "["']],
    ["a reserved key alone", "values:\n  __proto__: { is: 3 minutes, source: s }\n", ['parse/reserved-key "__proto__"']],
    ["a key without text", 'values:\n  "": { is: 3 minutes, source: s }\n', ['parse/complex-key """"']],
    ["a key without text in a rule", 'values:\n  a: { is: 3 minutes, "": x, source: s }\n', ['parse/complex-key """"']],
    ["a mapping that is really empty", "values: {}\n", ['parse/wrong-shape "{}"']],
    // texts that say nothing
    ["an empty source", 'values:\n  a: { is: 3 minutes, source: "" }\n', ['parse/wrong-shape """"']],
    ["a mapping for a source", "values:\n  a: { is: 3 minutes, source: { s: page } }\n", ['parse/wrong-shape "{ s: page }"']],
    ["an empty word of a list", "orders:\n  a:\n    for each: service\n    prefer: [earliest service.start]\n    if a tie changes the bill: ''\n    source: s\n", [`parse/wrong-shape "''"`]],
    ["an empty block", "sets:\n  a:\n    for each: service\n    keep: |2\n\n      \n    source: s\n", ['parse/wrong-shape "keep"']],
    // tables
    ["a column twice", "code sets:\n  a:\n    system: CPT\n    source: s\n    codes: |\n      code | note | note\n      11111 | a | b\n", ['parse/table-column "note"']],
    ["a column without a name", "code sets:\n  a:\n    system: CPT\n    source: s\n    codes: |\n      code |\n      11111 |\n", ['parse/table-column ""']],
    ["a column of a table twice", "tables:\n  a:\n    columns: { code: CPT, most: units }\n    key: code\n    source: s\n    rows: |\n      code | most | most\n      11111 | 1 unit | 2 units\n", ['parse/table-column "most"']],
    ["a system that is none", "code sets:\n  a:\n    system: CPR\n    source: s\n    codes: |\n      code\n      11111\n", ['parse/unknown-word "CPR"']],
    // limits and dates
    ["minutes in a limit", "limits:\n  a:\n    for each: line\n    at most: 8 minutes per day\n    warn: W\n    source: s\n", ['parse/allowance-unit "8 minutes"']],
    ["dates that run backwards", "values:\n  a:\n    effective: 2026-02-01 to 2026-01-01\n    is: 3 minutes\n    source: s\n", ['parse/date-order "2026-02-01 to 2026-01-01"']],
    // what stands behind a mistake
    ["a step that lacks a key", "sets:\n  a: { for each: service, source: s }\ntimes:\n  b: { for each: service in a, is: time of service, source: s }\nladders:\n  c:\n    for each: service in a\n    measure: b\n    first: { code: CPT 11111, covers: 60 minutes }\n    source: s\n", ['parse/missing-key "first"']],
    ["a spacing that lacks a key", "sets:\n  a:\n    for each: service\n    spaced: { more than: 30 minutes, sharing: [site], source: s }\n    source: s\n", ['parse/missing-key "spaced"']],
    ["an assumption without `when`", "assume:\n  a:\n    for each: administration\n    take: { stop: administration.start }\n    because: B\n    source: s\n", ['parse/missing-key "a"']],
    ["a word that `instead` never takes", "bills:\n  a: { for each: service, bill: CPT 11111, source: s }\nexceptions:\n  b:\n    to: a\n    instead: nothin\n    because: B\n    source: s\n", ['parse/unknown-word "nothin"']],
    ["a name that is none, asked for as well", "sets:\n  a:\n    for each: service in Others\n    source: s\n", ['parse/name-form "Others"']],
    ["a row with a cell too few", "tables:\n  a:\n    columns: { code: CPT, most: units }\n    key: code\n    source: s\n    rows: |\n      code | most\n      11111\n      22222 | 1 unit\n", ['parse/table-cells "11111"']],
    ["two mistakes in one rule are two", "values:\n  a: { title: A }\n", ['check/no-source "a"', 'parse/missing-key "a"']],
    // comments
    ["a comment that cuts a clause", "sets:\n  a:\n    for each: service\n    keep: service.technique is #push\n    source: s\n", ['parse/cut-by-comment "#push"']],
    ["a comment that reads like a clause", "sets:\n  a:\n    for each: service\n    keep: service.technique is push # and service.purpose is flush\n    source: s\n", ['parse/cut-by-comment "# and service.purpose is flush"']],
    ["a comment that cuts a title", "values:\n  a:\n    title: Step #2 of a visit\n    is: 3 minutes\n    source: s\n", ['parse/cut-by-comment "#2 of a visit"']],
    ["a comment", "sets:\n  a:\n    for each: service # all\n    keep: service.technique is push # and nothing else\n    source: s\n", []],
    ["a sign in quotes", 'values:\n  a:\n    title: "Step #2 of a visit"\n    is: 3 minutes\n    source: s\n', []],
  ])("%s", (_, base, expected) => {
    expect(findings(compileRules(base))).toEqual(expected);
  });

  test("a clause that ends at a comment says so", () => {
    const [found] = serious(compileRules("sets:\n  a:\n    for each: service\n    keep: service.technique is # push\n    source: s\n").diagnostics);
    expect(found).toMatchObject({ code: "parse/unfinished", help: "what stands behind a `#` after a blank is a comment" });
  });

  test("a rule of dates without `for each` leaves no line undated", () => {
    const engine = "sites:\n  a:\n    for each: access\n    apart when: access.separate_site_documented is yes\n    because: B\n    source: s\nservices:\n  b:\n    for each: administration\n    timed when: administration.stop is documented\n    time: administration.start to administration.stop\n    join when: administration.technique is infusion\n    sharing: [site]\n    gap: 0 minutes\n    source: s\ndates:\n  c:\n    when: line.units is 1 unit\n    date: day earned\n    source: s\nbills:\n  d:\n    for each: service\n    bill: CPT 11111\n    source: s\n";
    expect(findings(compileFiles({ "base/engine.yaml": rulesFile(engine, "engine") }))).toEqual(['parse/missing-key "c"']);
  });

  test("a base without a vocabulary", () => {
    const pack = "payerpack: 1\npack: other/base\nrelease: 1\neffective: from 2020-01-01\n";
    expect(findings(compileFiles({ "other/pack.yaml": pack }))).toEqual(['parse/missing-key "payerpack"']);
  });

  test.each<[string, string, readonly string[]]>([
    ["a column without a name", "code,\n11111,x\n", ['check/file-form ""']],
    ["a column twice", "code,most,most\n11111,1 unit,2 units\n", ['check/duplicate-column "most"']],
  ])("a file with %s", (_, text, expected) => {
    const table = `tables:\n  a:\n    columns: { code: CPT, most: units }\n    key: code\n    from file: a.csv\n    ${HASH}\n    source: s\n`;
    const wrongHash = serious(compileFiles({ "base/topic.yaml": rulesFile(table), "a.csv": text }).diagnostics)[0]!;
    const sound = table.replace(HASH, `sha256: ${/[0-9a-f]{64}/.exec(wrongHash.help!)![0]}`);
    expect(findings(compileFiles({ "base/topic.yaml": rulesFile(sound), "a.csv": text }))).toEqual(expected);
  });
});

describe("words of findings", () => {
  const messageOf = (base: string, layer?: string): string => serious(compileRules(base, layer).diagnostics).map(({ message }) => message).join("\n");
  test.each<[string, string, string]>([
    ["instants are documented, not numbers", "assume:\n  a:\n    for each: administration\n    when: administration.start is documented\n    take: { stop: administration.start plus 15 minutes }\n    because: B\n    source: s\n", "`a` would fill `administration.stop` where it is documented: administration.start is documented, administration.stop is documented"],
    ["codes as they are written", "code sets:\n  a:\n    system: ICD10\n    source: s\n    codes: |\n      code\n      N18.1 to N18.31\n", "`N18.1` and `N18.31` have different lengths, so no codes lie between them"],
    ["the value, not its first literal", "values:\n  hours:\n    is:\n      2020-01-01: 8 units\n      2026-07-01: 480 minutes\n    source: s\n", "`hours` is units, and here minutes"],
    ["the group, and which modifier", "modifier groups:\n  a:\n    members: [modifier GP, modifier GO, modifier GP]\n    source: s\n", "`a` has the modifier GP twice"],
    ["a word of a type", "code sets:\n  codes:\n    system: CPT\n    source: s\n    codes: |\n      code\n      11111\nsets:\n  a:\n    for each: service\n    keep: service.purpose in codes\n    source: s\n", "`service.purpose` is a word of `purpose` and cannot be in `codes`, a set of CPT codes"],
    ["a key that is empty", "tables:\n  a:\n    columns: { code: CPT, other: CPT, most: units }\n    key: [code, other]\n    source: s\n    rows: |\n      code | other | most\n      | 11111 | 1 unit\n      | 11111 | 2 units\n", "two rows of `a` have the key `(empty), 11111`"],
    ["a late value", "values:\n  a:\n    is:\n      2021-01-01: 3 minutes\n    source: s\n", "`a` says nothing from 2020-01-01 to 2020-12-31"],
  ])("%s", (_, base, expected) => {
    expect(messageOf(base)).toBe(expected);
  });
});
