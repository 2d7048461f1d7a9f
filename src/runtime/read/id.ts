import { characterFault } from "./characters.ts";
import { Failure } from "./failure.ts";
import type { Plain } from "./plain.ts";
import { scanJson } from "./scan.ts";
import { readIdText } from "./texts.ts";

/** The id of an encounter in a text that may be broken behind it, for the answer that refuses it; null where it cannot be read. */
export function readId(text: string): string | null {
  return idFromJson(scanJson(text).idText);
}

/** As {@link readId}, from the JSON text of the member `id`, which the scanner has passed. */
export function idFromJson(idText: string | undefined): string | null {
  return idText === undefined ? null : acceptedId(JSON.parse(idText));
}

/** The id of a value that may be anything, also hostile; null where it has none that we would accept. */
export function idFrom(value: unknown): string | null {
  try {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, "id")) return null;
    return acceptedId((value as { readonly id: unknown }).id);
  } catch {
    // An accessor or proxy of the caller's.
    return null;
  }
}

function acceptedId(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const id = readIdText(value as Plain);
  return id instanceof Failure || characterFault(id) !== undefined ? null : id;
}
