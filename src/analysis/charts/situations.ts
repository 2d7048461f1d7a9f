import { rolesOf } from "../../ir/roles.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { Chart, ChartedItem, Fields, Kind, Setting } from "./chart.ts";
import { MORNING } from "./chart.ts";
import { encountersIn, listOf } from "./examples.ts";

/** Where one item of any kind and length stands, and what stands beside it. */
export interface Situation {
  /** Unique among the situations that were made together. */
  readonly id: string;
  readonly words: string;
  /** The item is the first of the chart. An item of no minutes begins and ends at once. */
  chart(kind: Kind, minutes: number, setting: Setting, day: string): Chart;
}

/** Fields of the accesses at two sites that are coded apart. */
export interface TwoSites {
  readonly first: Fields;
  readonly second: Fields;
}

/** How long a companion runs where it does not run beside, and how long after it another of its kind begins. */
const COMPANION_MINUTES = 60;

const FIRST_SITE = "first";
const SECOND_SITE = "second";

/** The item by itself. */
export const ALONE: Situation = {
  id: "alone",
  words: "alone",
  chart: (kind, minutes, setting, day) => ({ day, setting, items: [placed(kind, MORNING, minutes)] }),
};

/** The item again: an hour after another of its kind, of the same substance and of another one. */
export const AGAIN: readonly Situation[] = [0, 1].map((another) => ({
  id: another === 0 ? "again" : "after-another",
  words: another === 0 ? "an hour after the same" : "after another of its kind",
  chart: (kind, minutes, setting, day) => {
    const ends = MORNING + (kind.lasts ? COMPANION_MINUTES : 0);
    const begins = another === 0 || !kind.lasts ? ends + COMPANION_MINUTES : ends;
    return { day, setting, items: [{ ...placed(kind, begins, minutes), another }, placed(kind, MORNING, ends - MORNING)] };
  },
}));

/** The item after, before and beside a companion, and at a second site after it, in this order. */
export function situationsWith(companion: Kind, sites: TwoSites | null): readonly Situation[] {
  const length = companion.lasts ? COMPANION_MINUTES : 0;
  const first = placed(companion, MORNING, length);
  const after: Situation = {
    id: `after-${companion.id}`,
    words: `after ${companion.words}`,
    chart: (kind, minutes, setting, day) => ({ day, setting, items: [distinctFrom(companion, placed(kind, MORNING + length, minutes)), first] }),
  };
  const before: Situation = {
    id: `before-${companion.id}`,
    words: `before ${companion.words}`,
    chart: (kind, minutes, setting, day) => ({ day, setting, items: [distinctFrom(companion, placed(kind, MORNING, minutes)), placed(companion, MORNING + minutes, length)] }),
  };
  const beside: Situation = {
    id: `beside-${companion.id}`,
    words: `beside ${companion.words}`,
    chart: (kind, minutes, setting, day) => ({
      day, setting, items: [distinctFrom(companion, placed(kind, MORNING, minutes)), placed(companion, MORNING, companion.lasts ? minutes || COMPANION_MINUTES : 0)],
    }),
  };
  if (sites === null) return [after, before, beside];
  const apart: Situation = {
    id: `second-site-${companion.id}`,
    words: `at a second site, after ${companion.words}`,
    chart: (kind, minutes, setting, day) => {
      const chart = after.chart(kind, minutes, setting, day);
      const [item, other] = chart.items as [ChartedItem, ChartedItem];
      const accesses = { [FIRST_SITE]: sites.first, [SECOND_SITE]: sites.second };
      return { ...chart, items: [{ ...item, site: SECOND_SITE }, { ...other, site: FIRST_SITE }], accesses };
    },
  };
  return [after, before, beside, apart];
}

/**
 * The accesses of two sites that examples chart apart: of the encounters whose items name two listed accesses, those whose second access says the most; null
 * where there is none.
 */
export function twoSitesOf(vectors: readonly Vector[], vocabulary: Vocabulary): TwoSites | null {
  const { access, charted } = rolesOf(vocabulary);
  const at = charted?.fields.find(({ type }) => type.is === "site")?.name;
  if (!access?.from || !charted?.from || at === undefined) return null;
  let best: TwoSites | null = null;
  for (const encounter of encountersIn(vectors)) {
    const named = new Set(listOf(encounter, charted.from).map((item) => item[at]));
    const listed = listOf(encounter, access.from).filter(({ id }) => named.has(id)).map((one) => withoutTimes(one, vocabulary)).sort((a, b) => says(a) - says(b));
    const [first, second] = listed;
    if (listed.length === 2 && says(second!) > says(best?.second ?? {})) best = { first: first!, second: second! };
  }
  return best;
}

function says(fields: Fields): number {
  return Object.values(fields).filter((value) => value !== false).length;
}

function withoutTimes(access: Fields, vocabulary: Vocabulary): Fields {
  const kept = rolesOf(vocabulary).access!.fields.filter(({ type, name }) => type.is !== "id" && type.is !== "instant" && access[name] !== undefined);
  return Object.fromEntries(kept.map(({ name }) => [name, access[name]!]));
}

function placed(kind: Kind, from: number, minutes: number): ChartedItem {
  return { kind, from, to: from + minutes };
}

/** The item of another substance than its companion, where both would have one. */
function distinctFrom(companion: Kind, item: ChartedItem): ChartedItem {
  return item.kind === companion ? { ...item, another: 1 } : item;
}
