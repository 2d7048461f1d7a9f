import { describe, expect, test } from "vitest";
import { PLAN } from "../../docs/support/small-workspace.ts";
import { findingsIn, gated } from "../small-ci.ts";

const edit = (when: string): string => `payerpack: 1\nrules: page\nedits:\n  again:\n    for each: service in ranked\n    when: ${when}\n    warn: Again\n    source: policy\n`;

/** An example of one service of some technique. */
const visit = (name: string, technique: string, stop: string): string =>
  `  ${name}:\n    encounter: { claim_type: facility, date_of_service: 2026-03-02 }\n    chart: |\n      id | route       | technique | purpose     | drug  | start | stop\n` +
  `      a  | intravenous | ${technique} | therapeutic | J1756 | 10:00 | ${stop}\n    decision: bill\n`;

const files = (when: string, ...cases: readonly string[]) => ({
  [`/home/rules/${PLAN}/page.yaml`]: edit(when),
  [`/home/rules/${PLAN}/examples/page.yaml`]: `payerpack: 1\nexamples: page\nfor: payers/some-plan/infusion 2026.1\noffset: -05:00\n\ncases:\n${cases.join("")}`,
});

const PUSH = visit("push", "push", "     ");
const INFUSION = visit("infusion", "infusion", "10:30");

describe("the gate of what examples cover", () => {
  test("blocks on an answer that no example gives, at the rule", async () => {
    const { status, state, ...log } = await gated("cover", files("service.technique is push", PUSH));
    expect([status, state]).toEqual([1, "blocked"]);
    expect(findingsIn({ ...log, state })).toEqual([["ci/open-clause", "error", "`again`, when: no example answers no to `service.technique is push`"]]);
    expect(log.runs[0]!.findings[0]!.path).toBe(`rules/${PLAN}/page.yaml`);
  });

  test("passes where examples give both answers", async () => {
    const { status, figures } = await gated("cover", files("service.technique is push", PUSH, INFUSION));
    expect([status, figures["answers of clauses"]]).toEqual([0, figures["seen or proved impossible"]]);
  });
});
