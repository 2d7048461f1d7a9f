import { expect, test } from "vitest";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import { BASE, loadById } from "../../support/workspace.ts";

const PACK = BASE;

/** The answer to a day of 2 March 2026; a refused one fails the test. */
function answerTo(administrations: readonly Record<string, unknown>[], encounter: Record<string, unknown> = {}) {
  const answer = loadById(PACK).code(encounterWith({ ...encounter, administrations }));
  if ("error" in answer) throw new Error(answer.error.message);
  return answer;
}

/** Lines as a coder writes them: code, units, modifiers; those that are not simply billed say so. */
function linesOf(answer: ReturnType<typeof answerTo>): readonly string[] {
  return answer.lines.map((line) => [line.code, `x${line.units}`, ...line.modifiers, ...(line.outcome === "bill" ? [] : [line.outcome])].join(" ")).sort();
}

/** An instant of that day, Eastern time. */
function at(time: string): string {
  return `2026-03-02T${time}-05:00`;
}

const TWO_SITES = { sites: [{ id: "arm", kind: "peripheral" }, { id: "hand", kind: "peripheral", separate_site_documented: true }] };
const FLUID = { id: "fluid", purpose: "hydration", start: at("08:00"), stop: at("09:00") };
const PUSH = { technique: "push", stop: undefined };

// 2.2: an hour of hydration alone is 96360 at either site; 6 and 10.3: what is not billed names the fact it waits for
test("hydration that names none of two sites is billed or waits for its site", () => {
  const answer = answerTo([administrationWith(FLUID)], TWO_SITES);
  const asked = answer.findings.some((one) => one.outcome === "hold" && one.missing?.includes("site of fluid"));
  expect(asked || linesOf(answer).includes("96360 x1")).toBe(true);
});

// 6 and 10.3: a hold names the missing fact; here nothing but the site of one push is missing
test("every hold on account of a push that names no site asks for that site", () => {
  const answer = answerTo(
    [
      administrationWith({ id: "infusion", site: "arm", start: at("08:00"), stop: at("09:00") }),
      administrationWith({ ...PUSH, id: "named", site: "hand", start: at("08:00") }),
      administrationWith({ ...PUSH, id: "unnamed", start: at("09:00") }),
    ],
    TWO_SITES,
  );
  const holds = answer.findings.filter((one) => one.outcome === "hold");
  expect(holds.length).toBeGreaterThan(0);
  expect(holds.map((one) => one.missing ?? [])).toEqual(holds.map(() => ["site of unnamed"]));
});

// 3.2: each line carries the day on which it was provided; 3.9: a missing start is never inferred
test("a push without a start in an encounter of two days is not dated in silence", () => {
  const answer = answerTo([
    administrationWith({ id: "infusion", substance: "x", start: at("22:00"), stop: "2026-03-03T01:00-05:00" }),
    administrationWith({ ...PUSH, id: "push", substance: "y", start: undefined }),
  ]);
  const told = [...answer.findings.flatMap((one) => one.missing ?? []), ...answer.assumptions.map((one) => `start of ${one.administration}`)];
  expect(told).toContain("start of push");
});
