import { encodeCanonical, isCanonicalText } from "./canonical.ts";

/** The members of an object in the order of its canonical text: each key with the canonical text of its value. */
export type Members = ReadonlyMap<string, string>;

/** The members of plain data; one that is undefined counts as absent. */
export function membersOf(value: object): Members {
  return textsOf(value, (member) => encodeCanonical(member));
}

/**
 * The members of an object that was read from a text by `JSON.parse`; undefined when the text is not the object's canonical one. Never throws.
 * What `JSON.stringify` writes is the canonical text as long as keys stand in order and texts are well-formed, and it writes much faster than
 * {@link encodeCanonical}: that one is asked about every other object.
 */
export function canonicalMembers(value: object, text: string): Members | undefined {
  if (!ESCAPED_SURROGATE.test(text) && isWritten(value, 0)) {
    const members = textsOf(value, (member) => JSON.stringify(member));
    if (joined(members) === text) return members;
  }
  return isCanonicalText(value, text) ? membersOf(value) : undefined;
}

/** `JSON.stringify` writes a lone surrogate so; a text that does not have this has none. */
const ESCAPED_SURROGATE = /\\ud/;

/** Lists and objects inside one another that `JSON.stringify` is trusted with. */
const SHALLOW = 500;

function textsOf(value: object, write: (value: unknown) => string): Members {
  const members = new Map<string, string>();
  for (const key of Object.keys(value).sort()) {
    const property = (value as Readonly<Record<string, unknown>>)[key];
    if (property !== undefined) members.set(key, write(property));
  }
  return members;
}

function joined(members: Members): string {
  const texts: string[] = [];
  for (const [key, text] of members) texts.push(`${JSON.stringify(key)}:${text}`);
  return `{${texts.join()}}`;
}

/** Whether what `JSON.parse` read has keys in order and numbers that are whole and safe, everywhere. */
function isWritten(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "number" || Number.isSafeInteger(value);
  if (depth > SHALLOW) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (typeof value[index] !== "string" && !isWritten(value[index], depth + 1)) return false;
    return true;
  }
  const keys = Object.keys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]!;
    if (index > 0 && keys[index - 1]! > key) return false;
    const property = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof property !== "string" && !isWritten(property, depth + 1)) return false;
  }
  return true;
}

/**
 * A canonical text without the members that have one of the keys, at every depth: the text that the value has without them. A quote that begins
 * a key stands behind `{` or `,`; inside a text every quote has a backslash before it.
 */
export function withoutMembers(text: string, keys: readonly string[]): string {
  const key = new RegExp(`[{,]"(?:${keys.join("|")})":`, "g");
  const kept: string[] = [];
  let from = 0;
  for (let found = key.exec(text); found !== null; found = key.exec(text)) {
    const { index } = found;
    const leads = text.charCodeAt(index) === OPEN_OBJECT;
    let end = endOfValue(text, key.lastIndex);
    kept.push(text.slice(from, leads ? index + 1 : index));
    // Behind the brace that opens an object a member goes with the comma after it, unless the next one goes too and takes that comma.
    while (leads && text.charCodeAt(end) === COMMA) {
      key.lastIndex = end;
      if (key.exec(text)?.index !== end) {
        end++;
        break;
      }
      end = endOfValue(text, key.lastIndex);
    }
    from = key.lastIndex = end;
  }
  kept.push(text.slice(from));
  return kept.join("");
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Where the value that begins at a place of a canonical text has ended. */
function endOfValue(text: string, start: number): number {
  let open = 0;
  for (let at = start; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfText(text, at) - 1;
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) open++;
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) open--;
    const next = text.charCodeAt(at + 1);
    if (open === 0 && (Number.isNaN(next) || next === COMMA || next === CLOSE_LIST || next === CLOSE_OBJECT)) return at + 1;
  }
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === QUOTE) return at + 1;
  }
}
