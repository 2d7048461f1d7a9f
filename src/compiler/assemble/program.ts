import type * as ir from "../../ir/ir.ts";
import type { RuleKind } from "../../parser/ast.ts";
import type { Draft } from "../draft.ts";
import type { ExceptionIndex } from "../exceptions/fold.ts";
import type { Exception } from "../exceptions/exception.ts";
import { meaningOf } from "../parts/meaning.ts";
import { codeSetOn } from "../tables/code-set.ts";
import { holds } from "../timeline/range.ts";
import { baseOf } from "./base.ts";
import type { Surroundings } from "./base.ts";
import * as chart from "./chart-rules.ts";
import type { Chooser } from "./chooser.ts";
import { chooserOf } from "./chooser.ts";
import * as claim from "./claim-rules.ts";
import { assemblePairs } from "./pairs.ts";
import { readConstant } from "./read.ts";
import { assembleTable } from "./tables.ts";

/** The flat program of one date of service: the rules in force, exceptions folded into them, every list sorted by name. */
export function assembleProgram(drafts: readonly Draft[], index: ExceptionIndex, date: string, around: Surroundings): ir.Program {
  const inForce = drafts
    .filter((draft) => holds(draft.range, date))
    .sort((a, b) => (a.rule.name.text < b.rule.name.text ? -1 : 1));
  const of = (kind: RuleKind): readonly Draft[] => inForce.filter((draft) => draft.rule.kind === kind);
  const values = of("value").map((draft) => assembleValue(draft, index, date, around));
  const named = new Map(values.map((value) => [value.name, value]));
  const each = <Rule>(kind: RuleKind, build: (base: ir.RuleBase, draft: Draft, choose: Chooser) => Rule): Rule[] =>
    of(kind).map((draft) => build(baseOf(draft, around), draft, chooserOf(draft, index, named)));
  return {
    values,
    codeSets: of("code_set").map((draft) => codeSetOn(rowsOf(draft, "codes", "code_set", index).codes, date)),
    tables: of("table").map((draft) => assembleTable(rowsOf(draft, "rows", "table", index).table, around.tables)),
    assume: each("assume", chart.assembleAssume),
    sites: each("sites", (base, _, choose) => chart.assembleSites(base, choose))[0] ?? null,
    services: each("services", chart.assembleServices)[0] ?? null,
    sets: each("set", (base, draft, choose) => chart.assembleSet(base, draft.head!, draft, choose, draft.spacedCitations)),
    times: each("time", (base, draft, choose) => chart.assembleTime(base, draft.head, choose)),
    orders: each("order", (base, draft, choose) => chart.assembleOrder(base, draft.head!, choose)),
    ladders: each("ladder", claim.assembleLadder),
    bills: each("bill", claim.assembleBill),
    drugUnits: each("drug_units", (base, draft, choose) => claim.assembleDrugUnits(base, draft.head!, draft, choose)),
    dates: each("date", (base, draft, choose) => claim.assembleDate(base, draft.head!, choose)),
    notCovered: each("not_covered", claim.assembleNotCovered),
    modifiers: each("modifier", (base, draft, choose) => claim.assembleModifier(base, draft.head!, draft, choose)),
    modifierGroups: each("modifier_group", (base, _, choose) => claim.assembleModifierGroup(base, choose)),
    edits: each("edit", claim.assembleEdit),
    pairs: each("pairs", assemblePairs),
    limits: each("limit", (base, draft, choose) => claim.assembleLimit(base, draft.head!, draft, choose)),
    exceptions: index.inForce.map((exception) => assembleException(exception, around)),
  };
}

function assembleValue(draft: Draft, index: ExceptionIndex, date: string, around: Surroundings): ir.ValueRule {
  const own = draft.parts.get("is");
  const type = own && "type" in own ? own.type : ({ is: "error" } as const);
  return { ...baseOf(draft, around), type, is: chooserOf(draft, index, new Map()).part("is", readConstant(date), 0) };
}

/** A list of codes or rows: the rule's own, or that of the exception that replaces it for every encounter. */
function rowsOf<Kind extends "code_set" | "table">(draft: Draft, path: string, kind: Kind, index: ExceptionIndex) {
  const [replaced] = index.casesOf(draft.rule.name.text, path);
  return meaningOf(replaced?.meaning ?? draft.parts.get(path), kind)!;
}

function assembleException(exception: Exception, { depths }: Surroundings): ir.ExceptionInfo {
  const name = exception.rule.name.text;
  return {
    name,
    title: exception.rule.title?.text ?? name,
    citations: exception.citations,
    depth: depths.get(name) ?? 0,
    because: exception.because,
    ...(exception.applies && { applies: exception.applies }),
    to: exception.to,
  };
}
