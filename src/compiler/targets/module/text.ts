/** A constant as JavaScript, safe in any script: no text of a pack can end its literal, the line or the element it is in. */
export function literal(value: number | string | boolean): string {
  if (typeof value === "number") return value < 0 ? `(${value})` : String(value);
  return typeof value === "string" ? harmless(JSON.stringify(value)) : String(value);
}

/** JSON text as a JavaScript string between single quotes, shorter than between double ones since JSON is full of those. */
export function quotedJson(json: string): string {
  return `'${harmless(json.replace(/[\\']/g, "\\$&"))}'`;
}

/** A text on the rest of a comment's line. */
export function commentText(text: string): string {
  return harmless(JSON.stringify(text)).slice(1, -1);
}

/** Escapes what is no plain character in every place a script may stand: line separators, and `<`, which may begin a tag. */
function harmless(quoted: string): string {
  return quoted.replace(/[\u2028\u2029<]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
