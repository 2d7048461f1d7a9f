import { addDays } from "../../ir/dates.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Pack } from "../../ir/ir.ts";
import type { Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { minuteBreakpoints, minutesAround } from "../charts/breakpoints.ts";
import type { Fields, Json } from "../charts/chart.ts";
import { instantAt } from "../charts/encounter.ts";
import { listOf } from "../charts/examples.ts";

/** Minutes that a charted item is tried with go up to here. */
const LONGEST = 240;

/** The list of words of the encounter. */
const DOCUMENTED = "documented";

/** An encounter in which one thing is another than in an example: the day, the minutes of an item, an item less, one of the fields named. */
export function* variationsOf(encounter: Fields, pack: Pack, fields: ReadonlySet<string>): Generator<Fields> {
  const { vocabulary } = pack;
  const { charted } = rolesOf(vocabulary);
  const self = vocabulary.nouns.find(({ name }) => name === "encounter");
  if (self) yield* otherFields(encounter, self, vocabulary, fields);
  const documented = Array.isArray(encounter[DOCUMENTED]) ? (encounter[DOCUMENTED] as readonly Json[]) : [];
  for (const word of self?.documents ?? []) if (fields.has(word) && !documented.includes(word)) yield { ...encounter, [DOCUMENTED]: [...documented, word] };
  for (const noun of vocabulary.nouns) {
    const list = listOf(encounter, noun.from);
    if (noun.from === undefined) continue;
    for (const [at, item] of list.entries()) {
      for (const other of [...otherFields(item, noun, vocabulary, fields), ...(noun === charted ? otherMinutes(item, noun, encounter, pack) : [])]) yield { ...encounter, [noun.from]: list.with(at, other) };
      if (list.length > 1 || noun !== charted) yield { ...encounter, [noun.from]: list.filter((_, index) => index !== at) };
    }
  }
  yield* otherDays(encounter, pack);
}

/** Each field of few values with each other value, and each field left out. */
function otherFields(item: Fields, noun: Noun, vocabulary: Vocabulary, fields: ReadonlySet<string>): readonly Fields[] {
  return noun.fields.flatMap((field): readonly Fields[] => {
    const { name } = field;
    if (!fields.has(name) || name === "id" || name === "date_of_service" || name === "payer") return [];
    const others = fewValues(field, vocabulary).filter((value) => value !== item[name]).map((value) => ({ ...item, [name]: value }));
    const { [name]: left, ...without } = item;
    return left === undefined ? others : [...others, without];
  });
}

function fewValues({ type }: Field, { types }: Vocabulary): readonly Json[] {
  if (type.is === "flag") return [true, false];
  return type.is === "enum" ? (types.find(({ name }) => name === type.name)?.members ?? []) : [];
}

function otherMinutes(item: Fields, { span }: Noun, encounter: Fields, pack: Pack): readonly Fields[] {
  const start = span && item[span.from];
  if (!span || typeof start !== "string" || !start.endsWith("Z")) return [];
  const begins = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
  const minutes = minutesAround(minuteBreakpoints(pack, String(encounter["date_of_service"]), LONGEST));
  return minutes.map((count) => ({ ...item, [span.to]: instantAt(start.slice(0, 10), begins + count) }));
}

/** The same on the first day of each segment, and on the day before. */
function* otherDays(encounter: Fields, { segments }: Pack): Generator<Fields> {
  const day = String(encounter["date_of_service"]);
  for (const { from } of segments) for (const other of [from, addDays(from, -1)]) if (other !== undefined && other !== day) yield movedTo(encounter, day, other) as Fields;
}

function movedTo(value: Json, day: string, other: string): Json {
  if (typeof value === "string") return value.startsWith(day) ? other + value.slice(day.length) : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => movedTo(one, day, other));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, movedTo(one, day, other)]));
}

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?:Z|[+-]\d{2}:\d{2})$/;

/** An encounter whose clock times all have one offset, with the same clock times at offset `Z`. */
export function atOneOffset(value: Json): Json {
  if (typeof value === "string") return INSTANT.test(value) ? value.replace(INSTANT, "$1Z") : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(atOneOffset);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, atOneOffset(one)]));
}
