import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { Line } from "../answer.ts";
import type { Encounter } from "../encounter.ts";
import { NO_ITEMS } from "../read/plan.ts";

/** The list of the contract that says how the encounter was billed. */
const CLAIMED = "claimed_lines";

/** What is compared of a line, whichever side it stands on. */
export interface Compared {
  readonly code: string;
  readonly date: string;
  readonly units: number;
  /** Sorted: the order of modifiers is no difference. */
  readonly modifiers: readonly string[];
}

/** Lines as billed: one, or several that agree in all but units and are added up. */
export interface Claimed extends Compared {
  /** Indexes into the encounter's list, ascending. */
  readonly places: readonly number[];
}

/** Lines of the answer, added up in the same way. */
export interface Supported extends Compared {
  /** Indexes into the answer's lines, ascending. */
  readonly places: readonly number[];
  /** Units of lines that do not wait for anything. */
  readonly sure: number;
}

/** Where the vocabulary has the lines as billed: the noun and the slots of what is compared. */
export interface ClaimedNoun {
  readonly noun: string;
  readonly code: number;
  readonly units: number;
  readonly modifiers: number;
  readonly date: number;
}

/** The noun of the lines as billed; undefined where the vocabulary has none. */
export function claimedNounOf({ nouns }: Pick<Vocabulary, "nouns">): ClaimedNoun | undefined {
  const noun = nouns.find(({ from }) => from === CLAIMED);
  if (noun === undefined) return undefined;
  const slot = (name: string): number => noun.fields.findIndex((field) => field.name === name);
  return { noun: noun.name, code: slot("code"), units: slot("units"), modifiers: slot("modifiers"), date: slot("date") };
}

/** The lines as billed, sorted by what is compared; undefined where the encounter does not give any list of them. */
export function claimedOf({ items }: Encounter, of: ClaimedNoun | undefined): readonly Claimed[] | undefined {
  const given = of && items.get(of.noun);
  if (of === undefined || given === undefined || given === NO_ITEMS) return undefined;
  const claimed = given.map(({ values, index }) => ({
    code: values[of.code] as string,
    date: values[of.date] as string,
    units: values[of.units] as number,
    modifiers: [...((values[of.modifiers] as readonly string[] | undefined) ?? [])].sort(),
    places: [index],
  }));
  return sorted(claimed);
}

/** The lines of an answer that a claim should carry, those that wait for a fact among them, but none that is denied. */
export function supportedOf(lines: readonly Line[]): readonly Supported[] {
  const all = lines.map(({ code, date, units, modifiers, outcome }, index) => ({
    outcome, code, date, units, modifiers: [...modifiers].sort(), places: [index], sure: outcome === "hold" ? 0 : units,
  }));
  return sorted(all.filter(({ outcome }) => outcome !== "deny"));
}

/** Code, date and modifiers as one text: what agrees in it differs in units alone. */
export function keyOf({ code, date, modifiers }: Compared): string {
  return [date, code, ...modifiers].join(" ");
}

/** Adds up what agrees in code, date and modifiers. */
export function addedUp<T extends Claimed | Supported>(lines: readonly T[]): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const same = groups.get(keyOf(line));
    if (same) same.push(line);
    else groups.set(keyOf(line), [line]);
  }
  return [...groups.values()].map((same) => (same.length === 1 ? same[0]! : sum(same)));
}

function sum<T extends Claimed | Supported>(lines: readonly T[]): T {
  const total = (of: (line: T) => number): number => lines.reduce((sofar, line) => sofar + of(line), 0);
  const places = lines.flatMap((line) => line.places).sort((a, b) => a - b);
  const [first] = lines;
  return { ...first!, units: total(({ units }) => units), places, ...("sure" in first! ? { sure: total((line) => ("sure" in line ? line.sure : 0)) } : {}) };
}

/** By what is compared; the place only tells lines apart that are the same. */
function sorted<T extends Claimed | Supported>(lines: readonly T[]): readonly T[] {
  const rank = (line: T): string => `${keyOf(line)}\n${String(line.units).padStart(12, "0")}`;
  return [...lines].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.places[0]! - b.places[0]!));
}
