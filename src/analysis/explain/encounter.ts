import type { Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { rolesOf } from "../../ir/roles.ts";

/** An encounter in the form of the contract, as plain data. It is never changed: changes make copies. */
export type Encounter = Readonly<Record<string, unknown>>;

/** A fact that an encounter has or may have: a field of the encounter or of one of its items, or a word of its list of documents. */
export interface Place {
  /** As findings name what is missing: `stop of a`, `place_of_service`, `kind of access left`; a document by its word. */
  readonly label: string;
  readonly noun: Noun;
  /** Null: a document. */
  readonly field: Field | null;
  /** The encounter's list that holds the item; null: the encounter itself. */
  readonly list: string | null;
  readonly index: number;
  /** Of an item that has one. */
  readonly id: string | null;
}

const DOCUMENTS = "documented";

/** Every fact that an encounter of a vocabulary may say, the items' first, in the order of the chart and the vocabulary. */
export function placesOf(encounter: Encounter, vocabulary: Vocabulary): readonly Place[] {
  const { charted } = rolesOf(vocabulary);
  const places: Place[] = [];
  const own: Place[] = [];
  for (const noun of vocabulary.nouns) {
    const fields = noun.fields.filter(({ absence }) => absence.is !== "derived");
    if (noun.name === "encounter") {
      own.push(...fields.map((field) => ({ label: field.name, noun, field, list: null, index: 0, id: null })));
      own.push(...noun.documents.map((word) => ({ label: word, noun, field: null, list: null, index: 0, id: null })));
    } else if (noun.from !== undefined) {
      for (const [index, item] of itemsIn(encounter, noun, vocabulary).entries()) {
        const id = typeof item["id"] === "string" ? item["id"] : null;
        const whose = noun === charted ? id : `${noun.name} ${id ?? String(index)}`;
        places.push(...fields.map((field) => ({ label: `${field.name} of ${whose}`, noun, field, list: noun.from!, index, id })));
      }
    }
  }
  const first = (place: Place): number => (place.noun === charted ? 0 : 1);
  return [...places.sort((a, b) => first(a) - first(b)), ...own];
}

/** The items of a noun that is read from a list; accesses that are only named by what is given through them count too. */
export function itemsIn(encounter: Encounter, noun: Noun, vocabulary: Vocabulary): readonly Encounter[] {
  const list = encounter[noun.from!];
  if (Array.isArray(list)) return list as readonly Encounter[];
  const { charted, access } = rolesOf(vocabulary);
  if (noun !== access || charted?.from === undefined) return [];
  const at = charted.fields.find(({ type }) => type.is === "site")?.name;
  const named = (encounter[charted.from] as readonly Encounter[] | undefined ?? []).flatMap((item) => (at !== undefined && typeof item[at] === "string" ? [item[at]] : []));
  return [...new Set(named)].map((id) => ({ id }));
}

/** Whether the encounter leaves a fact open: it does not say it, or says of a flag just what saying nothing means. */
export function isOpen(encounter: Encounter, place: Place, vocabulary: Vocabulary): boolean {
  const value = valueAt(encounter, place, vocabulary);
  if (value === undefined || place.field === null) return value === undefined;
  const { type, absence } = place.field;
  if (type.is !== "flag" || absence.is !== "fallback") return false;
  const [first] = absence.tries;
  return first?.by === "constant" && first.value === value;
}

/** What the encounter says there; undefined: nothing. */
export function valueAt(encounter: Encounter, place: Place, vocabulary: Vocabulary): unknown {
  if (place.field === null) return (encounter[DOCUMENTS] as readonly string[] | undefined)?.includes(place.label) ? true : undefined;
  if (place.list === null) return encounter[place.field.name];
  return itemsIn(encounter, place.noun, vocabulary)[place.index]?.[place.field.name];
}

/** The encounter with another value there; undefined takes it away. A document is there with true. */
export function withValue(encounter: Encounter, place: Place, value: unknown, vocabulary: Vocabulary): Encounter {
  if (place.field === null) {
    const others = ((encounter[DOCUMENTS] as readonly string[] | undefined) ?? []).filter((word) => word !== place.label);
    return { ...encounter, [DOCUMENTS]: value === true ? [...others, place.label] : others };
  }
  if (place.list === null) return changed(encounter, place.field.name, value);
  const items = itemsIn(encounter, place.noun, vocabulary).map((item, index) => (index === place.index ? changed(item, place.field!.name, value) : item));
  return { ...encounter, [place.list]: items };
}

function changed(fields: Encounter, name: string, value: unknown): Encounter {
  const { [name]: _, ...others } = fields;
  return value === undefined ? others : { ...others, [name]: value };
}
