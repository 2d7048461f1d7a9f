import type { Billed } from "../charts/answers.ts";
import type { Form } from "./places.ts";

/** A pack as tables name it. */
export interface TablePack {
  readonly id: string;
  readonly title: string;
  readonly payer: string | null;
}

/** Packs that bill the same at every minute that was run. */
export interface Column {
  readonly packs: readonly TablePack[];
}

/** What the packs of a column bill from the first to the last minute of an interval. */
export interface Cell {
  readonly words: string;
  /** Titles of the rules that ask, hold or deny, with what becomes of it. */
  readonly notes: readonly string[];
  readonly billed: Billed;
}

/** Minutes at which every pack bills one and the same. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** Names and titles of the rules with a breakpoint at `from`, among those that bill here or one minute before. */
  readonly by: readonly { readonly rule: string; readonly title: string }[];
}

/** What an item bills by its minutes, for the packs side by side. */
export interface MinuteTable {
  /** The ladder for which the table is made. */
  readonly ladder: string;
  readonly title: string;
  readonly form: Form;
  readonly kind: string;
  readonly situation: string;
  /** Settings in which the table is the same, in words. */
  readonly settings: readonly string[];
  /** Days of service on which all packs bill as here: those around `day`, on which it was run. */
  readonly from: string;
  readonly to: string | null;
  readonly day: string;
  readonly columns: readonly Column[];
  readonly intervals: readonly Interval[];
}

/** The tables of some packs, and how they were established. */
export interface MinuteTables {
  readonly packs: readonly TablePack[];
  /** Every whole minute from 1 up to this one was run on every pack of every table. */
  readonly minutes: number;
  readonly on: string;
  readonly tables: readonly MinuteTable[];
  /** Ladders of the packs for which no example has a chart that reaches them. */
  readonly unreached: readonly { readonly ladder: string; readonly title: string; readonly pack: string }[];
  /** Packs that have no rules for the day. */
  readonly notInForce: readonly TablePack[];
}
