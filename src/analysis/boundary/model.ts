import type { Fields } from "../charts/chart.ts";

/** One row of an approved table: what a chart bills on a day, for a length, with a change of it. */
export interface BoundaryRow {
  /** ISO date of service. */
  readonly day: string;
  /** Minutes of the chart's item; null: the chart has its times. */
  readonly minutes: number | null;
  /** What is otherwise than in the chart, as `/path = JSON` or `without /path`; empty: nothing. */
  readonly change: string;
  /** The lines of the claim in words; `refused` where the encounter is. */
  readonly bills: string;
  /** Findings: `rule (outcome)`, joined by commas. */
  readonly asks: string;
  /** Rules behind the lines; told, not compared. */
  readonly by: string;
}

/** A chart whose day and minutes are open, and what it bills at the boundaries. */
export interface BoundaryChart {
  /** Unique among the charts of a pack. */
  readonly name: string;
  /** Why it is there, in words. */
  readonly why: string;
  /** An encounter with `@08:00`, `@08:00+minutes`, `@day` and `@day-1` in the place of its times. */
  readonly template: Fields;
  readonly rows: readonly BoundaryRow[];
}

/** The boundaries of a pack, as they stand in its file. */
export interface Boundaries {
  /** Id and release of the pack. */
  readonly pack: string;
  /** Empty: nobody has signed. */
  readonly approvedBy: string;
  readonly approvedOn: string;
  /** Minutes and days at which something of the rules may change, so that one that is new is noticed. */
  readonly minutes: readonly number[];
  readonly days: readonly string[];
  readonly charts: readonly BoundaryChart[];
  /** Rules for which no example shows both sides. */
  readonly notShown: readonly string[];
}
