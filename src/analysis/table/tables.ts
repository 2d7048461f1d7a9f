import { invariant } from "../../base/invariant.ts";
import { dayBefore } from "../../ir/dates.ts";
import type { Pack, Program } from "../../ir/ir.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import type { Billed } from "../charts/answers.ts";
import { billedWords, rulesIn } from "../charts/answers.ts";
import { minuteBreakpoints, minutesAround, programOn } from "../charts/breakpoints.ts";
import { minutesOfKind } from "../charts/counted-from.ts";
import type { Setting } from "../charts/chart.ts";
import type { ChartCoder } from "../charts/coder.ts";
import { chartCoder } from "../charts/coder.ts";
import { vectorsOf } from "../charts/examples.ts";
import { kindsOf, tellingKinds } from "../charts/kinds.ts";
import { settingsOf } from "../charts/settings.ts";
import type { TwoSites } from "../charts/situations.ts";
import { twoSitesOf } from "../charts/situations.ts";
import type { Cell, Interval, MinuteTable, MinuteTables, TablePack } from "./model.ts";
import type { Form, Place } from "./places.ts";
import { FORMS, situationsOfForm } from "./places.ts";

/** What tables are asked for. */
export interface TableSettings {
  /** ISO date of service. */
  readonly on: string;
  /** Whether tables for other days are shown too, where the packs then bill otherwise. */
  readonly otherDays: boolean;
  /** Every minute up to this one is run. */
  readonly minutes: number;
  /** Undefined: all. */
  readonly ladder?: string;
  /** `first`: of each ladder only the first form in which it bills an item. */
  readonly form: Form | "first" | "all";
}

/**
 * The minute tables of some packs of one vocabulary, the base first: for each ladder in force and each way in which an item may stand to others, the first kind
 * of item that the ladder bills there. The packs carry the vectors from which kinds and settings are taken.
 */
export function minuteTables(packs: readonly Pack[], settings: TableSettings): MinuteTables {
  const { on, minutes } = settings;
  const inForce = packs.filter((pack) => programOn(pack, on) !== undefined);
  const notInForce = packs.filter((pack) => !inForce.includes(pack)).map(tablePack);
  const [base] = inForce;
  if (!base) return { packs: [], minutes, on, tables: [], unreached: [], notInForce };
  const run = new Run(inForce, settings);
  const tables: MinuteTable[] = [];
  const unreached: { ladder: string; title: string; pack: string }[] = [];
  for (const { name, title, pack } of laddersOf(inForce, on)) {
    if (settings.ladder !== undefined && name !== settings.ladder) continue;
    const places = placesFor(settings.form, (form) => run.placesOf(name, form, pack));
    if (places.length === 0) unreached.push({ ladder: name, title, pack: pack.id });
    tables.push(...run.tablesAt(places, name, title));
  }
  const every = settings.form === "first" || settings.form === "all";
  return { packs: inForce.map(tablePack), minutes, on, tables, unreached: every ? unreached : [], notInForce };
}

function placesFor(wanted: TableSettings["form"], find: (form: Form) => readonly Place[]): readonly Place[] {
  if (wanted === "all") return FORMS.flatMap(find);
  if (wanted !== "first") return find(wanted);
  for (const form of FORMS) {
    const found = find(form);
    if (found.length > 0) return found;
  }
  return [];
}

/** The ladders in force on a day, each once, with the first pack that has it. */
function laddersOf(packs: readonly Pack[], on: string): readonly { readonly name: string; readonly title: string; readonly pack: Pack }[] {
  const found = new Map<string, { name: string; title: string; pack: Pack }>();
  for (const pack of packs) for (const { name, title } of programOn(pack, on)!.ladders) if (!found.has(name)) found.set(name, { name, title, pack });
  return [...found.values()];
}

function tablePack({ id, title, payer }: Pack): TablePack {
  return { id, title, payer };
}

/** A place in one setting, with the texts of what each pack bills at the minutes that were tried first. */
interface Tried {
  readonly place: Place;
  readonly settings: string[];
  readonly key: string;
}

/** Kinds, settings and loaded packs, shared by all tables. */
class Run {
  readonly #coders: readonly ChartCoder[];
  readonly #settings: TableSettings;
  readonly #plain: readonly Setting[];
  readonly #all: readonly Pack[];
  /** The plainest first. */
  readonly #kinds: readonly Place["kind"][];
  readonly #sites: TwoSites | null;
  readonly #few: readonly number[];

  constructor(packs: readonly Pack[], settings: TableSettings) {
    const vectors = vectorsOf(packs);
    this.#all = packs;
    this.#settings = settings;
    this.#coders = packs.map(chartCoder);
    this.#plain = settingsOf(packs, vectors).filter(({ plain }) => plain);
    const [base] = packs as [Pack];
    this.#kinds = plainestFirst(kindsOf([base], vectors));
    this.#sites = twoSitesOf(vectors, base.vocabulary);
    const around = packs.flatMap((pack) => minutesAround(minuteBreakpoints(pack, settings.on, settings.minutes)));
    this.#few = [...new Set([...around, settings.minutes])].filter((minute) => minute > 0).sort((a, b) => a - b);
  }

  /** The first kind and companion, the plainest first, for which a ladder of a pack bills the item in a form; in the first setting in which it does. */
  placesOf(ladder: string, form: Form, pack: Pack): readonly Place[] {
    const coder = this.#coders[this.#all.indexOf(pack)]!;
    const kinds = this.#kinds;
    const sites = this.#sites;
    const companions = form === "alone" || form === "again" ? [] : tellingKinds(kinds).filter(({ lasts }) => lasts).slice(0, COMPANIONS);
    for (const setting of this.#plain) {
      for (const kind of kinds) {
        for (const situation of situationsOfForm(form, companions, sites)) {
          const place = { form, kind, situation, setting };
          if (TRIED.some((minutes) => this.#earns(coder, place, minutes, ladder))) return [place];
        }
      }
    }
    return [];
  }

  #earns(coder: ChartCoder, place: Place, minutes: number, ladder: string): boolean {
    if (minutes > this.#settings.minutes) return false;
    const chart = place.situation.chart(place.kind, minutes, place.setting, this.#settings.on);
    const { lines } = coder.code(chart);
    if (!lines.some(({ rules }) => rules.includes(ladder))) return false;
    // The companion alone must not be what the ladder bills.
    const [, ...others] = chart.items;
    if (others.length === 0) return true;
    const without = coder.code({ ...chart, items: others });
    return unitsBy(lines, ladder) !== unitsBy(without.lines, ladder);
  }

  /** The tables of some places: each in its setting and in those in which the packs bill otherwise than one another, and for every stretch of days that makes another. */
  tablesAt(places: readonly Place[], ladder: string, title: string): readonly MinuteTable[] {
    const tried: Tried[] = [];
    for (const place of places) {
      for (const setting of [place.setting, ...this.#plain.filter((one) => one !== place.setting)]) {
        const there = { ...place, setting };
        const key = this.#keyOn(there, this.#settings.on);
        const same = tried.find((one) => one.key === key && one.place.kind === place.kind && one.place.situation.id === place.situation.id);
        if (same) same.settings.push(setting.words);
        else if (setting === place.setting || this.#differ(there)) tried.push({ place: there, settings: [setting.words], key });
      }
    }
    return tried.flatMap((one) => this.#stretches(one).map((stretch) => this.#tableOf(one, ladder, title, stretch)));
  }

  /** Whether packs bill other codes than one another in a place. */
  #differ(place: Place): boolean {
    return this.#fewOf(place).some((minutes) => new Set(this.#keysAt(place, minutes, this.#settings.on, codesKey)).size > 1);
  }

  #keysAt(place: Place, minutes: number, day: string, key = cellKey): readonly string[] {
    const chart = place.situation.chart(place.kind, minutes, place.setting, day);
    return this.#coders.map((coder) => key(coder.code(chart), day));
  }

  #keyOn(place: Place, day: string): string {
    return this.#fewOf(place).map((minutes) => this.#keysAt(place, minutes, day).join("|")).join("\n");
  }

  /** The minutes that tell whether two tables of a place are the same. */
  #fewOf({ kind }: Place): readonly number[] {
    return minutesOfKind(kind, this.#few, this.#settings.minutes);
  }

  /** The stretches of days on which all packs bill alike: that of the day, and the others where they are asked for. */
  #stretches({ place, key }: Tried): readonly { readonly from: string; readonly to: string | null; readonly day: string }[] {
    const { on, otherDays } = this.#settings;
    const first = this.#all.map(({ segments }) => segments[0]!.from).sort().at(-1)!;
    const days = [...new Set([first, ...this.#all.flatMap(({ segments }) => segments.map(({ from }) => from))])].filter((day) => day >= first).sort();
    const last = this.#all.map(({ segments }) => segments.at(-1)!.to).filter((to) => to !== null).sort()[0] ?? null;
    const stretches: { from: string; to: string | null; day: string; key: string }[] = [];
    for (const [index, from] of days.entries()) {
      const next = days[index + 1];
      const to = next === undefined ? last : dayBefore(next);
      const holds = from <= on && (to === null || on <= to);
      const known = holds ? key : this.#keyOn(place, from);
      const before = stretches.at(-1);
      if (before && before.key === known) {
        before.to = to;
        if (holds) before.day = on;
      } else stretches.push({ from, to, day: holds ? on : from, key: known });
    }
    invariant(stretches.some(({ day }) => day === on), "the day is in a stretch of days");
    return otherDays ? stretches.sort((a, b) => Number(b.day === on) - Number(a.day === on)) : stretches.filter(({ day }) => day === on);
  }

  #tableOf({ place, settings }: Tried, ladder: string, title: string, { from, to, day }: { readonly from: string; readonly to: string | null; readonly day: string }): MinuteTable {
    const { minutes } = this.#settings;
    const swept = this.#coders.map((coder) => {
      const billed: Billed[] = [];
      for (let minute = 1; minute <= minutes; minute++) billed.push(coder.code(place.situation.chart(place.kind, minute, place.setting, day)));
      return { coder, billed, keys: billed.map((one) => cellKey(one, day)) };
    });
    const groups = new Map<string, (typeof swept)[number][]>();
    for (const one of swept) {
      const key = one.keys.join("\n");
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const columns = [...groups.values()];
    const intervals: Interval[] = [];
    for (let start = 0; start < minutes; ) {
      let end = start;
      while (end + 1 < minutes && columns.every(([one]) => one!.keys[end + 1] === one!.keys[start])) end++;
      const cells = columns.map(([one]) => cellOf(one!.billed[start]!, one!.coder.pack, day));
      const near = columns.flatMap(([one]) => [...rulesIn(one!.billed[start]!), ...(start > 0 ? rulesIn(one!.billed[start - 1]!) : [])]);
      intervals.push({ from: start + 1, to: end + 1, cells, by: reasonsAt(start + 1, minutes, columns.map(([one]) => one!.coder.pack), day, new Set(near)) });
      start = end + 1;
    }
    return {
      ladder, title, form: place.form, kind: place.kind.words, situation: place.situation.words, settings, from, to, day,
      columns: columns.map((of) => ({ packs: of.map(({ coder }) => tablePack(coder.pack)) })),
      intervals,
    };
  }
}

/** Lengths at which it is tried whether a ladder bills an item. */
const TRIED = [31, 61, 151, 16, 500] as const;

/** So many companions are tried, the plainest of the telling ones. */
const COMPANIONS = 6;

function plainestFirst<K extends Place["kind"]>(kinds: readonly K[]): readonly K[] {
  const size = ({ fields, access, moments }: K): number => Object.keys(fields).length + Object.keys(moments).length + (access === null ? 0 : 2);
  return [...kinds].sort((a, b) => size(a) - size(b));
}

function unitsBy(lines: Billed["lines"], rule: string): number {
  return lines.filter(({ rules }) => rules.includes(rule)).reduce((sum, { units }) => sum + units, 0);
}

/** What cells are compared by: the lines of the claim, and what is held, pended or denied. A warning alone makes no other cell. */
function cellKey({ refused, lines, findings }: Billed, day: string): string {
  if (refused !== null) return refused;
  const told = lines.map(({ code, units, modifiers, date, outcome }) => `${code} ${units} ${modifiers.join("-")} ${date === day ? "" : date} ${outcome === "warn" ? "bill" : outcome}`);
  return [...told.sort(), ...new Set(findings.filter(stops).map(({ outcome }) => outcome))].join(";");
}

function stops({ outcome }: Billed["findings"][number]): boolean {
  return outcome !== "warn" && outcome !== "recode";
}

/** The codes that are billed, whatever becomes of them: packs that only hold or deny otherwise have no other ladder. */
function codesKey({ lines }: Billed): string {
  return lines.map(({ code, units, modifiers }) => `${code} ${units} ${modifiers.join("-")}`).sort().join(";");
}

function cellOf(billed: Billed, pack: Pack, day: string): Cell {
  const titles = titlesOf(pack, day);
  const notes = billed.findings.filter(stops).map(({ rule, outcome }) => `${outcome.replace("_", " ")}: ${titles.get(rule) ?? rule}`);
  return { words: billedWords(billed, day), notes, billed };
}

const titlesKnown = new WeakMap<Program, ReadonlyMap<string, string>>();

/** Titles of the rules of a day by name. */
function titlesOf(pack: Pack, day: string): ReadonlyMap<string, string> {
  const program = programOn(pack, day)!;
  const known = titlesKnown.get(program) ?? new Map([...rulesOf(program, pack.vocabulary).map(({ rule }) => rule), ...program.exceptions].map(({ name, title }) => [name, title]));
  titlesKnown.set(program, known);
  return known;
}

function reasonsAt(minutes: number, bound: number, packs: readonly Pack[], day: string, near: ReadonlySet<string>): Interval["by"] {
  const found = new Map<string, { rule: string; title: string }>();
  for (const pack of packs) {
    const at = minuteBreakpoints(pack, day, bound).find((one) => one.minutes === minutes);
    for (const { rule, title } of at?.by ?? []) if (near.has(rule)) found.set(rule, { rule, title });
  }
  return [...found.values()];
}
