import type * as ir from "../../ir/ir.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { formatInstant, readInstant } from "../../runtime/instant.ts";
import { type Encounter, isOpen, itemsIn, type Place, placesOf, valueAt, withValue } from "./encounter.ts";
import type { Reads } from "./fields-read.ts";
import { clockWords, type Tried, valuesFor } from "./values.ts";

/** A change of what an encounter says, and how much of a change it is. */
export interface Change {
  /** `stop of a 10:16 instead of 10:10`; `b added: as a, another substance, 12:10 to 14:20`. */
  readonly words: string;
  /** The facts that it touches: two changes of one encounter that touch the same are not combined. */
  readonly touches: readonly string[];
  /** Smaller first: what was not charted, then minutes, flags and documents, words, codes, whole items. */
  readonly size: number;
  make(encounter: Encounter): Encounter;
}

/** The most minutes that a charted time is moved. */
const MOST_MINUTES = 720;

/** Changes of single facts that some rules read, the smallest first within their kind; an end that is charted is moved minute by minute. */
export function changesOf(encounter: Encounter, pack: ir.Pack, program: ir.Program, reads: Reads): readonly Change[] {
  const { vocabulary } = pack;
  const made = vocabulary.nouns;
  const isRead = ({ noun, field, label }: Place): boolean => {
    if (field === null) return reads.documents.has(label);
    if (noun.span && (field.name === noun.span.from || field.name === noun.span.to)) return true;
    const names = [noun, ...made.filter((one) => one.joins === noun.name || one.madeBy === "lines" || one.madeBy === "sites")].map(({ name }) => `${name}.${field.name}`);
    return names.some((name) => reads.fields.has(name)) || field.type.is === "site";
  };
  return placesOf(encounter, vocabulary).filter((place) => isRead(place) && !DATE.has(place.label)).flatMap((place) => singleChanges(place, encounter, pack, program));
}

const DATE: ReadonlySet<string> = new Set(["date_of_service", "payer", "plan"]);

function singleChanges(place: Place, encounter: Encounter, pack: ir.Pack, program: ir.Program): readonly Change[] {
  const { vocabulary } = pack;
  const before = valueAt(encounter, place, vocabulary);
  const open = isOpen(encounter, place, vocabulary);
  const change = ({ value, words }: Tried, size: number): Change => ({
    words: wordsOf(place, words, before, open), touches: [place.label], size,
    make: (given) => withValue(given, place, value, vocabulary),
  });
  if (place.field?.type.is === "instant" && typeof before === "string") return movesOf(place, before).map(({ by, ...tried }) => change(tried, 1 + by / 10_000));
  const range = valuesFor(place, encounter, pack, program);
  if (!range) return [];
  const values = range.values.filter(({ value }) => value !== before && !(open && value === false));
  return values.map((tried, index) => change(tried, sizeOf(place, open) + index / 10_000));
}

function sizeOf({ field }: Place, open: boolean): number {
  if (field === null || field.type.is === "flag") return 2;
  if (field.type.is === "instant") return 0;
  return (field.type.is === "enum" || field.type.is === "count" ? 3 : 4) - (open ? 0.5 : 0);
}

function wordsOf({ label, field }: Place, words: string, before: unknown, open: boolean): string {
  if (field === null) return `${label} is documented`;
  const was = typeof before === "string" ? (field.type.is === "instant" ? before.slice(11, 16) : before) : typeof before === "boolean" ? (before ? "yes" : "no") : String(before);
  return `${label} ${field.type.is === "instant" ? "at" : "is"} ${words}${open || before === undefined ? "" : ` instead of ${was}`}`;
}

/** Every minute near a charted instant, the nearest first. */
function movesOf(place: Place, before: string): readonly (Tried & { readonly by: number })[] {
  const read = readInstant(before);
  if (typeof read === "string" || !place.noun.span) return [];
  const moves: (Tried & { readonly by: number })[] = [];
  for (let by = 1; by <= MOST_MINUTES; by++) {
    for (const minutes of [read.minutes + by, read.minutes - by]) {
      const value = formatInstant(minutes, read.offset);
      moves.push({ value, words: clockWords(value, before), by });
    }
  }
  return moves;
}

/** Charted items that could stand beside those there: like one of them, but of another substance or in another way, after or before all. */
export function additionsTo(encounter: Encounter, { vocabulary }: ir.Pack): readonly Change[] {
  const { charted } = rolesOf(vocabulary);
  if (charted?.from === undefined || !charted.span) return [];
  const items = itemsIn(encounter, charted, vocabulary);
  const id = freeId(items);
  return items.flatMap((item) => variantsOf(item, charted, vocabulary).flatMap(({ fields, words }) => placesInTime(item, items, charted).map(({ from, to, when }): Change => {
    const own = { ...fields, id, ...(from === undefined ? {} : { [charted.span!.from]: from }), ...(to === undefined ? {} : { [charted.span!.to]: to }) };
    return {
      words: `${id} is charted too: as ${String(item["id"])}${words}${when}`, touches: [id], size: 6,
      make: (given) => ({ ...given, [charted.from!]: [...itemsIn(given, charted, vocabulary), own] }),
    };
  })));
}

function freeId(items: readonly Encounter[]): string {
  const taken = new Set(items.map(({ id }) => id));
  for (let number = 1; ; number++) if (!taken.has(`further ${number}`)) return `further ${number}`;
}

/** The item itself, of another substance, and with another word for one of its required fields. */
function variantsOf(item: Encounter, { fields }: Noun, vocabulary: Vocabulary): readonly { readonly fields: Encounter; readonly words: string }[] {
  const own = fields.filter(({ type, absence }) => type.is === "word" && absence.is === "fallback" && absence.tries.some(({ by }) => by === "own"));
  const another = own.reduce<Encounter>((made, { name }) => (name in made || name === own[0]?.name ? { ...made, [name]: `another ${name}` } : made), item);
  const words = own[0] === undefined ? "" : `, another ${own[0].name}`;
  const kinds = fields.flatMap((field) => {
    if (field.type.is !== "enum" || field.absence.is !== "required") return [];
    const { name } = field.type;
    const members = vocabulary.types.find((one) => one.name === name)!.members.filter((member) => member !== item[field.name]);
    return members.map((member) => ({ fields: { ...another, [field.name]: member }, words: `${words}, ${field.name} ${member}` }));
  });
  return [{ fields: another, words }, { fields: item, words: ", again" }, ...kinds];
}

/** After everything, before everything, and at the same time. */
function placesInTime(item: Encounter, items: readonly Encounter[], { span }: Noun): readonly { readonly from?: string; readonly to?: string; readonly when: string }[] {
  const [start, stop] = [item[span!.from], item[span!.to]].map((value) => (typeof value === "string" ? readInstant(value) : "form"));
  if (typeof start !== "object") return [{ when: "" }];
  const length = typeof stop === "object" ? stop.minutes - start.minutes : 0;
  const instants = items.flatMap((one) => [one[span!.from], one[span!.to]]).flatMap((value) => (typeof value === "string" ? [readInstant(value)] : [])).flatMap((read) => (typeof read === "object" ? [read.minutes] : []));
  const at = (minutes: number): { readonly from: string; readonly to?: string; readonly when: string } => {
    const from = formatInstant(minutes, start.offset);
    const to = typeof stop === "object" ? formatInstant(minutes + length, start.offset) : undefined;
    return { from, ...(to === undefined ? {} : { to }), when: `, ${from.slice(11, 16)}${to === undefined || length === 0 ? "" : ` to ${to.slice(11, 16)}`}` };
  };
  return [at(Math.max(...instants)), at(Math.min(...instants) - Math.max(length, 1)), at(start.minutes)];
}
