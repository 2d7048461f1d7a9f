import { invariant } from "../base/invariant.ts";

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Plain data that has exactly one canonical text: no floats, dates, maps or classes. A property that is undefined counts as absent. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/**
 * The canonical JSON of plain data (RFC 8785): keys sorted by UTF-16 code unit, no white space, shortest escapes. Numbers must be
 * safe integers and texts well-formed, so every engine writes the same bytes. Anything else is our own bug and throws.
 */
export function encodeCanonical(value: unknown): string {
  const out: string[] = [];
  write(value, out);
  return out.join("");
}

/** Whether two plain values have the same canonical text. */
export function samePlain(a: unknown, b: unknown): boolean {
  return a === b || encodeCanonical(a) === encodeCanonical(b);
}

function write(value: unknown, out: string[]): void {
  if (value === null || typeof value === "boolean") {
    out.push(String(value));
  } else if (typeof value === "number") {
    invariant(Number.isSafeInteger(value) && !Object.is(value, -0), `not a canonical number: ${value}`);
    out.push(String(value));
  } else if (typeof value === "string") {
    invariant(!LONE_SURROGATE.test(value), "a text with a lone surrogate has no canonical form");
    out.push(JSON.stringify(value));
  } else if (Array.isArray(value)) {
    writeList(value, out);
  } else {
    writeObject(value, out);
  }
}

function writeList(list: readonly unknown[], out: string[]): void {
  out.push("[");
  for (let index = 0; index < list.length; index++) {
    if (index > 0) out.push(",");
    write(list[index], out);
  }
  out.push("]");
}

function writeObject(value: unknown, out: string[]): void {
  invariant(typeof value === "object" && value !== null && isPlain(value), `no canonical form: ${typeof value}`);
  const record = value as Readonly<Record<string, unknown>>;
  let separator = "{";
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    invariant(!LONE_SURROGATE.test(key), "a key with a lone surrogate has no canonical form");
    out.push(separator, JSON.stringify(key), ":");
    write(record[key], out);
    separator = ",";
  }
  out.push(separator === "{" ? "{}" : "}");
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
