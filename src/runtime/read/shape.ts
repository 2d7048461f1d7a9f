import { didYouMean, suggest } from "../../base/suggest.ts";
import { Failure } from "./failure.ts";
import type { Plain, PlainObject } from "./plain.ts";

/** Reads plain data as a value of one type. Nothing is converted. */
export type Read<T> = (raw: Plain) => T | Failure;

/** Something other than what belongs somewhere. `expected` is in our words: "text", "a whole number". */
export function wrongType(raw: unknown, expected: string): Failure {
  return Failure.of(raw === null ? "encounter/null" : "encounter/type", { expected });
}

/** A member that is not among the known ones. The message names those that are near, never the member. */
export function unknownField(name: string, known: Iterable<string>, vocabulary: string): Failure {
  const question = didYouMean(suggest(name, known, 1));
  return Failure.of("encounter/unknown-field", { vocabulary, near: question === undefined ? "" : `; ${question}` }).inside(name);
}

export function isObject(raw: Plain): raw is PlainObject {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** Reads each item of a list. */
export function readList<T>(raw: Plain, read: Read<T>): readonly T[] | Failure {
  if (!Array.isArray(raw)) return wrongType(raw, "a list");
  const items: T[] = [];
  for (let index = 0; index < raw.length; index++) {
    const item = read((raw as readonly Plain[])[index]!);
    if (item instanceof Failure) return item.inside(index);
    items.push(item);
  }
  return items;
}

/** A member of an object that the engine itself knows, such as an amount. */
export interface Member {
  readonly read: Read<unknown>;
  readonly required: boolean;
}

/** Reads an object that has these members and no others. */
export function readShape<T>(raw: Plain, members: Readonly<Record<keyof T & string, Member>>, vocabulary: string): T | Failure {
  if (!isObject(raw)) return wrongType(raw, "an object");
  const known: Readonly<Record<string, Member>> = members;
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(known, name)) return unknownField(name, Object.keys(known), vocabulary);
    const value = known[name]!.read(raw[name]!);
    if (value instanceof Failure) return value.inside(name);
    read[name] = value;
  }
  for (const name of Object.keys(known)) {
    if (known[name]!.required && read[name] === undefined) return Failure.of("encounter/missing-field", { field: name }).inside(name);
  }
  return read as T;
}
