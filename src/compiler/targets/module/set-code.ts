import type * as ir from "../../../ir/ir.ts";
import { Body } from "./body.ts";
import type { Names } from "./names.ts";
import { literal } from "./text.ts";

/** What is done with the items of a set: `visit` stands in a loop where `member` is an item that is (1) or may be (2) a member, by `is`. */
export interface Walk {
  readonly before: readonly string[];
  readonly visit: readonly string[];
  readonly after: readonly string[];
}

/** Whether a set is empty, as a truth value. */
export const EMPTY: Walk = { before: ["let result = 1;"], visit: ["if (is === 1) return 0;", "result = 2;"], after: ["return result;"] };

/** How many members a set has; undefined is not known. */
export const COUNT: Walk = { before: ["let count = 0;"], visit: ["if (is === 2) return undefined;", "count++;"], after: ["return count;"] };

/** The items that are or may be members. */
export const MEMBERS: Walk = { before: ["const found = [];"], visit: ["found.push(member);"], after: ["return found;"] };

/** The union of the members' times; undefined is not known. */
export const TIME: Walk = {
  before: ["const lists = [];"],
  visit: ["const time = itemTime(member);", "if (time === undefined || (is === 2 && time.length > 0)) return undefined;", "lists.push(time);"],
  after: ["return unionOf(lists);"],
};

/** The name of a function that walks a set; `first` are statements before all. */
export function walkSet(set: ir.SetOf, walk: Walk, names: Names, rules: readonly string[], first: readonly string[] = []): string {
  const body = new Body();
  for (const line of [...first, ...walk.before]) body.add(line);
  const sharing = set.qualifiers.find((one) => one.is === "sharing" && !one.negated);
  const near = sharing?.is === "sharing" ? sharing.fields : null;
  for (const qualifier of set.qualifiers) if (qualifier.is === "sharing") for (const field of qualifier.fields) shared(field, body);
  const named = "set" in set.base;
  if (named) body.add(`const { items, truths } = membershipOf(state, ${names.set((set.base as { readonly set: string }).set)});`);
  else body.add(`const items = state.items.get(${literal((set.base as { readonly noun: string }).noun)});`);
  if (near !== null) body.add(`const near = ${nearItems(near, set, names, body)};`);
  const list = near === null ? "items" : "near";
  body.block(`for (let at = 0; at < ${list}.length; at++)`, () => {
    body.add(`const member = ${list}[at];`);
    body.add(`let is = ${named ? (near === null ? "truths[at]" : "truths[member.index]") : "existence(member)"};`);
    if (named) body.add("if (is === 0) continue;");
    for (const qualifier of set.qualifiers) narrow(qualifier, set, names, body);
    for (const line of walk.visit) body.add(line);
  });
  for (const line of walk.after) body.add(line);
  return names.functions.define(body.lines, rules);
}

/** The variable with a field of the item in scope. */
function shared(field: string, body: Body): string {
  return body.hold(`fieldOf(state, item, ${literal(field)})`, "own");
}

/** The items that agree on the fields, or whose fields are not known. */
function nearItems(fields: readonly string[], set: ir.SetOf, names: Names, body: Body): string {
  const own = fields.map((field) => shared(field, body));
  const slots = fields.map((field) => names.slot(names.nounOf(set.base), field));
  return `${own.map((one) => `${one} === undefined`).join(" || ")} ? items : bucketsOf(state, items, [${slots.join(", ")}]).near([${own.join(", ")}])`;
}

/** Statements that go on with the next item where a qualifier says no, and make `is` unsure where it is not known. */
function narrow(qualifier: ir.Qualifier, set: ir.SetOf, names: Names, body: Body): void {
  switch (qualifier.is) {
    case "sharing":
      return narrowSharing(qualifier, names.nounOf(set.base), names, body);
    case "before":
      return narrowBy(`aheadTruth(state, ${names.order(qualifier.order)}, member, item)`, body);
    case "after":
      return narrowBy(`aheadTruth(state, ${names.order(qualifier.order)}, item, member)`, body);
    case "other":
      return body.add("if (member === item) continue;");
    case "overlapping":
      return narrowBy("isOverlapping(member, item)", body);
  }
}

function narrowBy(truth: string, body: Body): void {
  const name = body.fresh("t");
  body.add(`const ${name} = ${truth};`);
  body.add(`if (${name} === 0) continue;`);
  body.add(`if (${name} === 2) is = 2;`);
}

function narrowSharing({ fields, negated }: Extract<ir.Qualifier, { is: "sharing" }>, noun: string, names: Names, body: Body): void {
  const pairs = fields.map((field) => [body.hold(`member.values[${names.slot(noun, field)}]`), shared(field, body)] as const);
  if (!negated) {
    for (const [left, right] of pairs) {
      body.add(`if (${left} === undefined || ${right} === undefined) is = 2;`);
      body.add(`else if (${left} !== ${right}) continue;`);
    }
    return;
  }
  const same = body.fresh("same");
  body.add(`let ${same} = 1;`);
  for (const [left, right] of pairs) {
    body.add(`if (${left} === undefined || ${right} === undefined) ${same} = ${same} === 0 ? 0 : 2;`);
    body.add(`else if (${left} !== ${right}) ${same} = 0;`);
  }
  body.add(`if (${same} === 1) continue;`);
  body.add(`if (${same} === 2) is = 2;`);
}
