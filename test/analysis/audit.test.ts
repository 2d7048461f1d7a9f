import { describe, expect, test } from "vitest";
import { auditPack, needsReview } from "../../src/analysis/audit/audit.ts";
import type { PackAudit } from "../../src/analysis/audit/audit.ts";
import { BASE_PACK, compileFiles, findings, LAYER_PACK, rulesFile } from "../compiler/small-packs.ts";

const HASH = "a".repeat(64);
const OTHER = "b".repeat(64);
const ON = "2026-03-02";

const BASE = rulesFile(`
values:
  threshold: { title: Shortest, is: 31 minutes, source: s }
  past: { title: Past, is: 30 minutes, source: s }
  wait: { title: Wait, is: 5 minutes, confidence: unverified, source: s }
sets:
  fluids: { title: Fluids, for each: service, keep: service.purpose is hydration and minutes of service is at least threshold, source: s }
  others: { title: Others, for each: service in fluids, keep: minutes of service is more than wait plus past, source: s }
edits:
  look: { title: Look, for each: service in others, warn: W, source: s }
`);

function audited(files: Readonly<Record<string, string>>, folder: string, settings: { readonly on?: string; readonly staleAfter?: number; readonly hash?: string } = {}): PackAudit {
  const outcome = compileFiles({ "base/topic.yaml": BASE, ...files });
  expect(findings(outcome)).toEqual([]);
  const found = outcome.value!.find((pack) => pack.folder === folder)!;
  return auditPack(found.understood, { on: settings.on ?? ON, staleAfter: settings.staleAfter ?? 365, hashOf: () => settings.hash });
}

const layer = (rules: string, pack = LAYER_PACK): Readonly<Record<string, string>> => ({ "layer/pack.yaml": pack, "layer/topic.yaml": rulesFile(rules) });
const source = (more: string): string => LAYER_PACK.replace("confidence: authority }", `confidence: authority, ${more} }`);
const VALUE = "values:\n  own: { title: Own, is: 1 unit, source: p }\nedits:\n  mine: { title: Mine, for each: line, when: line.units is more than own, warn: W, source: p }\n";

describe("rules of the packs below", () => {
  test("are changed, confirmed or inherited in silence, each once", () => {
    const { base } = audited(layer(`
exceptions:
  sooner: { title: S, to: threshold, change: { is: 16 minutes }, because: B, source: p }
  emergency: { title: E, to: sooner, when: encounter.emergency_or_observation is yes, change: { is: 20 minutes }, because: B, source: p }
confirms:
  - { rule: past, source: p page 3 }
  - { rule: fluids, source: p }
`), "layer");
    expect(base!.changed).toEqual([{ rule: "threshold", kind: "value", pack: "test/base", by: [{ exception: "emergency", pack: "test/layer" }, { exception: "sooner", pack: "test/layer" }] }]);
    expect(base!.confirmed).toEqual([
      { rule: "fluids", kind: "set", pack: "test/base", sources: ["p"] },
      { rule: "past", kind: "value", pack: "test/base", sources: ["p page 3"] },
    ]);
    expect(base!.silent.map(({ rule }) => rule)).toEqual(["coding_sites", "dated", "joined", "look", "others", "wait"]);
  });

  test("count what a pack in between does; its own rules lie below as well", () => {
    const second = LAYER_PACK.replace("test/layer", "test/second").replace("payer: someone", "payer: second").replace("test/base 1", "test/layer 1");
    const { base } = audited({ ...layer(`${VALUE}exceptions:\n  sooner: { title: S, to: threshold, change: { is: 16 minutes }, because: B, source: p }\n`), "second/pack.yaml": second, "second/topic.yaml": rulesFile("exceptions:\n  later: { title: L, to: sooner, change: { is: 20 minutes }, because: B, source: p }\n") }, "second");
    expect(base!.changed.map(({ rule, by }) => [rule, by.map(({ exception }) => exception)])).toEqual([["sooner", ["later"]], ["threshold", ["later", "sooner"]]]);
    expect(base!.silent.map(({ rule }) => rule)).toContain("mine");
  });

  test("there are none below a base", () => {
    expect(audited({}, "base").base).toBeNull();
  });
});

test("what nobody has verified, with its place", () => {
  const { unverified } = audited({ "base/pack.yaml": BASE_PACK.replace("sources:\n", "sources:\n  rumour: { title: A rumour, confidence: unverified }\n") }, "base");
  expect(unverified).toEqual({
    sources: [{ name: "rumour", title: "A rumour", place: "base/pack.yaml:8" }],
    rules: [{ name: "wait", title: "Wait", kind: "value", place: "base/topic.yaml:7" }],
  });
});

describe("a source is stale", () => {
  const stale = (more: string, settings: Parameters<typeof audited>[2] = {}) => audited(layer(VALUE, source(more)), "layer", settings).stale;

  test("when it was read more than so many days ago", () => {
    expect(stale("read on: 2025-03-02")).toEqual([]);
    expect(stale("read on: 2025-03-01")).toEqual([{ why: "age", source: "p", title: "A policy", readOn: "2025-03-01", days: 366 }]);
    expect(stale("read on: 2026-03-01", { staleAfter: 0 })).toMatchObject([{ why: "age", days: 1 }]);
    expect(stale("read on: 2026-03-02", { staleAfter: 0 })).toEqual([]);
    expect(stale("read on: 2026-12-31")).toEqual([]);
    expect(stale("url: https://example.org")).toEqual([]);
  });

  test("when the document that is there is not the one that was read", () => {
    const document = (sha256: string) => `file: documents/policy.pdf, sha256: ${sha256}`;
    expect(stale(document(HASH), { hash: HASH })).toEqual([]);
    expect(stale(document(HASH), { hash: OTHER })).toEqual([{ why: "document", source: "p", title: "A policy", file: "documents/policy.pdf" }]);
    expect(stale(document(HASH))).toEqual([]);
    expect(stale(`${document(HASH)}, read on: 2020-01-01`, { hash: OTHER })).toHaveLength(1);
    expect(stale("file: documents/policy.pdf", { hash: OTHER })).toEqual([]);
  });

  test("a source without a day of reading is counted apart", () => {
    expect(audited(layer(VALUE), "layer").undated).toEqual(["p"]);
    expect(audited(layer(VALUE, source("read on: 2026-01-01")), "layer").undated).toEqual([]);
  });
});

test("a review is overdue from the day after its own", () => {
  const pack = source("review by: 2026-03-02").replace("effective:", "review by: 2026-02-28\neffective:");
  const { overdue } = audited(layer(VALUE, pack), "layer", { on: "2026-03-03" });
  expect(overdue).toEqual([
    { what: "pack", name: "test/layer", reviewBy: "2026-02-28", days: 3 },
    { what: "source", name: "p", reviewBy: "2026-03-02", days: 1 },
  ]);
  expect(audited(layer(VALUE, pack), "layer", { on: "2026-02-28" }).overdue).toEqual([]);
});

test("what begins after the day and what ends on it or later, by date", () => {
  const rules = `
values:
  own: { title: Own, is: { 2020-01-01: 1 unit, 2026-07-01: 2 units }, source: p }
code sets:
  some:
    title: Some
    system: CPT
    source: p
    codes: |
      code  | from       | to
      11111 | 2026-04-01 |
      22222 | 2026-04-01 | 2026-12-31
      33333 |            | 2026-03-01
tables:
  prices:
    title: Prices
    columns: { code: CPT, top: units }
    key: code
    source: p
    rows: |
      code           | top     | from       | to
      11111 to 11120 | 2 units |            |
      22222 22223    | 3 units | 2026-08-01 |
      33333          | 3 units |            | 2026-09-30
limits:
  often: { title: Often, for each: line of prices, at most: top per day, warn: W, source: p }
edits:
  mine: { title: Mine, effective: 2020-01-01 to 2026-03-02, for each: line of some, when: line.units is more than own, warn: W, source: p }
exceptions:
  sooner: { title: S, effective: from 2026-05-01, to: threshold, change: { is: 16 minutes }, because: B, source: p }
`;
  const { upcoming } = audited(layer(rules, LAYER_PACK.replace("from 2020-01-01", "2020-01-01 to 2027-12-31")), "layer");
  expect(upcoming.map(({ date, is, what, name, count }) => [date, is, what, name, count])).toEqual([
    ["2026-03-02", "ends", "rule", "mine", 1],
    ["2026-04-01", "begins", "rows", "some", 2],
    ["2026-05-01", "begins", "rule", "sooner", 1],
    ["2026-07-01", "begins", "value", "own", 1],
    ["2026-08-01", "begins", "rows", "prices", 2],
    ["2026-09-30", "ends", "rows", "prices", 1],
    ["2026-12-31", "ends", "rows", "some", 1],
    ["2027-12-31", "ends", "pack", "test/layer", 1],
  ]);
});

test.each([
  ["sha256: abc", ['parse/wrong-shape "abc"']],
  ["file: ../policy.pdf", ['parse/wrong-shape "../policy.pdf"']],
  ["review by: 2026-02-30", ['parse/date-invalid "2026-02-30"']],
  ["read on: 1/2/2026", ['parse/date-form "1/2/2026"']],
])("%s is refused", (more, expected) => {
  expect(findings(compileFiles({ "base/topic.yaml": BASE, ...layer(VALUE, source(more)) }))).toEqual(expected);
});

test("a review is needed where something is stale or overdue", () => {
  const need = (more: string): boolean => needsReview(audited(layer(VALUE, source(more)), "layer"));
  expect([need("read on: 2020-01-01"), need("review by: 2020-01-01"), need("read on: 2026-01-01"), need("confidence: unverified".replace("confidence", "url"))]).toEqual([true, true, false, false]);
});

test("sentences that are not encoded", () => {
  const pack = `${LAYER_PACK}not encoded:\n  - { says: Teaching is not counted, why: The chart does not say it, source: p }\n  - { says: More, source: p }\n`;
  expect(audited(layer(VALUE, pack), "layer").notEncoded).toEqual([
    { says: "Teaching is not counted", why: "The chart does not say it", place: "layer/pack.yaml:11" },
    { says: "More", why: null, place: "layer/pack.yaml:12" },
  ]);
});
