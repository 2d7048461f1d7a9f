import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/base/limits.ts";
import { lineStartsOf, textOf } from "../../../src/base/source.ts";
import type { Rule, RuleFile } from "../../../src/parser/ast.ts";
import { KINDS } from "../../../src/parser/kinds.ts";
import { parseModule } from "../../../src/parser/parse.ts";
import { findings } from "./findings.ts";
import { ruleFiles } from "./rule-files.ts";

const HEAD = "payerpack: 1\nrules: a\n";

function rulesOf(text: string): readonly Rule[] {
  const { value, diagnostics } = parseModule({ path: "a.yaml", text: HEAD + text });
  expect(diagnostics).toEqual([]);
  return (value as RuleFile).rules;
}

describe("the rule content", () => {
  test("parses without a finding, and each kind of rule occurs with its parts", () => {
    const seen = new Map<string, Set<string>>();
    for (const file of ruleFiles()) {
      const { value, diagnostics } = parseModule(file);
      expect(diagnostics.map((one) => `${file.path} ${one.code} ${textOf(one.span)}`)).toEqual([]);
      for (const rule of value?.kind === "rule_file" ? value.rules : []) {
        const parts = seen.get(rule.kind) ?? new Set();
        for (const path of rule.parts.keys()) parts.add(path);
        seen.set(rule.kind, parts);
      }
    }
    expect([...seen.keys()].sort()).toEqual(Object.keys(KINDS).sort());
    for (const [kind, { parts }] of Object.entries(KINDS)) {
      for (const [path, part] of Object.entries(parts)) if (part.required) expect([...seen.get(kind)!], `${kind} ${path}`).toContain(path);
    }
  });

  test("gives the same words from CRLF files", () => {
    for (const file of ruleFiles("rules/cpt")) {
      const words = (text: string): string => JSON.stringify(parseModule({ path: "a.yaml", text }).value, (key, value: unknown) => (/pan$|^offsets$/.test(key) ? undefined : value instanceof Map ? [...value] : value));
      expect(words(file.text.replaceAll("\n", "\r\n"))).toBe(words(file.text));
    }
  });
});

describe("parts of a rule", () => {
  test("nested keys are dotted paths, in the order of the kind", () => {
    const [rule] = rulesOf("ladders:\n  b:\n    source: s 2.6\n    more: { code: CPT 99999, each: 60 minutes, past: 30 minutes }\n    first: { code: CPT 99998, from: c, covers: 60 minutes }\n    if not documented: skip\n    measure: d\n    for each: service\n");
    expect([...rule!.parts.keys()]).toEqual(["measure", "first.code", "first.from", "first.covers", "more.code", "more.each", "more.past", "if not documented"]);
    expect(rule!.parts.get("first.from")).toMatchObject({ path: "first.from", content: { type: "value", value: { kind: "name", text: "c" } } });
    expect(textOf(rule!.parts.get("first.from")!.keySpan)).toBe("from");
    expect(textOf(rule!.parts.get("first.from")!.span)).toBe("from: c");
    expect(rule!.parts.get("if not documented")!.content).toMatchObject({ type: "word", word: { text: "skip" } });
    expect(rule!.sources).toMatchObject([{ key: { text: "s" }, locator: { text: "2.6" } }]);
    expect(rule!.forEach).toMatchObject({ kind: "head", noun: { text: "service" } });
  });

  test.each([["all"], ["any"]] as const)("`keep %s` is one clause under `keep`", (joined) => {
    const [rule] = rulesOf(`sets:\n  b:\n    for each: service\n    keep ${joined}:\n      - service.a is c\n      - service.d is e\n`);
    expect([...rule!.parts.keys()]).toEqual(["keep"]);
    expect(rule!.parts.get("keep")!.content).toMatchObject({ type: "clause", clause: { kind: joined, items: [{ kind: "compare" }, { kind: "compare" }] } });
    expect(textOf(rule!.parts.get("keep")!.keySpan)).toBe(`keep ${joined}`);
  });

  test("a clause in a `|` block of a CRLF file has exact places", () => {
    const text = `${HEAD}sets:\n  b:\n    for each: service\n    keep: |\n      service.a is c\n      and service.dd is e\n`.replaceAll("\n", "\r\n");
    const rule = (parseModule({ path: "a.yaml", text }).value as RuleFile).rules[0]!;
    const content = rule.parts.get("keep")!.content;
    const second = content.type === "clause" && content.clause.kind === "all" ? content.clause.items[1] : undefined;
    expect(second?.kind === "compare" && textOf(second.left.span)).toBe("service.dd");
  });

  test("leave-outs, cuts, spacing, fields that are taken, reason codes, preferences", () => {
    const rules = rulesOf(
      "sets:\n  b:\n    for each: service\n    leave out:\n      - if all: [service.a is c, service.a is d]\n        because: x\n        contested: [C1, C2]\n        source: [s, t 3]\n" +
        "    spaced: { more than: 30 minutes, sharing: [site], because: y, source: [s, t 3] }\n" +
        "services:\n  c:\n    for each: administration\n    timed when: administration.a is b\n    time: administration.start to administration.stop\n    leave out time:\n      - time: before administration.arrival\n        if: administration.a is b\n        because: z\n    join when: administration.a is b\n    sharing: [site]\n    gap: 0 minutes\n" +
        "assume:\n  d:\n    for each: administration\n    when: administration.a is b\n    take: { stop: administration.start plus 15 minutes }\n    because: w\n" +
        "orders:\n  e:\n    for each: service\n    prefer:\n      - settled by: service.a is yes\n      - earliest service.start\n      - service in f\n" +
        "edits:\n  g:\n    warn: v\n    codes: { group: CO, carc: 97, rarc: [M80] }\n",
    );
    const part = (index: number, path: string) => rules[index]!.parts.get(path)!.content;
    expect(part(0, "leave out")).toMatchObject({ items: [{ if: { kind: "all" }, because: { text: "x" }, contested: [{ text: "C1" }, { text: "C2" }], sources: [{ key: { text: "s" } }, { key: { text: "t" }, locator: { text: "3" } }] }] });
    expect(part(0, "spaced.more than")).toMatchObject({ type: "value", value: { type: "minutes", value: 30 } });
    expect(part(0, "spaced.source")).toMatchObject({ type: "words", words: [{ text: "s" }, { text: "t 3" }] });
    expect(part(1, "leave out time")).toMatchObject({ type: "cuts", items: [{ time: { kind: "before" }, if: { kind: "compare" }, because: { text: "z" } }] });
    expect(part(1, "time")).toMatchObject({ type: "from_to", span: { kind: "from_to" } });
    expect(part(2, "take")).toMatchObject({ type: "take", entries: [{ field: { text: "stop" }, value: { kind: "sum" } }] });
    expect(part(3, "prefer")).toMatchObject({ items: [{ kind: "settled_by" }, { kind: "by", end: "earliest" }, { kind: "clause" }] });
    expect(part(4, "codes")).toMatchObject({ type: "reason_codes", group: { text: "CO" }, carc: { text: "97" }, rarc: [{ text: "M80" }] });
  });

  test("values, one or dated; keys and lists of keys", () => {
    const rules = rulesOf("values:\n  b: { is: 3 minutes }\n  c:\n    is: { 2009-01-01: 16 minutes, 2020-02-29: 17 minutes }\n    effective: 2009-01-01 to 2030-12-31\ntables:\n  d:\n    columns: { e: word }\n    key: e\n    rows: |\n      e\n      f\n");
    expect(rules[0]!.parts.get("is")!.content).toMatchObject({ type: "value" });
    expect(rules[1]!.parts.get("is")!.content).toMatchObject({ type: "dated", entries: [{ from: { text: "2009-01-01" } }, { from: { text: "2020-02-29" } }] });
    expect(rules[1]!.effective).toMatchObject({ from: { text: "2009-01-01" }, until: { text: "2030-12-31" } });
    expect(rules[2]!.parts.get("key")!.content).toMatchObject({ type: "word" });
  });

  test("an exception keeps the YAML of its new values", () => {
    const [first, second] = rulesOf("exceptions:\n  b: { to: [c, d], when: encounter.a is e, change: { first.from: 3 minutes, when all: [x is y] }, because: f, effective: until 2020-01-01 }\n  g: { to: c, instead: { pend: words }, because: f }\n");
    expect(first!.exception).toMatchObject({ to: [{ text: "c" }, { text: "d" }], change: [{ path: { text: "first.from" }, value: { kind: "scalar" } }, { path: { text: "when all" }, value: { kind: "sequence" } }] });
    expect(first!.effective).toMatchObject({ until: { text: "2020-01-01" } });
    expect(second!.exception!.instead).toMatchObject({ outcome: { text: "pend" }, text: { text: "words" } });
  });
});

describe("what is wrong in small forms", () => {
  test.each<[string, string, readonly string[]]>([
    ["two spellings of a clause", "edits:\n  b:\n    when: x.a is c\n    when any: [x.a is c]\n    warn: d\n", ["parse/two-spellings [when any]"]],
    ["change and instead", "exceptions:\n  b: { to: c, change: { is: 1 unit }, instead: keep, because: d }\n", ["parse/change-and-instead [instead]"]],
    ["a date that is none", "values:\n  b: { is: { 2026-06-31: 1 unit } }\n", ["parse/date-invalid [2026-06-31]"]],
    ["a 29th of February of a short year", "values:\n  b: { is: 1 unit, effective: from 2026-02-29 }\n", ["parse/date-invalid [2026-02-29]"]],
    ["a date in another form", "values:\n  b: { is: 1 unit, effective: until 2026/1/2 }\n", ["parse/date-form [2026/1/2]"]],
    ["dates the wrong way round", "values:\n  b: { is: 1 unit, effective: 2026-02-01 to 2026-01-01 }\n", ["parse/date-order [2026-02-01 to 2026-01-01]"]],
    ["dates in other words", "values:\n  b: { is: 1 unit, effective: since 2026-02-01 }\n", ["parse/effective-form [since 2026-02-01]"]],
    ["a clause over two lines", "edits:\n  b:\n    when: x.a is c\n      and x.d is e\n    warn: f\n", ["parse/clause-style [x.a is c\n      and x.d is e]"]],
    ["a clause in quotes", "edits:\n  b:\n    when: 'x.a is c'\n    warn: f\n", ["parse/quoted-clause [x.a is c]"]],
    ["a table that is no block", "code sets:\n  b: { system: POS, codes: 11 }\n", ["parse/table-form [11]"]],
    ["a table without rows", "code sets:\n  b:\n    system: POS\n    codes: |\n      code\n", ["parse/table-empty [code]"]],
    ["a short row and a long one", "code sets:\n  b:\n    system: POS\n    codes: |\n      code | note\n      11\n      12 | a | b\n", ["parse/table-cells [11]", "parse/table-cells [12 | a | b]"]],
    ["columns twice and without a name", "code sets:\n  b:\n    system: POS\n    codes: |\n      code | code |\n      11 | a | b\n", ["parse/table-column [code]", "parse/table-column []"]],
  ])("%s", (_, text, expected) => {
    expect(findings(HEAD + text)).toEqual(expected);
  });

  test("the reason names the month", () => {
    const { diagnostics } = parseModule({ path: "a.yaml", text: `${HEAD}values:\n  b: { is: { 2026-06-31: 1 unit } }\n` });
    expect(diagnostics[0]!.message).toBe("2026-06-31 is not a date; June has 30 days");
  });

  test("independent mistakes are all found in one run", () => {
    expect(findings(`${HEAD}values:\n  b: { is: 1 unit, effective: from 2026-02-30 }\n  b: { is: 2 units }\nbills:\n  c: { bil: d }\nedits:\n  e: { when: x.a iss f, warn: g }\n`).map((one) => one.split(" ")[0])).toEqual([
      "parse/date-invalid",
      "parse/duplicate-key",
      "parse/unknown-key",
      "parse/unknown-phrase",
    ]);
  });
});

describe("kinds of file", () => {
  test.each<[string, string, readonly string[]]>([
    ["no kind, nearly one", "payerpack: 1\nruels: a\n", ["parse/file-kind [ruels]"]],
    ["no kind at all", "hello: world\n", ["parse/file-kind [hello]"]],
    ["a list", "- a\n", ["parse/file-shape [-]"]],
    ["a text", "hello\n", ["parse/file-shape [h]"]],
  ])("%s", (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
    expect(parseModule({ path: "a.yaml", text }).value).toBeUndefined();
  });
});

describe("never throws, always ends, always within the file", () => {
  const files = ruleFiles().filter((file) => file.text.length < 6000);
  const check = (text: string): void => {
    const { diagnostics } = parseModule({ path: "a.yaml", text });
    expect(diagnostics.length).toBeLessThanOrEqual(LIMITS.diagnosticsPerFile + 1);
    for (const { span } of diagnostics) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
    expect(lineStartsOf({ path: "a.yaml", text }).length).toBeGreaterThan(0);
  };

  test("on rule files with pieces cut out, put in and doubled", () => {
    const pieces = ["\t", "'", '"', ": ", "[", "]", "{", "}", "- ", "|", ">", "#", "&a ", "*a", "!!x ", "---\n", "? ", "\n", "\n  ", "\u0000", "\u202e", "\ud800", "__proto__: 1\n", "<<: ", "(", " and ", "é", "%", "@", "`", ","];
    const edit = fc.record({ file: fc.nat(), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(30), piece: fc.constantFrom(...pieces, "") });
    fc.assert(
      fc.property(edit, fc.array(edit, { maxLength: 3 }), (first, more) => {
        let { text } = files[first.file % files.length]!;
        for (const { at, cut, piece } of [first, ...more]) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + piece + text.slice(start + cut);
        }
        check(text);
      }),
      { numRuns: 300, seed: 20261123 },
    );
  });

  test("on any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => check(text)), { numRuns: 500, seed: 20261123 });
  });

  test("one more finding than the limit says how many are left", () => {
    const { diagnostics } = parseModule({ path: "a.yaml", text: `${HEAD}bills:\n${Array.from({ length: 60 }, (_, index) => `  b${index}: { bil: c }\n`).join("")}` });
    expect(diagnostics.length).toBe(LIMITS.diagnosticsPerFile + 1);
    expect(diagnostics.at(-1)).toMatchObject({ code: "parse/too-many-findings", args: { more: "10" } });
  });
});
