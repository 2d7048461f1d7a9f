import type { Cell, Column, Interval, MinuteTable, MinuteTables, TablePack } from "../../../analysis/table/model.ts";
import { counted } from "../display.ts";

/** What a pack is called over a column: its payer; `base` where it has none and no other pack is so. */
export function packName({ id, payer }: TablePack): string {
  return payer ?? (id.includes("/") ? "base" : id);
}

/** The heading of a column: its first pack, and how many more bill the same. */
export function columnWords({ packs }: Column): string {
  const [first, ...others] = packs as readonly [TablePack, ...TablePack[]];
  if (others.length === 0) return packName(first);
  return others.length === 1 ? `${packName(first)} and ${packName(others[0]!)}` : `${packName(first)} and ${others.length} more`;
}

/** The packs of a column by name, where its heading does not name them all. */
export function legendOf(table: MinuteTable): readonly string[] {
  return table.columns.flatMap((column) => (column.packs.length > 2 ? [`${columnWords(column)}: ${column.packs.map(packName).join(", ")}`] : []));
}

/** `16 to 30`, or one minute. */
export function minutesWords({ from, to }: Pick<Interval, "from" | "to">): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

/** So many settings are named; JSON and CSV have them all. */
const NAMED_SETTINGS = 2;

/** What stands over a table beside the title of its ladder. */
export function placeWords({ kind, situation, settings }: MinuteTable): string {
  const [named, others] = [settings.slice(0, NAMED_SETTINGS), settings.slice(NAMED_SETTINGS)];
  return `${kind}, ${situation}; ${named.join(" or ")}${others.length > 0 ? ", and others" : ""}`;
}

/** The days of service on which a table holds. */
export function daysWords({ from, to }: MinuteTable): string {
  return to === null ? `service from ${from}` : `service ${from} to ${to}`;
}

/** What a cell says: the claim, and what holds or denies it. */
export function cellWords({ words, notes }: Cell): string {
  return notes.length === 0 ? words : `${words} [${notes.join("; ")}]`;
}

/** How the tables were established, honestly. */
export function establishedWords({ minutes, tables }: MinuteTables): string {
  return `${counted(tables.length, "table")}. Established by running: each pack coded the chart at every whole minute from 1 to ${minutes}, in a visit that begins at 08:00. Nothing is said about longer ones.`;
}

/** What is missing, one sentence each. */
export function missingWords({ unreached, notInForce, on }: MinuteTables): readonly string[] {
  return [
    ...unreached.map(({ ladder, title }) => `No table for ${ladder} (${title}): no chart made of the examples reaches it with one item, or with one beside it.`),
    ...notInForce.map((pack) => `${packName(pack)} has no rules for ${on}.`),
  ];
}
