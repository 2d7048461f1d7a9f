import type { Pack } from "../../ir/ir.ts";
import type { Vector } from "../../ir/vectors.ts";
import { billedOf } from "../charts/answers.ts";
import { dateBreakpoints, minuteBreakpoints } from "../charts/breakpoints.ts";
import type { Fields } from "../charts/chart.ts";
import { invariant } from "../../base/invariant.ts";
import { loadPack } from "../../runtime/load.ts";
import { readChange, withChange } from "./change.ts";
import { differs, expectationsOf, rowOf } from "./claim.ts";
import type { Boundaries, BoundaryChart, BoundaryRow } from "./model.ts";
import { closed } from "./template.ts";

/** A row that no more bills what was approved. */
export interface MovedRow {
  readonly chart: string;
  readonly row: BoundaryRow;
  readonly now: Pick<BoundaryRow, "bills" | "asks" | "by">;
}

/** What became of approved boundaries. */
export interface BoundaryCheck {
  readonly rows: number;
  readonly moved: readonly MovedRow[];
  /** Minutes and days at which rules may change now, and could not when the file was written; and those that went. */
  readonly newMinutes: readonly number[];
  readonly goneMinutes: readonly number[];
  readonly newDays: readonly string[];
  readonly goneDays: readonly string[];
  /** The pack and release that the file is for, where it is for another. */
  readonly otherPack: string | null;
  readonly signed: boolean;
}

/** Minutes that are looked at: a ladder climbs to its third step, and everything else is below a day. */
export const BOUNDARY_LADDER = 211;

/** The encounter of a row. */
export function encounterOfRow({ template }: BoundaryChart, { day, minutes, change }: BoundaryRow): Fields {
  const read = change === "" ? undefined : readChange(change);
  return closed(read ? withChange(template, read) : template, day, minutes);
}

/** Runs every approved row again. Nothing moved: each of them was tested, and nothing is said about other charts. */
export function checkBoundaries(pack: Pack, boundaries: Boundaries): BoundaryCheck {
  const loaded = loadPack(pack);
  invariant(loaded.ok, "a pack that was compiled or read is loaded");
  const moved: MovedRow[] = [];
  let rows = 0;
  for (const chart of boundaries.charts) {
    for (const row of chart.rows) {
      rows += 1;
      const now = rowOf(billedOf(loaded.pack.code(encounterOfRow(chart, row))), row.day);
      if (differs(row, now)) moved.push({ chart: chart.name, row, now });
    }
  }
  const named = `${pack.id} ${pack.release}`;
  const [minutes, days] = [breakpointMinutes(pack), breakpointDays(pack)];
  return {
    rows, moved,
    newMinutes: minutes.filter((one) => !boundaries.minutes.includes(one)), goneMinutes: boundaries.minutes.filter((one) => !minutes.includes(one)),
    newDays: days.filter((one) => !boundaries.days.includes(one)), goneDays: boundaries.days.filter((one) => !days.includes(one)),
    otherPack: named === boundaries.pack ? null : boundaries.pack,
    signed: boundaries.approvedBy !== "" && boundaries.approvedOn !== "",
  };
}

/** Whether a check found nothing to look at. An approval that nobody has signed is told, and is no finding. */
export function stands({ moved, newMinutes, goneMinutes, newDays, goneDays, otherPack }: BoundaryCheck): boolean {
  return [moved, newMinutes, goneMinutes, newDays, goneDays].every((list) => list.length === 0) && otherPack === null;
}

/** The minutes at which the last rules of a pack may change, that are no further step of a ladder. */
export function breakpointMinutes(pack: Pack): readonly number[] {
  const day = pack.segments.at(-1)!.from;
  return minuteBreakpoints(pack, day, 1440).filter(({ minutes, by }) => minutes <= BOUNDARY_LADDER || by.some(({ part }) => part !== "more")).map(({ minutes }) => minutes);
}

/** The first day of a pack, and those on which its rules change. Rows of tables come and go by the quarter, and are not among them. */
export function breakpointDays(pack: Pack): readonly string[] {
  return [pack.segments[0]!.from, ...dateBreakpoints(pack).filter(({ why }) => why.some((one) => one !== "rows")).map(({ date }) => date)];
}

/** Approved rows as vectors, by which a pack or a mutant of it can be tried. Rows of refused encounters are left out. */
export function boundaryVectors({ charts }: Boundaries): readonly Vector[] {
  return charts.flatMap((chart) => chart.rows.flatMap((row): readonly Vector[] => {
    const expects = expectationsOf(row, row.day);
    const name = [chart.name, row.day, ...(row.minutes === null ? [] : [`${row.minutes} minutes`]), ...(row.change === "" ? [] : [row.change])].join(", ");
    return expects ? [{ name, encounter: JSON.stringify(encounterOfRow(chart, row)), expects }] : [];
  }));
}
