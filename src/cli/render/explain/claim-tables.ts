import type { CodedAnswer } from "../../../runtime/answer.ts";
import type { ReasonTable } from "./tables.ts";

/** The claim itself as tables: its lines, what was found, what is not billed, what was assumed; what there is nothing of is left out. */
export function claimTables({ lines, findings, unbilled, assumptions, decision }: CodedAnswer): readonly ReasonTable[] {
  const tables: ReasonTable[] = [];
  if (lines.length === 0) tables.push({ title: "Lines", columns: [], rows: [], note: decision === "bill" ? "Nothing to bill." : "No lines." });
  else {
    const rows = lines.map((line, index) => [
      String(index + 1), line.code, String(line.units), line.modifiers.join(" "), line.date, line.outcome, line.minutes ? String(line.minutes) : "", (line.administrations ?? []).join(", "), line.rules.join(", "),
    ]);
    tables.push({ title: "Lines", columns: ["line", "code", "units", "modifiers", "date", "outcome", "minutes", "from", "because of"], rows });
  }
  if (findings.length > 0) {
    const about = (finding: (typeof findings)[number]): string => [...(finding.line === undefined ? [] : [`line ${finding.line + 1}`]), ...(finding.administrations ?? [])].join(", ");
    tables.push({ title: "Findings", columns: ["outcome", "reason", "about", "rule", "source"], rows: findings.map((one) => [one.outcome, one.reason, about(one), one.rule, one.citation ?? ""]) });
  }
  if (unbilled.length > 0) {
    const rows = unbilled.map((one) => [one.administration, clockOf(one.from), clockOf(one.to), one.minutes === undefined ? "" : String(one.minutes), one.reason, one.rule]);
    tables.push({ title: "Not billed", columns: ["from", "begins", "ends", "minutes", "why", "rule"], rows });
  }
  if (assumptions.length > 0) tables.push({ title: "Assumed", columns: ["from", "why", "rule"], rows: assumptions.map((one) => [one.administration, one.reason, one.rule]) });
  return tables;
}

function clockOf(instant: string | undefined): string {
  return instant === undefined ? "" : instant.slice(0, 16).replace("T", " ");
}
