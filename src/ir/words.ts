import type { Qualifier, SetOf, Test, Time, TimeBase, Value } from "./ir.ts";
import type { Type } from "./types.ts";

/**
 * A test in the words of the language, one line; parentheses only where `and`, `or` and `not` need them. Nouns of sets without a name
 * are shown as `every NOUN`.
 */
export function testWords(test: Test, outer: "all" | "any" | "none" = "none"): string {
  switch (test.op) {
    case "all": case "any": {
      if (test.of.length === 0) return test.op === "all" ? "always" : "never";
      const words = test.of.map((part) => testWords(part, test.op)).join(test.op === "all" ? " and " : " or ");
      return outer !== "none" && outer !== test.op && test.of.length > 1 ? `(${words})` : words;
    }
    case "not": return negatedWords(test.of) ?? `not (${testWords(test.of)})`;
    case "compare": return `${valueWords(test.left)} ${RELATIONS[test.relation]} ${valueWords(test.right)}`;
    case "includes": return `${valueWords(test.list)} includes ${valueWords(test.value)}`;
    case "documented": return `${valueWords(test.value)} is documented`;
    case "document": return `encounter.${test.word} is documented`;
    case "empty": return `${setWords(test.set)} is empty`;
    case "member": return `it in ${test.set}`;
    case "one_of": return `${valueWords(test.value)} in [${test.members.join(", ")}]`;
    case "in_codes": return `${valueWords(test.value)} in ${test.codes}`;
    case "first_in": return `it is first in ${test.order}`;
    case "first_of": return `first of ${test.order} ${test.negated ? "not in" : "in"} ${test.set}`;
  }
}

const RELATIONS = {
  is: "is",
  is_not: "is not",
  at_least: "is at least",
  at_most: "is at most",
  more_than: "is more than",
  less_than: "is less than",
} as const;

function negatedWords(test: Test): string | undefined {
  switch (test.op) {
    case "includes": return `${valueWords(test.list)} does not include ${valueWords(test.value)}`;
    case "documented": return `${valueWords(test.value)} is not documented`;
    case "document": return `encounter.${test.word} is not documented`;
    case "empty": return `${setWords(test.set)} is not empty`;
    case "member": return `it not in ${test.set}`;
    case "one_of": return `${valueWords(test.value)} not in [${test.members.join(", ")}]`;
    case "in_codes": return `${valueWords(test.value)} not in ${test.codes}`;
    case "first_in": return `it is not first in ${test.order}`;
    default: return undefined;
  }
}

/** A value in the words of the language. */
export function valueWords(value: Value): string {
  switch (value.op) {
    case "constant": return constantWords(value.value, value.type);
    case "value": return value.name;
    case "field": return `${value.noun}.${value.field}`;
    case "sum":
      return value.terms
        .map((term, index) => `${index > 0 ? (term.sign === 1 ? "plus " : "minus ") : ""}${valueWords(term.value)}`)
        .join(" ");
    case "minutes_at_rate": return `${valueWords(value.volume)} at ${valueWords(value.rate)}`;
    case "minutes_of": return `minutes of ${timeWords(value.time)}`;
    case "longest_piece_of": return `longest piece of ${value.time}`;
    case "count_of": return `count of ${setWords(value.set)}`;
  }
}

/** A constant as it would be written: `31 minutes`, `CPT 00000`, `yes`. */
export function constantWords(value: number | string | boolean, type: Type): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  switch (type.is) {
    case "minutes": return plural(value, "minute");
    case "units": return plural(value, "unit");
    case "days": return plural(value, "day");
    case "ml": return typeof value === "number" ? `${value / 1000} ml` : String(value);
    case "ml_per_hour": return typeof value === "number" ? `${value / 1000} ml per hour` : String(value);
    case "money": return typeof value === "number" ? `$${(value / 100).toFixed(2)}` : String(value);
    case "code": return type.system === "code" ? String(value) : `${type.system} ${value}`;
    default: return String(value);
  }
}

function plural(count: number | string, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** A set with its qualifiers. */
export function setWords(set: SetOf): string {
  const base = "set" in set.base ? set.base.set : `every ${set.base.noun}`;
  return [base, ...set.qualifiers.map(qualifierWords)].join(" ");
}

function qualifierWords(qualifier: Qualifier): string {
  switch (qualifier.is) {
    case "sharing": return `${qualifier.negated ? "not " : ""}sharing ${qualifier.fields.map((field) => `its ${field}`).join(" and ")}`;
    case "before": case "after": return `${qualifier.is} it in ${qualifier.order}`;
    case "overlapping": return "overlapping it";
    case "other": return "other than it";
  }
}

/** A time with what is taken away and kept. */
export function timeWords(time: Time): string {
  return [timeBaseWords(time.base), ...time.cuts.map((cut) => `${cut.how} ${timeBaseWords(cut.by)}`)].join(" ");
}

function timeBaseWords(base: TimeBase): string {
  if (base.of === "item") return "it";
  return base.of === "set" ? setWords(base.set) : base.time;
}
