import { printable } from "./display.ts";

/** A text that Markdown shows as it is, in a table too; an underscore inside a word means nothing to it. */
export function escaped(text: string): string {
  return printable(text).replace(/[\\*<>[\]#|]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`);
}
