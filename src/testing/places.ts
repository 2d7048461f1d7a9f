import type { Span } from "../base/source.ts";

/** Where a part of an encounter was written, and what an author calls it. */
export interface Place {
  readonly span: Span;
  readonly words: string;
}

/** Places by JSON pointer into the encounter of an example. */
export type Places = ReadonlyMap<string, Place>;

/** The place of a pointer, or of the nearest part around it that was written. Undefined: it stands in no part that was. */
export function placeAt(pointer: string, places: Places): Place | undefined {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = places.get(at);
    if (place) return place;
  }
  return undefined;
}

/** What an author calls the part at a pointer: "`stop` of `a`". */
export function wordsAt(pointer: string, places: Places): string {
  const last = pointer.split("/").reverse().find((part) => part !== "" && !/^[0-9]+$/.test(part)) ?? "";
  const place = placeAt(pointer, places);
  if (place && (places.get(pointer) === place || place.words.startsWith(`\`${last}\``))) return place.words;
  return place ? `\`${last}\` of ${place.words}` : `\`${last}\``;
}

/** A message with the pointers in it put in an author's words. */
export function inWords(message: string, places: Places): string {
  return message.replace(/\/[a-z_]+\/[0-9]+(?:\/[a-z_0-9]+)*/g, (pointer) => wordsAt(pointer, places));
}
