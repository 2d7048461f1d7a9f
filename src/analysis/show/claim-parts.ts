import type * as ir from "../../ir/ir.ts";
import type { ShownPart } from "./model.ts";
import { choicePart, fixedPart, insteadPart } from "./part.ts";
import type { PartContext } from "./part.ts";
import { reasonCodeWords, sayingsOf } from "./say.ts";

type Parts = readonly (ShownPart | undefined)[];

/** What every rule that ends in a line, a finding or a modifier has behind its own parts. */
function ending(rule: Pick<ir.BillRule, "notDocumented" | "instead">, cx: PartContext): Parts {
  return [choicePart("if not documented", rule.notDocumented, sayingsOf(cx.speech).word, cx), insteadPart(rule.instead, cx)];
}

/** The parts of a ladder. */
export function ladderParts(rule: ir.LadderRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  const { first, more } = rule;
  return [
    choicePart("when", rule.when, say.test, cx),
    choicePart("measure", rule.measure, say.word, cx),
    ...(first ? [choicePart("first code", first.code, say.word, cx), choicePart("first from", first.from, say.value, cx), choicePart("first covers", first.covers, say.value, cx)] : []),
    ...(more ? [choicePart("more code", more.code, say.word, cx), choicePart("more each", more.each, say.value, cx), choicePart("more past", more.past, say.value, cx)] : []),
    ...ending(rule, cx),
  ];
}

/** The parts of a bill. */
export function billParts(rule: ir.BillRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("when", rule.when, say.test, cx),
    choicePart("bill", rule.bill, say.word, cx),
    choicePart("units", rule.units, say.value, cx),
    choicePart("once per", rule.oncePer, say.words, cx),
    choicePart("accounts for", rule.accountsFor, say.word, cx),
    ...ending(rule, cx),
  ];
}

/** The parts of a rule that counts units of a drug. */
export function drugUnitsParts(rule: ir.DrugUnitsRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  const { discarded } = rule;
  return [
    choicePart("dose", rule.dose, say.value, cx),
    choicePart("unit size", rule.size, (size) => [`${size.column} in ${size.table} of ${cx.speech.value(size.drug)}`], cx),
    choicePart("round", rule.round, say.word, cx),
    ...(discarded ? [choicePart("discarded of", discarded.of, say.value, cx), choicePart("discarded add", discarded.add, say.word, cx), choicePart("discarded from", discarded.from, say.value, cx)] : []),
    ...ending(rule, cx),
  ];
}

/** The parts of a date rule. */
export function dateParts(rule: ir.DateRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [choicePart("when", rule.when, say.test, cx), choicePart("date", rule.date, say.word, cx)];
}

/** The parts of a rule that says what is not covered. */
export function notCoveredParts(rule: ir.NotCoveredRule, cx: PartContext): Parts {
  return [choicePart("when", rule.when, sayingsOf(cx.speech).test, cx), ...ending(rule, cx)];
}

/** The parts of a modifier rule. */
export function modifierParts(rule: ir.ModifierRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("when", rule.when, say.test, cx),
    choicePart("add", rule.add, say.word, cx),
    fixedPart("stands", rule.alone ? ["alone"] : []),
    ...ending(rule, cx),
  ];
}

/** The parts of a modifier group. */
export function modifierGroupParts(rule: ir.ModifierGroupRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("members", rule.members, say.words, cx),
    choicePart("at most", rule.atMost, (most) => (most === null ? [] : [`${most} per line`]), cx),
    choicePart("prefer", rule.prefer, say.words, cx),
    choicePart("stands", rule.stands, say.word, cx),
  ];
}

/** The parts of an edit. */
export function editParts(rule: ir.EditRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [choicePart("when", rule.when, say.test, cx), choicePart("then", rule.outcome, say.outcome, cx), fixedPart("codes", reasonCodeWords(rule.codes)), ...ending(rule, cx)];
}

/** The parts of a rule over the pairs of a table. */
export function pairsParts(rule: ir.PairRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  const { form } = rule;
  const own: Parts = form.is === "needs"
    ? [fixedPart("code", [form.code]), fixedPart("needs one of", [form.oneOf])]
    : [
      fixedPart("keeps", [form.keeps]),
      fixedPart("drops", [form.drops]),
      ...(form.bypass ? [choicePart("bypass by", form.bypass.by, say.word, cx), choicePart("bypass where", form.bypass.where, say.rowTest, cx)] : []),
    ];
  return [
    fixedPart("table", [rule.table]),
    ...own,
    choicePart("where", rule.where, say.rowTest, cx),
    choicePart("then", rule.outcome, say.outcome, cx),
    fixedPart("codes", reasonCodeWords(rule.codes)),
    ...ending(rule, cx),
  ];
}

/** The parts of a limit. */
export function limitParts(rule: ir.LimitRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("when", rule.when, say.test, cx),
    choicePart("at most", rule.atMost, (most) => ["count" in most ? `${most.count} units` : `${most.column} of ${most.table}`], cx),
    choicePart("per", rule.per, (per) => [typeof per === "string" ? per : `${per.days} days`], cx),
    choicePart("where", rule.where, say.rowTest, cx),
    choicePart("then", rule.outcome, say.outcome, cx),
    fixedPart("codes", reasonCodeWords(rule.codes)),
    ...ending(rule, cx),
  ];
}
