import type { Answer, CodedAnswer, RefusedAnswer } from "../../runtime/answer.ts";
import { padRight, printable, wrap } from "../render/display.ts";
import { auditSection } from "./audit-section.ts";
import { linesSection } from "./lines-table.ts";
import { assumedSection, findingsSection, unbilledSection } from "./sections.ts";
import { WIDTH } from "./width.ts";

/** Draws an answer for people: plain text of WIDTH columns, the same for the same answer; ends with a line break. */
export function drawClaim(answer: Answer): string {
  const lines = "error" in answer ? refused(answer) : coded(answer);
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function coded(answer: CodedAnswer): readonly string[] {
  const { id, release } = answer.pack;
  return [
    heading(answer.encounter, `decision: ${answer.decision}`),
    `pack ${printable(id)} ${printable(release)}`,
    ...linesSection(answer),
    ...findingsSection(answer),
    ...unbilledSection(answer),
    ...assumedSection(answer),
    ...auditSection(answer),
  ];
}

function refused({ encounter, error }: RefusedAnswer): readonly string[] {
  return [
    heading(encounter ?? "without a readable id", "refused"),
    "",
    ...wrap(error.message, WIDTH - 2).map((line) => `  ${line}`),
    `  ${error.code}${error.pointer === undefined ? "" : ` at ${printable(error.pointer)}`}`,
  ];
}

function heading(encounter: string, verdict: string): string {
  return `${padRight(`Encounter ${printable(encounter)}`, WIDTH - verdict.length)}${verdict}`;
}
