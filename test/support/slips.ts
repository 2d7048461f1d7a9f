import type { SourceFile } from "../../src/base/source.ts";

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** A whole number below another. */
export const below = (random: Random, most: number): number => Math.floor(random() * most);

/** Slips of a hand: a line lost or doubled, two words of a file or of a line changed places, a word lost or put where another stood, a file cut off. */
const SLIPS: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => withLines(text, (lines) => lines.splice(below(random, lines.length), 1)),
  (text, random) => withLines(text, (lines) => lines.splice(below(random, lines.length), 0, lines[below(random, lines.length)]!)),
  (text, random) => withLines(text, (lines) => {
    const at = below(random, lines.length);
    lines[at] = swapped(lines[at]!, random);
  }),
  (text, random) => swapped(text, random),
  (text, random) => withLines(text, (lines) => {
    const at = below(random, lines.length);
    lines[at] = replaced(lines[at]!, random, "");
  }),
  (text, random) => {
    const words = wordsOf(text);
    return replaced(text, random, words[below(random, words.length)]?.[0] ?? "");
  },
  (text, random) => text.slice(0, below(random, text.length)),
];

function withLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split("\n");
  change(lines);
  return lines.join("\n");
}

function wordsOf(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(/[A-Za-z0-9_]+|[^\sA-Za-z0-9_]/g)];
}

function swapped(text: string, random: Random): string {
  const words = wordsOf(text);
  const [first, second] = [words[below(random, words.length)], words[below(random, words.length)]].sort((a, b) => (a?.index ?? 0) - (b?.index ?? 0));
  if (!first || !second || first === second) return text;
  const between = text.slice(first.index + first[0].length, second.index);
  return text.slice(0, first.index) + second[0] + between + first[0] + text.slice(second.index + second[0].length);
}

function replaced(text: string, random: Random, by: string): string {
  const words = wordsOf(text);
  const word = words[below(random, words.length)];
  return word ? text.slice(0, word.index) + by + text.slice(word.index + word[0].length) : text;
}

/** A file with a slip in it. */
export function slip({ path, text }: SourceFile, random: Random): SourceFile {
  return { path, text: SLIPS[below(random, SLIPS.length)]!(text, random) };
}
