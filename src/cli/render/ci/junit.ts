import type { GateReport, GateRun } from "../../ci/report.ts";
import { junitDocument } from "../junit.ts";
import type { JunitCase } from "../junit.ts";
import { renderText } from "../text.ts";
import type { Shown } from "../report.ts";
import type { CiRenderer } from "./report.ts";

/** JUnit XML: a suite for each gate, a test for each pack; what blocks is its failure, what was not run is skipped. */
export const renderCiJunit: CiRenderer = (report, shown) => junitDocument([
  ...report.gates.flatMap((gate) => gate.runs.map((run) => caseOf(gate, run, shown))),
  ...report.leftOut.map((name) => ({ suite: name, name, skipped: "left out" })),
]);

function caseOf(gate: GateReport, { pack, verdict, seconds }: GateRun, shown: Shown): JunitCase {
  const blocking = verdict.findings.filter(({ severity }) => severity === "error");
  const named = { suite: gate.name, name: pack ?? "all rules", seconds };
  if (verdict.notRun !== undefined) return { ...named, skipped: verdict.notRun };
  const [first] = blocking;
  return first ? { ...named, failure: { message: first.message, text: renderText(blocking, shown).trimEnd() } } : named;
}
