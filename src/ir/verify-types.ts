import { isDate } from "./dates.ts";
import type { Program } from "./program.ts";
import type { Choice } from "./part.ts";
import { rolesOf } from "./roles.ts";
import { allOf, rulesOf } from "./rules-of.ts";
import type { Type } from "./types.ts";
import { typesCompare } from "./types.ts";
import { typingOf } from "./typing.ts";
import type { Value } from "./expression.ts";
import { isConstantOf } from "./verify-vocabulary.ts";
import type { Noun, Vocabulary } from "./vocabulary.ts";

/**
 * Names of the rules whose parts do not fit: an expression of types that do not go together, one that asks of an item where there is none, a part
 * of another type than its place needs, a field or count that cannot be. Empty for a program that the compiler made. Names must exist.
 */
export function illTyped(program: Program, vocabulary: Vocabulary): readonly string[] {
  const typing = typingOf(program, vocabulary);
  const { charted } = rolesOf(vocabulary);
  const found = new Set<string>();
  for (const { rule, noun, tests, times } of rulesOf(program, vocabulary)) {
    const item = noun === null ? null : (typing.noun(noun) ?? null);
    if (!tests.every((test) => typing.holdsTogether(test, item)) || !times.every((time) => typing.isTime(time, item))) found.add(rule.name);
  }

  const say = (rule: { readonly name: string }, fits: boolean): void => void (fits || found.add(rule.name));
  const itemOf = (rule: { readonly head: { readonly noun: string } | null }): Noun | null => (rule.head === null ? null : (typing.noun(rule.head.noun) ?? null));
  const values = (choice: Choice<Value | null>, item: Noun | null, fits: (type: Type) => boolean): boolean =>
    allOf(choice).every((value) => {
      const type = value === null ? null : typing.typeOf(value, item);
      return type === null || (type !== undefined && fits(type));
    });
  const of = (...words: readonly Type["is"][]) => (type: Type): boolean => words.includes(type.is);
  const fields = (names: readonly string[], noun: Noun | null): boolean => names.every((name) => typing.fieldOf(noun, name) !== undefined);
  const isField = (name: string, noun: Noun | undefined, is: Type["is"]): boolean => typing.fieldOf(noun ?? null, name)?.type.is === is;
  const codes = (choice: Choice<string>): boolean => allOf(choice).every((code) => CODE.test(code));

  for (const rule of program.values) say(rule, allOf(rule.is).every((value) => isConstantOf(value, rule.type, vocabulary) && (rule.type.is !== "date" || isDate(String(value)))));
  for (const rule of program.assume) {
    for (const { field, value } of rule.take) {
      const type = typing.fieldOf(charted ?? null, field)?.type;
      say(rule, type !== undefined && values(value, charted ?? null, (one) => typesCompare(one, type)));
    }
  }
  const { services } = program;
  if (services) {
    say(services, charted !== undefined && isField(services.from, charted, "instant") && isField(services.to, charted, "instant"));
    for (const { kind, field } of services.cuts) say(services, isField(field, charted, kind === "during" ? "time" : "instant"));
    say(services, values(services.gap, charted ?? null, of("minutes")) && allOf(services.sharing).every((names) => fields(names, charted ?? null)));
  }
  for (const rule of program.sets) {
    const item = itemOf(rule);
    if (rule.spaced) say(rule, values(rule.spaced.moreThan, item, of("minutes")) && allOf(rule.spaced.sharing).every((names) => fields(names, item)));
  }
  for (const rule of program.times) say(rule, values(rule.shortest, itemOf(rule), of("minutes")));
  for (const rule of program.orders) {
    const item = itemOf(rule);
    say(rule, allOf(rule.per).every((field) => field === null || fields([field], item)));
    for (const entry of allOf(rule.prefer).flat()) say(rule, entry.by === "test" || values({ value: entry.value }, item, ({ is }) => is !== "time" && is !== "list" && is !== "modifiers"));
  }
  for (const rule of program.ladders) {
    const item = itemOf(rule);
    say(rule, allOf(rule.measure).every((name) => typing.timeFits(name, item)));
    for (const step of [rule.first && [rule.first.from, rule.first.covers], rule.more && [rule.more.each, rule.more.past]]) {
      for (const part of step ?? []) say(rule, values(part, item, of("minutes")));
    }
    say(rule, (!rule.first || codes(rule.first.code)) && (!rule.more || codes(rule.more.code)));
  }
  for (const rule of program.bills) say(rule, codes(rule.bill) && values(rule.units, itemOf(rule), of("units", "count")) && allOf(rule.oncePer).every((words) => words === null || words.every((word) => word === "encounter" || fields([word], itemOf(rule)))));
  for (const rule of program.drugUnits) {
    const item = itemOf(rule);
    say(rule, values(rule.dose, item, of("amount")) && allOf(rule.size).every(({ drug }) => typing.typeOf(drug, item)?.is === "code"));
    if (rule.discarded) say(rule, values(rule.discarded.of, item, of("vials")) && values(rule.discarded.from, item, of("units", "count")) && modifiers(allOf(rule.discarded.add)));
  }
  for (const rule of program.modifiers) say(rule, modifiers(allOf(rule.add)));
  for (const rule of program.modifierGroups) {
    const members = allOf(rule.members);
    const preferred = allOf(rule.prefer).flatMap((one) => one ?? []);
    say(rule, members.every((one) => new Set(one).size === one.length) && modifiers(members.flat()) && members.every(({ length }) => length > 0) && modifiers(preferred) && allOf(rule.atMost).every((count) => count === null || count >= 1));
  }
  for (const rule of program.edits) say(rule, allOf(rule.outcome).every((outcome) => outcome.is !== "recode" || CODE.test(outcome.to)));
  for (const rule of program.limits) {
    say(rule, allOf(rule.atMost).every((atMost) => "table" in atMost || atMost.count >= 0) && allOf(rule.per).every((per) => typeof per === "string" || per.days >= 1));
  }
  for (const rule of [...program.edits, ...program.pairs, ...program.limits]) {
    const { group, carc, rarc } = rule.codes;
    say(rule, (group === undefined || GROUP.test(group)) && (carc === undefined || CARC.test(carc)) && rarc.every((code) => RARC.test(code)));
  }
  for (const { rule, head } of rulesOf(program, vocabulary)) say(rule, head?.code === undefined || CODE.test(head.code));
  return [...found];
}

/** Claim adjustment group, reason and remark codes, as X12 and CMS form them. */
const GROUP = /^[A-Z]{2}$/;
const CARC = /^[A-Z]?[0-9]{1,3}$/;
const RARC = /^(?:M|MA|N)[0-9]{1,3}$/;

/** A code that is billed: letters and digits, as every system writes them. */
const CODE = /^[0-9A-Z]{1,12}$/;

function modifiers(words: readonly string[]): boolean {
  return words.every((word) => /^[0-9A-Z]{2}$/.test(word));
}
