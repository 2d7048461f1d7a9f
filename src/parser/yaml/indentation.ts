import type { Cause } from "./cause.ts";
import { isSaying, keyOf, type Line } from "./lines.ts";

/** Why the indentation of the line at `index` fits no line above it, and the repair: it and the lines below it move together. */
export function indentationCause(lines: readonly Line[], index: number): Cause | undefined {
  const line = lines[index];
  if (!line) return undefined;
  const dash = missingDash(lines, index);
  if (dash) return dash;
  const level = nearestLevel(lines, index);
  const start = line.start + line.indent;
  const what = line.text.startsWith("- ") ? "this item" : `\`${keyOf(line)?.key ?? shortened(line.text)}\``;
  const end = line.text.startsWith("- ") ? start + 1 : start + (keyOf(line)?.key.length ?? line.text.length);
  if (level === undefined || level === line.indent) return { start, end, what: `${what} is not lined up with a line above it` };
  const moved = [line, ...below(lines, index)];
  const edits = moved.map((one) => ({ start: one.start, end: one.start + one.indent, text: " ".repeat(Math.max(0, one.indent + level - line.indent)) }));
  return {
    start,
    end,
    what: `${what} is indented by ${line.indent}, the lines above that it may belong to by ${levelsAbove(lines, index).filter((one, at) => at < 2 || one === level).join(" or ")}`,
    help: `indent it by ${level}`,
    fixes: [{ title: `indent it by ${level}`, edits }],
  };
}

/** A line without a key in the column of the items of a list above it. */
function missingDash(lines: readonly Line[], index: number): Cause | undefined {
  const line = lines[index]!;
  const before = lines.slice(0, index).findLast(isSaying);
  if (!before?.text.startsWith("- ") || before.indent !== line.indent || line.text.startsWith("- ") || keyOf(line)) return undefined;
  const start = line.start + line.indent;
  const fixes = [{ title: "write `- ` before it", edits: [{ start, end: start, text: "- " }] }];
  return { start, end: line.end, what: "each item of a list begins with `- `, and this one does not", help: "write `- ` before it", fixes };
}

/** The lines below that are indented more: they belong to the line. */
function below(lines: readonly Line[], index: number): readonly Line[] {
  const found: Line[] = [];
  for (const line of lines.slice(index + 1)) {
    if (line.text === "") continue;
    if (line.indent <= lines[index]!.indent) break;
    found.push(line);
  }
  return found;
}

/** Indentations of the line before and of what it stands in, deepest first; of items for an item, of keys for a key. */
function levelsAbove(lines: readonly Line[], index: number): readonly number[] {
  const isItem = lines[index]!.text.startsWith("- ");
  const levels: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let at = index - 1; at >= 0 && least > 0; at--) {
    const line = lines[at]!;
    if (!isSaying(line) || line.indent >= least) continue;
    least = line.indent;
    if (line.text.startsWith("- ") === isItem) levels.push(line.indent);
  }
  return levels;
}

function nearestLevel(lines: readonly Line[], index: number): number | undefined {
  const line = lines[index]!;
  const levels = levelsAbove(lines, index);
  const distance = (level: number): number => Math.abs(level - line.indent);
  const least = Math.min(...levels.map(distance));
  const [deep, shallow] = levels.filter((level) => distance(level) === least);
  if (deep === undefined || shallow === undefined) return deep;
  const next = lines.slice(index + 1).find(isSaying);
  const opens = keyOf(line)?.value === "" && next !== undefined && next.indent > line.indent && next.indent <= deep;
  return opens ? shallow : deep;
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 37)}...`;
}
