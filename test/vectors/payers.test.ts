import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../src/runtime/answer.ts";
import { encounterOfCase } from "../../src/testing/encounter.ts";
import { withLike } from "../../src/testing/like.ts";
import { disagreements, readVectors } from "../support/vectors.ts";
import { BASE, loadById, shippedPacks } from "../support/workspace.ts";

/** A title says what the base would have answered: the same, or something else. */
const SAME_AS_BASE = /as in the base|the base stands|the base says the same/;

const payers = shippedPacks().filter(({ pack }) => /^(?:payers|example-plans)\//.test(pack.id));

function answered(id: string, encounter: unknown): CodedAnswer {
  const answer = loadById(id).code(encounter);
  if ("error" in answer) throw new Error(answer.error.message);
  return answer;
}

/** What a biller sees of an answer: lines with their outcome, and what was said about them. */
function seen({ lines, findings }: CodedAnswer): readonly string[] {
  const shown = lines.map((line) => [line.code, line.units, line.date, ...line.modifiers, line.outcome].join(" "));
  return [...shown, ...findings.map(({ outcome, reason }) => `${outcome}: ${reason}`)].sort();
}

/** The cases of the payers' examples, each with the answer of the payer and of the base. */
const cases = payers.flatMap(({ pack, examples }) =>
  examples.flatMap((file) =>
    file.cases.map((written) => {
      const report = () => undefined;
      const context = { vocabulary: pack.vocabulary, payer: pack.payer, offset: file.offset!.text, report };
      const { json } = encounterOfCase(withLike(written, file.cases, report)!, context)!;
      return { id: pack.id, name: written.name.text, title: written.title!.text, payer: seen(answered(pack.id, json)), base: seen(answered(BASE, json)) };
    }),
  ),
);

describe("each payer beside the base", () => {
  test.each(cases)("$id $name: $title", ({ title, payer, base }) => {
    expect(title).toMatch(/\bbase\b/);
    if (SAME_AS_BASE.test(title)) expect(payer).toEqual(base);
    else expect(payer).not.toEqual(base);
  });

  test("changes the answer of at least one chart", () => {
    const changed = new Set(cases.filter(({ payer, base }) => payer.join() !== base.join()).map(({ id }) => id));
    expect(payers.map(({ pack }) => pack.id).filter((id) => !changed.has(id))).toEqual([]);
  });

  test("has the id that its payer gives it", () => {
    for (const { pack } of payers) expect([`payers/${pack.payer}/infusion`, `example-plans/${pack.payer}/infusion`]).toContain(pack.id);
    expect(payers.length).toBeGreaterThanOrEqual(17);
  });
});

// Vectors that name a payer or a contested point, under the packs that ship.
test.each([
  ["V12b", "example-plans/example-plan/infusion"],
  ["V29", "payers/regence/infusion"],
  ["V30b", "payers/select-health/infusion"],
  ["V31", "payers/health-plan-of-san-joaquin/infusion"],
  ["V35", "payers/amerihealth/infusion"],
])("%s under %s", (id, pack) => {
  const vector = readVectors("golden").find((one) => one.id === id)!;
  expect(disagreements(vector, answered(pack, vector.encounter))).toEqual([]);
});
