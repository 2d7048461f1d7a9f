import { characterFault, isReservedName } from "./characters.ts";
import { Failure } from "./failure.ts";
import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import { numberFailure } from "./scan.ts";

/** Data as `JSON.parse` of a scanned text gives it: objects without a member that the encounter did not have. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainObject;

export interface PlainObject {
  readonly [name: string]: Plain;
}

/**
 * Copies a caller's value as far as it is plain data, with the checks that the scanner makes of text. Every member is read once, so a value
 * that changes between two reads cannot pass a check and differ afterwards. A member that is `undefined` counts as absent, as it does
 * for `JSON.stringify`. Accessors and proxies that throw make a failure, not an exception.
 */
export function copyPlain(value: unknown): Plain | Failure {
  try {
    return copy(value, 0);
  } catch {
    // Only the caller's own accessors, proxies and prototypes can throw in a copy.
    return notPlain();
  }
}

/**
 * Copies the value of one field, as {@link copyPlain} copies a whole; it may throw. Its depth counts from the field: what lies deeper than
 * any value of a field is no such value either.
 */
export function copyPart(value: unknown): Plain | Failure {
  return copy(value, 0);
}

function copy(value: unknown, depth: number): Plain | Failure {
  switch (typeof value) {
    case "string": return copyText(value);
    case "number": return isExactNumber(value) ? value : numberFailure();
    case "boolean": return value;
    case "object":
      if (value === null) return null;
      if (depth === ENCOUNTER_LIMITS.depth) return Failure.of("encounter/too-deep", { limit: String(ENCOUNTER_LIMITS.depth) });
      return Array.isArray(value) ? copyList(value, depth) : copyObject(value, depth);
    default: return notPlain();
  }
}

function copyText(text: string): string | Failure {
  if (text.length > ENCOUNTER_LIMITS.text) return Failure.of("encounter/text-too-long", { limit: String(ENCOUNTER_LIMITS.text) });
  const fault = characterFault(text);
  return fault === undefined ? text : Failure.of(fault, {});
}

function copyList(list: readonly unknown[], depth: number): Plain | Failure {
  const length = lengthOf(list);
  if (length instanceof Failure) return length;
  const copied: Plain[] = [];
  for (let index = 0; index < length; index++) {
    const item = copy(list[index], depth + 1);
    if (item instanceof Failure) return item.inside(index);
    copied.push(item);
  }
  return copied;
}

function copyObject(object: object, depth: number): Plain | Failure {
  if (!isPlainObject(object)) return notPlain();
  const names = Object.keys(object);
  if (names.length > ENCOUNTER_LIMITS.members) return tooManyMembers();
  const copied: Record<string, Plain> = {};
  for (const name of names) {
    if (isReservedName(name)) return Failure.of("encounter/reserved-key", {});
    const member = (object as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    const text = copyText(name);
    if (text instanceof Failure) return text;
    const value = copy(member, depth + 1);
    if (value instanceof Failure) return value.inside(name);
    copied[name] = value;
  }
  return copied;
}

export function notPlain(): Failure {
  return Failure.of("encounter/not-plain-data", {});
}

export function tooManyMembers(): Failure {
  return Failure.of("encounter/too-many-members", { limit: String(ENCOUNTER_LIMITS.members) });
}

/** How many items a list has, where they are not too many. */
export function lengthOf(list: readonly unknown[]): number | Failure {
  const { length } = list;
  return length <= ENCOUNTER_LIMITS.items ? length : Failure.of("encounter/too-many", { limit: String(ENCOUNTER_LIMITS.items) });
}

/** An object literal, the result of `JSON.parse`, or an object without a prototype; also of another realm. */
export function isPlainObject(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

const LARGEST = 10 ** ENCOUNTER_LIMITS.wholeDigits;
const SCALE = 10 ** ENCOUNTER_LIMITS.decimals;

/** Whether a number is one that the scanner would let pass: so many digits, so many decimals, not -0. */
function isExactNumber(value: number): boolean {
  if (!(value > -LARGEST && value < LARGEST) || Object.is(value, -0)) return false;
  return Math.round(value * SCALE) / SCALE === value;
}
