import type * as ir from "../ir/ir.ts";
import type { Vocabulary } from "../ir/vocabulary.ts";
import { slotsOfRole } from "./items.ts";
import { visit } from "./prepare-reads.ts";
import type { BroughtLines, LineFields, OwnLineField, Prepared } from "./prepared.ts";

/** Fields of a line that are its own, and the property that holds each. */
const OWN: ReadonlyMap<string, OwnLineField> = new Map<string, OwnLineField>([
  ["code", "code"], ["units", "units"], ["date", "date"], ["minutes", "minutes"], ["start", "start"], ["part", "part"], ["given", "given"],
  ["modifiers", "modifiers"], ["vials_used_up", "vialsUsedUp"], ["spare_vial", "spareVial"],
]);

/** Where each field of a line comes from that the program reads: a line of many fields costs what is read of it. */
export function lineFieldsOf(program: ir.Program, roles: Prepared["roles"], slots: ReadonlyMap<string, ReadonlyMap<string, number>>): LineFields {
  const read = fieldsRead(program, roles.line.name);
  const own: Record<OwnLineField, number> = { code: -1, units: -1, date: -1, minutes: -1, start: -1, part: -1, given: -1, modifiers: -1, vialsUsedUp: -1, spareVial: -1 };
  const others: { readonly name: string; readonly slot: number }[] = [];
  for (const [slot, { name }] of roles.line.fields.entries()) {
    if (!read.has(name)) continue;
    const property = OWN.get(name);
    if (property === undefined) others.push({ name, slot });
    else own[property] = slot;
  }
  const service = slotsOfRole({ roles, slots }, "service");
  const shared = others.filter(({ name }) => service.has(name));
  const brought = [...slots].map(([noun, its]) => {
    const fields = others.filter(({ name }) => its.has(name));
    return [noun, { slots: fields.map(({ slot }) => slot), ofItem: fields.map(({ name }) => its.get(name)!) }] as const;
  });
  return { width: roles.line.fields.length, own, shared: shared.map(({ slot }) => slot), ofService: shared.map(({ name }) => service.get(name)!), brought: new Map(brought) };
}

/** The nouns whose items are lines that an encounter brings, in the order of the vocabulary; `places` as those of {@link Prepared}. */
export function broughtLines({ nouns }: Vocabulary, places: ReadonlyMap<string, number>): readonly BroughtLines[] {
  return nouns.flatMap(({ name, givenLine, fields }) => {
    if (givenLine === undefined) return [];
    const slot = (field: string): number => fields.findIndex((one) => one.name === field);
    return [{ place: places.get(name)!, part: givenLine, code: slot("code"), units: slot("units"), date: slot("date"), modifiers: slot("modifiers") }];
  });
}

/** Names of the fields of a line that a program may read: in its clauses; by what is shared with other items or groups them; as the owner of a time. */
function fieldsRead(program: ir.Program, line: string): ReadonlySet<string> {
  const read = new Set(["code"]);
  visit(program, (node) => {
    if (node["op"] === "field" && node["noun"] === line) read.add(node["field"] as string);
    if (node["is"] === "sharing") for (const field of node["fields"] as readonly string[]) read.add(field);
  });
  const add = (words: readonly string[] | string | null): void => void (typeof words === "string" ? read.add(words) : words?.forEach((word) => read.add(word)));
  const choices = [...program.orders.map((rule) => rule.per), ...program.sets.flatMap((rule) => (rule.spaced ? [rule.spaced.sharing] : [])), ...program.bills.map((rule) => rule.oncePer)];
  for (const choice of choices) for (const { value } of [choice, ...(choice.cases ?? [])]) add(value);
  for (const { head } of program.times) if (head !== null) read.add(head.noun);
  return read;
}

/** Operations that look at their operands and the encounter alone. */
const ABOUT_OPERANDS: ReadonlySet<unknown> = new Set(["all", "any", "not", "compare", "one_of", "in_codes", "documented", "document", "includes", "constant", "value"]);

/** Whether a rule that dates lines asks nothing: neither it nor an exception has a condition, and its head is every line. */
export function saysAlways({ head, applies, when, date }: ir.DateRule): boolean {
  const narrowed = head.in !== undefined || head.codes !== undefined || head.code !== undefined || head.from !== undefined;
  const cases = (when.cases ?? []).length + (date.cases ?? []).length;
  return !narrowed && applies === undefined && when.value === null && cases === 0;
}

/** Whether a rule that dates lines says the same of all lines of an encounter: its head is every line, and its guards are about the encounter. */
export function saysSameOfAll({ head, applies, when, date }: ir.DateRule): boolean {
  if (head.in !== undefined || head.codes !== undefined || head.code !== undefined || head.from !== undefined) return false;
  let same = true;
  visit([applies, when, date], (node) => {
    if (node["op"] === undefined || ABOUT_OPERANDS.has(node["op"]) || (node["op"] === "field" && node["noun"] === "encounter")) return;
    same = false;
  });
  return same;
}
