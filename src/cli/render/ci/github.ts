import { findingsOf } from "../../ci/report.ts";
import { renderAnnotations } from "../github.ts";
import type { CiRenderer } from "./report.ts";
import { figureWords, secondsWords, stateOf, verdictWords } from "./words.ts";
import { secondsOf } from "../../ci/report.ts";

/** Annotations that GitHub shows for one step, the worst first; then a line for each gate for the log. */
export const renderCiGithub: CiRenderer = (report, shown) => {
  const found = findingsOf(report).map(({ finding }) => finding);
  const gates = report.gates.map((gate) => `${gate.name}: ${stateOf(gate)}, ${figureWords(gate)} (${secondsWords(secondsOf(gate))} s)\n`);
  return [renderAnnotations(found, shown, "the step summary and the SARIF file have them all"), ...gates, `${verdictWords(report)}\n`].join("");
};
