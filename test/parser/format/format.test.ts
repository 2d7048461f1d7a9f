import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../../src/base/diagnostic.ts";
import { LIMITS } from "../../../src/base/limits.ts";
import { parseModule } from "../../../src/parser/parse.ts";
import { formatSource } from "../../../src/parser/format/format.ts";
import { isSameTree } from "../../../src/parser/format/same-tree.ts";
import { alignTable } from "../../../src/parser/format/table.ts";
import { ruleFiles } from "../carrier/rule-files.ts";

const HEAD = "payerpack: 1\nrules: a\n";

function format(text: string): string {
  const { value, diagnostics } = formatSource({ path: "a.yaml", text });
  expect(diagnostics).toEqual([]);
  expect(formatSource({ path: "a.yaml", text: value! }).value).toBe(value);
  return value!;
}

describe("a file just under a limit", () => {
  const fill = (text: string): string => `${text}#${"x".repeat(LIMITS.sourceBytes - text.length - 1)}`;

  test("that formatting would make too large is given back with the limit, and does not end the program", () => {
    const text = fill(HEAD);
    expect(parseModule({ path: "a.yaml", text }).diagnostics).toEqual([]);
    const { value, diagnostics } = formatSource({ path: "a.yaml", text });
    expect(value).toBe(text);
    expect(diagnostics.map(({ code, span, help }) => [code, span.start, span.file.text === text, help])).toEqual([["parse/source-size", 0, true, "formatted it would be; split it; all files of a folder are one pack"]]);
  });

  test("whose clause has as many tests as it may is formatted", () => {
    const clause = `${"service.a is b or ".repeat(1_999)}service.a is b`;
    const text = `${HEAD}\nsets:\n  s:\n    for each: service\n    keep: |\n      ${clause}\n    source: x\n`;
    expect(hasErrors(formatSource({ path: "a.yaml", text }).diagnostics)).toBe(false);
  });
});

describe("formatSource", () => {
  test("the rule content is formatted already", () => {
    for (const file of ruleFiles()) expect(formatSource(file).value, file.path).toBe(file.text);
  });

  test.each<[string, string, string]>([
    [
      "keys of a rule stand in the order of its kind, citations last",
      `${HEAD}\nladders:\n  b:\n    source: s\n    contested: C1\n    more: { past: 30 minutes, each: 60 minutes, code: c }\n    when all:\n      - service.a is d\n    measure: e\n    for each: service\n    title: T\n`,
      `${HEAD}\nladders:\n  b:\n    title: T\n    for each: service\n    when all:\n      - service.a is d\n    measure: e\n    more: { code: c, each: 60 minutes, past: 30 minutes }\n    contested: C1\n    source: s\n`,
    ],
    [
      "the head of a file stands first, sections keep their order and have an empty line above",
      "title: T\nbills:\n  b: { bill: c }\nvalues:\n  d: { is: 1 unit }\nrules: a\npayerpack: 1\n",
      "payerpack: 1\nrules: a\ntitle: T\n\nbills:\n  b: { bill: c }\n\nvalues:\n  d: { is: 1 unit }\n",
    ],
    [
      "two spaces an indent, lists indented, one empty line at most, none at the begin of a block",
      `${HEAD}\n\n\nsets:\n\n      b:\n          for each:   service\n          keep any:\n          -   service.a is c\n\n\n          -   service.a is d\n`,
      `${HEAD}\nsets:\n  b:\n    for each: service\n    keep any:\n      - service.a is c\n\n      - service.a is d\n`,
    ],
    [
      "tables are aligned and lose empty lines, other blocks keep their lines",
      `${HEAD}\ncode sets:\n  b:\n    title: |\n          one\n            two\n    system: POS\n    codes: |\n      code|note\n\n      11| é😀x |\n      12 to 34 | y\n`.replace("x |", "x"),
      `${HEAD}\ncode sets:\n  b:\n    title: |\n      one\n        two\n    system: POS\n    codes: |\n      code     | note\n      11       | é😀x\n      12 to 34 | y\n`,
    ],
    [
      "flow collections stay on one line",
      `${HEAD}\nmodifier groups:\n  b:\n    members: [ modifier 59,\n       modifier XE ]\nladders:\n  c: {measure: d,   more: {code: e,each: 60 minutes, past: 30 minutes}}\n`,
      `${HEAD}\nmodifier groups:\n  b:\n    members: [modifier 59, modifier XE]\n\nladders:\n  c: { measure: d, more: { code: e, each: 60 minutes, past: 30 minutes } }\n`,
    ],
    [
      "quotes stay, texts over several lines are joined",
      `${HEAD}title: 'it''s'\n\nbills:\n  b:\n    title: "a: b\n      c"\n    bill: c\n    because: one\n      two\n`,
      `${HEAD}title: 'it''s'\n\nbills:\n  b:\n    title: "a: b c"\n    bill: c\n    because: one two\n`,
    ],
    [
      "folded texts become blocks of lines",
      `${HEAD}\nbills:\n  b:\n    title: >-\n      one\n      two\n    bill: c\n`,
      `${HEAD}\nbills:\n  b:\n    title: |-\n      one two\n    bill: c\n`,
    ],
    ["CRLF, a byte order mark, a document mark and trailing spaces go", `\ufeff---\n${HEAD}\nbills:\n  b:   \n    bill: c  \n...\n`.replaceAll("\n", "\r\n"), `${HEAD}\nbills:\n  b:\n    bill: c\n`],
    [
      "comments stay with what they are about",
      `# top\n\n# second\npayerpack: 1 # one\nrules: a\n# above bills\nbills: # beside bills\n   # above b\n  b:\n    bill: c # beside c\n\n    # above title\n    title: T\n    once per: [ # in a list\n      encounter, # in it\n      site ]\n    because: x\n  # last\n# foot\n`,
      `# top\n\n# second\npayerpack: 1 # one\nrules: a\n\n# above bills\nbills: # beside bills\n  # above b\n  b:\n    # above title\n    title: T\n    bill: c # beside c\n    # in it\n    once per: [encounter, site] # in a list\n    because: x\n# last\n# foot\n`,
    ],
    [
      "comments of list items and blocks",
      `${HEAD}\ncode sets:\n  b:\n    system: POS\n    codes: | # of the table\n      code\n      11\nsets:\n  c:\n    for each: service\n    leave out:\n      # the first\n      - because: x # why\n        # what\n        if: service.a is d\n      # the second\n      - if: service.a is e # and this\n`,
      `${HEAD}\ncode sets:\n  b:\n    system: POS\n    codes: | # of the table\n      code\n      11\n\nsets:\n  c:\n    for each: service\n    leave out:\n      # the first\n      # what\n      - if: service.a is d\n        because: x # why\n      # the second\n      - if: service.a is e # and this\n`,
    ],
  ])("%s", (_, text, expected) => {
    expect(format(text)).toBe(expected);
  });

  test("a file with errors is given back as it is, with them", () => {
    const text = `${HEAD}bills:\n      b: { bil: c }\n`;
    const { value, diagnostics } = formatSource({ path: "a.yaml", text });
    expect(value).toBe(text);
    expect(diagnostics.map((one) => one.code)).toEqual(["parse/unknown-key"]);
  });
});

describe("alignTable", () => {
  test.each<[string, readonly string[]]>([
    ["a|b\nccc|d", ["a   | b", "ccc | d"]],
    ["a | b\n1 |", ["a | b", "1 |"]],
    ["code\n 1 2 3 ", ["code", "1 2 3"]],
  ])("%j", (text, lines) => {
    expect(alignTable(text)).toEqual(lines);
  });
});

/** Whether a line is inside a `|` block, for each line. */
function insideBlocks(lines: readonly string[]): readonly boolean[] {
  let depth = -1;
  return lines.map((line) => {
    const indent = line.length - line.trimStart().length;
    if (depth >= 0 && (line.trim() === "" || indent > depth)) return true;
    depth = /\|$/.test(line) ? indent : -1;
    return false;
  });
}

const commentsOf = (text: string): readonly string[] => [...text.matchAll(/# comment \d+/g)].map(([comment]) => comment);

describe("whatever the layout was", () => {
  const files = ruleFiles().filter((file) => file.text.length < 5000);
  const change = fc.record({ line: fc.nat(), what: fc.constantFrom("above", "beside", "blank", "spaces"), indent: fc.nat(12) });

  test("comments, order, meaning and the fixed point stay", () => {
    let comments = 0;
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 12 }), fc.constantFrom("\n", "\r\n"), (index, changes, lineBreak) => {
        const file = files[index % files.length]!;
        const lines = file.text.trimEnd().split("\n");
        const inside = insideBlocks(lines);
        const above = new Map<number, string[]>();
        let count = 0;
        for (const { line, what, indent } of changes) {
          const at = line % lines.length;
          if (inside[at]) continue;
          // Below a block an indented line would be a line of the block.
          const lead = " ".repeat(inside[at - 1] ? 0 : indent);
          if (what === "above") above.set(at, [...(above.get(at) ?? []), `${lead}# comment ${count++}`]);
          else if (what === "blank") above.set(at, [...(above.get(at) ?? []), lead]);
          else if (what === "beside" && lines[at] !== "" && !lines[at]!.includes("#")) lines[at] += `  # comment ${count++}`;
          else lines[at] += " ".repeat(indent);
        }
        const text = lines.flatMap((line, at) => [...(above.get(at) ?? []), line]).join(lineBreak) + lineBreak;
        const source = { path: "a.yaml", text };
        const before = parseModule(source);
        expect(before.diagnostics).toEqual([]);
        const once = formatSource(source).value!;
        expect(commentsOf(once)).toEqual(commentsOf(text));
        comments += commentsOf(text).length;
        expect(isSameTree(parseModule({ path: "a.yaml", text: once }).value!, before.value!)).toBe(true);
        expect(formatSource({ path: "a.yaml", text: once }).value).toBe(once);
      }),
      { numRuns: 90, seed: 20261123 },
    );
    expect(comments).toBeGreaterThan(100);
  });

  test("the order of keys and the form of collections do not matter", () => {
    const shuffled = fc.shuffledSubarray(["title: T", "for each: service", "when: service.a is b", "bill: c", "units: d", "once per: [site, route]", "because: x", "contested: C1", "source: s"], { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(shuffled, fc.boolean(), (keys, isFlow) => {
        const body = isFlow ? `  b: { ${keys.join(", ")} }\n` : `  b:\n${keys.map((key) => `     ${key}\n`).join("")}`;
        const canonical = ["title: T", "for each: service", "when: service.a is b", "bill: c", "units: d", "once per: [site, route]", "because: x", "contested: C1", "source: s"];
        const expected = isFlow ? `  b: { ${canonical.join(", ")} }\n` : `  b:\n${canonical.map((key) => `    ${key}\n`).join("")}`;
        expect(format(`${HEAD}bills:\n${body}`)).toBe(`${HEAD}\nbills:\n${expected}`);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });
});
