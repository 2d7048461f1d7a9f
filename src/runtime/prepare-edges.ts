import type * as ir from "../ir/ir.ts";
import { laidOut } from "./edge-shape.ts";
import { fixedRungs } from "./prepare-rungs.ts";
import { slotsOfRole } from "./items.ts";
import { prepareDrugUnits } from "./prepare-drug-units.ts";
import { changeable, chosen, guard, prepareHead, prepareInstead, type Preparing } from "./prepare-parts.ts";
import { bitOfEdge } from "./profile.ts";
import type { Walking } from "./profile-plan.ts";
import { saysAlways, saysSameOfAll } from "./prepare-lines.ts";
import { valuesRead } from "./prepare-reads.ts";
import type { Prepared, PreparedEdge, TestFn } from "./prepared.ts";

type Edges = Pick<
  Prepared,
  "assume" | "sites" | "services" | "ladders" | "bills" | "drugUnits" | "dates" | "notCovered" | "modifiers" | "groups" | "edits" | "limits"
>;

/** Prepares the rules that make or judge: everything but sets, times and orders. */
export function prepareEdges(program: ir.Program, preparing: Preparing): Edges {
  const same = <T>(value: T): T => value;
  const cx = { ...preparing, numbers: new Map<ir.RuleBase, number>(walking(program).map((rule, number) => [rule, number])) };
  const value = (one: ir.Value) => cx.backend.value(one, cx.prepared);
  const time = (name: string) => cx.prepared.timeIndex.get(name)!;
  const changing = (rule: ir.LadderRule | ir.BillRule) => valuesRead(rule).filter((name) => cx.prepared.values.get(name)!.cases.length > 0);
  return {
    ...prepareChart(program, cx),
    ladders: program.ladders.map((rule) => {
      const own = edge(rule, cx);
      const measure = chosen(rule.measure, cx, time);
      const first = rule.first && { code: chosen(rule.first.code, cx, same), from: chosen(rule.first.from, cx, value), covers: chosen(rule.first.covers, cx, value) };
      const more = rule.more && { code: chosen(rule.more.code, cx, same), each: chosen(rule.more.each, cx, value), past: chosen(rule.more.past, cx, value) };
      return laidOut({ ...own, rule, reads: changing(rule), fixed: fixedRungs(rule, cx.prepared), changing: changeable([own.when, measure, first?.code, first?.from, first?.covers, more?.code, more?.each, more?.past]), measure, first, more });
    }),
    bills: program.bills.map((rule) => {
      const own = edge(rule, cx);
      const bill = chosen(rule.bill, cx, same);
      const units = chosen(rule.units, cx, value);
      const oncePer = chosen(rule.oncePer, cx, same);
      const accountsFor = chosen(rule.accountsFor, cx, (name) => (name === null ? null : time(name)));
      return laidOut({ ...own, rule, reads: changing(rule), changing: changeable([own.when, bill, units, oncePer, accountsFor]), bill, units, oncePer, accountsFor });
    }),
    drugUnits: prepareDrugUnits(program, (rule) => edge(rule, cx), cx),
    dates: program.dates.map((rule) => ({
      rule,
      head: prepareHead(rule.head, cx),
      applies: guard(rule.applies, cx),
      same: saysSameOfAll(rule),
      always: saysAlways(rule),
      when: chosen(rule.when, cx, (test) => test && cx.backend.test(test, cx.prepared)),
      date: chosen(rule.date, cx, same),
    })),
    notCovered: program.notCovered.map((rule) => laidOut({ ...edge(rule, cx), rule })),
    modifiers: program.modifiers.map((rule) => laidOut({ ...edge(rule, cx), rule, add: chosen(rule.add, cx, same) })),
    groups: program.modifierGroups.map((rule) => ({
      rule,
      members: chosen(rule.members, cx, same),
      atMost: chosen(rule.atMost, cx, same),
      prefer: chosen(rule.prefer, cx, same),
      stands: chosen(rule.stands, cx, same),
    })),
    edits: program.edits.map((rule) => laidOut({ ...edge(rule, cx), rule, outcome: chosen(rule.outcome, cx, same) })),
    limits: program.limits.map((rule) =>
      laidOut({
        ...edge(rule, cx),
        rule,
        atMost: chosen(rule.atMost, cx, same),
        per: chosen(rule.per, cx, same),
        where: chosen(rule.where, cx, same),
        outcome: chosen(rule.outcome, cx, same),
      }),
    ),
  };
}

type Edge = ir.LadderRule | ir.BillRule | ir.DrugUnitsRule | ir.NotCoveredRule | ir.ModifierRule | ir.EditRule | ir.LimitRule;

/** Every rule that walks items to make or judge something, numbered. */
export function edgesOf(program: ir.Program): readonly (Edge & Walking)[] {
  return walking(program).map((rule, number) => ({ ...rule, number }));
}

function walking(program: ir.Program): readonly Edge[] {
  return [...program.ladders, ...program.bills, ...program.drugUnits, ...program.notCovered, ...program.modifiers, ...program.edits, ...program.limits];
}

/** Of an edge whose head says all. */
const NO_WHEN: ir.Choice<ir.Test | null> = { value: null };

function edge(
  rule: ir.RuleBase & { head: ir.Head | null; when?: ir.Choice<ir.Test | null>; notDocumented: ir.Choice<ir.NotDocumented>; instead: readonly ir.InsteadCase[] },
  cx: Preparing & { readonly numbers: ReadonlyMap<ir.RuleBase, number> },
): PreparedEdge {
  return {
    number: cx.numbers.get(rule)!,
    ...bitOfEdge(cx.numbers.get(rule)!),
    head: rule.head === null ? null : prepareHead(rule.head, cx),
    applies: guard(rule.applies, cx),
    when: chosen(rule.when ?? NO_WHEN, cx, (test): TestFn | null => test && cx.backend.test(test, cx.prepared)),
    notDocumented: chosen(rule.notDocumented, cx, (value) => value),
    instead: prepareInstead(rule.instead, cx),
  };
}

function prepareChart(program: ir.Program, cx: Preparing): Pick<Edges, "assume" | "sites" | "services"> {
  const slots = slotsOfRole(cx.prepared, "charted");
  const slot = (field: string) => slots.get(field)!;
  const test = (one: ir.Test) => cx.backend.test(one, cx.prepared);
  const optional = (one: ir.Test | null) => one && test(one);
  return {
    assume: program.assume.map((rule) => ({
      rule,
      applies: guard(rule.applies, cx),
      when: chosen(rule.when, cx, test),
      take: rule.take.map((one) => ({ slot: slot(one.field), value: chosen(one.value, cx, (value) => cx.backend.value(value, cx.prepared)) })),
      instead: prepareInstead(rule.instead, cx),
    })),
    sites: program.sites && {
      rule: program.sites,
      apart: chosen(program.sites.apart, cx, test),
      unnamed: chosen(program.sites.unnamed, cx, optional),
    },
    services: program.services && {
      rule: program.services,
      timed: chosen(program.services.timed, cx, test),
      from: slot(program.services.from),
      to: slot(program.services.to),
      cuts: program.services.cuts.map((entry) => ({ slot: slot(entry.field), if: entry.if ? test(entry.if) : null, entry })),
      join: chosen(program.services.join, cx, test),
      sharing: chosen(program.services.sharing, cx, (fields) => fields.map(slot)),
      gap: chosen(program.services.gap, cx, (value) => cx.backend.value(value, cx.prepared)),
      bridge: chosen(program.services.bridge, cx, optional),
    },
  };
}
