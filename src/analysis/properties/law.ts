import type { UnderstoodPack } from "../../compiler/understand.ts";
import type { Property } from "../../compiler/properties/property.ts";
import type { Chart, Fields, Kind, Setting } from "../charts/chart.ts";
import type { TwoSites } from "../charts/situations.ts";
import type { Coded, Coder } from "./coder.ts";
import type { Named } from "./named.ts";

/** A pack with what charts for it are drawn from. */
export interface Subject {
  readonly coder: Coder;
  /** What the pack was compiled from; null: only the pack itself is at hand, and less is decided by form. */
  readonly understood: UnderstoodPack | null;
  /** The pack below it, got ready before; null: it extends none. */
  readonly below: Subject | null;
  readonly kinds: readonly Kind[];
  /** The kinds with their substances named. */
  readonly named: Named;
  readonly settings: readonly Setting[];
  readonly sites: TwoSites | null;
  /** The day of most charts. */
  readonly day: string;
  /** Days from which on answers may be others than before. */
  readonly firsts: readonly string[];
  /** Those days and the days before them. */
  readonly days: readonly string[];
  /** Minutes at which answers may change, with the minute before, rising. */
  readonly minutes: readonly number[];
}

/** A chart that was drawn, as it was coded. */
export interface Tried extends Coded {
  readonly chart: Chart;
}

/** The same chart after a change that a law speaks of. */
export interface Change {
  /** What was changed, in words: `b split at 10:31`. */
  readonly words: string;
  readonly encounter: Fields;
  /** What it is compared with, where that is not the chart itself. */
  readonly against?: Fields;
}

/** Undefined: the law holds. Null: it has nothing to say of this chart. A text: what breaks it. */
export type Broken = string | null | undefined;

/** Decided without any chart, or with all of a few: in words. Undefined: not decided so. */
export type ByForm =
  | { readonly is: "proved"; readonly why: string }
  | { readonly is: "exhaustive"; readonly over: string }
  | { readonly is: "broken"; readonly why: string; readonly encounter?: Fields }
  | undefined;

/** How a law of the library is decided. What its form does not decide is tried on charts. */
export interface Law {
  /** What the law means, one or two sentences for an analyst. */
  readonly means: string;
  byForm?(property: Property, subject: Subject): ByForm;
  /** Of one chart and its answer. */
  readonly each?: (tried: Tried, property: Property, subject: Subject) => Broken;
  /** Of a chart and what is changed about it. */
  readonly changed?: {
    changes(tried: Tried, property: Property, subject: Subject): readonly Change[];
    compare(before: Coded, after: Coded, property: Property, tried: Tried): Broken;
  };
}
