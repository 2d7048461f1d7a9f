import fc from "fast-check";
import type { Property } from "../../compiler/properties/property.ts";
import { type Break, tryChart, tryLaw } from "./break.ts";
import { charts } from "./draw.ts";
import { histogram } from "./features.ts";
import type { Subject, Tried } from "./law.ts";
import { LIBRARY } from "./library.ts";
import { keyOf, relevantKinds } from "./relevant.ts";
import { shrink } from "./shrink.ts";
import type { Fields, Kind } from "../charts/chart.ts";

/** Changes that a law makes to each chart it is tried on; a counterexample is made small with all of them. */
const CHANGES = 1;

/** How often laws are tried, and which charts are drawn. */
export interface PropertySettings {
  readonly seed: number;
  /** Charts for each pack. */
  readonly runs: number;
  /** Only the chart of this number of the draw; absent: all. */
  readonly path?: number;
}

/** Small enough that all packs of a workspace are tried in seconds. */
export const USUAL: PropertySettings = { seed: 1, runs: 24 };

/** How a law was decided, or what breaks it. */
export type Verdict =
  | { readonly is: "proved"; readonly why: string }
  | { readonly is: "exhaustive"; readonly over: string }
  /** `asked` of the charts drawn had something the law speaks of. */
  | { readonly is: "tested"; readonly charts: number; readonly asked: number }
  /** Broken by its form, or by a chart that no draw gave. */
  | { readonly is: "broken"; readonly why: string; readonly encounter: Fields | null }
  | { readonly is: "counterexample"; readonly by: Break; readonly path: number };

export interface Decided {
  readonly property: Property;
  readonly verdict: Verdict;
}

/** What became of the laws of one pack. */
export interface PropertyReport {
  readonly pack: string;
  readonly release: string;
  readonly title: string;
  readonly laws: readonly Decided[];
  /** Charts that were coded; one that the strict reader refuses is not among them. */
  readonly charts: number;
  /** How many of them have what. */
  readonly features: Readonly<Record<string, number>>;
}

/** Whether a law of a report does not hold. */
export function isBroken({ verdict }: Decided): boolean {
  return verdict.is === "broken" || verdict.is === "counterexample";
}

/** Decides the laws of a pack: by their form, else on charts drawn from the seed. The same seed draws the same charts for the same pack. */
export function decideProperties(properties: readonly Property[], subject: Subject, settings: PropertySettings = USUAL): PropertyReport {
  const { pack } = subject.coder;
  const all = drawCharts([], subject, settings);
  const seen = new Map([["", all]]);
  const laws = properties.map((property) => {
    const wanted = relevantKinds(property, subject);
    const key = keyOf(wanted, subject);
    const tried = seen.get(key) ?? drawCharts(wanted, subject, settings);
    seen.set(key, tried);
    return { property, verdict: decide(property, subject, tried) };
  });
  const tried = [...seen.values()].flat();
  const features = histogram(tried.map((one) => one.tried), subject);
  return { pack: pack.id, release: pack.release, title: pack.title, laws, charts: tried.length, features };
}

interface Numbered {
  readonly number: number;
  readonly pick: number;
  readonly tried: Tried;
}

/** Another number for each pack: packs that share a base and its laws try them on other charts. */
function seedOf(pack: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < pack.length; at++) hash = (Math.imul(hash, 31) + pack.charCodeAt(at)) | 0;
  return hash;
}

/** The charts of a draw that the strict reader takes, coded. */
function drawCharts(wanted: readonly (readonly Kind[])[], subject: Subject, { seed, runs, path }: PropertySettings): readonly Numbered[] {
  const drawn = fc.sample(charts(subject, wanted), { seed: seedOf(subject.coder.pack.id, seed), numRuns: path === undefined ? runs : Math.max(runs, path + 1) });
  return drawn.flatMap(({ chart, pick }, number) => {
    const tried = path === undefined || path === number ? tryChart(chart, subject) : undefined;
    return tried ? [{ number, pick, tried }] : [];
  });
}

function decide(property: Property, subject: Subject, all: readonly Numbered[]): Verdict {
  const law = LIBRARY[property.law];
  const form = law.byForm?.(property, subject);
  if (form) return form.is === "broken" ? { is: "broken", why: form.why, encounter: form.encounter ?? null } : form;
  let asked = 0;
  for (const { number, pick, tried } of all) {
    const outcome = tryLaw(law, property, tried, subject, { pick, most: CHANGES });
    if (outcome.is === "broken") return { is: "counterexample", by: shrink(law, property, outcome.by, subject), path: number };
    if (outcome.is === "holds") asked++;
  }
  return { is: "tested", charts: all.length, asked };
}
