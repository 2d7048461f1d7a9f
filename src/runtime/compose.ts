import { account, type Left } from "./accounting.ts";
import { lineOf } from "./answer-line.ts";
import type { CodedAnswer, Finding, Line, LineOutcome } from "./answer.ts";
import { assumptionsOf } from "./assumptions.ts";
import { audit } from "./audit/audit.ts";
import type { Chart } from "./chart.ts";
import { worse } from "./evaluate.ts";
import type { Found } from "./finding.ts";
import { findingsOf, heldReasons } from "./findings.ts";
import type { PackLabel } from "./pack-label.ts";
import type { Settled } from "./ties.ts";
import { compareTexts, UNEXPLAINED, unbilledOf } from "./unbilled.ts";

/** Writes the answer: every array in one documented order, so that the same encounter gives the same bytes. */
export function compose(pack: PackLabel, chart: Chart, settled: Settled): CodedAnswer {
  const { evaluation } = settled;
  const { state } = evaluation;
  const lines: Line[] = [];
  let decision: LineOutcome = "bill";
  for (const line of evaluation.lines) {
    lines.push(lineOf(line, state, pack));
    decision = worse(decision, line.outcome);
  }
  const found = findingsOf(pack, chart, settled);
  const left = account(evaluation, heldReasons(found));
  const findings = inOrder(found, left, pack);
  for (const finding of findings) decision = worse(decision, DECIDES[finding.outcome]);
  const answer: CodedAnswer = {
    encounter: chart.encounter.id,
    pack: { id: pack.id, release: pack.release, meaning: pack.meaning },
    decision,
    lines,
    findings,
    unbilled: unbilledOf(left, state.prepared.answers.start ?? 0, pack),
    assumptions: assumptionsOf(chart, evaluation, pack),
  };
  const differences = audit(chart.encounter, evaluation, lines, pack);
  return differences === undefined ? answer : { ...answer, audit: differences };
}

const DECIDES: Readonly<Record<Finding["outcome"], LineOutcome>> = {
  warn: "warn", pend: "pend", hold: "hold", deny: "deny", not_covered: "hold", recode: "bill",
};

/** All findings in the order of the answer, with one for each administration whose minutes nothing explains. */
function inOrder(found: readonly Found[], left: readonly Left[], pack: PackLabel): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { finding } of found) findings.push(finding);
  for (const { charted, why } of left) {
    if (why === null) findings.push({ rule: pack.id, outcome: "warn", reason: UNEXPLAINED, administrations: [charted.item.id] });
  }
  return findings.length > 1 ? findings.sort(compareFindings) : findings;
}

const FINDING_ORDER: Readonly<Record<Finding["outcome"], number>> = { deny: 0, hold: 1, not_covered: 2, pend: 3, warn: 4, recode: 5 };

function compareFindings(a: Finding, b: Finding): number {
  return (
    FINDING_ORDER[a.outcome] - FINDING_ORDER[b.outcome] ||
    compareTexts(a.rule, b.rule) ||
    (a.line ?? -1) - (b.line ?? -1) ||
    compareTexts((a.administrations ?? []).join("\n"), (b.administrations ?? []).join("\n")) ||
    compareTexts(a.reason, b.reason)
  );
}
