import { describe, expect, test } from "vitest";
import { compileFiles, compileRules, findings, rulesFile, serious } from "./small-packs.ts";

const rule = (section: string, name: string, body: string): string =>
  `${section}:\n  ${name}:\n    title: ${name}\n${body.trim().split("\n").map((line) => `    ${line}`).join("\n")}\n    source: s\n`;
const SET = rule("sets", "fluids", "for each: service\nkeep: service.purpose is hydration");
const TIMES = `${rule("times", "fluid_time", "for each: service in fluids\nis: time of service")}  site_time:\n    title: T\n    for each: site\n    is: time of fluids sharing its site\n    source: s\n`;
const ladder = (body: string): string => SET + TIMES + rule("ladders", "hours", body);
const STEPS = "first: { code: CPT 11111, from: 31 minutes, covers: 60 minutes }\nmore: { code: CPT 22222, each: 60 minutes, past: 30 minutes }";

const PAIR_TABLES = `tables:
  two:
    title: Two
    columns: { one: CPT, other: CPT, word: word }
    key: [one, other]
    source: s
    rows: |
      one | other | word
      11111 | 22222 | allowed
  single:
    title: Single
    columns: { one: CPT, parents: list of CPT, word: word }
    key: one
    source: s
    rows: |
      one | parents | word
      11111 | 22222 | allowed
  worded:
    title: Worded
    columns: { one: CPT, word: word }
    key: [one, word]
    source: s
    rows: |
      one | word
      11111 | allowed
modifier groups:
  group:
    title: Group
    members: [modifier 59]
    source: s
`;
const DROPS = "table: two\nkeeps: one\ndrops: other";
const NEEDS = "table: single\ncode: one\nneeds one of: parents";
const pairs = (...bodies: readonly string[]): string =>
  `pairs:\n${bodies.map((body, index) => `  some_${index}:\n    title: T\n${`${body}\nwarn: W`.split("\n").map((line) => `    ${line}\n`).join("")}    source: s\n`).join("")}`;

test.each<[title: string, base: string, expected: readonly string[]]>([
  // ladders
  ["a ladder that is whole", ladder(`for each: service in fluids\nmeasure: fluid_time\n${STEPS}`), []],
  ["a time of another noun", ladder(`for each: site\nmeasure: fluid_time\n${STEPS}`), ['check/measure-noun "fluid_time"']],
  ["a time of its site", ladder(`for each: service in fluids\nmeasure: site_time\n${STEPS}`), []],
  ["an unknown time", ladder(`for each: service\nmeasure: fluid_tiem\n${STEPS}`), ['resolve/unknown-name "fluid_tiem"']],
  ["a measure that is a set", ladder(`for each: service\nmeasure: fluids\n${STEPS}`), ['resolve/wrong-kind "fluids"']],
  ["no step", ladder("for each: service in fluids\nmeasure: fluid_time"), ['check/ladder-form "hours"']],
  ["a step of no minutes", ladder("for each: service in fluids\nmeasure: fluid_time\nmore: { code: CPT 22222, each: 0 minutes, past: 30 minutes }"), ['check/ladder-form "0 minutes"']],
  ["a first unit behind a further one", ladder(`for each: service in fluids\nmeasure: fluid_time\n${STEPS.replace("from: 31", "from: 92")}`), ['check/ladder-form "92 minutes"']],
  ["a first unit at the last minute", ladder(`for each: service in fluids\nmeasure: fluid_time\n${STEPS.replace("from: 31", "from: 91")}`), []],
  ["codes where minutes stand", ladder(`for each: service in fluids\nmeasure: fluid_time\n${STEPS.replace("60 minutes }", "CPT 33333 }")}`), ['check/type "CPT 33333"']],
  // bills
  ["once per a field", SET + rule("bills", "one", "for each: service in fluids\nbill: CPT 11111\nonce per: [encounter, site, substance]\nbecause: Once"), []],
  ["once per an unknown field", SET + rule("bills", "one", "for each: service in fluids\nbill: CPT 11111\nonce per: substanse\nbecause: Once"), ['check/once-per-field "substanse"']],
  ["once per without a reason", SET + rule("bills", "one", "for each: service in fluids\nbill: CPT 11111\nonce per: encounter"), ['check/no-because "once per"']],
  ["minutes of a site that no line accounts for", SET + TIMES + rule("bills", "one", "for each: site\nwhen: minutes of site_time is at least 1 minute\nbill: CPT 11111"), ['check/accounts-for-missing "one"']],
  ["minutes of a site that a line accounts for", SET + TIMES + rule("bills", "one", "for each: site\nwhen: minutes of site_time is at least 1 minute\nbill: CPT 11111\naccounts for: site_time"), []],
  // sets, times, orders
  ["spaced things without a start", rule("sets", "some", "for each: diagnosis\nspaced: { more than: 30 minutes, sharing: [code], because: B, source: s }"), ['check/spaced-needs-start "spaced"']],
  ["spaced by an unknown field", rule("sets", "some", "for each: service\nspaced: { more than: 30 minutes, sharing: [sight], because: B, source: s }"), ['check/sharing-field "sight"']],
  ["a leave-out that meets no member", rule("sets", "some", "for each: service\nkeep: service.purpose is hydration\nleave out:\n  - if: service.purpose is flush\n    because: B\n    source: s"), ['check/leave-out-idle "service.purpose is flush"']],
  ["a leave-out that meets some", rule("sets", "some", "for each: service\nkeep: service.purpose in fluid_purposes\nleave out:\n  - if: service.purpose is flush\n    because: B\n    source: s"), []],
  ["a leave-out by minutes that keep excludes", rule("sets", "some", "for each: service\nkeep: minutes of service is at least 16 minutes\nleave out:\n  - if: minutes of service is at most 15 minutes\n    because: B\n    source: s"), ['check/leave-out-idle "minutes of service is at most 15 minutes"']],
  ["minutes cut without a reason", SET + rule("times", "some", "for each: service in fluids\nis: time of service outside fluids before it in ranking") + rule("orders", "ranking", "for each: service in fluids\nprefer: [earliest service.start]"), ['check/cut-without-because "is: time of service outside fluids before it in ranking"']],
  ["an order by an unknown field", SET + rule("orders", "ranking", "for each: service in fluids\nper: sight\nprefer: [earliest service.start]"), ['resolve/unknown-name "sight"']],
  ["an order settled twice", SET + rule("orders", "ranking", "for each: service in fluids\nprefer:\n  - settled by: service.primary_reason is yes\n  - settled by: service.portable_pump is yes"), ['check/settled-twice "settled by: service.portable_pump is yes"']],
  ["a question for an unknown field", SET + rule("orders", "ranking", "for each: service in fluids\nprefer: [earliest service.start]\nask for: reason"), ['resolve/unknown-name "reason"']],
  // assume
  ["an assumption that fills what is missing", rule("assume", "some", "for each: administration\nwhen: administration.stop is not documented\ntake: { stop: administration.start plus 15 minutes }\nbecause: B"), []],
  ["an assumption that overwrites", rule("assume", "some", "for each: administration\nwhen: administration.technique is push\ntake: { stop: administration.start plus 15 minutes }\nbecause: B"), ['check/assume-overwrites "some"']],
  ["an assumption about a fact that is always there", rule("assume", "some", "for each: administration\nwhen: administration.technique is push\ntake: { route: intravenous }\nbecause: B"), ['check/assume-required-field "route"']],
  ["two assumptions that disagree", `${rule("assume", "one", "for each: administration\nwhen: administration.stop is not documented\ntake: { stop: administration.start plus 15 minutes }\nbecause: B")}  two:\n    title: T\n    for each: administration\n    when: administration.stop is not documented and administration.technique is push\n    take: { stop: administration.start plus 1 minute }\n    because: B\n    source: s\n`, ['check/assume-clash "two"']],
  // claim rules
  ["no outcome", rule("edits", "look", "for each: line"), ["check/one-outcome"]],
  ["two outcomes", rule("edits", "look", "for each: line\nwarn: W\ndeny: D"), ["check/one-outcome"]],
  ["codes of another form", rule("edits", "look", "for each: line\nwarn: W\ncodes: { group: CO, carc: 12345, rarc: [Q1] }"), ['check/reason-code-form "12345"', 'check/reason-code-form "Q1"']],
  ["a modifier of three letters", rule("modifiers", "some", "for each: line\nadd: modifier 599"), ['parse/code-form "modifier 599"']],
  ["a code for a modifier", rule("modifiers", "some", "for each: line\nadd: CPT 11111"), ['check/type "CPT 11111"']],
  ["a member twice", rule("modifier groups", "some", "members: [modifier 59, modifier XS, modifier 59]"), ['check/modifier-form "modifier 59"']],
  ["a preference that is no member", rule("modifier groups", "some", "members: [modifier 59]\nprefer: [modifier XS]"), ['check/modifier-form "modifier XS"']],
  ["a group of none", rule("modifier groups", "some", "members: [modifier 59]\nat most: 0 per line"), ['check/group-allowance "0"']],
  ["a group by the day", rule("modifier groups", "some", "members: [modifier 59]\nat most: 1 per day"), ['check/group-allowance "at most: 1 per day"']],
  ["minutes in a limit", rule("limits", "some", "for each: line of CPT 11111\nat most: 8 minutes per day\nwarn: W"), ['parse/allowance-unit "8 minutes"']],
  ["a bare number in a limit", rule("limits", "some", "for each: line of CPT 11111\nat most: 8 per day\nwarn: W"), ['check/limit-unit "8"']],
  ["a limit by a column of no table", rule("limits", "some", "for each: line of CPT 11111\nat most: units per day\nwarn: W"), ['check/limit-unit "units"']],
  ["an unknown table in pairs", rule("pairs", "some", "table: nowhere\ncode: add_on\nneeds one of: parents\nwarn: W"), ['resolve/unknown-name "nowhere"']],
  // pairs
  ["pairs of both forms that are whole", PAIR_TABLES + pairs(`${DROPS}\nbypass: { by: group, where: word is allowed }`, NEEDS), []],
  ["pairs of no form", PAIR_TABLES + pairs("table: two"), ['check/pairs-form "some_0"']],
  ["pairs of both forms at once", PAIR_TABLES + pairs(`${DROPS}\ncode: one\nneeds one of: other`), ['check/pairs-form "code"']],
  ["half of a form", PAIR_TABLES + pairs("table: two\nkeeps: one"), ['check/pairs-form "keeps"']],
  ["half of the other form", PAIR_TABLES + pairs("table: single\ncode: one"), ['check/pairs-form "code"']],
  ["a modifier for a parent", PAIR_TABLES + pairs(`${NEEDS}\nbypass: { by: group, where: word is allowed }`), ['check/pairs-form "bypass"']],
  ["columns that are no key", PAIR_TABLES + pairs("table: single\nkeeps: one\ndrops: word"), ['check/pairs-form "keeps"']],
  ["one column twice", PAIR_TABLES + pairs("table: two\nkeeps: one\ndrops: one"), ['check/pairs-form "keeps"']],
  ["a code that is no key", PAIR_TABLES + pairs("table: single\ncode: parents\nneeds one of: parents"), ['check/pairs-form "code"']],
  ["parents that are no list", PAIR_TABLES + pairs("table: single\ncode: one\nneeds one of: word"), ['check/pairs-form "needs one of"']],
  ["a key of words", `${PAIR_TABLES}${rule("pairs", "some", "table: worded\nkeeps: one\ndrops: word\nwarn: W")}`, ['check/pairs-form "drops"']],
  ["an unknown column", PAIR_TABLES + pairs("table: two\nkeeps: one\ndrops: otter"), ['check/table-column "otter"']],
  ["an unknown column of words", PAIR_TABLES + pairs(`${DROPS}\nwhere: wurd is allowed`), ['check/table-column "wurd"']],
  ["words of a column of codes", PAIR_TABLES + pairs(`${DROPS}\nwhere: one is allowed`), ['check/pairs-form "where"']],
  ["a bypass of every row", PAIR_TABLES + pairs(`${DROPS}\nbypass: { by: group }`), ['check/bypass-forbidden "bypass"']],
  ["a bypass by something else", PAIR_TABLES + pairs(`${DROPS}\nbypass: { by: two, where: word is allowed }`), ['resolve/wrong-kind "two"']],
  ["a row that is its own only parent", PAIR_TABLES.replaceAll("11111 | 22222", "11111 | 11111") + pairs(NEEDS), ['check/parent-unknown-code "some_0"']],
  ["a row without a parent", PAIR_TABLES.replaceAll("11111 | 22222", "11111 | ") + pairs(NEEDS), ['check/parent-unknown-code "some_0"']],
  ["a row without a parent that no rule reads", PAIR_TABLES.replaceAll("11111 | 22222", "11111 | ") + pairs(`${NEEDS}\nwhere: word is not_there`), []],
])("%s", (_, base, expected) => {
  const found = findings(compileRules(base));
  expect(found).toEqual(expected.map((one) => (one.includes('"') ? one : expect.stringContaining(one))));
});

describe("dates of lines", () => {
  const bill = rule("bills", "one", "for each: service\nbill: CPT 11111");
  const dates = (...bodies: readonly string[]): string =>
    `dates:\n${bodies.map((body, index) => `  dated_${index}:\n    title: D\n    for each: line\n${body === "" ? "" : `    ${body}\n`}    date: day earned\n    source: s\n`).join("")}`;
  const engine = (text: string) => compileFiles({ "base/topic.yaml": rulesFile(bill + text), "base/engine.yaml": rulesFile(SERVICES, "engine") });
  const SERVICES = "services:\n  joined:\n    title: S\n    for each: administration\n    timed when: administration.stop is documented\n    time: administration.start to administration.stop\n    join when: administration.technique is infusion\n    sharing: [route]\n    gap: 0 minutes\n    source: s\n";

  test.each<[string, string, readonly string[]]>([
    ["by one rule", dates(""), []],
    ["by two rules that exclude each other", dates("when: line.units is at most 3 units", "when: line.units is more than 3 units"), []],
    ["by no rule", "", ['check/line-undated "one"']],
    ["by a rule for some lines", dates("when: line.units is at most 3 units"), ['check/line-undated "dated_0"']],
    ["twice", dates("", "when: line.units is more than 3 units"), ['check/line-dated-twice "dated_1"']],
    ["by three rules: each later one is named once", dates("", "", ""), ['check/line-dated-twice "dated_1"', 'check/line-dated-twice "dated_2"']],
    ["by one rule for the lines of each rule, and for all", dates("").replace("for each: line", "for each: line from one") + dates("").replace(/^dates:\n/, "").replace("dated_0", "dated_1"), ['check/line-dated-twice "dated_1"']],
    ["with a hole between two rules", dates("when: line.units is at most 3 units", "when: line.units is more than 4 units"), ['check/line-undated "dated_0"']],
  ])("%s", (_, text, expected) => {
    expect(findings(engine(text))).toEqual(expected);
  });

  test("lines from two rules, each dated by its own, are not dated twice", () => {
    const other = "  other:\n    title: B\n    for each: service\n    bill: CPT 22222\n    source: s\n";
    const text = other + dates("", "").replace("for each: line", "for each: line from one").replace(/for each: line$/m, "for each: line from other");
    expect(findings(engine(text)).filter((one) => one.startsWith("check/line-dated-twice"))).toEqual([]);
  });

  test("the hole is shown", () => {
    const [hole] = serious(engine(dates("when: line.units is at most 3 units", "when: line.units is more than 4 units")).diagnostics);
    expect(hole!.message).toBe("no rule under `dates` dates a line where line.units is 4 units");
  });
});

describe("modifiers that exclude each other", () => {
  const rules = (first: string, second: string, prefer = ""): string =>
    `${rule("modifier groups", "separate", `members: [modifier 59, modifier XS]\nat most: 1 per line${prefer}`)}modifiers:\n` +
    [["one", first, "59"], ["two", second, "XS"]].map(([name, when, modifier]) =>
      `  ${name}:\n    title: M\n    for each: line of CPT 11111\n    when: ${when}\n    add: modifier ${modifier}\n    source: s\n`).join("");

  test.each<[string, string, readonly string[]]>([
    ["on one line", rules("line.units is more than 1 unit", "line.units is more than 2 units"), ['check/modifier-clash "two"']],
    ["never on one line", rules("line.units is at most 1 unit", "line.units is more than 2 units"), []],
    ["with a preference", rules("line.units is more than 1 unit", "line.units is more than 2 units", "\nprefer: [modifier XS, modifier 59]"), []],
  ])("%s", (_, base, expected) => {
    expect(findings(compileRules(base))).toEqual(expected);
  });
});

describe("modifiers of a group that allows one, added by many rules", () => {
  const added = (name: string, head: string, modifier: string, more = ""): string => `  ${name}:\n    title: M\n    for each: ${head}\n${more}    add: modifier ${modifier}\n    source: s\n`;
  const bills = SET + rule("bills", "one", "for each: service in fluids\nbill: CPT 11111") + `  other:\n    title: B\n    for each: service\n    bill: CPT 22222\n    source: s\n`;
  const rules = (...additions: readonly string[]): string => `${bills}${rule("modifier groups", "separate", "members: [modifier 59, modifier XS]\nat most: 1 per line")}modifiers:\n${additions.join("")}`;

  test.each<[string, string, readonly string[]]>([
    ["each later rule once", rules(added("a", "line", "59"), added("b", "line", "59"), added("c", "line", "XS"), added("d", "line", "XS")), ['check/modifier-clash "c"', 'check/modifier-clash "d"']],
    ["once, whatever begins in between", rules(added("a", "line", "59", "    effective: from 2025-01-01\n"), added("b", "line", "59"), added("c", "line", "XS")), ['check/modifier-clash "c"']],
    ["lines from two rules", rules(added("a", "line from one", "59"), added("b", "line from other", "XS")), []],
    ["lines from one rule", rules(added("a", "line from one", "59"), added("b", "line from one", "XS")), ['check/modifier-clash "b"']],
    ["lines from a rule, and all lines", rules(added("a", "line from one", "59"), added("b", "line", "XS")), ['check/modifier-clash "b"']],
  ])("%s", (_, base, expected) => {
    expect(findings(compileRules(base)).filter((one) => one.startsWith("check/modifier-clash"))).toEqual(expected);
  });
});

describe("modifiers of a group that allows two", () => {
  const rules = (...whens: readonly string[]): string =>
    `${rule("modifier groups", "separate", "members: [modifier 59, modifier XS, modifier XU]\nat most: 2 per line")}modifiers:\n` +
    ["59", "XS", "XU"].map((modifier, index) => `  adds_${modifier.toLowerCase()}:\n    title: M\n    for each: line of CPT 11111\n    when: ${whens[index]}\n    add: modifier ${modifier}\n    source: s\n`).join("");

  test("three on one line", () => {
    const found = serious(compileRules(rules("line.units is more than 1 unit", "line.units is more than 2 units", "line.units is more than 3 units")).diagnostics);
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "check/modifier-clash `adds_59` adds 59, `adds_xs` adds XS and `adds_xu` adds XU, but `separate` allows 2 on a line; all hold where line.code is 11111, line.units is 4 units",
    ]);
  });

  test("each two of them, never all three", () => {
    expect(findings(compileRules(rules("line.units is more than 1 unit", "line.units is at most 3 units", "line.units is more than 3 units")))).toEqual([]);
  });
});

describe("sets without members", () => {
  const set = (name: string, body: string): string => rule("sets", name, body).replace("sets:\n", "");
  test.each<[string, string, readonly string[]]>([
    ["what is kept is left out", `sets:\n${set("nobody", "for each: service\nkeep: service.technique is push\nleave out:\n  - { if: service.technique is not infusion, because: B, source: s }")}`, ['check/never-member "nobody"']],
    ["its head keeps others", `sets:\n${set("drips", "for each: service\nkeep: service.technique is infusion")}${set("nobody", "for each: service in drips\nkeep: service.technique is push")}`, ['check/never-member "nobody"']],
    ["its head leaves them out", `sets:\n${set("others", "for each: service\nleave out:\n  - { if: service.technique is push, because: B, source: s }")}${set("nobody", "for each: service in others\nkeep: service.technique is push")}`, ['check/never-member "nobody"']],
    ["minutes that no service has", `sets:\n${set("nobody", "for each: service\nkeep: minutes of service is at most 15 minutes\nleave out:\n  - { if: minutes of service is less than 16 minutes, because: B, source: s }")}`, ['check/never-member "nobody"']],
    ["some are left", `sets:\n${set("some", "for each: service\nkeep: service.technique is push\nleave out:\n  - { if: service.purpose is hydration, because: B, source: s }")}`, []],
    ["a set that is free", `sets:\n${set("others", "for each: service")}${set("some", "for each: service\nkeep: service in others\nleave out:\n  - { if: service.technique is push, because: B, source: s }")}`, []],
  ])("%s", (_, base, expected) => {
    expect(findings(compileRules(base))).toEqual(expected);
  });

  test("an exception that keeps some is taken at its word", () => {
    const drips = `sets:\n${set("drips", "for each: service\nkeep: service.technique is infusion")}`;
    const exception = "exceptions:\n  pushes_too:\n    title: E\n    to: drips\n    when: service.technique is push\n    instead: keep\n    because: B\n    source: p\n";
    const none = set("nobody", "for each: service in drips\nkeep: service.technique is push").replace("source: s", "source: p");
    expect(findings(compileRules(drips, `sets:\n${none}${exception}`))).toEqual([]);
    expect(findings(compileRules(drips, `sets:\n${none}`))).toEqual(['check/never-member "nobody"']);
  });
});

describe("one of a kind", () => {
  test("a second services rule", () => {
    const second = rule("services", "again", "for each: administration\ntimed when: administration.stop is documented\ntime: administration.start to administration.stop\njoin when: administration.technique is infusion\nsharing: [site]\ngap: 0 minutes");
    expect(findings(compileRules(second))).toEqual(['check/one-only "again"']);
    expect(findings(compileRules(SET, second.replace("source: s", "source: p")))).toEqual(['check/one-only "again"']);
  });

  test("none where one is needed", () => {
    expect(findings(compileFiles({ "base/topic.yaml": rulesFile(SET), "base/engine.yaml": "" }))).toEqual(['check/one-only "fluids"']);
  });
});

describe("cuts of time in services", () => {
  const services = (cut: string): Readonly<Record<string, string>> => ({
    "base/engine.yaml": rulesFile(rule("services", "joined", `for each: administration\ntimed when: administration.stop is documented\ntime: administration.start to administration.stop\nleave out time:\n${cut}\njoin when: administration.technique is infusion\nsharing: [route]\ngap: 0 minutes`), "engine"),
  });
  test.each<[string, string, readonly string[]]>([
    ["with a reason", "  - { time: administration.pauses, because: B, source: s }", []],
    ["without a reason", "  - { time: administration.pauses, source: s }", ['check/cut-without-because "administration.pauses"']],
    ["without a source", "  - { time: administration.pauses, because: B }", ["check/no-source"]],
    ["an instant as a whole", "  - { time: administration.arrival, because: B, source: s }", ['check/cut-field "administration.arrival"']],
    ["before a time", "  - { time: before administration.pauses, because: B, source: s }", ['check/cut-field "administration.pauses"']],
  ])("%s", (_, cut, expected) => {
    const found = findings(compileFiles(services(cut))).filter((one) => !one.startsWith("parse/"));
    expect(found).toEqual(expected.map((one) => (one.includes('"') ? one : expect.stringContaining(one))));
  });
});
