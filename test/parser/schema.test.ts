import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseModule } from "../../src/parser/parse.ts";
import { FILE_KINDS, fileSchema } from "../../src/parser/schema/file-schema.ts";
import { schemaText } from "../../src/parser/schema/schema-text.ts";
import { findings } from "./carrier/findings.ts";
import { ruleFiles } from "./carrier/rule-files.ts";

const HEAD = "payerpack: 1\nrules: a\n";

describe("the published schemas", () => {
  test.each(FILE_KINDS)("schemas/%s.schema.json is current (run scripts/schemas.mjs)", (kind) => {
    expect(readFileSync(`schemas/${kind}.schema.json`, "utf8")).toBe(schemaText(fileSchema(kind)));
  });

  test("are valid JSON Schema 2020-12 and accept every rule file as an editor parses it, numbers and all", () => {
    const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
    const validators = new Map(FILE_KINDS.map((kind) => [kind, ajv.compile(fileSchema(kind))]));
    const files = ruleFiles();
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const data = parse(file.text) as Readonly<Record<string, unknown>>;
      const kind = (["pack", "rules", "examples", "vocabulary", "importer"] as const).find((one) => one in data)!;
      const validator = validators.get(kind)!;
      expect(validator(data), `${file.path}: ${JSON.stringify(validator.errors)}`).toBe(true);
    }
  });

  test("refuse two spellings of a clause and booleans", () => {
    const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
    const rules = ajv.compile(fileSchema("rules"));
    const withSet = (set: object) => ({ payerpack: 1, rules: "a", sets: { b: { "for each": "service", ...set } } });
    expect(rules(withSet({ keep: "service.a is b" }))).toBe(true);
    expect(rules(withSet({ keep: "service.a is b", "keep any": ["service.a is b"] }))).toBe(false);
    expect(rules(withSet({ keep: true }))).toBe(false);
  });
});

describe("one diagnostic for each broken token, on the token", () => {
  test.each<[string, string, readonly string[]]>([
    ["a misspelt key", `${HEAD}edits:\n  a:\n    wehn: service.a is b\n    warn: x\n`, ["parse/unknown-key [wehn]"]],
    ["a misspelt required key is not missing as well", `${HEAD}ladders:\n  a:\n    meassure: b\n`, ["parse/unknown-key [meassure]"]],
    ["a section that does not exist", `${HEAD}sest:\n  a: {}\n`, ["parse/unknown-key [sest]"]],
    ["a missing key, on the name of the rule", `${HEAD}bills:\n  a:\n    when: service.a is b\n`, ["parse/missing-key [a]"]],
    ["a missing clause, in none of its spellings", `${HEAD}sites:\n  a:\n    for each: access\n    because: x\n`, ["parse/missing-key [a]"]],
    ["a missing key of a nested mapping", `${HEAD}ladders:\n  a:\n    measure: b\n    more: { each: 60 minutes, past: 30 minutes }\n`, ["parse/missing-key [more]"]],
    ["a missing key of a list's entry", `${HEAD}sets:\n  a:\n    for each: service\n    leave out:\n      - because: x\n`, ["parse/missing-key [because]"]],
    ["a missing key of the file", "rules: a\n", ["parse/missing-key [rules]"]],
    ["a list for a text", `${HEAD}bills:\n  a:\n    bill: [b]\n`, ["parse/wrong-shape [[b]]"]],
    ["a text for a mapping", `${HEAD}ladders:\n  a:\n    measure: b\n    first: c\n`, ["parse/wrong-shape [c]"]],
    ["a text for a rule", `${HEAD}bills:\n  a: b\n`, ["parse/wrong-shape [b]"]],
    ["a key without a value", `${HEAD}bills:\n  a:\n    bill:\n`, ["parse/missing-value [bill]"]],
    ["a value of spaces", `${HEAD}bills:\n  a:\n    bill: "  "\n`, ['parse/wrong-shape ["  "]']],
    ["a section without rules", `${HEAD}bills:\n`, ["parse/missing-value [bills]"]],
    ["a word that is not on the list", `${HEAD}times:\n  a:\n    is: time of b\n    pieces: togther\n`, ["parse/unknown-word [togther]"]],
    ["a list of the encounter of two words", "payerpack: 1\nvocabulary: a\nversion: 1\ntitle: A\nreads: encounter 1\nnouns:\n  encounter:\n    from: two words\n    fields:\n      id: { type: id, required: yes }\n", ["parse/wrong-shape [two words]"]],
    ["an ill-formed name", `${HEAD}bills:\n  My-Bill:\n    bill: b\n`, ["parse/bad-name [My-Bill]"]],
    ["a name of 64 letters", `${HEAD}bills:\n  ${"n".repeat(64)}:\n    bill: b\n`, []],
    ["a name of 65 letters", `${HEAD}bills:\n  ${"n".repeat(65)}:\n    bill: b\n`, [`parse/bad-name [${"n".repeat(65)}]`]],
    ["another language", "payerpack: 2\nrules: a\n", ["parse/language-version [2]"]],
    ["an outcome of an exception that is none", `${HEAD}exceptions:\n  a: { to: b, instead: { pendd: x }, because: y }\n`, ["parse/unknown-key [pendd]"]],
    ["a word of an exception that is none", `${HEAD}exceptions:\n  a: { to: b, instead: leave outt, because: y }\n`, ["parse/unknown-word [leave outt]"]],
    ["neither change nor instead", `${HEAD}exceptions:\n  a: { to: b, because: y }\n`, ["parse/missing-key [a]"]],
    ["true for yes", "payerpack: 1\nvocabulary: a\nversion: 1\nreads: b\nnouns:\n  c:\n    fields:\n      d: { type: id, required: true }\n", ["parse/unknown-word [true]"]],
    ["a base without a vocabulary", "payerpack: 1\npack: a\nrelease: 1\n", ["parse/missing-key [payerpack]"]],
    ["a pack id with capitals", "payerpack: 1\npack: A\nrelease: 1\nvocabulary: b 1\n", ["parse/wrong-shape [A]"]],
    ["a case without a chart's encounter", "payerpack: 1\nexamples: a\nfor: b 1\ncases:\n  c:\n    decision: hold\n", ["parse/missing-key [c]"]],
  ])("%s", (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  test("of a name that is too long its beginning is shown, and no repair is offered", () => {
    const [one] = parseModule({ path: "a.yaml", text: `${HEAD}bills:\n  ${"n".repeat(500)}:\n    bill: b\n` }).diagnostics;
    expect(one).toMatchObject({ message: `\`${"n".repeat(64)}...\` is not a name`, help: "a name has at most 64 letters, digits and underscores", fixes: [] });
  });

  test("a near key is offered and repairs the file", () => {
    const text = `${HEAD}bills:\n  a:\n    bil: b\n`;
    const [one] = parseModule({ path: "a.yaml", text }).diagnostics;
    const { span, text: better } = one!.fixes[0]!.edits[0]!;
    expect(findings(text.slice(0, span.start) + better + text.slice(span.end))).toEqual([]);
  });

  test("a comma that cuts a text in braces is explained", () => {
    const text = `${HEAD}bills:\n  a: { bill: b, because: one, or two }\n`;
    const [one] = parseModule({ path: "a.yaml", text }).diagnostics;
    expect(one).toMatchObject({ code: "parse/unknown-key", help: expect.stringContaining("in quotes") });
  });

  test("messages are one line, short, and say no path", () => {
    const text = `${HEAD}bills:\n  a:\n    bil: b\n    zzz: 1\n    once per: {}\n  Bad: 1\nvalues: 3\n`;
    const { diagnostics } = parseModule({ path: "a.yaml", text });
    expect(diagnostics.length).toBeGreaterThan(4);
    for (const { message, help } of diagnostics) expect(`${message} ${help ?? ""}`).toMatch(/^[^\n]{1,300}$/);
  });
});
