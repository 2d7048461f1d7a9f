import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { hasErrors } from "../../src/base/diagnostic.ts";
import { buildVocabulary } from "../../src/compiler/vocabulary.ts";
import type { Vocabulary } from "../../src/ir/vocabulary.ts";
import { parseModule } from "../../src/parser/parse.ts";
import { summary } from "./elaborate/world.ts";

const SHIPPED = new URL("../../rules/vocabulary/infusion.yaml", import.meta.url);

const SMALL = `payerpack: 1
vocabulary: small
version: 3
title: A small vocabulary
reads: encounter 1

types:
  route:
    one of: [vein, skin]
    groups:
      easy_routes: [skin]

nouns:
  encounter:
    title: A visit
    fields:
      date_of_service: { type: date, required: yes }
      note: { type: word, documentable: yes }
      secondary: { type: list of ICD10, when absent: none }
    documents: [order_seen]
  access:
    title: An access
    plural: accesses
    from: sites
    fields:
      site: { type: site, derived: the coding site it belongs to }
  administration:
    title: A drug given
    plural: administrations
    from: administrations
    required: yes
    span: { from: start, to: stop, pauses: pauses, empty for: easy_routes, at most: 7 days }
    fields:
      route: { type: route, when absent: vein }
      drug: { type: HCPCS, documentable: yes }
      substance: { type: word, when absent: "drug, or else a word of its own" }
      site: { type: site, when absent: as the sites rule says }
      start: { type: instant, documentable: yes, needs: drug }
      stop: { type: instant, documentable: yes }
      pauses: { type: time, when absent: none }
      lesions: { type: count, when absent: 0 }
      pump: { type: flag, when absent: no }
      own: { type: flag, when absent: pump }
  service:
    title: What is coded
    plural: services
    made by: services
    joins: administration
    fields:
      route: { type: route, joined: same }
      start: { type: instant, joined: earliest }
      lesions: { type: count, joined: sum }
      pump: { type: flag, joined: any }
  visit:
    title: A visit of the day
    plural: visits
    from: visits
    given line: visit
    fields:
      code: { type: code, required: yes }
      units: { type: units, when absent: 1 unit }
      modifiers: { type: modifiers, when absent: none }
      date: { type: date, when absent: encounter.date_of_service }
  line:
    title: A line
    plural: lines
    made by: lines
    fields:
      code: { type: code, required: yes }
      modifiers: { type: modifiers, required: yes, readable in: [edits, not covered] }
`;

function build(text: string): { readonly vocabulary: Vocabulary; readonly found: readonly Diagnostic[] } {
  const { value, diagnostics } = parseModule({ path: "vocabulary/small.yaml", text });
  if (value?.kind !== "vocabulary_file" || hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics.map(summary)));
  const found: Diagnostic[] = [];
  return { vocabulary: buildVocabulary(value, (one) => found.push(one)), found };
}

function fieldOf(vocabulary: Vocabulary, noun: string, field: string) {
  return vocabulary.nouns.find(({ name }) => name === noun)?.fields.find(({ name }) => name === field);
}

test("the shipped vocabulary is clean and complete", () => {
  const { vocabulary, found } = build(readFileSync(SHIPPED, "utf8"));
  expect(found.map(summary)).toEqual([]);
  expect(vocabulary).toMatchObject({ name: "infusion", version: "1", reads: "encounter 1" });
  expect(vocabulary.nouns.map(({ name }) => name)).toEqual(expect.arrayContaining(["encounter", "access", "site", "administration", "service", "line"]));
  expect(vocabulary.nouns.every((noun) => noun.fields.every(({ type }) => type.is !== "error"))).toBe(true);
  expect(fieldOf(vocabulary, "line", "modifiers")?.readableIn).toEqual(["edit", "pairs", "limit"]);
});

describe("a small vocabulary", () => {
  const { vocabulary, found } = build(SMALL);

  test("is clean", () => expect(found.map(summary)).toEqual([]));

  test.each([
    ["administration", "route", { is: "fallback", tries: [{ by: "constant", value: "vein" }] }],
    ["administration", "substance", { is: "fallback", tries: [{ by: "field", noun: "administration", field: "drug" }, { by: "own" }] }],
    ["administration", "site", { is: "sites_rule" }],
    ["administration", "pauses", { is: "fallback", tries: [{ by: "none" }] }],
    ["administration", "lesions", { is: "fallback", tries: [{ by: "constant", value: 0 }] }],
    ["administration", "pump", { is: "fallback", tries: [{ by: "constant", value: false }] }],
    ["administration", "own", { is: "fallback", tries: [{ by: "field", noun: "administration", field: "pump" }] }],
    ["administration", "drug", { is: "documentable" }],
    ["access", "site", { is: "derived", how: "coding_site" }],
    ["visit", "code", { is: "required" }],
    ["visit", "units", { is: "fallback", tries: [{ by: "constant", value: 1 }] }],
    ["visit", "date", { is: "fallback", tries: [{ by: "field", noun: "encounter", field: "date_of_service" }] }],
    // Values that differ are not known under `same`; any other join is known where the charted values are.
    ["service", "route", { is: "documentable" }],
    ["service", "start", { is: "documentable" }],
    ["service", "lesions", { is: "fallback", tries: [{ by: "constant", value: 0 }] }],
    ["service", "pump", { is: "fallback", tries: [{ by: "constant", value: false }] }],
  ])("%s.%s", (noun, field, absence) => {
    expect(fieldOf(vocabulary, noun, field)?.absence).toEqual(absence);
  });

  test("a list keeps the system of its codes", () => {
    expect(fieldOf(vocabulary, "encounter", "secondary")?.type).toEqual({ is: "list", of: "ICD10" });
  });

  test("nouns carry their plural, origin, span and documents", () => {
    const [encounter, , administration, service, visit] = vocabulary.nouns;
    expect(encounter).toMatchObject({ name: "encounter", documents: ["order_seen"] });
    expect(encounter).not.toHaveProperty("plural");
    expect(administration).toMatchObject({
      plural: "administrations", from: "administrations", required: true,
      span: { from: "start", to: "stop", pauses: "pauses", emptyFor: { field: "route", members: ["skin"] }, atMostDays: 7 },
    });
    expect(fieldOf(vocabulary, "administration", "start")?.needs).toBe("drug");
    expect(service).toMatchObject({ plural: "services", madeBy: "services" });
    expect(fieldOf(vocabulary, "service", "pump")?.joined).toBe("any");
    expect(visit).toMatchObject({ givenLine: "visit" });
    expect(fieldOf(vocabulary, "line", "modifiers")?.readableIn).toEqual(["edit", "not_covered"]);
  });

  test("types carry their words and groups", () => {
    expect(vocabulary.types).toEqual([{ name: "route", members: ["vein", "skin"], groups: [{ name: "easy_routes", members: ["skin"] }] }]);
  });
});

type Expected = Partial<ReturnType<typeof summary>> & { readonly code: string; readonly at: string };

const MISTAKES: readonly (readonly [what: string, from: string, to: string, expected: Expected])[] = [
  ["no encounter", "  encounter:\n    title: A visit\n", "  meeting:\n    title: A visit\n    plural: meetings\n    from: meetings\n", { code: "vocabulary/no-encounter", at: "small" }],
  ["a word twice", "one of: [vein, skin]", "one of: [vein, skin, vein]", { code: "vocabulary/duplicate-name", at: "vein", message: "in `route`, the word `vein` stands twice", related: ["vein"] }],
  ["a built-in type", "  route:\n    one of: [vein, skin]", "  date:\n    one of: [vein, skin]\n  route:\n    one of: [vein, skin]", { code: "vocabulary/duplicate-name", at: "date" }],
  ["a plural that is a noun", "plural: visits", "plural: service", { code: "vocabulary/duplicate-name", at: "service" }],
  ["a document that is a field", "documents: [order_seen]", "documents: [order_seen, note]", { code: "vocabulary/duplicate-name", at: "note", related: ["note"] }],
  ["an unknown type", "lesions: { type: count, when absent: 0 }", "lesions: { type: cout, when absent: 0 }", { code: "vocabulary/unknown-type", at: "cout", fixed: SMALL }],
  ["a group of another word", "easy_routes: [skin]", "easy_routes: [skn]", { code: "vocabulary/unknown-member", at: "skn", fixed: SMALL }],
  ["an unknown section", "readable in: [edits, not covered]", "readable in: [edit, not covered]", { code: "vocabulary/unknown-word", at: "edit" }],
  ["no absence", "pump: { type: flag, when absent: no }", "pump: { type: flag }", { code: "vocabulary/no-absence", at: "pump" }],
  ["two absences", "pump: { type: flag, when absent: no }", "pump: { type: flag, when absent: no, documentable: yes }", {
    code: "vocabulary/two-absences", at: "pump", message: "`administration.pump` says twice what its absence means: `documentable`, `when absent`",
  }],
  ["a fallback of another type", "lesions: { type: count, when absent: 0 }", "lesions: { type: count, when absent: no }", {
    code: "vocabulary/bad-fallback", at: "no", help: "write a number such as `0` or another field",
  }],
  ["a fallback after one that is never absent", '"drug, or else a word of its own"', '"a word of its own, or else drug"', { code: "vocabulary/bad-fallback", at: "a word of its own, or else drug" }],
  ["an unknown fallback field", "when absent: encounter.date_of_service", "when absent: encounter.date", { code: "vocabulary/bad-fallback", at: "encounter.date" }],
  ["a fallback of a site", "when absent: as the sites rule says", "when absent: none", { code: "vocabulary/bad-fallback", at: "none" }],
  ["fallbacks in a circle", "pump: { type: flag, when absent: no }", "pump: { type: flag, when absent: own }", {
    code: "vocabulary/fallback-cycle", at: "pump", message: "the fallbacks of `administration.pump` lead back to it: `administration.pump` -> `administration.own` -> `administration.pump`",
  }],
  ["joined elsewhere", "note: { type: word, documentable: yes }", "note: { type: word, joined: same }", { code: "vocabulary/joined-elsewhere", at: "same" }],
  ["joined of nothing", "pump: { type: flag, joined: any }", "pomp: { type: flag, joined: any }", { code: "vocabulary/joined-not-charted", at: "pomp" }],
  ["joined in another way", "pump: { type: flag, joined: any }", "pump: { type: flag, joined: sum }", { code: "vocabulary/joined-type", at: "sum" }],
  ["a derived flag", "route: { type: route, when absent: vein }", "route: { type: route, derived: itself }", { code: "vocabulary/derived-type", at: "itself" }],
  ["no origin", "    from: visits\n", "", { code: "vocabulary/noun-origin", at: "visit" }],
  ["no plural", "    plural: visits\n", "", { code: "vocabulary/no-plural", at: "visit" }],
  ["documents of another noun", "    given line: visit\n", "    given line: visit\n    documents: [seen]\n", { code: "vocabulary/documents-elsewhere", at: "seen" }],
  ["a span of no field", "span: { from: start,", "span: { from: strt,", { code: "vocabulary/unknown-field", at: "strt" }],
  ["a span of no instant", "span: { from: start,", "span: { from: drug,", { code: "vocabulary/span-type", at: "drug", message: "`administration.drug` is a HCPCS code; here must stand an instant" }],
  ["a span without its group", "empty for: easy_routes", "empty for: hard_routes", { code: "vocabulary/unknown-group", at: "hard_routes" }],
  ["a span of no length", "at most: 7 days", "at most: a week", { code: "vocabulary/bad-length", at: "a week" }],
  ["a needed field that is none", "needs: drug", "needs: drag", { code: "vocabulary/unknown-field", at: "drag", fixed: SMALL }],
];

describe("a vocabulary with a mistake", () => {
  test.each(MISTAKES)("%s", (_, from, to, expected) => {
    expect(SMALL).toContain(from);
    const found = build(SMALL.replace(from, to)).found.map(summary).filter(({ code }) => code.startsWith("vocabulary/"));
    expect(found.map(({ code, at }) => ({ code, at }))).toContainEqual({ code: expected.code, at: expected.at });
    expect(found.find(({ code, at }) => code === expected.code && at === expected.at)).toMatchObject(expected);
  });

  test("each mistake gives one finding, unless the mistake is a missing noun or type", () => {
    const counts = MISTAKES.filter(([what]) => what !== "no encounter").map(([what, from, to]) => ({ what, count: build(SMALL.replace(from, to)).found.length }));
    expect(counts.filter(({ count }) => count !== 1)).toEqual([]);
  });
});
