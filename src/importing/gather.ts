import { dayAfter, dayBefore } from "../ir/dates.ts";
import { compareRows, compareText, lastDay } from "./row.ts";
import type { Row } from "./row.ts";

/**
 * Rows of one key and one of its codes each, as rows of one key with the codes of their dates: cut wherever a code comes or goes. `keys`
 * is how many cells the key of a gathered row has. The codes stand first in the value, sorted, with blanks between.
 */
export function gatherRows(rows: readonly Row[], keys: number): readonly Row[] {
  const owners = new Map<string, Row[]>();
  for (const row of rows) {
    const owner = row.key.split(",").slice(0, keys).join(",");
    const group = owners.get(owner);
    if (group) group.push(row);
    else owners.set(owner, [row]);
  }
  return [...owners].sort(([a], [b]) => compareText(a, b)).flatMap(([owner, group]) => gatherKey(owner, group, keys));
}

function gatherKey(key: string, group: readonly Row[], keys: number): readonly Row[] {
  const starts = [...new Set(group.flatMap((row) => [row.from, ...(row.to === "" ? [] : [dayAfter(row.to)])]))].sort();
  const gathered: Row[] = [];
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1];
    const to = next === undefined ? "" : dayBefore(next);
    const inForce = group.filter((row) => row.from <= from && lastDay(row) >= from);
    if (inForce.length === 0) continue;
    // Of rows that differ in what they share, as history and publication may, the one that began last is believed.
    const last = inForce.reduce((a, b) => (compareText(a.from, b.from) || compareText(a.value, b.value)) >= 0 ? a : b);
    const codes = inForce.map((row) => row.key.split(",").slice(keys).join(",")).filter((code) => code !== "");
    const value = [codes.sort().join(" "), last.value].filter((_, place) => place === 0 || last.value !== "").join(",");
    const before = gathered.at(-1);
    if (before && before.value === value && before.to !== "" && dayAfter(before.to) === from) gathered[gathered.length - 1] = { ...before, to };
    else gathered.push({ key, value, from, to });
  }
  return gathered;
}

/** The opposite: a row for each code, and one without a code for a list that is empty. What goes on without a gap is one row. */
export function spreadRows(rows: readonly Row[]): readonly Row[] {
  const spread = rows.flatMap((row) => {
    const [codes = "", ...shared] = row.value.split(",");
    return codes.split(" ").map((code) => ({ ...row, key: `${row.key},${code}`, value: shared.join(",") }));
  });
  spread.sort(compareRows);
  const result: Row[] = [];
  for (const row of spread) {
    const before = result.at(-1);
    const goesOn = before && before.key === row.key && before.value === row.value && before.to !== "" && dayAfter(before.to) === row.from;
    if (goesOn) result[result.length - 1] = { ...before, to: row.to };
    else result.push(row);
  }
  return result;
}
