import { describe, expect, test } from "vitest";
import { fuzz, QUICK } from "./fuzz/run.ts";

const INPUTS = 10_000;
const SEED = 20_261_124;

describe(`${INPUTS} malformed inputs by corpus and mutation, seed ${SEED}`, () => {
  test("are answered with a code at a place in them, in no time, without a word of theirs about a person, and nothing throws", () => {
    const before = process.cpuUsage();
    const { inputs, refused, codes, slowest, faults } = fuzz(QUICK, INPUTS, SEED);
    const { user, system } = process.cpuUsage(before);
    console.log(`${inputs} inputs, ${Object.keys(codes).length} codes, slowest ${slowest.toFixed(1)} ms, ${((user + system) / 1e6).toFixed(1)} s of processor time; refused: ${JSON.stringify(refused)}`);
    expect(faults.join("\n\n")).toBe("");
    expect(inputs).toBe(INPUTS);
    expect(Object.keys(codes).length).toBeGreaterThan(100);
    // A generator whose inputs are all fine, or are all broken alike, tests nothing.
    for (const [target, count] of Object.entries(refused)) expect({ target, enough: count > 100 }).toEqual({ target, enough: true });
    expect(codes["accepted"]).toBeGreaterThan(500);
  }, 300_000);
});
