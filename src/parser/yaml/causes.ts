import type { Cause } from "./cause.ts";
import { indentationCause } from "./indentation.ts";
import { isSaying, keyOf, type Line, linesOf } from "./lines.ts";

/** What the yaml package says, in its words. */
export interface SyntaxFault {
  readonly code: string;
  readonly message: string;
  readonly start: number;
}

type Finder = (fault: SyntaxFault, lines: readonly Line[], index: number, text: string) => Cause | undefined;

/** The cause of what the yaml package could not read; undefined where none of the usual ones fits. */
export function causeOf(fault: SyntaxFault, text: string): Cause | undefined {
  const lines = linesOf(text);
  const found = lines.findIndex((_, at) => (lines[at + 1]?.start ?? Number.POSITIVE_INFINITY) > fault.start);
  const index = found < 0 ? lines.length - 1 : found;
  for (const finder of FINDERS) {
    const cause = finder(fault, lines, index, text);
    if (cause) return cause;
  }
  return undefined;
}

/** `KEY: a text: and more`: the second colon would make a key of the text. */
const colonInText: Finder = ({ code }, lines, index) => {
  if (code !== "BLOCK_AS_IMPLICIT_KEY") return undefined;
  const entry = valueAt(lines[index]!);
  if (!entry || !/:(?: |$)/.test(entry.value)) return undefined;
  return { ...entry, what: "a text with a colon and a blank in it would be another key", help: "put the text in quotes; a clause never has a colon", fixes: quoteFix(entry) };
};

/** A line that is deeper than the one before it, which has its value already; or one between two levels. */
const indentation: Finder = ({ code, message }, lines, index) => {
  const isBelow = code === "BLOCK_AS_IMPLICIT_KEY" && message.startsWith("Nested");
  const isHere = (code === "BAD_INDENT" && message.startsWith("All ")) || (code === "BLOCK_AS_IMPLICIT_KEY" && message.startsWith("A block sequence"));
  if (!isBelow && !isHere) return undefined;
  // The place may be that of an empty line or of a comment above the one that is meant.
  const meant = lines.findIndex((line, at) => at >= (isBelow ? index + 1 : index) && isSaying(line));
  return meant < 0 ? undefined : indentationCause(lines, meant);
};

/** `KEY TEXT`, `KEY:TEXT`, and a row of a table that stands left of it. */
const missingColon: Finder = ({ code, message }, lines, index) => {
  if (code !== "MULTILINE_IMPLICIT_KEY" && !message.startsWith("Implicit map keys")) return undefined;
  const line = lines[index]!;
  const start = line.start + line.indent;
  const glued = /^((?:- +)*[A-Za-z][A-Za-z0-9_ ]*):(?=[^\s:])/.exec(line.text);
  if (glued) {
    const at = start + glued[0].length;
    return { start: at - 1, end: at, what: "behind the colon of a key stands a blank", help: "write a blank", fixes: [{ title: "write a blank behind the colon", edits: [{ start: at, end: at, text: " " }] }] };
  }
  const block = blockAbove(lines, index);
  if (block !== undefined && block !== line.indent) {
    const edits = [{ start: line.start, end: start, text: " ".repeat(block) }];
    return { start, end: line.end, what: `the line is indented by ${line.indent}, the block above it by ${block}`, help: `a line of a \`|\` block is indented like its first one`, fixes: [{ title: `indent it by ${block}`, edits }] };
  }
  return { start, end: line.end, what: "a key has a colon behind it, and this line has none", help: "write `KEY: TEXT`" };
};

/** Indentation of a `|` block that ends right above the line, further left. */
function blockAbove(lines: readonly Line[], index: number): number | undefined {
  let last = index - 1;
  while (last >= 0 && lines[last]!.text === "") last--;
  const inside = lines[last]?.indent;
  if (inside === undefined || inside <= lines[index]!.indent) return undefined;
  let head = last;
  while (head >= 0 && (lines[head]!.text === "" || lines[head]!.indent >= inside)) head--;
  return head >= 0 && /[|>][-+0-9]*$/.test(lines[head]!.text) ? inside : undefined;
}

/** `"A" and more`, `[see] more`, `{see} more`: the text goes on where it has ended. */
const goesOn: Finder = ({ message }, lines, index) => {
  if (!/at node end$/.test(message)) return undefined;
  const entry = valueAt(lines[index]!);
  const opening = entry?.value[0];
  if (!entry || opening === undefined || !`"'[{`.includes(opening)) return undefined;
  const what = opening === "[" || opening === "{" ? `a text that begins with \`${opening}\` needs quotes around it` : "the text goes on behind its closing quote";
  return { ...entry, what, help: "put the whole text in quotes", fixes: quoteFix(entry) };
};

/** `@text`, `%text`: marks that YAML keeps for itself. */
const reservedStart: Finder = ({ code, start }, lines, index, text) => {
  if (code !== "BAD_SCALAR_START") return undefined;
  const entry = valueAt(lines[index]!);
  const help = "put the text in quotes";
  const what = `a text cannot begin with \`${text[start]}\` without quotes around it`;
  return entry && entry.start === start ? { ...entry, what, help, fixes: quoteFix(entry) } : { start, end: start + 1, what, help };
};

/** `KEY: - item`. */
const itemBesideKey: Finder = ({ message, start }) =>
  message.includes("block-seq-ind") ? { start, end: start + 1, what: "`-` begins an item of a list, and an item stands on a line of its own", help: "put each item on a line below the key, or the text in quotes" } : undefined;

/** `KEY: | text`, `KEY: > 3`. */
const besideBlock: Finder = ({ message, start }, lines, index, text) => {
  if (!message.startsWith("Not a YAML token")) return undefined;
  const entry = valueAt(lines[index]!);
  const mark = entry?.value[0];
  if (!entry || (mark !== "|" && mark !== ">")) return { start, end: start + 1, what: `\`${text[start]}\` cannot be read here`, help: "put the text in quotes" };
  const help = mark === ">" ? "a comparison begins with what is compared: `FIELD is more than ...`; a text is put in quotes" : "the text of a `|` block begins on the line below";
  return { start: entry.start, end: entry.end, what: `nothing may stand on the line behind \`${mark}\``, help };
};

/** `}` or `]` too many. */
const extraBracket: Finder = ({ message, start }) => {
  const bracket = /flow-(map|seq)-end/.exec(message)?.[1];
  if (!bracket) return undefined;
  const mark = bracket === "map" ? "}" : "]";
  return { start, end: start + 1, what: `\`${mark}\` closes nothing`, help: "delete it", fixes: [{ title: "delete it", edits: [{ start, end: start + 1, text: "" }] }] };
};

/** `{ a: b c: d }`. */
const missingComma: Finder = ({ code, start }, lines, index) => {
  if (code !== "BLOCK_IN_FLOW") return undefined;
  return { start, end: lines[index]!.end, what: "inside `{ }` and `[ ]` a comma stands between two entries, and everything stands on one line", help: "write the missing comma, or put a text with a colon in quotes" };
};

const FINDERS: readonly Finder[] = [colonInText, indentation, missingColon, goesOn, reservedStart, itemBesideKey, besideBlock, extraBracket, missingComma];

/** The value of the line's key, from its first to its last character. */
function valueAt(line: Line): { readonly start: number; readonly end: number; readonly value: string } | undefined {
  const entry = keyOf(line);
  return entry && entry.value !== "" ? { start: entry.valueStart, end: line.end, value: entry.value } : undefined;
}

/** The value in quotes; quotes of a word processor around it become plain ones. None where a comment may follow. */
function quoteFix({ start, end, value }: { readonly start: number; readonly end: number; readonly value: string }): NonNullable<Cause["fixes"]> {
  if (value.includes(" #")) return [];
  const inside = /^[\u201c\u201d\u201e](.*)[\u201c\u201d]$/.exec(value)?.[1] ?? value;
  const text = inside.includes("'") && !/["\\]/.test(inside) ? `"${inside}"` : `'${inside.replaceAll("'", "''")}'`;
  return [{ title: "put it in quotes", edits: [{ start, end, text }] }];
}
