/** One line of a file, without its line break. Offsets are those of the file. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Blanks before the text. */
  readonly indent: number;
  /** From the first character that is not a blank, without blanks at the end. */
  readonly text: string;
}

/** The lines of a text, in order. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    const whole = text.slice(start, end).trimEnd();
    const indent = whole.length - whole.trimStart().length;
    lines.push({ start, end: start + whole.length, indent, text: whole.slice(indent) });
    start = end + 1;
  }
  return lines;
}

/** True for a line that says something: it is neither empty nor a comment. */
export function isSaying({ text }: Line): boolean {
  return text !== "" && !text.startsWith("#");
}

/** The key of a line and where its value begins, behind the dash of a list item too; undefined for a line that has none. */
export function keyOf({ text, start, indent }: Line): { readonly key: string; readonly valueStart: number; readonly value: string } | undefined {
  const match = /^((?:- +)*)([^\s:#'"[\]{}|>&*!%@`][^:#'"[\]{}]{0,60}?):(?:( +)(.*)|$)/.exec(text);
  if (!match) return undefined;
  const [, dash = "", key = "", blanks = "", value = ""] = match;
  return { key, valueStart: start + indent + dash.length + key.length + 1 + blanks.length, value };
}
