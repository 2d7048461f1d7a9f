import { dayBefore } from "../../ir/dates.ts";
import type { Fields } from "../charts/chart.ts";
import { breakpointDays } from "./check.ts";
import { saying, toldOtherwise } from "./minutes.ts";
import type { BoundaryChart, BoundaryRow } from "./model.ts";
import { closed, openDay } from "./template.ts";
import type { Trial } from "./trial.ts";

/** So many charts show one day. */
const CHARTS = 2;

/**
 * For each day on which the pack's rules change the smallest examples, moved there, that it answers otherwise than on the day before. Days of the pack below are
 * left to that one.
 */
export function dayCharts(trial: Trial, below: Trial | null, examples: readonly Fields[]): { readonly charts: readonly BoundaryChart[]; readonly notShown: readonly string[] } {
  const known = new Set(below ? breakpointDays(below.pack) : []);
  const charts: BoundaryChart[] = [];
  const notShown: string[] = [];
  const templates = examples.map(openDay);
  for (const day of breakpointDays(trial.pack).filter((one) => !known.has(one))) {
    const seen = new Set<string>();
    for (const template of templates) {
      if (seen.size >= CHARTS) break;
      const days = [dayBefore(day), day];
      const [before, on] = days.map((one) => trial.tell(closed(template, one, null))) as [ReturnType<Trial["tell"]>, ReturnType<Trial["tell"]>];
      if (on.refused || !toldOtherwise(before, on)) continue;
      const key = before.refused ? "begins" : [...before.rules, "|", ...on.rules].join();
      if (seen.has(key)) continue;
      seen.add(key);
      charts.push({
        name: `${String(template["id"])} around ${day}`,
        why: `${before.refused ? "The first day of the pack" : "A day on which rules change"}, and the day before.`,
        template: { ...template, id: "boundary" },
        rows: [before, on].map((told, index): BoundaryRow => ({ day: days[index]!, minutes: null, change: "", ...saying(told) })),
      });
      if (before.refused) break;
    }
    if (seen.size === 0) notShown.push(`the day ${day}`);
  }
  return { charts, notShown };
}
