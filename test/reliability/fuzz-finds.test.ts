import { describe, expect, test } from "vitest";
import { processorTime } from "../support/processor.ts";
import { faultOf, PERSON } from "./fuzz/encounters.ts";
import { fuzz, MOST_MILLISECONDS } from "./fuzz/run.ts";
import { diagnosticsFault } from "./fuzz/sources.ts";
import type { Target, Verdict } from "./fuzz/target.ts";

// That nothing is found says something only of a search that finds what is there.
const target = (read: () => Verdict): (() => Target) => () => ({ name: "made by a test", make: () => ({ input: "x", read }) });
const fine: Verdict = { code: "accepted", fault: () => undefined };

describe("the search finds", () => {
  test("what is thrown", () => {
    expect(fuzz([[target(() => { throw new TypeError("made"); }), 1]], 3, 1).faults).toEqual(Array.from({ length: 3 }, () => expect.stringContaining("TypeError: made")));
  });

  test("what takes too long, and not what did so once", () => {
    const busy = (): Verdict => {
      for (let spent = 0; spent < MOST_MILLISECONDS * 1.2; ) spent += processorTime(() => void Array.from({ length: 50_000 }, (_, at) => String(at)).sort());
      return fine;
    };
    expect(fuzz([[target(busy), 1]], 1, 1).faults).toEqual([expect.stringMatching(/ms of processor time/)]);
    let first = true;
    expect(fuzz([[target(() => (first ? ((first = false), busy()) : fine)), 1]], 1, 1).faults).toEqual([]);
  });

  test("what a target judges to be wrong, with a seed that makes it again", () => {
    const { faults } = fuzz([[target(() => ({ code: "x", fault: () => "wrong" })), 1]], 1, 1);
    expect(faults).toEqual([expect.stringMatching(/^made by a test, seed \d+: wrong\n"x"$/)]);
  });

  test.each([
    ["a name in a message", { code: "encounter/type", message: `not ${PERSON}` }],
    ["a piece of it", { code: "encounter/type", message: `not ${PERSON.slice(3, 8).toUpperCase()}` }],
    ["a name in a pointer that is no member's", { code: "encounter/type", message: "x", pointer: `/${PERSON}` }],
    ["a message that says nothing", { code: "encounter/type", message: "undefined belongs here" }],
    ["a code of nobody", { code: "TypeError", message: "x" }],
    ["a place that is none", { code: "encounter/type", message: "x", pointer: "/plan/deeper" }],
  ])("%s", (_, error) => {
    expect(faultOf(JSON.stringify({ plan: PERSON }), { encounter: null, error } as never)).toBeDefined();
  });

  test.each([
    ["a place outside", { start: 0, end: 99 }], ["a place inside a word", { start: 1, end: 3 }], ["a place inside a character", { start: 5, end: 6 }],
    ["another file", { start: 0, end: 1, file: { path: "other", text: "" } }],
  ])("%s", (_, span) => {
    const file = { path: "a", text: "abc \ud83d\ude00" };
    const found = { code: "parse/x", severity: "error", message: "x", span: { file, ...span }, related: [], fixes: [], args: {} } as const;
    expect(diagnosticsFault([file], [found])).toBeDefined();
    expect(diagnosticsFault([file], [{ ...found, span: { file, start: 0, end: 3 } }])).toBeUndefined();
  });
});
