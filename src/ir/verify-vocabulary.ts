import type { Constant } from "./expression.ts";
import type { Type } from "./types.ts";
import { typesCompare } from "./types.ts";
import type { EnumType, Fallback, Field, ItemSpan, Noun, Vocabulary } from "./vocabulary.ts";

/**
 * What is wrong with a vocabulary of the right shape, so that the reader of encounters and the stages could not rely on it; undefined when all is
 * well. Names are unique, everything named is there and of the type that its place needs, and nothing goes round in a circle. Says places,
 * never a text of the pack.
 */
export function vocabularyFault(vocabulary: Vocabulary): string | undefined {
  const { types, nouns } = vocabulary;
  for (const [index, type] of types.entries()) {
    const fault = enumFault(type);
    if (fault !== undefined) return `types[${index}] ${fault}`;
  }
  if (repeats(types.map(({ name }) => name))) return "types has a name twice";
  if (repeats(nouns.map(({ name }) => name))) return "nouns has a name twice";
  if (repeats(nouns.flatMap(({ plural }) => plural ?? []))) return "nouns has a plural twice";
  if (repeats(nouns.flatMap(({ from }) => from ?? []))) return "nouns has a list twice";
  if (repeats(nouns.flatMap(({ madeBy }) => madeBy ?? []))) return "nouns has two that one stage makes";
  const date = nouns.find(({ name }) => name === ENCOUNTER)?.fields.find(({ name }) => name === DATE_OF_SERVICE);
  if (date?.type.is !== "date" || date.absence.is !== "required") return "nouns has no encounter with a required `date_of_service`";
  for (const [index, noun] of nouns.entries()) {
    const fault = nounFault(noun, vocabulary);
    if (fault !== undefined) return `nouns[${index}] ${fault}`;
  }
  return undefined;
}

/** The noun of the encounter itself, and its date, which picks the rules in force. */
const ENCOUNTER = "encounter";
const DATE_OF_SERVICE = "date_of_service";

/** Names that mean something else to programs that read JSON. */
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function enumFault({ name, members, groups }: EnumType): string | undefined {
  if (name === "") return "has no name";
  if (members.length === 0 || members.includes("") || repeats(members)) return "has no members, an empty one or one twice";
  if (repeats(groups.map((group) => group.name))) return "has a group twice";
  return groups.every((group) => !repeats(group.members) && group.members.every((one) => members.includes(one))) ? undefined : "has a group of other words";
}

function nounFault(noun: Noun, vocabulary: Vocabulary): string | undefined {
  const { name, from, madeBy, joins, required, span, givenLine, fields } = noun;
  if (name === "" || RESERVED.has(name) || (from !== undefined && (from === "" || RESERVED.has(from)))) return "has a name that cannot be read";
  if (name === ENCOUNTER && (from !== undefined || madeBy !== undefined)) return "is the encounter and comes from elsewhere";
  if (from !== undefined && (madeBy !== undefined || clashes(from, vocabulary))) return "comes from two places";
  if (from === undefined && (required === true || givenLine !== undefined || (span !== undefined && madeBy === undefined))) return "is read from nowhere";
  if (joins !== undefined && (madeBy !== "services" || !vocabulary.nouns.some((one) => one.name === joins && one.from !== undefined))) return "joins what is not charted";
  if (repeats(fields.map((field) => field.name))) return "has a field twice";
  for (const [index, field] of fields.entries()) {
    const fault = fieldFault(field, noun, vocabulary);
    if (fault !== undefined) return `fields[${index}] ${fault}`;
  }
  if (fields.some((field) => circles(field, noun, []))) return "has fields that fall back on one another in a circle";
  return span && spanFault(span, noun, vocabulary);
}

/** Whether the encounter has a field by the name of a list. */
function clashes(list: string, { nouns }: Vocabulary): boolean {
  return nouns.some(({ name, fields }) => name === ENCOUNTER && fields.some((field) => field.name === list));
}

function fieldFault(field: Field, noun: Noun, vocabulary: Vocabulary): string | undefined {
  const { name, type, absence, needs } = field;
  if (name === "" || RESERVED.has(name)) return "has a name that cannot be read";
  if (type.is === "enum" && !vocabulary.types.some((one) => one.name === type.name)) return "has words that are nowhere listed";
  if (needs !== undefined && !noun.fields.some((one) => one.name === needs)) return "needs a field that does not exist";
  if (absence.is === "sites_rule" && type.is !== "site") return "cannot be what the sites rule says";
  if (absence.is === "derived" && type.is !== (absence.how === "first_of_list" ? "flag" : "site")) return "is of another type than the engine makes";
  if (absence.is !== "fallback") return undefined;
  const { tries } = absence;
  if (tries.length === 0 || tries.slice(0, -1).some(({ by }) => by !== "field")) return "falls back on nothing, or on more than it can reach";
  // A field that is joined has what the charted field that it joins falls back on.
  const of = field.joined === undefined ? noun : (vocabulary.nouns.find((one) => one.name === noun.joins) ?? noun);
  return tries.every((one) => fallsBack(one, type, of, vocabulary)) ? undefined : "falls back on what does not fit it";
}

function fallsBack(one: Fallback, type: Type, noun: Noun, vocabulary: Vocabulary): boolean {
  switch (one.by) {
    case "constant": return isConstantOf(one.value, type, vocabulary);
    case "none": return type.is === "time" || type.is === "list" || type.is === "modifiers";
    case "own": return type.is === "word" || type.is === "id";
    case "field": {
      const owner = one.noun === noun.name ? noun : one.noun === ENCOUNTER ? vocabulary.nouns.find(({ name }) => name === ENCOUNTER) : undefined;
      const target = owner?.fields.find(({ name }) => name === one.field);
      return target !== undefined && (typesCompare(target.type, type) || (type.is === "word" && ONE_WORD.has(target.type.is)));
    }
  }
}

const ONE_WORD: ReadonlySet<Type["is"]> = new Set(["word", "id", "code", "enum", "site"]);

function circles(field: Field, noun: Noun, trail: readonly Field[]): boolean {
  if (trail.includes(field)) return true;
  const tries = field.absence.is === "fallback" ? field.absence.tries : [];
  return tries.some((one) => {
    const next = one.by === "field" && one.noun === noun.name ? noun.fields.find(({ name }) => name === one.field) : undefined;
    return next !== undefined && circles(next, noun, [...trail, field]);
  });
}

function spanFault({ from, to, pauses, emptyFor, atMostDays }: ItemSpan, { fields }: Noun, vocabulary: Vocabulary): string | undefined {
  const typeOf = (name: string): Type | undefined => fields.find((field) => field.name === name)?.type;
  if (typeOf(from)?.is !== "instant" || typeOf(to)?.is !== "instant") return "has a span of fields that are no instants";
  if (pauses !== undefined && typeOf(pauses)?.is !== "time") return "has pauses that are no times";
  if (atMostDays !== undefined && (atMostDays < 1 || atMostDays > 9_999)) return "has a span of no days";
  const type = emptyFor && typeOf(emptyFor.field);
  if (emptyFor && !emptyFor.members.every((member) => type?.is === "enum" && isConstantOf(member, type, vocabulary))) return "may be empty for words that its field does not have";
  return undefined;
}

/** Whether a constant is a value of a type: a number of whole ones, not below 0; a word of an enum; text where the type is text. */
export function isConstantOf(value: Constant, type: Type, { types }: Pick<Vocabulary, "types">): boolean {
  switch (type.is) {
    case "flag": return typeof value === "boolean";
    case "enum": return types.some(({ name, members }) => name === type.name && members.includes(value as string));
    case "minutes": case "units": case "days": case "count": case "ml": case "ml_per_hour": case "money": return typeof value === "number" && value >= 0;
    case "time": case "list": case "modifiers": case "vials": case "instant": case "error": return false;
    default: return typeof value === "string" && value !== "";
  }
}

function repeats(names: readonly string[]): boolean {
  return new Set(names).size !== names.length;
}
