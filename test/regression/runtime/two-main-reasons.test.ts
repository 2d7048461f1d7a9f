import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../../src/runtime/answer.ts";
import { codeChart, type Charted } from "../../support/charts.ts";
import { BASE, loadById } from "../../support/workspace.ts";
import { encounter, findings, given, INFUSIONS, DATED, packOf } from "../../runtime/support/small.ts";

const base = loadById(BASE);

/** A drug infused, another pushed in the same minutes: which of them is first changes a professional claim. */
function professional(...primary: readonly string[]): CodedAnswer {
  const drug: Charted = { id: "a", kind: "drug", substance: "rose", site: "left", start: 600, stop: 660 };
  const push: Charted = { id: "b", kind: "push", substance: "lily", site: "left", start: 605, stop: undefined };
  return codeChart(base, { claim: "professional", secondSiteDocumented: false, administrations: [drug, push].map((one) => ({ ...one, primary: primary.includes(one.id) })) });
}

const tieOf = (answer: CodedAnswer) => answer.findings.filter(({ rule }) => rule === "professional_main_reason");

describe("two services that are both flagged as the main reason", () => {
  test("both are documented, so nothing is missing: the finding says that only one can be first", () => {
    const [tie, ...others] = tieOf(professional("a", "b"));
    expect(others).toEqual([]);
    expect(tie!.administrations).toEqual(["a", "b"]);
    expect(tie!.missing).toBeUndefined();
    expect(tie!.reason).toBe("2 services say service.primary_reason is yes and only one of them can come first; which one it is changes the bill");
  });

  test("the assumption counts those that are flagged", () => {
    expect(professional("a", "b").assumptions.map(({ reason }) => reason)).toEqual([
      "2 services compete and 2 of them are marked as first; the other preferences put a first",
    ]);
  });

  test("where none is flagged the flag is what is missing, of each of them", () => {
    const [tie] = tieOf(professional());
    expect(tie!.missing).toEqual(["primary_reason of a", "primary_reason of b"]);
    expect(tie!.reason).toBe("which of 2 comes first changes the bill, and no rule settles it; not documented: primary_reason of a, primary_reason of b");
    expect(professional().assumptions.map(({ reason }) => reason)).toEqual([
      "2 services compete and none of them is marked as first; the other preferences put a first",
    ]);
  });

  test("where one is flagged nothing is open", () => {
    expect(tieOf(professional("b"))).toEqual([]);
    expect(professional("b").assumptions).toEqual([]);
  });
});

const HELD = packOf([
  DATED,
  INFUSIONS,
  `
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      prefer:
        - settled by: service.primary_reason is yes
        - longest minutes of run_time
      ask for: primary_reason
      source: s
  bills:
    first_pump:
      title: First on a pump
      for each: service in infusions
      when: service is first in ranking and service.portable_pump is yes
      bill: CPT 33333
      source: s
  `,
]);

describe("the same where a tie holds", () => {
  const hours = (more: Readonly<Record<string, unknown>>) => [given("a", "10:00 to 11:00", more), given("b", "10:00 to 11:00", { portable_pump: true, ...more })];

  test("two flagged services hold the lines that wait, and nothing is asked for", () => {
    const answer = HELD.code(encounter(hours({ primary_reason: true })));
    expect(findings(answer)).toEqual(["hold ranking"]);
    expect(answer.findings[0]!.reason).toContain("only one of them can come first");
    expect(answer.unbilled.every(({ reason }) => reason === answer.findings[0]!.reason)).toBe(true);
  });

  test("a flag that stands on one bag of a joined service is not asked for on the other bag", () => {
    const [first, second] = hours({ primary_reason: true }) as [Record<string, unknown>, Record<string, unknown>];
    const more = given("c", "11:00 to 11:30", { substance: "b", portable_pump: true });
    expect(findings(HELD.code(encounter([first, second, more])))).toEqual(["hold ranking"]);
  });

  test("unflagged services are asked for their flag", () => {
    expect(findings(HELD.code(encounter(hours({}))))).toEqual(["hold ranking: primary_reason of a, primary_reason of b"]);
  });
});
