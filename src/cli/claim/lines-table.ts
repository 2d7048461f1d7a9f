import type { CodedAnswer, Line } from "../../runtime/answer.ts";
import { printable } from "../render/display.ts";
import { drawTable } from "./table.ts";
import { WIDTH } from "./width.ts";

const COLUMNS = [
  { title: "line", right: true },
  { title: "code" },
  { title: "units", right: true },
  { title: "modifiers" },
  { title: "date" },
  { title: "outcome" },
  { title: "minutes", right: true },
  { title: "from" },
] as const;

const WHY_COLUMNS = [{ title: "line", right: true }, { title: "because of" }] as const;

/** The lines of the claim, and under them the rules and sources of each. */
export function linesSection({ lines, decision }: CodedAnswer): readonly string[] {
  if (lines.length === 0) return ["", decision === "bill" ? "  Nothing to bill." : "  No lines."];
  const severalSites = new Set(lines.map(({ site }) => site)).size > 1;
  const rows = lines.map((line, index) => [
    String(index + 1),
    printable(line.code),
    String(line.units),
    line.modifiers.join(" "),
    line.date,
    line.outcome,
    // A push has no minutes of its own.
    line.minutes === undefined || line.minutes === 0 ? "" : String(line.minutes),
    origin(line, severalSites),
  ]);
  const why = lines.map((line, index) => [String(index + 1), reasons(line)]);
  return ["", ...drawTable(COLUMNS, rows, WIDTH, 2), "", ...drawTable(WHY_COLUMNS, why, WIDTH, 2)];
}

/** The site only where the claim has several: else it says nothing. */
function origin({ administrations = [], site, given, recoded_from: recoded }: Line, severalSites: boolean): string {
  return [
    administrations.join(", "),
    ...(site === undefined || !severalSites ? [] : [`site ${site}`]),
    ...(given ? ["given by the encounter"] : []),
    ...(recoded === undefined ? [] : [`recoded from ${recoded}`]),
  ].filter((part) => part !== "").join("; ");
}

function reasons({ rules, citations = [], diagnoses = [], ndc }: Line): string {
  return [
    rules.join(", "),
    ...(citations.length > 0 ? [`source ${citations.join(", ")}`] : []),
    ...(diagnoses.length > 0 ? [`diagnoses ${diagnoses.join(", ")}`] : []),
    ...(ndc === undefined ? [] : [`NDC ${ndc}`]),
  ].filter((part) => part !== "").join("; ");
}
