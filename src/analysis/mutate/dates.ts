import { encodeCanonical } from "../../ir/canonical.ts";
import { addDays, dayBefore } from "../../ir/dates.ts";
import type { Pack, Program, RuleBase, Segment } from "../../ir/ir.ts";
import { verifyProgram } from "../../ir/verify.ts";
import type { DateRange } from "../../compiler/timeline/range.ts";
import { saidIn } from "../written/changes.ts";
import { rulesIn } from "../written/expressions.ts";
import type { Own } from "../written/own.ts";
import type { Mutant } from "./mutant.ts";

/** What a pack itself says that begins, ends or changes on a day, one day later and one day earlier, name by name. */
export function dateMutants(pack: Pack, own: Own): readonly Mutant[] {
  const said = pack.programs.map((program) => saidIn(program, own));
  return pack.segments.slice(1).flatMap(({ from, program: after }, place) => {
    const before = pack.segments[place]!.program;
    const names = new Set([...said[before]!.keys(), ...said[after]!.keys()]);
    const changed = [...names].filter((name) => said[before]!.get(name) !== said[after]!.get(name)).sort();
    const alone = changed.filter((name) => shifts(pack, [name], before, after).every((program) => isSound(program, pack)));
    const together = changed.filter((name) => !alone.includes(name));
    const groups = [...alone.map((name) => [name]), ...(together.length > 0 ? [together] : [])];
    return groups.flatMap((group) => shiftsOf(pack, group, { from, before, after }, said[before]!.has(group[0]!), said[after]!.has(group[0]!)));
  });
}

/** The first day of a pack one day later, and its last day one day earlier. A pack refuses the days outside, which no example can say. */
export function packDateMutants(pack: Pack, range: DateRange, below: DateRange | undefined, owner: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const add = (words: string, changePack: (pack: Pack) => Pack): void => {
    mutants.push({ class: "date", owner, part: "effective", words, rules: new Set(), change: (program) => program, changePack });
  };
  const later = addDays(range.from, 1);
  if (range.from !== below?.from && later !== undefined) {
    add(`from ${range.from} -> from ${later}`, (one) => ({ ...one, segments: one.segments.map((segment, place) => (place === 0 ? { ...segment, from: later } : segment)) }));
  }
  if (range.until !== null && range.until !== below?.until) {
    const earlier = dayBefore(range.until);
    add(`until ${range.until} -> until ${earlier}`, (one) => ({ ...one, segments: one.segments.map((segment) => (segment.to === range.until ? { ...segment, to: earlier } : segment)) }));
  }
  return mutants.filter(({ changePack }) => changePack!(pack).segments.every(({ from, to }) => to === null || from <= to));
}

interface Boundary {
  readonly from: string;
  readonly before: number;
  readonly after: number;
}

function shiftsOf(pack: Pack, names: readonly string[], { from, before, after }: Boundary, was: boolean, is: boolean): readonly Mutant[] {
  const [later, earlier] = shifts(pack, names, before, after);
  const last = dayBefore(from);
  const words = (start: string, end: string): string => (!is ? `until ${last} -> until ${end}` : !was ? `from ${from} -> from ${start}` : `another from ${from} -> from ${start}`);
  const common = { class: "date" as const, owner: names[0]!, part: names.length > 1 ? `effective, with ${names.slice(1).join(", ")}` : "effective", rules: new Set(names), change: (program: Program) => program };
  return [
    { ...common, ...alike(later!, pack.programs[after]!), words: words(addDays(from, 1) ?? from, from), changePack: (one) => onDay(one, from, later!) },
    { ...common, ...alike(earlier!, pack.programs[before]!), words: words(last, dayBefore(last)), changePack: (one) => onDay(one, last, earlier!) },
  ];
}

function alike(program: Program, own: Program): Pick<Mutant, "alike"> {
  const said = (one: Program): string => encodeCanonical({ ...one, exceptions: [] });
  return said(program) === said(own) ? { alike: "what it changes is not in force on that day" } : {};
}

/** The program of the first day with what names said before it, and that of the day before with what they say from then on. */
function shifts({ programs }: Pack, names: readonly string[], before: number, after: number): readonly [Program, Program] {
  return [withSaying(programs[after]!, programs[before]!, names), withSaying(programs[before]!, programs[after]!, names)];
}

function isSound(program: Program, pack: Pack): boolean {
  return verifyProgram(program, pack.vocabulary, pack.citations.length, pack.tables).length === 0;
}

/** A program in which some names say what they say in another one. Rules that only the other one has come with their own names alone. */
function withSaying(program: Program, other: Program, names: readonly string[]): Program {
  const made: Record<string, unknown> = { ...program };
  for (const section of Object.keys(program) as (keyof Program)[]) {
    const there = rulesIn(other, section);
    const isSaid = ({ name }: RuleBase): boolean => names.includes(name);
    const kept = rulesIn(program, section).filter((rule) => !isSaid(rule)).map((rule) => excepted(rule, there.find(({ name }) => name === rule.name), names) as RuleBase);
    const rules = [...kept, ...there.filter(isSaid)];
    made[section] = Array.isArray(program[section]) ? rules.sort((a, b) => (a.name < b.name ? -1 : 1)) : (rules[0] ?? null);
  }
  return made as unknown as Program;
}

/** A part of a rule in which some exceptions say what they say in the same part of another version of it. */
function excepted(node: unknown, other: unknown, names: readonly string[]): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((one, at) => excepted(one, Array.isArray(other) ? other[at] : undefined, names));
  const mine = node as Readonly<Record<string, unknown>>;
  const theirs = (other ?? {}) as Readonly<Record<string, unknown>>;
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(mine)) if (!LISTS.has(key)) made[key] = excepted(value, theirs[key], names);
  for (const key of LISTS) {
    const cases = [...said(mine[key]).filter((one) => !names.includes(one.exception)), ...said(theirs[key]).filter((one) => names.includes(one.exception))];
    if (cases.length > 0 || key in mine) made[key] = cases;
  }
  return made;
}

/** Keys under which exceptions speak. */
const LISTS: ReadonlySet<string> = new Set(["cases", "instead"]);

function said(list: unknown): readonly { readonly exception: string }[] {
  return Array.isArray(list) ? (list as readonly { readonly exception: string }[]) : [];
}

/** A pack with another program on one day. */
function onDay(pack: Pack, day: string, program: Program): Pack {
  const index = pack.programs.length;
  const segments = pack.segments.flatMap((segment): readonly Segment[] => {
    const { from, to } = segment;
    if (day < from || (to !== null && day > to)) return [segment];
    const next = addDays(day, 1);
    return [
      ...(from < day ? [{ ...segment, to: dayBefore(day) }] : []),
      { from: day, to: day, program: index },
      ...(next !== undefined && (to === null || next <= to) ? [{ ...segment, from: next }] : []),
    ];
  });
  return { ...pack, segments, programs: [...pack.programs, program] };
}
