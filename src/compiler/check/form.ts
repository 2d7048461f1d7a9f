import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import { visitTest } from "../../ir/visit.ts";
import type { RuleKind } from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { pluralOf } from "../elaborate/context.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Symbols } from "../symbols.ts";
import { checkPairs } from "./pairs.ts";

type Check = (draft: Draft, report: Report, symbols: Symbols) => void;

/** What one rule of a kind must have, whatever the dates and the exceptions. */
const CHECKS: Partial<Readonly<Record<RuleKind, Check>>> = {
  set: checkSpaced,
  time: checkCuts,
  ladder: checkSteps,
  bill: checkAccounts,
  modifier_group: checkGroup,
  pairs: checkPairs,
};

/** Checks one rule by its kind. */
export function checkForm(draft: Draft, report: Report, symbols: Symbols): void {
  CHECKS[draft.rule.kind]?.(draft, report, symbols);
}

function checkSpaced({ rule, noun }: Draft, report: Report): void {
  const written = ["spaced.more than", "spaced.sharing", "spaced.because"].flatMap((key) => rule.parts.get(key) ?? []);
  const [first] = written;
  if (first === undefined) return;
  const { keySpan, outerKeySpan = keySpan } = first;
  if (noun && noun.madeBy !== "services") report(checkDiagnostics.create("check/spaced-needs-start", outerKeySpan, { plural: pluralOf(noun) }));
  if (!rule.parts.has("spaced.sharing")) report(checkDiagnostics.create("check/spaced-form", outerKeySpan, { key: "sharing" }));
}

function checkCuts({ rule, parts }: Draft, report: Report): void {
  const time = meaningOf(parts.get("is"), "time")?.time;
  if (!time || time.cuts.length === 0 || rule.parts.has("because")) return;
  report(checkDiagnostics.create("check/cut-without-because", rule.parts.get("is")!.span, { what: `\`${rule.name.text}\`` }));
}

/** The keys inside `first` and `more` are asked for by their shape. */
function checkSteps({ rule }: Draft, report: Report): void {
  if ([...rule.parts.keys()].some((path) => /^(?:first|more)\./.test(path))) return;
  report(checkDiagnostics.create("check/ladder-form", rule.name.span, { ladder: rule.name.text, fault: "`first` or `more` must stand" }));
}

/** A line of a site or of the encounter that rests on minutes says which ones. */
function checkAccounts({ rule, noun, parts }: Draft, report: Report): void {
  const when = meaningOf(parts.get("when"), "test")?.test;
  if ((noun && noun.madeBy !== "sites") || !when || rule.parts.has("accounts for") || !asksForMinutes(when)) return;
  report(checkDiagnostics.create("check/accounts-for-missing", rule.name.span, { bill: rule.name.text }));
}

function asksForMinutes(test: ir.Test): boolean {
  let found = false;
  visitTest(test, { value: ({ op }) => void (found ||= op === "minutes_of" || op === "longest_piece_of") });
  return found;
}

function checkGroup({ rule, parts }: Draft, report: Report): void {
  const members = meaningOf(parts.get("members"), "words")?.words ?? [];
  const prefer = meaningOf(parts.get("prefer"), "words")?.words ?? [];
  const group = rule.name.text;
  const fault = (path: string, place: number, text: string): void => {
    const part = rule.parts.get(path)!;
    const span = part.content.type === "values" ? part.content.values[place]!.span : part.keySpan;
    report(checkDiagnostics.create("check/modifier-form", span, { fault: text }));
  };
  for (const [place, member] of members.entries()) {
    if (members.indexOf(member) !== place) fault("members", place, `\`${group}\` has the modifier ${member} twice`);
  }
  for (const [place, member] of prefer.entries()) {
    if (!members.includes(member)) fault("prefer", place, `\`${group}\` prefers the modifier ${member}, which is none of its members`);
    else if (prefer.indexOf(member) !== place) fault("prefer", place, `\`${group}\` prefers the modifier ${member} twice`);
  }
  const most = parts.get("at most");
  if (most?.is === "allowance" && most.per !== "line") {
    report(checkDiagnostics.create("check/group-allowance", rule.parts.get("at most")!.span, {}));
  }
}
