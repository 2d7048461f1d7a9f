import {
  BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, HYPHEN, LOWER_E, LOWER_F,
  LOWER_N, LOWER_T, NINE, OPEN_LIST, OPEN_OBJECT, POINT, QUOTE, ZERO,
} from "./ascii.ts";
import { isForbiddenUnit, isForeignEncoding, isHighSurrogate, isLowSurrogate, isReservedName, RESERVED_NAMES } from "./characters.ts";
import { readEscape } from "./escape.ts";
import { Failure } from "./failure.ts";
import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";

/** What the scanner found. */
export interface Scanned {
  /** Undefined: the text is strict JSON, which `JSON.parse` reads without loss. */
  readonly failure: Failure | undefined;
  /** The JSON text of the outermost member `id`, where the scan came so far. */
  readonly idText: string | undefined;
}

/**
 * Checks that a text is one JSON value as we take it: within the limits, without duplicate or reserved members (however they are escaped),
 * control or direction characters, half surrogate pairs, and numbers that a double would change. One pass; depth is capped before it
 * descends.
 */
export function scanJson(text: string): Scanned {
  const scanner = new Scanner(text);
  scanner.document();
  return scanner;
}

// Keys of the objects that are open, `ENCOUNTER_LIMITS.members` places for each depth. Scratch of one synchronous call.
const keyHash = new Int32Array(ENCOUNTER_LIMITS.depth * ENCOUNTER_LIMITS.members);
const keyStart = new Int32Array(ENCOUNTER_LIMITS.depth * ENCOUNTER_LIMITS.members);
const keyEnd = new Int32Array(ENCOUNTER_LIMITS.depth * ENCOUNTER_LIMITS.members);

class Scanner implements Scanned {
  failure: Failure | undefined = undefined;
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #idStart = -1;
  #idEnd = -1;
  /** UTF-16 units that escapes take beyond the unit that they mean, of the string being scanned. */
  #escaped = 0;
  /** Bytes of UTF-8 beyond one for each unit. */
  #moreBytes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get idText(): string | undefined {
    return this.#idEnd < 0 ? undefined : this.#text.slice(this.#idStart, this.#idEnd);
  }

  document(): boolean {
    const { length } = this.#text;
    if (length > ENCOUNTER_LIMITS.bytes) return this.#tooLong();
    if (isForeignEncoding(this.#text)) return this.#fail(Failure.of("encounter/encoding", {}));
    this.#blank();
    if (!this.#value()) return false;
    this.#blank();
    if (this.#at < length) return this.#fail(Failure.of("encounter/trailing-content", { offset: String(this.#at) }));
    return length + this.#moreBytes > ENCOUNTER_LIMITS.bytes ? this.#tooLong() : true;
  }

  #value(): boolean {
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === QUOTE) return this.#string();
    if (unit === OPEN_OBJECT) return this.#object();
    if (unit === OPEN_LIST) return this.#list();
    if (unit === HYPHEN || (unit >= ZERO && unit <= NINE)) return this.#number();
    const word = unit === LOWER_T ? "true" : unit === LOWER_F ? "false" : unit === LOWER_N ? "null" : undefined;
    if (word === undefined || !this.#text.startsWith(word, this.#at)) return this.#expected("a value");
    this.#at += word.length;
    return true;
  }

  #object(): boolean {
    if (this.#depth === ENCOUNTER_LIMITS.depth) return this.#tooDeep();
    const base = this.#depth * ENCOUNTER_LIMITS.members;
    this.#depth++;
    this.#at++;
    this.#blank();
    if (this.#text.charCodeAt(this.#at) === CLOSE_OBJECT) return this.#leave();
    for (let count = 0; ; count++) {
      if (count === ENCOUNTER_LIMITS.members) return this.#fail(Failure.of("encounter/too-many-members", { limit: String(ENCOUNTER_LIMITS.members) }));
      if (!this.#key(base, base + count)) return false;
      this.#blank();
      if (this.#text.charCodeAt(this.#at) !== COLON) return this.#expected("`:`");
      this.#at++;
      this.#blank();
      const start = this.#at;
      if (!this.#value()) return this.#inside(this.#keyText(base + count));
      if (this.#depth === 1 && this.#isId(base + count)) [this.#idStart, this.#idEnd] = [start, this.#at];
      this.#blank();
      const next = this.#text.charCodeAt(this.#at);
      if (next === CLOSE_OBJECT) return this.#leave();
      if (next !== COMMA) return this.#expected("`,` or `}`");
      this.#at++;
      this.#blank();
    }
  }

  #list(): boolean {
    if (this.#depth === ENCOUNTER_LIMITS.depth) return this.#tooDeep();
    this.#depth++;
    this.#at++;
    this.#blank();
    if (this.#text.charCodeAt(this.#at) === CLOSE_LIST) return this.#leave();
    for (let count = 0; ; count++) {
      if (count === ENCOUNTER_LIMITS.items) return this.#fail(Failure.of("encounter/too-many", { limit: String(ENCOUNTER_LIMITS.items) }));
      if (!this.#value()) return this.#inside(count);
      this.#blank();
      const next = this.#text.charCodeAt(this.#at);
      if (next === CLOSE_LIST) return this.#leave();
      if (next !== COMMA) return this.#expected("`,` or `]`");
      this.#at++;
      this.#blank();
    }
  }

  /** Reads a member name into place `slot` and compares it with those of its object, which begin at `base`. */
  #key(base: number, slot: number): boolean {
    const text = this.#text;
    if (text.charCodeAt(this.#at) !== QUOTE) return this.#expected("a member name in double quotes");
    const start = this.#at;
    let at = start + 1;
    let hash = 0;
    for (let unit = text.charCodeAt(at); unit !== QUOTE; unit = text.charCodeAt(++at)) {
      if (!(unit >= 0x20 && unit < 0x7f && unit !== BACKSLASH)) return this.#strangeKey(base, slot);
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    this.#at = at + 1;
    keyStart[slot] = start;
    keyEnd[slot] = at + 1;
    keyHash[slot] = hash;
    return this.#keyIsNew(base, slot, at - start - 1);
  }

  /** A member name that is not plain ASCII: the same checks as of a string, and the hash of what it means. */
  #strangeKey(base: number, slot: number): boolean {
    keyStart[slot] = this.#at;
    if (!this.#string()) return false;
    keyEnd[slot] = this.#at;
    const name = this.#keyText(slot);
    keyHash[slot] = hashOf(name);
    return this.#keyIsNew(base, slot, name.length);
  }

  #keyIsNew(base: number, slot: number, length: number): boolean {
    if (length > ENCOUNTER_LIMITS.text) return this.#textTooLong();
    const hash = keyHash[slot]!;
    if (RESERVED_HASHES.includes(hash) && isReservedName(this.#keyText(slot))) return this.#fail(Failure.of("encounter/reserved-key", {}));
    for (let other = base; other < slot; other++) {
      if (keyHash[other] !== hash || this.#keyText(other) !== this.#keyText(slot)) continue;
      if (this.#depth === 1 && this.#isId(slot)) this.#idEnd = -1;
      this.#fail(Failure.of("encounter/duplicate-key", {}));
      return this.#inside(this.#keyText(slot));
    }
    return true;
  }

  #keyText(slot: number): string {
    return JSON.parse(this.#text.slice(keyStart[slot], keyEnd[slot])) as string;
  }

  #isId(slot: number): boolean {
    return keyHash[slot] === ID_HASH && (this.#text.startsWith('"id"', keyStart[slot]) || this.#keyText(slot) === "id");
  }

  #string(): boolean {
    const text = this.#text;
    const start = this.#at + 1;
    let at = start;
    this.#escaped = 0;
    for (let unit = text.charCodeAt(at); unit !== QUOTE; unit = text.charCodeAt(at)) {
      if (unit >= 0x20 && unit < 0x7f && unit !== BACKSLASH) {
        at++;
        continue;
      }
      at = this.#character(at);
      if (at < 0) return false;
    }
    this.#at = at + 1;
    return at - start - this.#escaped > ENCOUNTER_LIMITS.text ? this.#textTooLong() : true;
  }

  /** Checks one character of a string that is escaped or not ASCII. Returns where the next one begins, or -1. */
  #character(at: number): number {
    const unit = this.#unit(at);
    if (unit < 0) return -1;
    if (isForbiddenUnit(unit)) return this.#refuse("encounter/control-character");
    if (isLowSurrogate(unit)) return this.#refuse("encounter/lone-surrogate");
    if (!isHighSurrogate(unit)) return this.#at;
    if (this.#text.charCodeAt(this.#at) === QUOTE) return this.#refuse("encounter/lone-surrogate");
    const low = this.#unit(this.#at);
    if (low < 0) return -1;
    return isLowSurrogate(low) ? this.#at : this.#refuse("encounter/lone-surrogate");
  }

  /** The UTF-16 unit that stands or is escaped at a place; afterwards `#at` is behind it. -1 where there is none. */
  #unit(at: number): number {
    const text = this.#text;
    this.#at = at + 1;
    if (at >= text.length) return this.#refuse("encounter/json", "a closing quote");
    const unit = text.charCodeAt(at);
    if (unit !== BACKSLASH) {
      if (unit >= 0x80) this.#moreBytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
      return unit;
    }
    const escape = readEscape(text, at);
    if (escape === undefined) return this.#refuse("encounter/json", "an escape of JSON");
    this.#at = at + escape.length;
    this.#escaped += escape.length - 1;
    return escape.unit;
  }

  #number(): boolean {
    const text = this.#text;
    const negative = text.charCodeAt(this.#at) === HYPHEN;
    const start = negative ? this.#at + 1 : this.#at;
    let at = start;
    let nonzero = false;
    let unit = text.charCodeAt(at);
    for (; unit >= ZERO && unit <= NINE; unit = text.charCodeAt(++at)) nonzero ||= unit !== ZERO;
    const whole = at - start;
    if (whole === 0 || (whole > 1 && text.charCodeAt(start) === ZERO)) return this.#expected("a number");
    let decimals = 0;
    if (unit === POINT) {
      const point = at++;
      for (unit = text.charCodeAt(at); unit >= ZERO && unit <= NINE; unit = text.charCodeAt(++at)) nonzero ||= unit !== ZERO;
      decimals = at - point - 1;
      if (decimals === 0) return this.#expected("a number");
    }
    this.#at = at;
    const exponent = (unit | 0x20) === LOWER_E;
    const loss = whole > ENCOUNTER_LIMITS.wholeDigits || decimals > ENCOUNTER_LIMITS.decimals || exponent || (negative && !nonzero);
    return loss ? this.#fail(numberFailure()) : true;
  }

  #blank(): void {
    const text = this.#text;
    let unit = text.charCodeAt(this.#at);
    if (unit > 0x20) return;
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) unit = text.charCodeAt(++this.#at);
  }

  #leave(): true {
    this.#depth--;
    this.#at++;
    return true;
  }

  #fail(failure: Failure): false {
    this.failure = failure;
    return false;
  }

  #inside(step: string | number): false {
    this.failure?.inside(step);
    return false;
  }

  #refuse(code: "encounter/control-character" | "encounter/lone-surrogate"): -1;
  #refuse(code: "encounter/json", expected: string): -1;
  #refuse(code: "encounter/control-character" | "encounter/lone-surrogate" | "encounter/json", expected = ""): -1 {
    this.failure = Failure.of(code, { expected, offset: String(this.#at) });
    return -1;
  }

  #expected(expected: string): false {
    return this.#fail(Failure.of("encounter/json", { expected, offset: String(this.#at) }));
  }

  #tooDeep(): false {
    return this.#fail(Failure.of("encounter/too-deep", { limit: String(ENCOUNTER_LIMITS.depth) }));
  }

  #tooLong(): false {
    return this.#fail(Failure.of("encounter/too-long", { limit: String(ENCOUNTER_LIMITS.bytes) }));
  }

  #textTooLong(): false {
    return this.#fail(Failure.of("encounter/text-too-long", { limit: String(ENCOUNTER_LIMITS.text) }));
  }
}

/** A number whose written form or size a double would change. */
export function numberFailure(): Failure {
  return Failure.of("encounter/number", { whole: String(ENCOUNTER_LIMITS.wholeDigits), decimals: String(ENCOUNTER_LIMITS.decimals) });
}

function hashOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0;
  return hash;
}

const ID_HASH = hashOf("id");
const RESERVED_HASHES: readonly number[] = RESERVED_NAMES.map(hashOf);
