const HEX = /^[0-9A-Fa-f]{4}$/;

const SHORT: ReadonlyMap<string, number> = new Map([
  ['"', 34], ["\\", 92], ["/", 47], ["b", 8], ["f", 12], ["n", 10], ["r", 13], ["t", 9],
]);

/** What an escape of a JSON string means, and how many UTF-16 units it is written with. */
export interface Escape {
  readonly unit: number;
  readonly length: 2 | 6;
}

/** The escape whose backslash stands at a place; undefined where JSON has none such. */
export function readEscape(text: string, at: number): Escape | undefined {
  const letter = text.charAt(at + 1);
  const unit = SHORT.get(letter);
  if (unit !== undefined) return { unit, length: 2 };
  const hexadecimal = text.slice(at + 2, at + 6);
  return letter === "u" && HEX.test(hexadecimal) ? { unit: Number.parseInt(hexadecimal, 16), length: 6 } : undefined;
}
