import { figuresOf, isBlocked, notRunOf, secondsOf } from "../../ci/report.ts";
import { plainDiagnostic } from "../json.ts";
import type { CiRenderer } from "./report.ts";
import { stateOf } from "./words.ts";

/** The form of the report; it grows only by new members. */
const FORMAT = "payerpack ci 1";

/** The run as data: every gate, what it said of every pack, and every finding. */
export const renderCiJson: CiRenderer = (report, shown) => {
  const document = {
    format: FORMAT,
    on: report.on,
    blocked: isBlocked(report),
    packs: report.packs,
    since: report.since,
    unchanged: report.unchanged,
    seconds: rounded(report.seconds),
    left_out: report.leftOut,
    gates: report.gates.map((gate) => ({
      gate: gate.name,
      looks: gate.looks,
      blocks_on: gate.blocksOn,
      state: stateOf(gate),
      seconds: rounded(secondsOf(gate)),
      figures: figuresOf(gate),
      not_run: [...notRunOf(gate)].map(([why, packs]) => ({ why, packs })),
      runs: gate.runs.map(({ pack, verdict, seconds }) => ({
        pack,
        seconds: rounded(seconds),
        not_run: verdict.notRun ?? null,
        figures: verdict.figures,
        details: verdict.details ?? null,
        findings: verdict.findings.map((one) => plainDiagnostic(one, shown)),
      })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function rounded(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
