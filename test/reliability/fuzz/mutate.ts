import { below } from "../../support/slips.ts";
import type { Random } from "../../support/slips.ts";

/** One of a list. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)]!;
}

/** Pieces of text that have broken readers elsewhere. */
const WEAPONS: readonly string[] = [
  "\u0000", "\ufeff", "\ud800", "\udc00x", "\u202e", "\u200b", "\u2028", "\u0430", "\u00a0", "\t", "\r", "\n", "\n\n", " ", "  ", "\\", "\\u0000", "\\ud800", "\\x", "\"", "'", "`",
  "__proto__", "constructor", "toString", "hasOwnProperty", "null", "true", "yes", "NO", "NaN", "Infinity", "-0", "1e400", "-1", "0x1F", "010", "1_000", "1.0", "9007199254740993", "2147483648", "00123", "9636e1",
  "&a ", "*a", "<<: *a", "!!js/function x", "!!binary aGk=", "%YAML 1.1\n", "---\n", "...\n", "? [a]\n", "- ", ": ", "{", "}", "[", "]", "(", ")", ",", "|", "|\n", ">-\n", "#", " # x", "@", "%", "~",
  "and", "or", "not", "is", "is not", "at least", "more than", "==", "=", "<=", ">", "/(a+)+$/", "${x}", "*/", "//", "'", "minutes", "mins", "CPT", "modifier", "2026-02-29", "2026-13-01", "01/02/2026", "10:00", "24:00",
  "[".repeat(80), "{\"a\":".repeat(40), "(".repeat(80), "not ".repeat(80), "a and ".repeat(200), "x".repeat(70), "x".repeat(1_100), "\u20ac".repeat(400), "0".repeat(400),
];

type Change = (text: string, random: Random) => string;

/** Changes of a text that know nothing of its language. */
const CHANGES: readonly Change[] = [
  (text, random) => spliced(text, random, 12, () => ""),
  (text, random) => wordChanged(text, random, () => ""),
  (text, random) => wordChanged(text, random, (words) => oneOf(random, words)),
  (text, random) => wordChanged(text, random, (words) => oneOf(random, words)),
  (text, random) => wordChanged(text, random, () => oneOf(random, WEAPONS)),
  (text, random) => spliced(text, random, 0, () => oneOf(random, WEAPONS)),
  (text, random) => spliced(text, random, 6, () => oneOf(random, WEAPONS)),
  (text, random) => spliced(text, random, 40, (cut) => cut + cut),
  (text, random) => spliced(text, random, 1, (cut) => String.fromCharCode((cut.charCodeAt(0) || 0) ^ (1 << below(random, 7)))),
  (text, random) => spliced(text, random, 1, () => String.fromCharCode(below(random, 128))),
  (text, random) => text.slice(0, below(random, text.length + 1)),
  (text, random) => {
    const [from, to] = [below(random, text.length), below(random, text.length)];
    const piece = text.slice(from, from + 1 + below(random, 60));
    return text.slice(0, to) + piece + text.slice(to);
  },
  (text, random) => numberChanged(text, random),
  (text, random) => {
    const lines = text.split("\n");
    const [one, other] = [below(random, lines.length), below(random, lines.length)];
    [lines[one], lines[other]] = [lines[other]!, lines[one]!];
    return lines.join("\n");
  },
  (text, random) => {
    const lines = text.split("\n");
    lines.splice(below(random, lines.length), 1 + below(random, 3));
    return lines.join("\n");
  },
];

function spliced(text: string, random: Random, most: number, by: (cut: string) => string): string {
  const at = below(random, text.length + 1);
  const end = Math.min(text.length, at + (most > 1 ? 1 + below(random, most) : most));
  return text.slice(0, at) + by(text.slice(at, end)) + text.slice(end);
}

function wordChanged(text: string, random: Random, by: (words: readonly string[]) => string): string {
  const words = [...text.matchAll(/[A-Za-z0-9_]+/g)];
  if (words.length === 0) return text;
  const one = oneOf(random, words);
  return text.slice(0, one.index) + by(words.map(([word]) => word)) + text.slice(one.index + one[0].length);
}

function numberChanged(text: string, random: Random): string {
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return text;
  const one = oneOf(random, numbers);
  const was = Number(one[0]);
  const now = oneOf(random, [String(was + 1), String(was - 1), String(-was), "0", "1", String(2 ** 31), String(2 ** 53), `${was}.5`, `${was}e3`, `0${was}`]);
  return text.slice(0, one.index) + now + text.slice(one.index + one[0].length);
}

/** A text with one to four changes, mostly one. */
export function mutated(text: string, random: Random): string {
  let changed = text;
  for (let count = random() < 0.6 ? 1 : 2 + below(random, 3); count > 0; count--) changed = oneOf(random, CHANGES)(changed, random);
  return changed;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values that stand where others should. */
const VALUES: readonly Json[] = [null, true, false, 0, -1, 1.5, 1e300, 2 ** 31, "", " ", "x", "\u0000", "\ud800", "\u202e", "x".repeat(1_100), "2026-02-29", "2026-03-02T10:00", "2026-03-02T10:00:01-05:00", "2026-03-02T10:00+25:00", [], {}, [[]], [null], { id: 1 }, "main", "00123"];
const KEYS: readonly string[] = ["__proto__", "constructor", "patient", "id", "", "a/b~c", "site", "start ", "Start", "\u0000"];

/** A value of JSON with one to three places changed: another value, one left out, doubled, renamed, nested, or put elsewhere. */
export function restructured(text: string, random: Random): string {
  const holder: { [key: string]: Json } = { "": JSON.parse(text) as Json };
  for (let count = random() < 0.6 ? 1 : 2 + below(random, 2); count > 0; count--) {
    const places: { readonly at: { [key: string]: Json } | Json[]; readonly key: string }[] = [];
    const walk = (value: Json): void => {
      if (typeof value !== "object" || value === null) return;
      for (const key of Object.keys(value)) {
        places.push({ at: value, key });
        walk((value as { [key: string]: Json })[key]!);
      }
    };
    walk(holder);
    if (places.length === 0) break;
    const { at, key } = oneOf(random, places);
    changePlace(at as { [key: string]: Json }, key, oneOf(random, places), random);
  }
  return JSON.stringify(holder[""]) ?? "null";
}

function changePlace(at: { [key: string]: Json }, key: string, other: { readonly at: { [key: string]: Json } | Json[]; readonly key: string }, random: Random): void {
  const value = at[key]!;
  const put = (name: string, now: Json): void => void Object.defineProperty(at, name, { value: now, enumerable: true, writable: true, configurable: true });
  switch (below(random, 7)) {
    case 0: return put(key, structuredClone(oneOf(random, VALUES)));
    case 1: return Array.isArray(at) ? void at.splice(Number(key), 1) : void Reflect.deleteProperty(at, key);
    case 2: return Array.isArray(at) ? void at.push(structuredClone(value)) : put(oneOf(random, KEYS), structuredClone(value));
    case 3: return put(key, [structuredClone(value)]);
    case 4: return put(key, structuredClone((other.at as { [key: string]: Json })[other.key]!));
    case 5: return put(key, typeof value === "string" ? mutated(value, random) : typeof value === "number" ? value + oneOf(random, [-1, 1, 0.5, 60, 1_440, 10_080]) : JSON.stringify(value));
    default: return put(key, nested(value, 1 + below(random, 40)));
  }
}

function nested(value: Json, depth: number): Json {
  return depth === 0 ? value : [nested(value, depth - 1)];
}
