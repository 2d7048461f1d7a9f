import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, INFUSIONS, lines, packOf } from "../support/small.ts";

const TABLES = `
  tables:
    two_codes:
      title: Two codes
      columns: { column_1: code, column_2: code, bypass: word }
      key: [column_1, column_2]
      source: s
      rows: |
        column_1       | column_2    | bypass         | from       | to
        11111          | 33333       | allowed        |            |
        11111          | 44444 J0001 | not_allowed    |            | 2026-03-02
        55550 to 55559 | 33333       | not_allowed    |            |
        11111          | 66666       | not_applicable |            |
        77777          | 77777       | not_allowed    |            |
        33333          | 11111       | allowed        | 2026-03-03 |
    parents:
      title: Parents
      columns: { add_on: code, parents: list of code, named: word }
      key: add_on
      source: s
      rows: |
        add_on | parents     | named | from       | to
        88888  | 11111 99999 | all   |            |
        88889  |             | none  |            |
        88887  | 99999       | all   | 2026-03-03 |
        88886  | 99990 to 99998 | all |            |
  modifier groups:
    apart:
      title: Apart
      members: [modifier 59, modifier XS]
      source: s
`;
const PAIRS = `
  pairs:
    never:
      title: Never
      table: two_codes
      where: bypass is not_allowed
      keeps: column_1
      drops: column_2
      deny: Never both
      source: s
    unless:
      title: Unless
      table: two_codes
      where: bypass is allowed
      keeps: column_1
      drops: column_2
      bypass: { by: apart, where: bypass is allowed }
      deny: Not without a modifier
      codes: { group: CO, carc: 97 }
      source: s
    child:
      title: Child
      table: parents
      where: named is all
      code: add_on
      needs one of: parents
      warn: No parent
      source: s
`;
const HOURS = `
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      first: { code: CPT 11111, from: 1 minute, covers: 60 minutes }
      source: s
`;
const SECTIONS = [DATED, INFUSIONS, HOURS, TABLES, PAIRS];
const pack = packOf(SECTIONS);
const by = (code: string, more: Readonly<Record<string, unknown>> = {}) => ({ code, ...more });
const hour = [given("a", "10:00 to 11:00")];
const coded = (procedures: readonly unknown[], administrations: readonly unknown[] = hour) => pack.code(encounter(administrations, { procedures }));

describe("two codes of one day", () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    ["the second is dropped, the first stays", [by("33333")], ["11111 x1", "33333 x1 deny"]],
    ["a modifier of the group on the second lifts a pair that allows it", [by("33333", { modifiers: ["XS"] })], ["11111 x1", "33333 x1 XS"]],
    ["another modifier does not", [by("33333", { modifiers: ["25"] })], ["11111 x1", "33333 x1 25 deny"]],
    ["nor one of the group where the row forbids it", [by("44444", { modifiers: ["59"] })], ["11111 x1", "44444 x1 59 deny"]],
    ["a cell of several codes", [by("J0001")], ["11111 x1", "J0001 x1 deny"]],
    ["a range of first codes", [by("55555"), by("33333", { modifiers: ["59"] })], ["11111 x1", "33333 x1 59 deny", "55555 x1"]],
    ["a row that no rule reads", [by("66666")], ["11111 x1", "66666 x1"]],
    ["a line is no partner of itself", [by("77777")], ["11111 x1", "77777 x1"]],
    ["two lines of one code are partners", [by("77777"), by("77777")], ["11111 x1", "77777 x1 deny", "77777 x1 deny"]],
    ["lines of other days are not", [by("33333", { date: "2026-03-01" })], ["11111 x1", "33333 x1 2026-03-01"]],
  ])("%s", (_, procedures, expected) => {
    expect([...lines(coded(procedures))].sort()).toEqual([...expected].sort());
  });

  test("rows count on the day of the line, not of the encounter", () => {
    const late = [given("a", "10:00 to 11:00"), given("b", "+00:10 to +01:10")];
    const next = { date: "2026-03-03" };
    expect(lines(coded([by("44444", next)], late))).toContain("44444 x1 2026-03-03");
    expect(lines(coded([by("33333", { ...next, modifiers: ["59"] })], late))).toContain("11111 x1 2026-03-03");
    expect(lines(coded([by("33333", next)], late))).toContain("11111 x1 2026-03-03 deny");
  });

  test("the modifier may stand on the line that stays", () => {
    const marked = packOf([...SECTIONS, "\n  modifiers:\n    pumps:\n      title: Pumps\n      for each: line\n      when: line.given is no and line.portable_pump is yes\n      add: modifier 59\n      source: s\n"]);
    const answer = marked.code(encounter([given("a", "10:00 to 11:00", { portable_pump: true })], { procedures: [by("33333")] }));
    expect(lines(answer)).toEqual(["11111 x1 59", "33333 x1"]);
  });

  test("a line that may yet come leaves the other open, unless that carries the modifier itself", () => {
    const waiting = [given("a", "10:00 to ?")];
    expect(lines(coded([by("33333")], waiting))).toEqual(["33333 x1 hold"]);
    expect(findings(coded([by("33333")], waiting))).toEqual(["hold run_time: stop of a"]);
    expect(lines(coded([by("33333", { modifiers: ["59"] })], waiting))).toEqual(["33333 x1 59"]);
    expect(lines(coded([by("44444", { modifiers: ["59"] })], waiting))).toEqual(["44444 x1 59 hold"]);
  });

  test("a modifier that is held leaves the pair open too", () => {
    const modifiers = "\n  modifiers:\n    indicated:\n      title: Indicated\n      for each: line of CPT 11111\n      when: line.indication is ICD10 N18.4\n      add: modifier 59\n      source: s\n";
    const answer = packOf([...SECTIONS, modifiers]).code(encounter(hour, { procedures: [by("33333"), by("44444")] }));
    expect(lines(answer)).toEqual(["11111 x1 hold", "33333 x1 hold", "44444 x1 deny"]);
    expect(findings(answer)).toContain("hold indicated: indication of a");
  });

  test("the finding carries codes and the line", () => {
    const answer = coded([by("33333")]);
    expect(answer.findings).toMatchObject([{ rule: "unless", outcome: "deny", reason: "Not without a modifier", group: "CO", carc: "97", line: 1 }]);
    expect(answer.decision).toBe("deny");
    const { tree } = pack.explain(encounter(hour, { procedures: [by("33333")] }));
    expect(JSON.stringify(tree[1])).toMatch(/deny: Not without a modifier/);
  });
});

describe("a code that hangs from another", () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    ["its parent is there", [by("88888")], ["11111 x1", "88888 x1"]],
    ["on another day too", [by("88888", { date: "2026-03-05" })], ["11111 x1", "88888 x1 2026-03-05"]],
    ["a row that no rule reads", [by("88889")], ["11111 x1", "88889 x1"]],
    ["a row of a later day", [by("88887")], ["11111 x1", "88887 x1"]],
    ["its parent is of a range", [by("88886"), by("99995")], ["11111 x1", "88886 x1", "99995 x1"]],
    ["no parent is of the range", [by("88886"), by("99989"), by("9999A")], ["11111 x1", "88886 x1 warn", "99989 x1", "9999A x1"]],
    ["its parent is not there", [by("88887", { date: "2026-03-03" })], ["11111 x1", "88887 x1 2026-03-03 warn"]],
  ])("%s", (_, procedures, expected) => {
    expect(lines(coded(procedures))).toEqual(expected);
  });

  test("a parent that may yet come leaves it open", () => {
    const answer = coded([by("88888")], [given("a", "10:00 to ?")]);
    expect(lines(answer)).toEqual(["88888 x1 hold"]);
    expect(findings(answer)).toEqual(["hold run_time: stop of a"]);
  });
});

describe("exceptions", () => {
  const layer = (body: string) => packOf(SECTIONS, `\n  exceptions:\n    different:\n      title: Different\n${body.split("\n").map((line) => `      ${line}`).join("\n")}\n      because: A policy\n      source: p\n`);
  const both = encounter(hour, { procedures: [by("33333"), by("44444", { modifiers: ["59"] })] });

  test("another outcome, for some lines", () => {
    const answer = layer("to: [unless, never]\nwhen: line.code is CPT 33333\ninstead: { pend: Look }").code(both);
    expect(lines(answer)).toEqual(["11111 x1", "33333 x1 pend", "44444 x1 59 deny"]);
    expect(findings(answer)).toEqual(["deny never", "pend different"]);
  });

  test("nothing at all", () => {
    expect(lines(layer("to: never\ninstead: nothing").code(both))).toEqual(["11111 x1", "33333 x1 deny", "44444 x1 59"]);
  });

  test("other rows allow the modifier, or other rows count", () => {
    expect(lines(layer("to: unless\nchange: { where: bypass is not_allowed, bypass.where: bypass is not_allowed }").code(both))).toEqual(["11111 x1", "33333 x1", "44444 x1 59 deny"]);
    const lifted = layer("to: never\nchange: { where: none }").code(encounter(hour, { procedures: [by("66666")] }));
    expect(lines(lifted)).toEqual(["11111 x1", "66666 x1 deny"]);
  });

  test("what is not known holds the line, unless the rule skips it", () => {
    const asked = "to: never\nwhen: encounter.place_of_service is POS 11\ninstead: nothing";
    expect(lines(layer(asked).code(both))).toContain("44444 x1 59 hold");
    const skipping = packOf([DATED, INFUSIONS, HOURS, TABLES, PAIRS.replace("deny: Never both", "if not documented: skip\n      deny: Never both")], `\n  exceptions:\n    different:\n      title: Different\n      to: never\n      when: encounter.place_of_service is POS 11\n      instead: nothing\n      because: A policy\n      source: p\n`);
    expect(lines(skipping.code(both))).toContain("44444 x1 59");
  });
});

describe("limits of a table", () => {
  const LIMITS = `
  tables:
    unlikely:
      title: Unlikely
      columns: { code: code, units: units, mai: word }
      key: code
      source: s
      rows: |
        code  | units   | mai              | from       | to
        33333 | 2 units | per_line         |            |
        44444 | 2 units | per_day          |            |
        55555 | 0 units | per_day_absolute |            |
        66666 | 1 unit  | per_day          |            | 2026-03-02
        66666 | 3 units | per_day          | 2026-03-03 |
  limits:
    each_line:
      title: Line
      for each: line of unlikely
      at most: units per line
      where: mai is per_line
      deny: Line
      source: s
    each_day:
      title: Day
      for each: line of unlikely
      at most: units per day
      where: mai is per_day
      pend: Day
      source: s
    policy:
      title: Policy
      for each: line of unlikely
      at most: units per day
      where: mai is per_day_absolute
      deny: Policy
      source: s
`;
  const limited = packOf([DATED, INFUSIONS, HOURS, LIMITS]);
  test.each<[string, readonly unknown[], readonly string[]]>([
    ["a line alone", [by("33333", { units: 2 }), by("33333", { units: 2 })], ["33333 x2", "33333 x2"]],
    ["a line over its limit", [by("33333", { units: 3 }), by("33333", { units: 2 })], ["33333 x2", "33333 x3 deny"]],
    ["all lines of the day", [by("44444", { units: 2 }), by("44444", { units: 1 })], ["44444 x1 pend", "44444 x2 pend"]],
    ["each day for itself", [by("44444", { units: 2 }), by("44444", { units: 1, date: "2026-03-03" })], ["44444 x2", "44444 x1 2026-03-03"]],
    ["none at all", [by("55555")], ["55555 x1 deny"]],
    ["the row of the line's day", [by("66666", { units: 2 }), by("66666", { units: 3, date: "2026-03-03" })], ["66666 x2 pend", "66666 x3 2026-03-03"]],
  ])("%s", (_, procedures, expected) => {
    const answer = limited.code(encounter([given("a", "10:00 to 11:00")], { procedures }));
    expect([...lines(answer).filter((one) => !one.startsWith("11111"))].sort()).toEqual([...expected].sort());
  });
});
