/**
 * Sets of the values that one expression may have, with "not known" as a value of its own: what a test about it allows. Numbers are
 * whole; words are a finite set, or all but a finite set.
 */

/** Sorted, disjoint, inclusive; the ends may be infinite. */
export interface Numbers {
  readonly is: "numbers";
  readonly runs: readonly (readonly [low: number, high: number])[];
}

/** With `but`, all words except these. */
export interface Words {
  readonly is: "words";
  readonly but: boolean;
  readonly words: ReadonlySet<string>;
}

/** Some of the values that an expression may have when it is known. */
export type Values = Numbers | Words;

/** Some values of an expression, and whether "not known" is among them. */
export interface Region {
  readonly values: Values;
  readonly absent: boolean;
}

/** The whole numbers between two, both included. */
export function numbers(low: number, high: number): Numbers {
  return { is: "numbers", runs: low <= high ? [[low, high]] : [] };
}

/** The words of a list. */
export function words(list: Iterable<string>): Words {
  return { is: "words", but: false, words: new Set(list) };
}

/** Every word but those of the list. */
export function wordsBut(list: Iterable<string>): Words {
  return { is: "words", but: true, words: new Set(list) };
}

/** Whether it allows nothing, "not known" included. */
export function isEmpty({ values, absent }: Region): boolean {
  return !absent && hasNoValue(values);
}

function hasNoValue(values: Values): boolean {
  return values.is === "numbers" ? values.runs.length === 0 : !values.but && values.words.size === 0;
}

/** What both allow; both are about one expression, so of one kind. */
export function intersect(a: Region, b: Region): Region {
  return { absent: a.absent && b.absent, values: intersectValues(a.values, b.values) };
}

/** What one of them allows. */
export function unite(a: Region, b: Region, domain: Values): Region {
  const outside = intersectValues(subtract(domain, a.values), subtract(domain, b.values));
  return { absent: a.absent || b.absent, values: subtract(domain, outside) };
}

/** The values of the domain that are not among the others. */
export function subtract(domain: Values, others: Values): Values {
  return intersectValues(domain, complement(others));
}

function intersectValues(a: Values, b: Values): Values {
  if (a.is === "numbers" && b.is === "numbers") return intersectNumbers(a, b);
  if (a.is === "words" && b.is === "words") return intersectWords(a, b);
  return words([]);
}

function intersectNumbers(a: Numbers, b: Numbers): Numbers {
  const runs: [number, number][] = [];
  for (const [low, high] of a.runs) {
    for (const [from, to] of b.runs) {
      const [start, end] = [Math.max(low, from), Math.min(high, to)];
      if (start <= end) runs.push([start, end]);
    }
  }
  return { is: "numbers", runs };
}

function intersectWords(a: Words, b: Words): Words {
  if (a.but && b.but) return wordsBut([...a.words, ...b.words]);
  const [finite, other] = a.but ? [b, a] : [a, b];
  return words([...finite.words].filter((word) => other.words.has(word) !== other.but));
}

function complement(values: Values): Values {
  if (values.is === "words") return { ...values, but: !values.but };
  const runs: [number, number][] = [];
  let next = -Infinity;
  for (const [low, high] of values.runs) {
    if (low > next) runs.push([next, low - 1]);
    next = high + 1;
  }
  if (next < Infinity) runs.push([next, Infinity]);
  return { is: "numbers", runs };
}
