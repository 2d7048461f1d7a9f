import type { Explained } from "../../../analysis/explain/explained.ts";
import { drawClaim } from "../../claim/claim.ts";
import { drawReasons, drawSources } from "../../claim/explanation.ts";
import { drawTable } from "../../claim/table.ts";
import { WIDTH } from "../../claim/width.ts";
import { widthOf, wrap } from "../display.ts";
import { furtherTables, heldTables, type ReasonTable, whyNotTables } from "./tables.ts";

/** The claim, what would end a hold, why a code is not on it; then the reasons, what else could have been, and the sources. */
export function explainedText(explained: Explained): string {
  const { answer, tree, sources, held, whyNot } = explained;
  const claim = drawClaim(answer);
  if ("error" in answer) return claim;
  const asked = [...heldTables(held), ...whyNotTables(whyNot)].map(drawn).join("");
  const further = furtherTables(explained).map(drawn).join("");
  return claim + asked + (tree.length > 0 ? drawReasons(tree, answer.pack.id) : "") + further + drawSources(sources);
}

/** A table under its title, wide as a claim; ends with a line break. */
function drawn({ title, columns, rows, note }: ReasonTable): string {
  const titled = columns.map((column) => ({ title: column }));
  const table = rows.length === 0 ? [] : drawTable(titled, fitted(rows, columns.length), WIDTH, 4);
  const below = note === undefined ? [] : wrap(note, WIDTH - 4).map((line) => `    ${line}`);
  return `${["", `  ${title}`, ...table, ...below].map((line) => line.trimEnd()).join("\n")}\n`;
}

/** The widest that columns before the last may be, by the number of columns. */
const MOST: Readonly<Record<number, readonly number[]>> = { 2: [60], 3: [30, 34], 4: [18, 12, 32] };

/** Rows whose long cells are broken over several rows, so that the last column keeps room. */
function fitted(rows: readonly (readonly string[])[], count: number): readonly (readonly string[])[] {
  const most = MOST[count] ?? [];
  const fixed = most.map((limit, index) => Math.min(limit, Math.max(...rows.map((row) => widthOf(row[index]!)))) + 2);
  const room = WIDTH - 4 - Math.max(0, fixed.reduce((sum, one) => sum + one, 0));
  return rows.flatMap((row) => {
    const cells = row.map((cell, index) => wrap(cell, most[index] ?? room));
    const height = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => cells.map((cell) => cell[line] ?? ""));
  });
}
