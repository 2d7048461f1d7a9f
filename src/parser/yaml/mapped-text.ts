/** A text with, for each UTF-16 unit, the file offset it was decoded from, and one more entry for its end. */
export interface MappedText {
  readonly text: string;
  readonly offsets: Uint32Array;
}

/** Collects a decoded text piece by piece. Offsets never decrease. */
export class MappedTextBuilder {
  #text = "";
  readonly #offsets: number[] = [];

  /** The units of `source` from `start` to `end`, each at its own place; `base` is the file offset of `source[0]`. */
  copy(source: string, start: number, end: number, base: number): void {
    this.#text += source.slice(start, end);
    for (let at = start; at < end; at++) this.#offsets.push(base + at);
  }

  /** A text that stands for what begins at the file offset `at`: an escape, a fold, a line break. */
  put(text: string, at: number): void {
    this.#text += text;
    for (let unit = 0; unit < text.length; unit++) this.#offsets.push(at);
  }

  /** `end` is the file offset after the last unit. */
  finish(end: number): MappedText {
    const offsets = new Uint32Array(this.#offsets.length + 1);
    offsets.set(this.#offsets);
    offsets[this.#offsets.length] = end;
    return { text: this.#text, offsets };
  }
}

/** Whole numbers from 0 on: the offsets of a text that stands in the file as it reads are a part of them. Never written to. */
let counted = counting(1 << 14);

function counting(length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, index) => index);
}

/** A text that stands in the file exactly as it reads. */
export function mapStraight(text: string, base: number): MappedText {
  const end = base + text.length + 1;
  if (end > counted.length) counted = counting(2 * end);
  return { text, offsets: counted.subarray(base, end) };
}
