import { invariant } from "../../base/invariant.ts";
import type * as ir from "../../ir/ir.ts";
import type { Answer, CodedAnswer } from "../../runtime/answer.ts";
import type { LoadedPack } from "../../runtime/load.ts";
import { loadPack } from "../../runtime/load.ts";
import { billedOf, billedWords } from "../charts/answers.ts";
import { minuteBreakpoints, minutesAround } from "../charts/breakpoints.ts";
import type { Chart, Fields, Kind, Setting } from "../charts/chart.ts";
import { minutesOfKind } from "../charts/counted-from.ts";
import { encounterOf } from "../charts/encounter.ts";
import { kindsOf, tellingKinds } from "../charts/kinds.ts";
import { settingsOf, usualDay } from "../charts/settings.ts";
import { ALONE, situationsWith } from "../charts/situations.ts";
import type { Listed } from "./kinds.ts";
import { listedKinds } from "./kinds.ts";
import type { Witness } from "./proof.ts";
import type { Subject } from "./subject.ts";

/** One service of a kind in one setting at every minute that is tried, in rising order. */
export interface Run {
  readonly kind: Kind;
  readonly setting: Setting;
  readonly charts: readonly Tried[];
}

/** A chart that was coded. */
export interface Tried {
  readonly minutes: number;
  readonly encounter: Fields;
  readonly answer: CodedAnswer;
}

/** What was tried of a pack. */
export interface Sweep {
  readonly listed: Listed;
  /** One service alone. */
  readonly runs: readonly Run[];
  /** Two services: after one another, beside one another. */
  readonly pairs: readonly { readonly words: string; readonly tried: Tried }[];
  /** The longest that every kind was tried, in minutes. */
  readonly longest: number;
  /** The charts of one service that were coded, and of two. */
  readonly ones: number;
  readonly twos: number;
}

/** The longest that one service is tried, in minutes: a day and the minute after. */
const LONGEST = 1441;

/** The longest in other settings and on other days. */
const SHORT = 182;

/** The longest of packs that extend another. */
const SHORT_ABOVE = 91;

/** Settings, plainest first, in which every kind is tried. */
const SETTINGS = 2;

/** Minutes of the first of two services: breakpoints up to so many. */
const PAIR_MINUTES = 31;

/**
 * Codes charts of one and of two services: every listed kind (`listedKinds`) and every kind of the examples that rules tell apart, at each minute at which some rule
 * changes its answer and at the minute before, on the last dates of the pack; kinds that reach rules of their own also on the first day of each earlier segment. For a
 * single service this is every answer that there is: its minutes are only ever compared with the constants that make the breakpoints. Two services are
 * kinds of examples that reach a rule of their own, one after, before and beside another.
 *
 * A pack that extends another answers as that one outside of what it declares (`frameProofs`): of it single services up to the second unit of most ladders are tried anew, the rest is the base's.
 */
export function sweepOf(subject: Subject, known: Known): Sweep {
  const { pack, base } = subject;
  const loaded = loadedOf(pack);
  const listed = listedKinds([pack]);
  const { kinds, settings, day } = known;
  const days = base ? [day] : [day, ...pack.segments.slice(0, -1).map(({ from }) => from)];
  const telling = tellingKinds(kinds);
  const runs: Run[] = [];
  let ones = 0;
  for (const on of days) {
    const minutes = minutesAround(minuteBreakpoints(pack, on, LONGEST)).filter((one) => one > 0);
    for (const setting of settings) {
      const whole = !base && on === day && setting === settings[0];
      const bound = whole ? LONGEST : base ? SHORT_ABOVE : SHORT;
      for (const kind of on === day ? [...listed.kinds, ...kinds] : telling) {
        const lasting = (): readonly number[] => minutesOfKind(kind, minutes, LONGEST).filter((one) => one <= bound);
        const charts = (kind.lasts ? lasting() : [0]).flatMap((one) => coded(loaded, ALONE.chart(kind, one, setting, on), one, pack));
        ones += charts.length;
        runs.push({ kind, setting, charts });
      }
    }
  }
  const pairs = base ? [] : pairsOf(subject, loaded, telling, known);
  return { listed, runs, pairs, longest: base ? SHORT_ABOVE : LONGEST, ones, twos: pairs.length };
}

function pairsOf({ pack }: Subject, loaded: LoadedPack, telling: readonly Kind[], { settings, day }: Known): Sweep["pairs"] {
  const pairs: { words: string; tried: Tried }[] = [];
  const minutes = minutesAround(minuteBreakpoints(pack, day, PAIR_MINUTES)).filter((one) => one > 0);
  const [setting] = settings;
  if (!setting) return pairs;
  for (const companion of telling) {
    for (const situation of situationsWith(companion, null)) {
      for (const kind of telling) {
        for (const one of kind.lasts ? minutes : [0]) {
          for (const tried of coded(loaded, situation.chart(kind, one, setting, day), one, pack)) pairs.push({ words: `${kind.words}, ${situation.words}`, tried });
        }
      }
    }
  }
  return pairs;
}

/** What the examples of a pack, and of those below it, have. */
export interface Known {
  readonly kinds: readonly Kind[];
  readonly settings: readonly Setting[];
  readonly day: string;
}

/** Kinds and settings of the examples: those of the base, found once, and those that the pack adds. */
export function knownOf(subject: Subject, of: Map<Subject, Known>): Known {
  const before = of.get(subject);
  if (before) return before;
  const { pack, base } = subject;
  const vectors = pack.vectors ?? [];
  const below = base && knownOf(base, of);
  const settings = settingsOf([pack], vectors).filter(({ plain }) => plain);
  const known: Known = {
    kinds: [...(below?.kinds ?? []), ...kindsOf([pack], vectors)],
    settings: [...new Map([...settings.slice(0, 1), ...(below?.settings ?? []), ...settings].map((one) => [one.words, one])).values()].slice(0, SETTINGS),
    day: usualDay([pack], vectors),
  };
  of.set(subject, known);
  return known;
}

/** The witness of a finding: the chart in words, and what the evaluator answered. */
export function witnessOf(words: string, { encounter, answer, minutes }: Tried): Witness {
  const held = answer.findings.filter(({ outcome }) => outcome === "hold" || outcome === "not_covered" || outcome === "deny").map(({ reason }) => reason);
  return { words: minutes > 0 ? `${words}, ${minutes === 1 ? "1 minute" : `${minutes} minutes`}` : words, encounter: JSON.stringify(encounter), answer: [billedWords(billedOf(answer)), ...held].join("; ") };
}

function loadedOf(pack: ir.Pack): LoadedPack {
  const loaded = loadPack(pack);
  invariant(loaded.ok, "a compiled pack is loaded");
  return loaded.pack;
}

/** The chart's answer; none where the encounter is refused, as one is that lasts longer than any may. */
function coded(loaded: LoadedPack, chart: Chart, minutes: number, pack: ir.Pack): readonly Tried[] {
  const encounter = encounterOf(chart, pack.vocabulary, pack.payer);
  const answer: Answer = loaded.code(encounter);
  return "error" in answer ? [] : [{ minutes, encounter, answer }];
}
