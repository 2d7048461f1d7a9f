import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/runtime/answer.ts";
import type { PackMember, PackSetMember } from "../../../src/runtime/sets/members.ts";
import type { PackSet, PackSetOptions } from "../../../src/runtime/sets/pack-set.ts";
import { loadPackSet } from "../../../src/runtime/sets/pack-set.ts";
import { type Sketch, sketch } from "./sketch.ts";

function setOf(members: readonly PackSetMember[], options?: PackSetOptions): PackSet {
  const outcome = loadPackSet(members, options);
  if (!outcome.ok) throw new Error(outcome.errors.map(({ message }) => message).join("\n"));
  return outcome.set;
}

function refusedFor(members: readonly PackSetMember[], options?: PackSetOptions): readonly (readonly [string, number | undefined])[] {
  const outcome = loadPackSet(members, options);
  return outcome.ok ? [] : outcome.errors.map(({ code, member }) => [code, member]);
}

function shown(answer: Answer): string {
  return "error" in answer ? `${answer.error.code} ${answer.error.pointer ?? ""} ${answer.encounter}` : `${answer.pack.id} ${answer.pack.release}`;
}

function known(from: string, of: Sketch): PackMember {
  return { pack: sketch(of), knownFrom: from };
}

const packs = [sketch({ id: "base" }), sketch({ id: "p/one", payer: "one" }), sketch({ id: "p/two", payer: "two" })];

describe("which pack codes an encounter", () => {
  const set = setOf(packs);

  test.each<[string, unknown, string]>([
    ["of a payer", { id: "a", payer: "one" }, "p/one 1"],
    ["of no payer", { id: "a" }, "base 1"],
    ["of a payer without a pack", { id: "a", payer: "three" }, "encounter/no-payer-pack /payer a"],
    ["whose payer is a name of JavaScript", { id: "a", payer: "constructor" }, "encounter/no-payer-pack /payer a"],
    ["that only inherits a payer", Object.assign(Object.create({ payer: "one" }) as object, { id: "a" }), "base 1"],
    ["whose payer the strict reader will not see", Object.defineProperty({ id: "a" }, "payer", { value: "one", enumerable: false }), "base 1"],
    ["whose payer an accessor gives, as the strict reader reads it", { id: "a", get payer() { return "one"; } }, "p/one 1"],
    ["whose payer is no text", { id: "a", payer: 7 }, "base 1"],
    ["that is nothing", null, "base 1"],
    ["whose payer cannot be read", { id: "a", get payer() { throw new Error("no"); } }, "base 1"],
  ])("%s", (_, encounter, expected) => {
    expect(shown(set.code(encounter))).toBe(expected);
    expect(shown(set.explain(encounter).answer)).toBe(expected);
  });

  test.each<[string, string, string]>([
    ["of a payer", '{"id":"a","payer":"one"}', "p/one 1"],
    ["of a payer spelt with escapes", '{"id":"a","p\\u0061yer":"t\\u0077o"}', "p/two 1"],
    ["of no payer", '{"id":"a"}', "base 1"],
    ["of a payer without a pack", '{"id":"a","payer":"__proto__"}', "encounter/no-payer-pack /payer a"],
    ["that is not JSON", '{"payer":', "encounter/json  null"],
  ])("in a text, %s", (_, text, expected) => {
    expect(shown(set.codeText(text))).toBe(expected);
  });

  test("one pack alone codes the encounters of its payer only", () => {
    const one = setOf([packs[1]!]);
    expect([{ id: "a", payer: "one" }, { id: "a", payer: "two" }, { id: "a" }].map((each) => shown(one.code(each)))).toEqual(["p/one 1", "encounter/no-payer-pack /payer a", "encounter/no-payer-pack /payer a"]);
  });

  test("the fallback codes those whose payer has no pack, and no others", () => {
    const falling = setOf(packs, { fallback: "base" });
    expect([{ id: "a", payer: "three" }, { id: "a", payer: "two" }].map((each) => shown(falling.code(each)))).toEqual(["base 1", "p/two 1"]);
  });

  test("of two packs of a payer, or of none, the date of service chooses; outside both the later one says so itself", () => {
    const dates: readonly (readonly [string, string | null])[] = [["2017-01-01", "2020-12-31"], ["2021-01-01", null]];
    const dated = setOf([...dates.map((span) => sketch({ id: span[0], payer: "one", segments: [span] })), ...dates.map((span) => sketch({ id: `base ${span[0]}`, segments: [span] }))]);
    const on = (date: string): readonly string[] => [dated.code({ id: "a", payer: "one", date_of_service: date }), dated.codeText(`{"id":"a","date_of_service":"${date}"}`)].map(shown);
    expect(["2020-12-31", "2021-01-01", "2010-01-01"].map(on)).toEqual([
      ["2017-01-01 1", "base 2017-01-01 1"], ["2021-01-01 1", "base 2021-01-01 1"], ["2021-01-01 1", "base 2021-01-01 1"],
    ]);
  });

  test("a refusal names the payers that are served and never the one asked for", () => {
    const text = JSON.stringify(set.code({ id: "a", payer: "secret" }));
    expect(text).toContain("loaded are one, two");
    expect(text).not.toContain("secret");
  });
});

describe("which release codes an encounter", () => {
  const releases = [
    known("2026-03-01", { id: "p/one", release: "2026.2", payer: "one" }),
    known("2026-01-10", { id: "p/one", release: "2026.1", payer: "one" }),
    known("2026-04-01", { id: "p/one", release: "2026.1", payer: "one" }),
    known("2026-02-01", { id: "base", release: "2026.1" }),
    sketch({ id: "base", release: "2025.4" }),
  ];
  const set = setOf(releases);
  const on = (knownOn: string | undefined, payer?: string): string => shown(set.code({ id: "a", ...(payer ? { payer } : {}) }, knownOn === undefined ? {} : { knownOn }));

  test("the one known last, unless a day is given", () => {
    expect([on(undefined, "one"), on(undefined)]).toEqual(["p/one 2026.1", "base 2026.1"]);
  });

  test.each<[string, string, string]>([
    ["2026-01-09", "encounter/no-payer-pack /payer a", "base 2025.4"],
    ["2026-01-10", "p/one 2026.1", "base 2025.4"],
    ["2026-02-01", "p/one 2026.1", "base 2026.1"],
    ["2026-03-01", "p/one 2026.2", "base 2026.1"],
    ["2026-03-31", "p/one 2026.2", "base 2026.1"],
    ["2026-04-01", "p/one 2026.1", "base 2026.1"],
    ["2099-12-31", "p/one 2026.1", "base 2026.1"],
  ])("as known on %s", (day, ofPayer, ofNone) => {
    expect([on(day, "one"), on(day)]).toEqual([ofPayer, ofNone]);
    expect(shown(set.codeText('{"id":"a","payer":"one"}', { knownOn: day }))).toBe(ofPayer);
    expect(shown(set.explain({ id: "a", payer: "one" }, { knownOn: day }).answer)).toBe(ofPayer);
  });

  test("before a payer had a pack its encounters are refused with the words of that time", () => {
    const before = setOf(releases.slice(3));
    expect(set.code({ id: "a", payer: "one" }, { knownOn: "2026-01-01" })).toEqual(before.code({ id: "a", payer: "one" }));
  });

  test("before the first release of all every encounter is refused", () => {
    const late = setOf([known("2026-01-01", { id: "base" })], { fallback: "base" });
    expect(shown(late.code({ id: "a", payer: "x" }, { knownOn: "2025-12-31" }))).toBe("encounter/no-payer-pack /payer a");
    expect(shown(late.code({ id: "a", payer: "x" }))).toBe("base 1");
  });

  test.each(["2026-1-1", "2026-02-30", "", "2026-01-10T00:00Z"])("no day at all (%s) is refused", (day) => {
    expect(on(day, "one")).toBe("set/known-on  a");
  });

  test("a pack that a later release hands to another payer serves each in its time", () => {
    const moved = setOf([known("2026-01-01", { id: "p", release: "1", payer: "old" }), known("2026-02-01", { id: "p", release: "2", payer: "new" })]);
    const served = (payer: string, knownOn: string): string => shown(moved.code({ id: "a", payer }, { knownOn }));
    expect([served("old", "2026-01-15"), served("new", "2026-01-15"), served("old", "2026-02-15"), served("new", "2026-02-15")])
      .toEqual(["p 1", "encounter/no-payer-pack /payer a", "encounter/no-payer-pack /payer a", "p 2"]);
  });
});

describe("what is refused whole", () => {
  test.each<[string, readonly PackSetMember[], readonly (readonly [string, number | undefined])[]]>([
    ["nothing", [], [["set/empty", undefined]]],
    ["texts that are no packs, each with its place", ["{", packs[0]!, { pack: '{"format":"other"}', knownFrom: "2026-01-01" }], [["pack/format", 0], ["pack/version", 2]]],
    ["a day that does not exist", [{ pack: packs[0]!, knownFrom: "2026-02-30" }], [["set/known-from", 0]]],
    ["two releases known always", [sketch({ id: "base", release: "1" }), sketch({ id: "base", release: "2" })], [["set/releases-alike", 1]]],
    ["two releases known from one day", [known("2026-01-01", { id: "base" }), known("2026-01-01", { id: "base", release: "2" })], [["set/releases-alike", 1]]],
    ["two packs of one payer", [sketch({ id: "x", payer: "one" }), packs[1]!], [["set/overlap", undefined]]],
    ["two packs without payer", [sketch({ id: "x" }), packs[0]!], [["set/overlap", undefined]]],
    [
      "two packs that overlapped only until a later release",
      [known("2026-01-01", { id: "x", payer: "one" }), known("2026-02-01", { id: "x", release: "2", payer: "two" }), packs[1]!],
      [["set/overlap", undefined]],
    ],
  ])("%s", (_, members, expected) => {
    expect(refusedFor(members)).toEqual(expected);
  });

  test("an overlap names both packs, the payer and the first day", () => {
    const outcome = loadPackSet([sketch({ id: "x", payer: "one", segments: [["2020-01-01", "2021-06-30"]] }), sketch({ id: "y", payer: "one", segments: [["2021-06-30", null]] })]);
    expect(outcome).toMatchObject({ ok: false, errors: [{ message: "x 1 and y 1 both serve the payer one on 2021-06-30, and neither may be preferred" }] });
  });

  test("a fallback that is not in the set", () => {
    expect(refusedFor(packs, { fallback: "bse" })).toEqual([["set/unknown-fallback", undefined]]);
  });

  test("packs of one payer may meet where one ends and the other begins, also when they were known in turn", () => {
    expect(refusedFor([known("2026-01-01", { id: "x", payer: "one" }), known("2026-02-01", { id: "x", release: "2", payer: "one", segments: [["2017-01-01", "2025-12-31"]] }), known("2026-02-01", { id: "y", payer: "one", segments: [["2026-01-01", null]] })])).toEqual([]);
  });
});

describe("replacing the packs of a set", () => {
  test("the new packs code from then on, a snapshot goes on with the old ones", () => {
    const set = setOf([sketch({ id: "base", release: "1" })]);
    const before = set.snapshot();
    expect(set.replace([sketch({ id: "base", release: "2" })])).toEqual({ ok: true });
    expect([set.code({ id: "a" }), before.code({ id: "a" }), set.snapshot().code({ id: "a" })].map(shown)).toEqual(["base 2", "base 1", "base 2"]);
    expect([set.releases[0]!.pack.release, before.releases[0]!.pack.release]).toEqual(["2", "1"]);
  });

  test("a call that replaces the packs while it runs ends with those it began with", () => {
    const set: PackSet = setOf([sketch({ id: "base", release: "1" }), sketch({ id: "p", payer: "one" })]);
    const encounter = { id: "a", get payer(): string | undefined { set.replace([sketch({ id: "base", release: "2" })]); return undefined; } };
    expect([shown(set.code(encounter)), shown(set.code({ id: "b" }))]).toEqual(["base 1", "base 2"]);
  });

  test.each<[string, readonly PackSetMember[], string]>([
    ["a text that is no pack", [packs[0]!, "{}"], "pack/version"],
    ["no packs", [], "set/empty"],
    ["packs without the fallback", [packs[1]!], "set/unknown-fallback"],
    ["packs that overlap", [packs[0]!, sketch({ id: "x" })], "set/overlap"],
  ])("%s: refused, and the set stays as it was", (_, members, code) => {
    const set = setOf(packs, { fallback: "base" });
    const before = set.snapshot();
    expect(set.replace(members)).toMatchObject({ ok: false, errors: [{ code }] });
    expect(set.snapshot()).toBe(before);
    expect(shown(set.code({ id: "a", payer: "one" }))).toBe("p/one 1");
  });

  test("what the caller does to its list or options afterwards changes nothing", () => {
    const members = [...packs];
    const options = { fallback: "base" };
    const set = setOf(members, options);
    members.length = 0;
    options.fallback = "p/two";
    expect(shown(set.code({ id: "a", payer: "three" }))).toBe("base 1");
    expect(set.replace(packs)).toEqual({ ok: true });
    expect(shown(set.code({ id: "a", payer: "three" }))).toBe("base 1");
  });
});
