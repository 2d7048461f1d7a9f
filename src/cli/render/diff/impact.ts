import type { Impact, ImpactRow, Sums } from "../../../analysis/diff/impact.ts";
import { counted, grouped, padLeft, padRight, printable, widthOf } from "../display.ts";

/** A part of what replayed encounters show. */
export interface ImpactSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What replayed encounters show, as text in a fixed width: counts, a table by payer and change, the smallest examples. */
export function impactSections(impact: Impact): readonly ImpactSection[] {
  const { encounters, alike, moved, onlyOld, onlyNow, refused, rows, examples, fees } = impact;
  const counts = [
    `${counted(encounters, "encounter")}: ${grouped(alike)} alike, ${grouped(moved)} moved`,
    ...(onlyOld + onlyNow + refused > 0 ? [`accepted only by the old pack ${grouped(onlyOld)}, only by the new one ${grouped(onlyNow)}, by neither ${grouped(refused)}`] : []),
    ...(fees && fees.missing > 0 ? [`${counted(fees.missing, "code")} with ${counted(fees.units, "unit")} have no fee and count nothing`] : []),
  ];
  const sections: ImpactSection[] = [{ title: "impact", lines: counts }];
  if (rows.length > 0) sections.push({ title: "by payer and change (billed lines; held and denied ones left out)", lines: drawn(impactTable(impact)) });
  if (examples.length > 0) {
    sections.push({ title: "smallest examples", lines: examples.map(({ place, id, was, now, changes }) => printable(`encounter ${grouped(place)}${id === null ? "" : ` (${id})`}: ${was}  ->  ${now}  by ${changes.join(", ")}`)) });
  }
  return sections;
}

/** Rows of cells with their headings. */
export function impactTable({ rows, fees }: Impact): readonly (readonly string[])[] {
  const heads = ["payer", "changes", "encounters", "lines", "units", ...(fees ? ["money"] : [])];
  return [heads, ...rows.map((row) => [
    row.payer ?? "base", row.changes.join(" + ") || "several", grouped(row.encounters), moved(row, "lines", String), moved(row, "units", String), ...(fees ? [moved(row, "cents", dollars)] : []),
  ])];
}

function moved({ old, now }: ImpactRow, what: keyof Sums, words: (value: number) => string): string {
  const by = now[what] - old[what];
  return `${words(old[what])} -> ${words(now[what])} (${by > 0 ? "+" : ""}${words(by)})`;
}

/** Cents as `1234.05`: exact, since they are whole. */
export function dollars(cents: number): string {
  const whole = Math.abs(cents);
  return `${cents < 0 ? "-" : ""}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
}

function drawn(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.map((row) => row.map(printable));
  const widths = shown[0]!.map((_, column) => Math.max(...shown.map((row) => widthOf(row[column]!))));
  return shown.map((row) => row.map((cell, column) => (column < 2 ? padRight(cell, widths[column]!) : padLeft(cell, widths[column]!))).join("  ").trimEnd());
}
