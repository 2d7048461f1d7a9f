import fc from "fast-check";
import type { Property } from "../../compiler/properties/property.ts";
import { type Break, tryChart, tryLaw } from "./break.ts";
import { charts, type Drawn } from "./draw.ts";
import { histogram } from "./features.ts";
import type { Subject, Tried } from "./law.ts";
import { LIBRARY } from "./library.ts";
import { keyOf, relevantKinds } from "./relevant.ts";
import { shrink } from "./shrink.ts";
import type { Fields, Kind } from "../charts/chart.ts";

/** Changes that a law makes to each chart it is tried on; a counterexample is made small with all of them. */
const CHANGES = 1;

/** A law that fewer charts than this had something to say to is tried on more of them, up to so many times as many. */
const ENOUGH = 6;
const LONGER = 4;

/** How often laws are tried, and which charts are drawn. */
export interface PropertySettings {
  readonly seed: number;
  /** Charts for each law; more where few of them have what it speaks of. */
  readonly runs: number;
  /** Only the chart of this number of the draw; absent: all. */
  readonly path?: number;
}

/** Small enough that all packs of a workspace are tried in seconds. */
export const USUAL: PropertySettings = { seed: 1, runs: 20 };

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
  const pools = new Map([["", new Pool([], subject, settings)]]);
  const laws = properties.map((property) => {
    const wanted = relevantKinds(property, subject);
    const key = keyOf(wanted, subject);
    const pool = pools.get(key) ?? new Pool(wanted, subject, settings);
    pools.set(key, pool);
    return { property, verdict: decide(property, subject, pool, settings) };
  });
  const tried = [...pools.values()].flatMap((pool) => pool.coded());
  const features = histogram(tried, subject);
  return { pack: pack.id, release: pack.release, title: pack.title, laws, charts: tried.length, features };
}

/** Another number for each pack: packs that share a base and its laws try them on other charts. */
function seedOf(pack: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < pack.length; at++) hash = (Math.imul(hash, 31) + pack.charCodeAt(at)) | 0;
  return hash;
}

/** Charts of one draw, each coded when it is first asked for. */
class Pool {
  readonly #drawn: readonly Drawn[];
  readonly #subject: Subject;
  readonly #tried = new Map<number, Tried | undefined>();

  constructor(wanted: readonly (readonly Kind[])[], subject: Subject, { seed, runs, path }: PropertySettings) {
    this.#subject = subject;
    this.#drawn = fc.sample(charts(subject, wanted), { seed: seedOf(subject.coder.pack.id, seed), numRuns: Math.max(runs * LONGER, (path ?? 0) + 1) });
  }

  /** The chart of a number, coded; undefined where the strict reader refuses it. */
  at(number: number): { readonly pick: number; readonly tried: Tried } | undefined {
    const { chart, pick } = this.#drawn[number]!;
    if (!this.#tried.has(number)) this.#tried.set(number, tryChart(chart, this.#subject));
    const tried = this.#tried.get(number);
    return tried && { pick, tried };
  }

  coded(): readonly Tried[] {
    return [...this.#tried.values()].filter((one) => one !== undefined);
  }
}

function decide(property: Property, subject: Subject, pool: Pool, { runs, path }: PropertySettings): Verdict {
  const law = LIBRARY[property.law];
  const form = law.byForm?.(property, subject);
  if (form) return form.is === "broken" ? { is: "broken", why: form.why, encounter: form.encounter ?? null } : form;
  let [asked, tried] = [0, 0];
  const enough = (number: number): boolean => number >= runs && (asked >= Math.min(ENOUGH, runs) || number >= runs * LONGER);
  for (let number = path ?? 0; path === undefined ? !enough(number) : number === path; number++) {
    const one = pool.at(number);
    if (!one) continue;
    tried++;
    const outcome = tryLaw(law, property, one.tried, subject, { pick: one.pick, most: CHANGES });
    if (outcome.is === "broken") return { is: "counterexample", by: shrink(law, property, outcome.by, subject), path: number };
    if (outcome.is === "holds") asked++;
  }
  return { is: "tested", charts: tried, asked };
}
