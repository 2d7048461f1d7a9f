import type { Fields, Kind, Setting } from "../charts/chart.ts";
import { tellingKinds } from "../charts/kinds.ts";
import type { Situation, TwoSites } from "../charts/situations.ts";
import { AGAIN, ALONE, situationsWith } from "../charts/situations.ts";
import { breakpointMinutes } from "./check.ts";
import type { BoundaryChart, BoundaryRow } from "./model.ts";
import { closed, openMinutes } from "./template.ts";
import type { Told, Trial } from "./trial.ts";

/** What charts are made of. */
export interface Material {
  readonly kinds: readonly Kind[];
  readonly settings: readonly Setting[];
  readonly sites: TwoSites | null;
  readonly day: string;
}

/** So many of the most telling kinds stand beside others. */
const COMPANIONS = 4;
/** So many plain settings are tried. */
const SETTINGS = 3;

/**
 * Charts of one item, alone and beside others, with a row at each minute at which the pack bills otherwise than one minute before, and at that minute before. Each
 * minute at which a rule comes, goes or bills otherwise is shown once. Where the pack has one below it, only minutes at which the two bill other codes are shown.
 */
export function minuteCharts(trial: Trial, below: Trial | null, { kinds, settings, sites, day }: Material): readonly BoundaryChart[] {
  const breakpoints = breakpointMinutes(trial.pack);
  const telling = tellingKinds(kinds);
  const beside = telling.filter(({ lasts }) => lasts).slice(0, COMPANIONS).flatMap((companion) => situationsWith(companion, sites));
  const seen = new Set<string>();
  const charts: BoundaryChart[] = [];
  for (const setting of settings.filter(({ plain }) => plain).slice(0, SETTINGS)) {
    for (const situation of [ALONE, ...AGAIN, ...beside]) {
      for (const kind of telling) {
        const chart = chartAt(trial, below, breakpoints, { kind, situation, setting, day }, seen);
        if (chart) charts.push(chart);
      }
    }
  }
  return charts;
}

interface At {
  readonly kind: Kind;
  readonly situation: Situation;
  readonly setting: Setting;
  readonly day: string;
}

function chartAt(trial: Trial, below: Trial | null, breakpoints: readonly number[], { kind, situation, setting, day }: At, seen: Set<string>): BoundaryChart | undefined {
  const known = new Map<number, Told>();
  const tell = (minutes: number): Told => {
    const told = known.get(minutes) ?? trial.tell(encounterAt(minutes));
    known.set(minutes, told);
    return told;
  };
  const edges = breakpoints.filter((minutes) => {
    if (minutes === 1 && kind.lasts) return false;
    const [before, at] = [tell(minutes - 1), tell(minutes)];
    return before.bills !== at.bills || before.asks !== at.asks;
  });
  const template = openMinutes(...both([100, 101].map((minutes) => encounterAt(minutes))), 100);
  const stand = edges.filter((minutes) => [minutes - 1, minutes].every((one) => same(closed(template, day, one), encounterAt(one))));
  const shown = stand.filter((minutes) => {
    if (below && !otherEdge(minutes)) return false;
    const found = rulesChanged(tell(minutes - 1), tell(minutes)).map((rule) => `${minutes} ${rule}`).filter((one) => !seen.has(one));
    for (const one of found) seen.add(one);
    return found.length > 0;
  });
  if (shown.length === 0) return undefined;
  return {
    name: `${kind.words}, ${situation.words}; ${setting.words}`,
    why: "Minutes at which it bills otherwise, and the minute before each.",
    template,
    rows: [...new Set(shown.flatMap((one) => [one - 1, one]))].map((one): BoundaryRow => ({ day, minutes: one, change: "", ...saying(tell(one)) })),
  };

  function encounterAt(minutes: number): Fields {
    return trial.encounterOf(situation.chart(kind, minutes, setting, day));
  }

  /** Whether the pack bills other codes than the one below it on a side of an edge; what only becomes of the claim is shown with its own rule. */
  function otherEdge(minutes: number): boolean {
    return [minutes - 1, minutes].some((one) => codesIn(tell(one)) !== codesIn(below!.tell(below!.encounterOf(situation.chart(kind, one, setting, day)))));
  }
}

function both([first, second]: readonly Fields[]): [Fields, Fields] {
  return [first!, second!];
}

function same(one: Fields, other: Fields): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function codesIn({ bills }: Told): string {
  return bills.replace(/ \(\w+\)/g, "");
}

/** The cells of a row. */
export function saying({ bills, asks, by }: Told): Pick<BoundaryRow, "bills" | "asks" | "by"> {
  return { bills, asks, by };
}

/** Whether two packs say different things of one encounter. */
export function toldOtherwise(one: Told, other: Told): boolean {
  return one.bills !== other.bills || one.asks !== other.asks;
}

/** The rules of one of two answers alone, or, where both name the same ones, all of them. */
function rulesChanged(one: Told, other: Told): readonly string[] {
  const only = [...one.rules.filter((rule) => !other.rules.includes(rule)), ...other.rules.filter((rule) => !one.rules.includes(rule))];
  return only.length > 0 ? only : one.bills === other.bills ? [] : other.by.split(", ");
}
