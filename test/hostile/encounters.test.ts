import { afterAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/runtime/answer.ts";
import { drawClaim } from "../../src/cli/claim/claim.ts";
import { BASE, loadById } from "../support/workspace.ts";
import { CANARY, ENCOUNTER_CASES } from "./corpus/encounters.ts";
import type { EncounterCase } from "./corpus/encounters.ts";
import { Stopwatch } from "./stopwatch.ts";

/** Pieces of the canary and of numbers that a message might repeat. */
const LEAKED = /Zebedee|zebedee|4711/;
const LONGEST_MESSAGE = 300;

const watch = new Stopwatch(1_000);
afterAll(() => watch.print("encounters"));

const pack = loadById(BASE);

function errorOf(answer: Answer): { readonly code?: string; readonly pointer?: string; readonly message?: string } {
  return "error" in answer ? answer.error : {};
}

function judge(one: EncounterCase, answer: Answer): void {
  const { code, pointer, message = "" } = errorOf(answer);
  expect({ code, pointer }).toEqual({ code: one.code, pointer: one.pointer === "" ? undefined : one.pointer });
  expect(message.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
  if (!("error" in answer)) return;
  expect(JSON.stringify(answer.error)).not.toMatch(LEAKED);
  expect(drawClaim({ ...answer, encounter: null })).not.toMatch(LEAKED);
}

test("the canary is in the encounters", () => {
  expect(ENCOUNTER_CASES.filter(({ text }) => text.includes(CANARY)).length).toBeGreaterThan(80);
});

describe.each([...new Set(ENCOUNTER_CASES.map(({ row }) => row))].map((row) => [row] as const))("row %i", (row) => {
  for (const one of ENCOUNTER_CASES.filter((each) => each.row === row)) {
    (one.bug === undefined ? test : test.fails)(one.bug === undefined ? one.what : `${one.what} (today: ${one.bug})`, () => {
      const answer = watch.time(`${row} ${one.what}`, () => pack.codeText(one.text));
      expect(pack.codeText(one.text)).toEqual(answer);
      judge(one, answer);
    });
  }

  const values = ENCOUNTER_CASES.filter((one) => one.row === row && one.bug === undefined).flatMap((one) => {
    const value = parsed(one.text);
    return value === undefined ? [] : [[one.what, one, value.value] as const];
  });
  if (values.length === 0) return;
  test.each(values)("%s, as a value: the same, or nothing that JSON's parser has hidden", (_, one, value) => {
    const answer = pack.code(value);
    if (one.code !== "encounter/duplicate-key" && one.code !== "encounter/number" && one.code !== "encounter/too-long") judge(one, answer);
    expect(JSON.stringify("error" in answer ? answer.error : "")).not.toMatch(LEAKED);
  });
});

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

test("across the hour that comes twice the minutes are real ones", () => {
  const [twice, leftOut] = ENCOUNTER_CASES.filter(({ row }) => row === 106).map(({ text }) => pack.codeText(text));
  const minutes = (answer: Answer | undefined): unknown => answer && !("error" in answer) && answer.lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
  expect([minutes(twice), minutes(leftOut)]).toEqual([180, 60]);
});

test("2,000 bags at once are counted once", () => {
  const answer = pack.codeText(ENCOUNTER_CASES.find(({ row }) => row === 113)!.text);
  expect(answer).toMatchObject({ lines: [{ code: "96365", units: 1, minutes: 60 }] });
});
