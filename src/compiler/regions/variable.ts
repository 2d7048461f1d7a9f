import { dayAfter, dayBefore, isDate } from "../../ir/dates.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { constantWords, testWords, valueWords } from "../../ir/words.ts";
import { findNoun } from "../elaborate/context.ts";
import { findField, mayBeAbsent } from "../elaborate/fields.ts";
import type { Atom, Point, Subject } from "./atoms.ts";
import { inRanges } from "./world.ts";
import type { RegionWorld } from "./world.ts";

/** A thing of the chart that guards ask about, with the points that tell all answers apart. */
export interface Variable {
  readonly key: string;
  readonly points: readonly Point[];
  /** True when its points are not independent of the rest of the chart: a witness with it may be no chart. */
  readonly free: boolean;
  words(point: Point): string;
}

/** The variable that several atoms of one key ask about. */
export function variableOf(atoms: readonly Atom[], world: RegionWorld): Variable {
  const [{ key, subject }] = atoms as [Atom];
  if ("place" in subject) return placeVariable(key, subject);
  if ("test" in subject) return testVariable(key, subject.test);
  const { value } = subject;
  const type = typeOf(value, atoms, world);
  const marks = [...new Set(atoms.flatMap((atom) => atom.marks))];
  const codes = [...new Set(atoms.flatMap((atom) => atom.codes))];
  const points: Point[] = [...pointsOf(value, type, marks, codes, world)];
  if (canBeUnknown(value, world)) points.push(undefined);
  const told = marks.length + codes.length > 0 || LISTED.has(type.is);
  return { key, points, free: value.op !== "field", words: (point) => (told ? pointWords(value, type, point) : knownWords(value, point)) };
}

/** Types whose points are values that a chart may have; of another type the point is only an example where no constant is asked for. */
const LISTED: ReadonlySet<Type["is"]> = new Set(["flag", "enum", "date"]);

function placeVariable(key: string, subject: Extract<Subject, { place: string }>): Variable {
  const { test } = subject;
  const negated = test.op === "first_of" ? { ...test, negated: true } : test;
  const words = { in: testWords({ ...negated, negated: false } as ir.Test), out: testWords(negated), none: `\`${subject.place}\` is empty` };
  return { key, points: ["in", "out", "none", undefined], free: true, words: (point) => words[(point ?? "none") as keyof typeof words] };
}

function testVariable(key: string, test: ir.Test): Variable {
  const own = test.op === "document" || (test.op === "includes" && test.list.op === "field");
  const points: Point[] = test.op === "document" ? [true, false] : [true, false, undefined];
  const words = (point: Point): string => {
    if (point === undefined) return `it is not known whether ${testWords(test)}`;
    return testWords(point ? test : { op: "not", of: test });
  };
  return { key, points, free: !own, words };
}

function typeOf(value: ir.Value, atoms: readonly Atom[], world: RegionWorld): Type {
  if (value.op === "field") {
    const noun = findNoun(world.vocabulary, value.noun);
    const field = noun && findField(world.vocabulary, noun, value.field);
    if (field) return field.type;
  }
  if (value.op === "count_of") return { is: "count" };
  const mark = atoms.flatMap((atom) => atom.marks)[0];
  if (typeof mark === "boolean") return { is: "flag" };
  if (typeof mark !== "string") return { is: "minutes" };
  return isDate(mark) ? { is: "date" } : { is: "word" };
}

function pointsOf(value: ir.Value, type: Type, marks: readonly Point[], codes: readonly string[], world: RegionWorld): readonly Point[] {
  switch (type.is) {
    case "flag": return [true, false];
    case "enum": return world.vocabulary.types.find((one) => one.name === type.name)?.members ?? [];
    case "date": return datePoints(value, marks as string[], world);
    case "code": case "word": case "id": case "site": return codePoints(marks as string[], codes, world);
    default: return numberPoints(marks as number[], value.op === "sum" || type.is === "instant");
  }
}

/** Each mark and its neighbours: between two marks every number answers alike. A quantity of the chart is never below nothing; a sum may be. */
function numberPoints(marks: readonly number[], signed: boolean): readonly number[] {
  const points = marks.flatMap((mark) => [mark - 1, mark, mark + 1]).filter((point) => signed || point >= 0);
  return points.length > 0 ? [...new Set(points)].sort((a, b) => a - b) : [1];
}

function datePoints(value: ir.Value, marks: readonly string[], world: RegionWorld): readonly string[] {
  const ofService = value.op === "field" && value.noun === "encounter" && value.field === "date_of_service";
  const { from, until } = world.dates;
  const ends = ofService ? [from, ...(until === null ? [] : [until])] : [];
  const points = [...ends, ...marks.flatMap((mark) => [dayBefore(mark), mark, dayAfter(mark)])];
  const inside = points.filter((point) => !ofService || (point >= from && (until === null || point <= until)));
  return inside.length > 0 ? [...new Set(inside)].sort() : ["2000-01-01"];
}

/** The marks, one code for each way of being in some of the code sets and not in the others, and one that is in none. */
function codePoints(marks: readonly string[], codes: readonly string[], world: RegionWorld): readonly string[] {
  const sets = codes.map((name) => world.codes(name) ?? []);
  const points = new Map<string, string>();
  const ends = sets.flat().flatMap(([low, high]) => [low, high, after(high)]);
  for (const code of [...ends, "another"]) {
    if (marks.includes(code)) continue;
    const pattern = sets.map((ranges) => inRanges(code, ranges)).join();
    if (!points.has(pattern)) points.set(pattern, code);
  }
  return [...marks, ...points.values()];
}

/** A text of the same length right behind a code, so that the far side of a range is seen too. */
function after(code: string): string {
  return code.slice(0, -1) + String.fromCharCode(code.charCodeAt(code.length - 1) + 1);
}

function canBeUnknown(value: ir.Value, world: RegionWorld): boolean {
  if (value.op !== "field") return true;
  const noun = findNoun(world.vocabulary, value.noun);
  const field = noun && findField(world.vocabulary, noun, value.field);
  return !field || field.joined !== undefined || mayBeAbsent(world.vocabulary, field.absence);
}

/** Whether it is known, for a value of which nothing else was asked. */
function knownWords(value: ir.Value, point: Point): string {
  const negation = point === undefined ? " not" : "";
  return `${valueWords(value)} is${negation} ${value.op === "field" ? "documented" : "known"}`;
}

function pointWords(value: ir.Value, type: Type, point: Point): string {
  if (point === undefined) return knownWords(value, point);
  const subject = valueWords(value);
  return point === "another" ? `${subject} is another` : `${subject} is ${constantWords(point, type)}`;
}
