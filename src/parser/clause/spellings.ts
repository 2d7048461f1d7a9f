/** Where a spelling of another language can stand: after a value, where a value begins, or wherever its mark stands. */
export type Place = "operator" | "value" | "any";

/** What is written elsewhere, and what it is here. */
export interface Spelling {
  readonly place: Place;
  /** The words of this language; absent when there is no one replacement. */
  readonly meant?: string;
  /** Said instead of "write ...". */
  readonly help?: string;
}

const OPERATORS: readonly (readonly [string, readonly string[]])[] = [
  ["is at least", [">=", "=>", "\u2265", "is >=", "at least", "is not less than", "is no less than", "is not fewer than", "is greater than or equal to", "greater than or equal to", "is more than or equal to", "is equal to or greater than", "is equal to or more than", "is a minimum of"]],
  ["is at most", ["<=", "=<", "\u2264", "is <=", "at most", "is not more than", "is no more than", "is not greater than", "is less than or equal to", "less than or equal to", "is fewer than or equal to", "is equal to or less than", "is up to", "up to", "is a maximum of"]],
  ["is more than", [">", "is >", "more than", "greater than", "is greater than", "is over", "is above", "is larger than", "is longer than", "is higher than", "exceeds", "is not at most"]],
  ["is less than", ["<", "is <", "less than", "smaller than", "fewer than", "is smaller than", "is fewer than", "is under", "is below", "is shorter than", "is lower than", "is not at least"]],
  ["is on or after", ["on or after", "is since", "is not before", "is from"]],
  ["is on or before", ["on or before", "is until", "is not after"]],
  ["is", ["==", "===", "=", "is =", "is ==", "equals", "equal to", "is equal to", "is equals", "is the same as", "is the", "is exactly", "is either", "are"]],
  ["is not", ["!=", "!==", "<>", "\u2260", "is !=", "not equals", "not equal to", "is not equal to", "does not equal", "is not the", "is different from", "is neither", "are not", "isnt", "isn_t", "aren_t", "doesn_t equal"]],
  ["is documented", ["is known", "is not null", "is not missing", "is not unknown", "is not undefined", "!= null", "<> null", "!== null", "is defined", "exists"]],
  ["is not documented", ["is null", "is missing", "is unknown", "is undefined", "is not known", "is not defined", "= null", "== null", "=== null", "not documented"]],
  ["in", ["is in", "is one of", "is any of", "is a member of", "is part of", "belongs to"]],
  ["not in", ["is not in", "is not one of", "is none of", "is not any of", "is not a member of", "is not part of"]],
  ["includes", ["contains", "include", "has", "contain"]],
  ["does not include", ["doesn_t include", "doesn_t contain", "does not contain", "not includes", "does not includes", "not contains", "has no", "lacks"]],
  ["is first in", ["is the first in", "is first of", "is the first of"]],
  ["is not first in", ["is not the first in", "is not first of", "is not the first of"]],
  ["sharing its", ["sharing", "sharing the same", "sharing same", "with the same", "of the same", "with same"]],
  ["overlapping it", ["overlapping", "overlapping with it"]],
  ["other than it", ["other than", "other than itself", "except it", "except itself"]],
  ["before it in", ["ahead of it in", "before in"]],
  ["after it in", ["behind it in", "after in"]],
];

const VALUES: readonly (readonly [string, readonly string[]])[] = [
  ["yes", ["true"]],
  ["no", ["false"]],
  ["longest piece of", ["longest run of", "longest part of", "longest of"]],
  ["minutes of", ["minutes in", "duration of", "length of", "total minutes of", "minutes of time of", "time of"]],
  ["first of", ["first in"]],
  ["count of", ["number of", "size of", "how many"]],
];

const MARKS: readonly (readonly [string, readonly string[]])[] = [
  ["and", ["&&", "&", "but"]],
  ["or", ["||", "|", "and / or", "and or", "or / and"]],
  ["not", ["!"]],
  ["plus", ["+"]],
  ["minus", ["-", "\u2212", "\u2013", "\u2014"]],
];

const REFUSED: readonly (readonly [string, Omit<Spelling, "meant">])[] = [
  ["is after", { place: "operator", help: "write `is on or after` and the next day" }],
  ["is before", { place: "operator", help: "write `is on or before` and the day before" }],
  ["overlaps", { place: "operator", help: "write `SET overlapping it is not empty`" }],
  ["overlap", { place: "operator", help: "write `SET overlapping it is not empty`" }],
  ["is like", { place: "operator", help: "texts are compared whole: `is`" }],
  ["matches", { place: "operator", help: "texts are compared whole: `is`" }],
  ["starts with", { place: "operator", help: "texts are compared whole: `is`; ranges of codes stand in a code set" }],
  ["null", { place: "value", help: "write `is documented` or `is not documented`" }],
  ["*", { place: "any", help: "the only arithmetic is `plus`, `minus` and `VOLUME at RATE`" }],
  ["/", { place: "any", help: "the only division is `VOLUME at RATE`" }],
  ["%", { place: "any", help: "the only arithmetic is `plus`, `minus` and `VOLUME at RATE`" }],
  [",", { place: "any", help: "join tests with `and` or `or`; a list is a set or a code set with a name" }],
];

/** Spellings of other languages by their words, joined by single blanks. */
export const SPELLINGS: ReadonlyMap<string, readonly Spelling[]> = table();

/** The first words of all spellings. */
export const FIRST_WORDS: ReadonlySet<string> = new Set([...SPELLINGS.keys()].map((words) => words.split(" ")[0]!));

/** The most words a spelling has. */
export const MOST_WORDS = Math.max(...[...SPELLINGS.keys()].map((words) => words.split(" ").length));

/** Units that are not ours: the unit here, and how many of it one of theirs is. Without `unit` there is no exact counterpart. */
export const UNIT_SPELLINGS: ReadonlyMap<string, { readonly unit?: string; readonly times: number }> = new Map<string, { unit?: string; times: number }>([
  ...["min", "mins", "m", "mn"].map((word) => [word, { unit: "minutes", times: 1 }] as const),
  ...["hour", "hours", "h", "hr", "hrs"].map((word) => [word, { unit: "minutes", times: 60 }] as const),
  ...["week", "weeks"].map((word) => [word, { unit: "days", times: 7 }] as const),
  ...["cc", "milliliter", "milliliters", "millilitre", "millilitres"].map((word) => [word, { unit: "ml", times: 1 }] as const),
  ...["second", "seconds", "sec", "secs", "s", "month", "months", "year", "years"].map((word) => [word, { times: 1 }] as const),
]);

function table(): Map<string, readonly Spelling[]> {
  const rows = new Map<string, Spelling[]>();
  const add = (words: string, spelling: Spelling) => rows.set(words, [...(rows.get(words) ?? []), spelling]);
  for (const [meant, list] of OPERATORS) for (const words of list) add(words, { place: "operator", meant });
  for (const [meant, list] of VALUES) for (const words of list) add(words, { place: "value", meant });
  for (const [meant, list] of MARKS) for (const words of list) add(words, { place: "any", meant });
  for (const [words, spelling] of REFUSED) add(words, spelling);
  return rows;
}
