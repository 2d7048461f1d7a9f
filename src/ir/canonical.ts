import { invariant } from "../base/invariant.ts";

/** Plain data that has exactly one canonical text: no floats, dates, maps or classes. A property that is undefined counts as absent. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/** Lists and objects inside one another: room for expressions of the depth that programs may have. Every walk over a pack is then of a bounded depth. */
const MAX_NESTING = 1_100;
const NOTHING: ReadonlySet<string> = new Set();
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const NEEDS_ESCAPE = /[^ !#-[\]-~]/;

/**
 * The canonical JSON of plain data (RFC 8785): keys sorted by UTF-16 code unit, no white space, shortest escapes. Numbers must be
 * safe integers and texts well-formed, so every engine writes the same bytes. Anything else is our own bug and throws. Properties named
 * in `without` are left out at every depth.
 */
export function encodeCanonical(value: unknown, without: ReadonlySet<string> = NOTHING, depth = 0): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") {
    invariant(Number.isSafeInteger(value) && !Object.is(value, -0), `not a canonical number: ${value}`);
    return String(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  invariant(depth < MAX_NESTING, "nested deeper than any canonical text");
  return Array.isArray(value) ? encodeList(value, without, depth + 1) : encodeObject(value, without, depth + 1);
}

/** Whether two plain values have the same canonical text. */
export function samePlain(a: unknown, b: unknown): boolean {
  return a === b || encodeCanonical(a) === encodeCanonical(b);
}

/** Whether a text is the canonical text of the value that it was read as. Never throws: what has no canonical text is not canonical. */
export function isCanonicalText(value: unknown, text: string): boolean {
  try {
    return encodeCanonical(value) === text;
  } catch {
    return false;
  }
}

function encodeList(list: readonly unknown[], without: ReadonlySet<string>, depth: number): string {
  let text = "[";
  for (let index = 0; index < list.length; index++) text += (index > 0 ? "," : "") + encodeCanonical(list[index], without, depth);
  return `${text}]`;
}

function encodeObject(value: unknown, without: ReadonlySet<string>, depth: number): string {
  invariant(typeof value === "object" && value !== null && isPlain(value), `no canonical form: ${typeof value}`);
  const record = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key of Object.keys(record).sort()) {
    const property = record[key];
    if (property === undefined || without.has(key)) continue;
    text += `${text === "" ? "{" : ","}${quote(key)}:${encodeCanonical(property, without, depth)}`;
  }
  return text === "" ? "{}" : `${text}}`;
}

function quote(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return `"${text}"`;
  invariant(!(SURROGATE.test(text) && LONE_SURROGATE.test(text)), "a text with a lone surrogate has no canonical form");
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
