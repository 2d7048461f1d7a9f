import type { Diagnostic } from "../base/diagnostic.ts";
import { checkAssumptions } from "./check/assumptions.ts";
import { checkClashes } from "./check/exceptions.ts";
import { doubtfulNames } from "./check/doubtful.ts";
import { checkForm } from "./check/form.ts";
import { checkIdle } from "./check/idle.ts";
import { checkInForce } from "./check/in-force.ts";
import { checkLadders } from "./check/ladders.ts";
import { checkLeaveOuts } from "./check/leave-outs.ts";
import { checkLinesDated } from "./check/lines-dated.ts";
import { checkMeasuredTwice } from "./check/measured-twice.ts";
import { checkParents } from "./check/pairs.ts";
import { checkMembers } from "./check/members.ts";
import { checkModifierClashes } from "./check/modifiers.ts";
import { checkNever } from "./check/never.ts";
import { checkSingletons } from "./check/singletons.ts";
import { stretchesOf } from "./check/stretch.ts";
import { checkUnitSizes } from "./check/unit-sizes.ts";
import { checkProperties } from "./properties/check-properties.ts";
import type { Draft } from "./draft.ts";
import { cycleDiagnostic } from "./graph/cycle.ts";
import type { Graph } from "./graph/graph.ts";
import { meaningOf } from "./parts/meaning.ts";
import type { DatedTable } from "./tables/table.ts";
import type { UnderstoodPack } from "./understand.ts";

/** What was worked out about a pack before it is checked. */
export interface Findings {
  readonly graph: Graph;
  readonly cycles: readonly (readonly string[])[];
  /** First dates of the stretches on which nothing changes. */
  readonly cuts: readonly string[];
}

/**
 * Every check that a rule's own clauses do not settle: its form, what it reads and when, how rules and exceptions meet. Only what the pack
 * itself adds is reported, each place once; its bases were checked before.
 */
export function checkPack(understood: UnderstoodPack, { graph, cycles, cuts }: Findings): void {
  const pack = { ...understood, context: { ...understood.context, report: onceEach(understood.context.report) } };
  const { report, pack: id, symbols } = pack.context;
  const doubtful = doubtfulNames(understood, graph);
  const isOwn = (name: string): boolean => pack.names.owners.get(name)?.pack === id;
  for (const cycle of cycles) {
    const diagnostic = cycle.some(isOwn) ? cycleDiagnostic(cycle, (name) => pack.names.owners.get(name)?.rule) : undefined;
    if (diagnostic) report(diagnostic);
  }
  checkSingletons(pack);
  checkProperties(pack);
  checkInForce(pack, graph);
  for (const draft of pack.drafts.values()) {
    if (draft.pack !== id) continue;
    checkForm(draft, report, symbols);
    if (draft.rule.kind === "pairs") checkParents(draft, tableOf(draft, pack), report);
  }
  const stretches = stretchesOf(pack, cuts, doubtful);
  for (const stretch of stretches) {
    checkLadders(stretch);
    checkUnitSizes(stretch);
    checkMeasuredTwice(stretch);
    checkAssumptions(stretch);
    checkLinesDated(stretch);
    checkModifierClashes(stretch);
  }
  checkLeaveOuts(stretches);
  checkMembers(stretches);
  checkNever(stretches);
  checkClashes(stretches);
  checkIdle(stretches);
}

/** The rows that a rule over pairs names: those of its own table, before exceptions. */
function tableOf(draft: Draft, pack: UnderstoodPack): DatedTable | undefined {
  const name = meaningOf(draft.parts.get("table"), "word")?.word;
  return name === undefined ? undefined : meaningOf(pack.drafts.get(name)?.parts.get("rows"), "table")?.table;
}

/** Codes of rules that meet: of each rule one clash is said, whomever it is with. */
const CLASHES: ReadonlySet<string> = new Set(["check/modifier-clash", "check/exception-clash", "check/line-dated-twice"]);

/** What is wrong on several stretches of dates is said once: for the first. */
function onceEach(report: (diagnostic: Diagnostic) => void): (diagnostic: Diagnostic) => void {
  const said = new Set<string>();
  return (diagnostic) => {
    const { code, span, args } = diagnostic;
    const pair = CLASHES.has(code) ? [] : [args["first"], args["second"]];
    const key = [code, span.file.path, span.start, ...pair, args["part"], args["field"], args["target"]].join("|");
    if (said.has(key)) return;
    said.add(key);
    report(diagnostic);
  };
}
