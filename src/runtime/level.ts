import { type Item, OWN_WORD } from "./encounter.ts";

/** The provisional arrangement of level items: by what the program reads of them, then by id (kinds.md 5). */
export function arrange(items: readonly Item[], slots: readonly number[]): Item[] {
  return [...items].sort((a, b) => {
    for (const slot of slots) {
      const one = a.values[slot];
      const other = b.values[slot];
      if (one === other) continue;
      const left = keyText(one);
      const right = keyText(other);
      if (left !== right) return left < right ? -1 : 1;
    }
    return compareIds(a, b);
  });
}

function keyText(value: unknown): string {
  if (value === undefined || (typeof value === "string" && value.startsWith(OWN_WORD))) return "";
  return typeof value === "number" ? String(value).padStart(16, "0") : JSON.stringify(value);
}

/** Code-unit order of ids: the last resort, between items that nothing on the bill tells apart. */
export function compareIds(a: Item, b: Item): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
