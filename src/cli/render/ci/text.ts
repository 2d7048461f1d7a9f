import { findingsOf, secondsOf } from "../../ci/report.ts";
import type { GateReport } from "../../ci/report.ts";
import type { Colors } from "../colors.ts";
import { padLeft, padRight, printable, wrap } from "../display.ts";
import { renderTextWith } from "../text.ts";
import type { CiRenderer } from "./report.ts";
import { figureWords, notRunWords, packsWords, secondsWords, stateOf, verdictWords } from "./words.ts";

const NAME = 12;
const STATE = 9;
const SECONDS = 7;
const WIDTH = 100;

/** For people: what blocks, in full, then a line for each gate and the last word. Notes are counted. */
export const renderCiText: CiRenderer = (report, shown, colors) => {
  const told = findingsOf(report).filter(({ finding }) => finding.severity !== "note").map(({ finding }) => finding);
  const findings = told.length > 0 ? `${renderTextWith(colors)(told, shown)}\n` : "";
  const head = `${colors.bold("payerpack ci")}  ${printable(packsWords(report))}\n\n`;
  const rows = report.gates.map((gate) => gateLines(gate, colors));
  const out = report.leftOut.map((name) => `  ${colors.dim(`${padRight(name, NAME)}left out`)}\n`);
  const total = `  ${padRight("", NAME + STATE)}${padLeft(secondsWords(report.seconds), SECONDS)} s from beginning to end\n`;
  return [findings, head, ...rows, ...out, total, `\n${verdictWords(report)}\n`].join("");
};

function gateLines(gate: GateReport, colors: Colors): string {
  const state = stateOf(gate);
  const paint = state === "blocked" ? colors.red : state === "passed" ? colors.green : colors.yellow;
  const indent = " ".repeat(2 + NAME + STATE + SECONDS + 4);
  const words = [figureWords(gate), ...notRunWords(gate)].filter((line) => line !== "").flatMap((line) => wrap(line, WIDTH - indent.length));
  const start = `  ${padRight(gate.name, NAME)}${paint(padRight(state, STATE))}${padLeft(secondsWords(secondsOf(gate)), SECONDS)} s  `;
  return words.length === 0 ? `${start.trimEnd()}\n` : words.map((line, index) => `${index === 0 ? start : indent}${line}\n`).join("");
}
