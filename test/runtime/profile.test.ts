import { describe, expect, test } from "vitest";
import { readChart } from "../../src/runtime/chart.ts";
import { evaluate } from "../../src/runtime/evaluate.ts";
import { membershipOf } from "../../src/runtime/membership.ts";
import { closures } from "../../src/runtime/closures/backend.ts";
import { prepare } from "../../src/runtime/prepare.ts";
import { rosterOf } from "../../src/runtime/profile.ts";
import { readEncounterValue } from "../../src/runtime/read/read.ts";
import { NO, YES } from "../../src/runtime/truth.ts";
import { BASE, shippedPacks } from "../support/workspace.ts";
import { readVectors } from "../support/vectors.ts";

const { pack } = shippedPacks().find((one) => one.header.id === BASE)!;
const segment = pack.segments.at(-1)!;
const program = pack.programs[segment.program]!;
const quick = prepare(program, pack.vocabulary, pack.tables, closures);
const plain = prepare(program, pack.vocabulary, pack.tables, { ...closures, profiles: false });

/** What profiles settled, and how often that is what the sets themselves say. */
function compared(encounter: unknown): { readonly settled: number; readonly open: number } {
  const read = readEncounterValue(encounter, pack.vocabulary);
  if (!read.ok) return { settled: 0, open: 0 };
  const [mine, other] = [quick, plain].map((prepared) => evaluate(prepared, readChart(prepared, read.encounter), new Map(), new Map()).state);
  let [settled, open] = [0, 0];
  for (const set of plain.sets) {
    const items = mine!.items.get(set.head.noun.name);
    const { truths } = membershipOf(other!, set.index);
    for (const item of items) {
      const known = rosterOf(mine!, set.head.place).profiles[item.index]?.sets[set.index];
      if (known === NO || known === YES) {
        settled++;
        expect(`${set.rule.name} ${known}`).toBe(`${set.rule.name} ${truths[item.index]}`);
      } else open++;
    }
  }
  return { settled, open };
}

describe("profiles", () => {
  test("what the fields of an item settle is what its sets say, and they settle most of it", () => {
    let [settled, open] = [0, 0];
    for (const { encounter } of [...readVectors("golden"), ...readVectors("published")]) {
      const one = compared({ claim_type: "facility", ...encounter });
      settled += one.settled;
      open += one.open;
    }
    expect(settled).toBeGreaterThan(2 * open);
  });

  test("a backend without profiles has none", () => {
    expect(plain.profiles).toEqual([]);
  });
});
