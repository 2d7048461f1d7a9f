/**
 * What a text of an encounter may not hold: control characters (C0, DEL, C1, line and paragraph separators) and characters that
 * change the writing direction or mark the byte order, which make a text look like another one.
 */
export function isForbiddenUnit(unit: number): boolean {
  if (unit < 0x20) return true;
  if (unit < 0x7f) return false;
  if (unit < 0xa0) return true;
  if (unit < 0x200e) return unit === 0x061c;
  return unit <= 0x200f || (unit >= 0x2028 && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069) || unit === 0xfeff;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** What is wrong with the characters of a text; undefined: nothing. */
export function characterFault(text: string): "encounter/control-character" | "encounter/lone-surrogate" | undefined {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x20 && unit < 0x7f) continue;
    if (isForbiddenUnit(unit)) return "encounter/control-character";
    if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(at + 1))) at++;
    else if (unit >= 0xd800 && unit <= 0xdfff) return "encounter/lone-surrogate";
  }
  return undefined;
}

/** Names that mean something to objects of the host language; no member may have them. */
export const RESERVED_NAMES: readonly string[] = ["__proto__", "constructor", "prototype"];

export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.includes(name);
}

/** The first characters that text in UTF-16, compressed bytes or a byte order mark have when they are taken for UTF-8. */
export function isForeignEncoding(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 0xfeff || first === 0xfffe || first === 0xfffd || first === 0x1f || first === 0 || text.charCodeAt(1) === 0;
}
