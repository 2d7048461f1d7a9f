import { describe, expect, test } from "vitest";
import { APPROVED, approvedBoundaries } from "../../docs/support/approved.ts";
import { PLAN } from "../../docs/support/small-workspace.ts";
import { findingsIn, gated } from "../small-ci.ts";

const RULES = `/home/rules/${PLAN}/page.yaml`;
const EXAMPLES = `/home/rules/${PLAN}/examples/page.yaml`;

/** An edit of the small payer. */
const edit = (when: string): string => `payerpack: 1\nrules: page\nedits:\n  long_infusions:\n    for each: service in infusions\n    when: ${when}\n    warn: Long\n    source: policy\n`;

/** An example: one infusion of some minutes, on a day, and the findings that it has. */
const infusion = (name: string, day: string, stop: string, findings: string): string =>
  `  ${name}:\n    encounter: { claim_type: facility, date_of_service: ${day} }\n    chart: |\n      id | route       | technique | purpose     | drug  | start | stop\n` +
  `      a  | intravenous | infusion  | therapeutic | J1756 | 10:00 | ${stop}\n    decision: bill\n    findings: ${findings}\n`;

const examples = (...cases: readonly string[]): string => `payerpack: 1\nexamples: page\nfor: payers/some-plan/infusion 2026.1\noffset: -05:00\n\ncases:\n${cases.join("")}`;

const FIRST = infusion("first_day", "2020-01-01", "10:30", "[]");
const MET = infusion("at_three_hours", "2026-03-02", "13:00", "[long_infusions]");
const BELOW = infusion("a_minute_less", "2026-03-02", "12:59", "[]");
const THRESHOLD = edit("minutes of service is at least 180 minutes");

describe("the gate of slips", () => {
  test("blocks on a threshold that could slip, at its rule", async () => {
    const { status, state, figures, runs, ...log } = await gated("mutate", { [RULES]: THRESHOLD, [EXAMPLES]: examples(FIRST, MET) });
    expect([status, state]).toEqual([1, "blocked"]);
    expect(figures["thresholds, dates and modifiers not noticed"]).toBe(1);
    const sharp = findingsIn({ ...log, state, figures, runs }).filter(([code]) => code === "ci/sharp-slip");
    expect(sharp).toEqual([["ci/sharp-slip", "error", "nothing notices a slip in `long_infusions`: when: 180 minutes -> 179 minutes in `minutes of it is at least 180 minutes`"]]);
    expect(runs[0]!.findings.find(({ code }) => code === "ci/sharp-slip")!.path).toBe("rules/payers/some-plan/page.yaml");
  });

  test("passes where an example stands on each side", async () => {
    const { status, figures } = await gated("mutate", { [RULES]: THRESHOLD, [EXAMPLES]: examples(FIRST, MET, BELOW) });
    expect([status, figures["thresholds, dates and modifiers not noticed"]]).toEqual([0, 0]);
  });

  test("passes where an approved boundary stands where no example does, and counts it apart", async () => {
    const approved = approvedBoundaries([{ minutes: 180, bills: "96365 x1, 96366 x2", asks: "long_infusions (warn)", by: "initial_infusion" }]);
    expect((await gated("mutate", { [RULES]: THRESHOLD, [EXAMPLES]: examples(FIRST, BELOW) })).status).toBe(1);
    const { status, figures } = await gated("mutate", { [RULES]: THRESHOLD, [EXAMPLES]: examples(FIRST, BELOW), [APPROVED]: approved });
    expect(status).toBe(0);
    expect(figures["by approved boundaries alone"]).toBeGreaterThan(0);
    expect(figures).toMatchObject({ "thresholds, dates and modifiers not noticed": 0 });
  });

  test("tells any other slip, and lets it pass", async () => {
    const { status, ...log } = await gated("mutate", { [RULES]: edit("service.technique is infusion"), [EXAMPLES]: examples(FIRST.replace("[]", "[long_infusions]")) });
    expect(status).toBe(0);
    const found = findingsIn(log);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(([code, severity]) => code === "ci/unnoticed" && severity === "note")).toBe(true);
  });

  test("is not run for a pack with neither examples nor approved boundaries", async () => {
    expect((await gated("mutate", { [RULES]: THRESHOLD })).runs[0]!.not_run).toBe("no examples and no approved boundaries in this pack");
  });
});
