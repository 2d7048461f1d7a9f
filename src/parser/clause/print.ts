import { textOf } from "../../base/source.ts";
import { unreachable } from "../../base/invariant.ts";
import type { Allowance, Clause, Cut, FromTo, Head, Literal, Path, Preference, Qualifier, RowTest, SetExpression, TimeExpression, Value } from "../ast.ts";

// The one spelling of every node, on one line. Reading what is printed gives the same tree; Missing nodes print what is written.

/** A clause; nested `all` and `any` stand in parentheses. */
export function printClause(clause: Clause): string {
  switch (clause.kind) {
    case "all":
      return clause.items.map((item) => printItem(item, clause.items.length === 1)).join(" and ");
    case "any":
      return clause.items.map((item) => printItem(item, clause.items.length === 1)).join(" or ");
    case "not":
      return `not (${printClause(clause.item)})`;
    case "compare":
      return `${printValue(clause.left)} ${clause.how} ${printValue(clause.right)}`;
    case "documented":
      return `${printValue(clause.value)} ${clause.negated ? "is not documented" : "is documented"}`;
    case "empty":
      return `${printSet(clause.set)} ${clause.negated ? "is not empty" : "is empty"}`;
    case "member":
      return `${printValue(clause.subject)} ${clause.negated ? "not in" : "in"} ${clause.of.text}`;
    case "first_in":
      return `${clause.noun.text} ${clause.negated ? "is not first in" : "is first in"} ${clause.order.text}`;
    case "first_of":
      return `first of ${clause.order.text} ${clause.negated ? "not in" : "in"} ${clause.set.text}`;
    case "missing":
      return textOf(clause.span);
    default:
      return unreachable(clause, "a clause that cannot be printed");
  }
}

function printItem(item: Clause, alone: boolean): string {
  const text = printClause(item);
  return !alone && (item.kind === "all" || item.kind === "any") ? `(${text})` : text;
}

/** A value: literals with their unit or system. */
export function printValue(value: Value): string {
  switch (value.kind) {
    case "literal":
      return printLiteral(value);
    case "name":
      return value.text;
    case "path":
      return printPath(value);
    case "sum":
      return value.terms.map(({ sign, value: term }, index) => `${index === 0 ? "" : ` ${sign} `}${printValue(term)}`).join("");
    case "at_rate":
      return `${printPath(value.volume)} at ${printPath(value.rate)}`;
    case "minutes_of":
      return `minutes of ${printPieces(value.time)}`;
    case "longest_piece_of":
      return `longest piece of ${value.time.text}`;
    case "count_of":
      return `count of ${printSet(value.set)}`;
    case "missing":
      return textOf(value.span);
    default:
      return unreachable(value, "a value that cannot be printed");
  }
}

/** `31 minutes`, `1 unit`, `$12.50`, `CPT` and a code. */
export function printLiteral({ type, value }: Literal): string {
  switch (type) {
    case "minutes":
    case "units":
    case "days":
      return `${value} ${value === 1 ? type.slice(0, -1) : type}`;
    case "ml":
      return `${value} ml`;
    case "count":
    case "date":
      return String(value);
    case "money":
      return printMoney(value as number);
    default:
      return `${type} ${value}`;
  }
}

function printMoney(cents: number): string {
  const rest = cents % 100;
  return `$${Math.floor(cents / 100)}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
}

/** `service.route`. */
export function printPath({ noun, field }: Path): string {
  return `${noun.text}.${field.text}`;
}

/** A set and its qualifiers, in the order written. */
export function printSet({ name, qualifiers }: SetExpression): string {
  return [name.text, ...qualifiers.map(printQualifier)].join(" ");
}

function printQualifier(qualifier: Qualifier): string {
  switch (qualifier.kind) {
    case "sharing":
      return `${qualifier.negated ? "not sharing its" : "sharing its"} ${qualifier.fields.map(({ text }) => text).join(" and its ")}`;
    case "before":
    case "after":
      return `${qualifier.kind} it in ${qualifier.order.text}`;
    case "overlapping":
      return "overlapping it";
    case "other":
      return "other than it";
    default:
      return unreachable(qualifier, "a qualifier that cannot be printed");
  }
}

/** What a `times` rule holds: `time of A outside B`. */
export function printTime(time: TimeExpression): string {
  return `time of ${printPieces(time)}`;
}

function printPieces({ base, cuts }: TimeExpression): string {
  return [printSet(base), ...cuts.map(({ how, of }) => `${how} ${printSet(of)}`)].join(" ");
}

/** What `for each` holds: `line of initial_codes`. */
export function printHead({ noun, narrowed }: Head): string {
  if (!narrowed) return noun.text;
  return narrowed.by === "code" ? `${noun.text} of ${printLiteral(narrowed.code)}` : `${noun.text} ${narrowed.by} ${narrowed.name.text}`;
}

/** An entry of `prefer`; `settled by: ` stands before its clause as the key it is in the file. */
export function printPreference(preference: Preference): string {
  if (preference.kind === "by") return `${preference.end} ${printValue(preference.value)}`;
  return preference.kind === "clause" ? printClause(preference.clause) : `settled by: ${printClause(preference.clause)}`;
}

/** `administration.start to administration.stop`. */
export function printFromTo({ from, to }: FromTo): string {
  return `${printPath(from)} to ${printPath(to)}`;
}

/** `before administration.arrival`, `administration.pauses`. */
export function printCut({ kind, path }: Cut): string {
  return kind === "during" ? printPath(path) : `${kind} ${printPath(path)}`;
}

/** `8 units per day`, `units per day`, `8 units per 60 days`. */
export function printAllowance({ amount, per }: Allowance): string {
  const left = "count" in amount ? printLiteral(amount.count) : amount.column.text;
  return `${left} per ${typeof per === "string" ? per : `${per.days} ${per.days === 1 ? "day" : "days"}`}`;
}

/** `bypass is allowed`. */
export function printRowTest({ column, word }: RowTest): string {
  return `${column.text} is ${word.text}`;
}
