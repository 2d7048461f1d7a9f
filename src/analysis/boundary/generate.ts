import type { Pack } from "../../ir/ir.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Fields } from "../charts/chart.ts";
import { encountersIn, vectorsOf } from "../charts/examples.ts";
import { kindsOf } from "../charts/kinds.ts";
import { settingsOf, usualDay } from "../charts/settings.ts";
import { twoSitesOf } from "../charts/situations.ts";
import type { Change } from "./change.ts";
import { changeWords, withChange } from "./change.ts";
import { breakpointDays, breakpointMinutes } from "./check.ts";
import { dayCharts } from "./days.ts";
import { edgesOf } from "./edges.ts";
import { minuteCharts, saying } from "./minutes.ts";
import type { Boundaries, BoundaryChart, BoundaryRow } from "./model.ts";
import { openDay } from "./template.ts";
import { rulesNamed, Trial } from "./trial.ts";

/** Edges of one sort that are shown of a rule. */
const EDGES = 2;

/**
 * The boundaries of a pack, not signed: its minutes, its days, and for each rule of its own an example just inside and changes that are just outside. Of a pack
 * that extends another only what the two bill otherwise, and its own rules. Charts are made of the examples of both.
 */
export function boundariesOf(pack: Pack, below: Pack | null, vectors: readonly Vector[] = vectorsOf([pack])): Boundaries {
  const trial = new Trial(pack);
  const base = below ? new Trial(below) : null;
  const all = [...vectors, ...(below?.vectors ?? [])];
  const day = usualDay([pack], all);
  const material = { kinds: kindsOf([pack], all), settings: settingsOf([pack], all), sites: twoSitesOf(all, pack.vocabulary), day };
  const examples = [...own(vectors, pack), ...own(below?.vectors ?? [], pack)];
  const days = dayCharts(trial, base, examples);
  const edges = edgeCharts(trial, below, examples);
  return {
    pack: `${pack.id} ${pack.release}`, approvedBy: "", approvedOn: "",
    minutes: breakpointMinutes(pack), days: breakpointDays(pack),
    charts: unique([...minuteCharts(trial, base, material), ...days.charts, ...edges.charts]),
    notShown: [...days.notShown, ...edges.notShown],
  };
}

/** Encounters of examples as those of the pack's payer, the smallest first. */
function own(vectors: readonly Vector[], { payer }: Pack): readonly Fields[] {
  const sized = encountersIn(vectors).map((encounter) => {
    const { payer: _, ...rest } = encounter;
    const fields = payer === null ? rest : { ...rest, payer };
    return { fields, size: JSON.stringify(fields).length };
  });
  return sized.sort((a, b) => a.size - b.size).map(({ fields }) => fields);
}

function edgeCharts(trial: Trial, below: Pack | null, examples: readonly Fields[]): { readonly charts: readonly BoundaryChart[]; readonly notShown: readonly string[] } {
  const known = below ? rulesNamed(below) : new Set<string>();
  const rules = [...rulesNamed(trial.pack)].filter((rule) => !known.has(rule)).sort();
  const told = examples.map((encounter) => ({ encounter, rules: new Set(trial.tell(encounter).rules) }));
  const charts: BoundaryChart[] = [];
  const notShown: string[] = [];
  for (const rule of rules) {
    const inside = told.find((one) => one.rules.has(rule))?.encounter;
    const edges = inside ? edgesOf(trial, inside, rule, EDGES) : [];
    if (!inside || edges.length === 0) notShown.push(rule);
    else charts.push(edgeChart(trial, inside, rule, edges.flatMap((edge) => [edge.inside, edge.outside]).filter((change) => change !== null)));
  }
  return { charts, notShown };
}

function edgeChart(trial: Trial, encounter: Fields, rule: string, changes: readonly Change[]): BoundaryChart {
  const template: Fields = { ...openDay(encounter), id: "boundary" };
  const day = String(encounter["date_of_service"]);
  const rows = [null, ...changes].map((change): BoundaryRow => ({
    day, minutes: null, change: change === null ? "" : openChange(change, day), ...saying(trial.tell(change === null ? encounter : withChange(encounter, change))),
  }));
  return { name: rule, why: `An example that \`${rule}\` speaks of, and what is just outside of it.`, template, rows };
}

/** A change whose dates are open, as those of the template are. */
function openChange(change: Change, day: string): string {
  const { value } = openDay({ date_of_service: day, value: change.value ?? null });
  return changeWords(change.value === undefined ? change : { ...change, value: value! });
}

/** Charts of one name are numbered. */
function unique(charts: readonly BoundaryChart[]): readonly BoundaryChart[] {
  const times = new Map<string, number>();
  return charts.map((chart) => {
    const time = (times.get(chart.name) ?? 0) + 1;
    times.set(chart.name, time);
    return time === 1 ? chart : { ...chart, name: `${chart.name} (${time})` };
  });
}
