import { findingsOf, secondsOf } from "../../ci/report.ts";
import type { GateFinding } from "../../ci/report.ts";
import { counted, printable } from "../display.ts";
import { regionOf } from "../report.ts";
import type { Shown } from "../report.ts";
import type { CiRenderer } from "./report.ts";
import { figureWords, notRunWords, packsWords, secondsWords, stateOf, verdictWords } from "./words.ts";

/** Findings that are listed; the rest is counted. */
const LISTED = 50;

const MARKS = { passed: "✅", blocked: "❌", "not run": "➖" } as const;

/** For the summary of a step or a pull request: a table of the gates, then what they found, the worst first. */
export const renderCiMarkdown: CiRenderer = (report, shown) => {
  const lines = [`## Rules: ${plain(verdictWords(report))}`, "", `${plain(packsWords(report))}; ${secondsWords(report.seconds)} s.`, ""];
  lines.push("| gate | | seconds | figures |", "|---|---|--:|---|");
  for (const gate of report.gates) {
    const words = [figureWords(gate), ...notRunWords(gate)].filter((line) => line !== "").map(plain).join("<br>");
    lines.push(`| ${gate.name} | ${MARKS[stateOf(gate)]} ${stateOf(gate)} | ${secondsWords(secondsOf(gate))} | ${words} |`);
  }
  for (const name of report.leftOut) lines.push(`| ${name} | left out | | |`);
  const told = findingsOf(report).filter(({ finding }) => finding.severity !== "note");
  if (told.length > 0) lines.push("", "### Findings", "", ...told.slice(0, LISTED).flatMap((one) => findingLines(one, shown)));
  if (told.length > LISTED) lines.push("", `and ${counted(told.length - LISTED, "more finding")}`);
  for (const { verdict } of report.gates.flatMap(({ runs }) => runs)) if (verdict.details !== undefined) lines.push("", verdict.details.trimEnd());
  return `${lines.join("\n")}\n`;
};

/** A message of several lines is a table: it keeps its columns. */
function findingLines({ gate, finding }: GateFinding, shown: Shown): readonly string[] {
  const { severity, message, help, code, span } = finding;
  const region = regionOf(span);
  const place = `${shown.path(span.file.path)}${region ? `:${region.startLine}` : ""}`;
  const advice = help === undefined ? "" : `<br>${plain(help)}`;
  const [first = "", ...rest] = message.split("\n");
  const line = `- **${gate}** ${severity === "error" ? "❌" : "⚠️"} ${plain(place)}: ${plain(first)} (${code})${advice}`;
  return rest.length === 0 ? [line] : [line, "  ```text", ...rest.map((one) => `  ${printable(one).replaceAll("`", "'")}`), "  ```"];
}

/** A text that Markdown shows as it is, on one line; names in backticks stay code. */
function plain(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, " ")).replace(/[\\*<>[\]#|]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`);
}
