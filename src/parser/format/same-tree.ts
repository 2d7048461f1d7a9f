import type { Module } from "../ast.ts";

const PLACES: ReadonlySet<string> = new Set(["span", "keySpan", "outerKeySpan", "howSpan", "offsets", "style"]);

/** True when two trees say the same: equal but for places in the file and the style in which texts were written. */
export function isSameTree(first: Module, second: Module): boolean {
  return fingerprint(first) === fingerprint(second);
}

/** A tree without places, as text. */
function fingerprint(tree: Module): string {
  return JSON.stringify(tree, (key, value: unknown) => {
    if (value instanceof Map) return [...value];
    // A part that is a span of time is called `span` too, and says something.
    if (PLACES.has(key) && !isFromTo(value)) return undefined;
    return value;
  });
}

function isFromTo(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "from_to";
}
