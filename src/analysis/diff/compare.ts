import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import { encodePack } from "../../ir/pack.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Fields, Kind } from "../charts/chart.ts";
import { readsOf, restingOn, withoutStages } from "./reads.ts";
import { billedOf, rulesIn as rulesNamed } from "../charts/answers.ts";
import type { Change, Comparison, Side, Tried } from "./comparison.ts";
import { encountersOn } from "./examples.ts";
import { frameOf } from "./frame.ts";
import { aroundRuns, dayOf, type Grid, gridOf, LONGEST, runStarts } from "./grid.ts";
import { Moves } from "./moves.ts";
import { provedOf } from "./proved.ts";
import { tellingKinds } from "../charts/kinds.ts";
import { readsLines, relevantKinds } from "./relevant.ts";
import { rulesIn, titleOf } from "./rule-changes.ts";
import { askedBy, neighbours } from "./search.ts";
import { Sides } from "./sides.ts";
import { changesKey, joinedDates, type Stretch, stretchesOf } from "./stretches.ts";
import { stepKey } from "./movement.ts";
import { type OneRun, sweepOne } from "./sweep-one.ts";
import { type SomeFound, sweepSome } from "./sweep-some.ts";
import { type Unit, unitsOf } from "./units.ts";
import { vocabularyChanges } from "./vocabulary.ts";

export interface CompareOptions {
  /** Charts of up to so many items are tried; 0: the rules are compared and nothing is run. */
  readonly services: 0 | 1 | 2 | 3;
  /** Kinds of item of which charts of two, and of three, are made: those that the changed rules tell apart, the most telling first. */
  readonly kinds?: { readonly two: number; readonly three: number };
  /** Settings in which charts of several items are tried. */
  readonly settings?: number;
  /** Examples beside those that the packs carry, such as those of the packs below. */
  readonly vectors?: readonly Vector[];
  /** Every kind is tried alone; without it those that the changed rules tell apart and those that reach a rule which no other reaches. */
  readonly everyKind?: boolean;
}

const KINDS = { two: 4, three: 3 };
/** Minutes of each of two, and of three, items reach so far. */
const MINUTES = { two: 100, three: 100 };
/** Settings in which charts of several items are tried. */
const SETTINGS = 2;
/** Encounters that are tried for one change that nothing else showed. */
const MOST_SEARCHED = 3_000;

/**
 * Compares two packs: rule by rule first, then by what they make of charts. The comparison of `(a, b)` mirrors that of `(b, a)`. Packs should carry their
 * vectors: kinds of item, settings and examples are taken from them. Pure.
 */
export function comparePacks(old: ir.Pack, now: ir.Pack, options: CompareOptions): Comparison {
  return compare(inOrder(old), inOrder(now), options);
}

/** The pack with its members in canonical order, which words and parts are told in: a pack that was just compiled has another than one that was read. */
function inOrder(pack: ir.Pack): ir.Pack {
  return JSON.parse(encodePack(pack)) as ir.Pack;
}

function compare(old: ir.Pack, now: ir.Pack, options: CompareOptions): Comparison {
  const stretches = stretchesOf(old, now);
  const same = old.hashes.meaning === now.hashes.meaning;
  const both = stretches.filter((one) => one.old !== null && one.now !== null);
  const real = (stretch: Stretch): boolean => stretch.changes.some(({ what }) => what !== "words");
  const groups = new Map<string, Stretch[]>();
  for (const stretch of both.filter(real)) groups.set(changesKey(stretch), [...(groups.get(changesKey(stretch)) ?? []), stretch]);
  const vocabulary = vocabularyChanges(old.vocabulary, now.vocabulary);
  const runs = options.services > 0 && groups.size > 0 ? gridOf(old, now, options.vectors) : undefined;
  const tried: Trials = { days: [], examples: 0, searched: 0, one: { kinds: [], settings: [], charts: 0, upTo: LONGEST }, two: null, three: null };
  const charts = { one: [] as OneRun[], some: [] as SomeFound[] };
  const changes: Found[] = [];
  const known = new Set<string>();
  // The last dates first: of older ones only what no later ones have is tried.
  for (const alike of [...groups.values()].reverse()) {
    const stretch = alike.at(-1)!;
    const units = unitsOf(stretch.changes, old.programs[stretch.old!]!, now.programs[stretch.now!]!, now.vocabulary);
    const isNew = units.some((unit) => !known.has(unitKey(unit)));
    const moves = isNew && runs ? tryStretch(old, now, stretch, units, { grid: runs, options, tried, charts, known }) : undefined;
    for (const unit of units) known.add(unitKey(unit));
    for (const unit of units) changes.push({ unit, dates: alike.map(({ dates }) => dates), moves: moves?.of(unit) ?? [], inert: frameOf({ ...stretch, changes: unit.rules }, old, now).everywhere });
  }
  return {
    old: sideOf(old), now: sideOf(now), same, vocabulary,
    dates: {
      both: joinedDates(both.map(({ dates }) => dates)),
      onlyOld: joinedDates(stretches.filter((one) => one.now === null).map(({ dates }) => dates)),
      onlyNow: joinedDates(stretches.filter((one) => one.old === null).map(({ dates }) => dates)),
      alike: joinedDates(both.filter((one) => !real(one)).map(({ dates }) => dates)),
    },
    changes: merged(changes, old, now),
    reworded: [...new Set(both.flatMap(({ changes: all }) => all.filter(({ what }) => what === "words").map(({ name }) => name)))].sort(),
    proved: provedOf(stretches, old, now),
    charts,
    titles: titlesOf([old, now]),
    tried: runs ? tried : null,
  };
}

type Trials = { -readonly [K in keyof Tried]: Tried[K] extends readonly (infer T)[] ? T[] : Tried[K] };

interface Trying {
  readonly grid: Grid;
  readonly options: CompareOptions;
  readonly tried: Trials;
  readonly charts: { readonly one: OneRun[]; readonly some: SomeFound[] };
  /** Units that were tried on later dates. */
  readonly known: ReadonlySet<string>;
}

interface Found {
  readonly unit: Unit;
  readonly dates: Comparison["dates"]["both"];
  readonly moves: Change["moves"];
  /** Proved to move no line. */
  readonly inert: boolean;
}

function titlesOf(packs: readonly ir.Pack[]): ReadonlyMap<string, string> {
  const rules = packs.flatMap(({ programs }) => programs.flatMap((program) => (Object.keys(program) as (keyof ir.Program)[]).flatMap((section) => rulesIn(program, section))));
  return new Map(rules.map((rule) => [rule.name, titleOf(rule)]));
}

function sideOf({ id, release, title, payer, hashes }: ir.Pack): Side {
  return { id, release, title, payer, meaning: hashes.meaning };
}

function tryStretch(old: ir.Pack, now: ir.Pack, stretch: Stretch, units: readonly Unit[], { grid, options, tried, charts: found, known }: Trying): Moves {
  const day = dayOf(stretch, grid);
  const sides = new Sides(old, now, stretch, units);
  const moves = new Moves(sides, day, found);
  const starts = runStarts(grid, day, LONGEST);
  const asked = new Set([...relevantKinds(grid.kinds, stretch, [old, now]), ...(readsLines(stretch, old, now) ? tellingKinds(grid.kinds) : [])]);
  const kinds = options.everyKind ? grid.kinds : grid.kinds.filter((kind) => asked.has(kind));
  const { covers } = frameOf(stretch, old, now);
  // Where nothing can move nothing is run.
  const open = grid.settings.filter(({ fields }) => !covers(fields));
  const one = sweepOne(sides, { day, kinds, settings: open, starts });
  moves.addOne(one);
  tried.days.push(day);
  tried.one = { ...tried.one, kinds: wordsOf(tried.one.kinds, kinds), settings: wordsOf(tried.one.settings, open), charts: tried.one.charts + sides.coded };
  const examples = encountersOn(grid.vectors, stretch.dates, day);
  for (const encounter of examples) moves.addExample(encounter);
  tried.examples += examples.length;
  const moved = new Set<Kind>(one.map(({ kind }) => kind));
  for (const items of [2, 3] as const) {
    if (options.services < items) continue;
    const name = items === 2 ? "two" : "three";
    const few = mostTelling(kinds, moved, (options.kinds ?? KINDS)[name]);
    const settings = open.slice(0, options.settings ?? SETTINGS);
    const minutes = aroundRuns(starts.filter((start) => start <= MINUTES[name])).filter((length) => items === 2 || starts.includes(length));
    const before = sides.coded;
    for (const some of sweepSome(sides, { day, kinds: few, settings, minutes, count: items })) moves.addSome(some);
    const charts = (tried[name]?.charts ?? 0) + sides.coded - before;
    tried[name] = { kinds: wordsOf([], few), settings: wordsOf([], settings), minutes, charts };
  }
  for (const unit of units) if (!moves.sees(unit) && !known.has(unitKey(unit))) tried.searched += searchFor(unit, sides, moves, examples, starts, stretch);
  return moves;
}

function wordsOf(known: readonly string[], some: readonly { readonly words: string }[]): readonly string[] {
  return [...new Set([...known, ...some.map(({ words }) => words)])];
}

/** Up to half are kinds of which one alone moves; the others stand beside them. */
function mostTelling(kinds: readonly Kind[], moved: ReadonlySet<Kind>, most: number): readonly Kind[] {
  const alone = kinds.filter((kind) => moved.has(kind)).slice(0, Math.ceil(most / 2));
  return [...alone, ...kinds.filter((kind) => !alone.includes(kind) && !moved.has(kind))].slice(0, most);
}

/** Looks near the examples for an encounter that a unit moves; how many were tried. */
function searchFor(unit: Unit, sides: Sides, moves: Moves, examples: readonly Fields[], starts: readonly number[], stretch: Stretch): number {
  const programs = [sides.old.programs[stretch.old!]!, sides.now.programs[stretch.now!]!];
  const asked = askedBy(unit, programs);
  const near = nearestFirst(examples, unit, sides, programs);
  let tried = 0;
  for (const reasons of [false, true]) {
    for (const example of near) {
      tried++;
      if (sides.movesBy(unit, example, reasons) && moves.addSearched(unit, example, reasons)) return tried;
    }
  }
  for (const example of near) {
    for (const encounter of neighbours(example, asked, starts.slice(0, 8), sides.now.vocabulary)) {
      if (tried++ > MOST_SEARCHED) return tried;
      if (sides.movesBy(unit, encounter) && moves.addSearched(unit, encounter, false)) return tried;
    }
  }
  return tried;
}

/** Examples whose answers name a rule of the unit, or one that names such a rule, before all others. */
function nearestFirst(examples: readonly Fields[], unit: Unit, sides: Sides, programs: readonly ir.Program[]): readonly Fields[] {
  const own = unit.rules.map(({ name }) => name);
  const close = new Set(programs.flatMap((program) => [...restingOn(withoutStages(readsOf(program, sides.now.vocabulary)), own)]));
  const isNear = (encounter: Fields): boolean => sides.pair(encounter).some((answer) => rulesNamed(billedOf(answer)).some((rule) => close.has(rule)));
  const near = new Set(examples.filter(isNear));
  return [...near, ...examples.filter((one) => !near.has(one))];
}

function unitKey({ rules }: Unit): string {
  return encodeCanonical(rules);
}

/** The same change on several stretches of dates is one change. */
function merged(found: readonly Found[], old: ir.Pack, now: ir.Pack): readonly Change[] {
  const changes = new Map<string, { change: Change; dates: Comparison["dates"]["both"] }>();
  for (const { unit, dates, moves, inert } of found) {
    const key = unitKey(unit);
    const known = changes.get(key);
    if (known) {
      const seen = new Set(known.change.moves.map(({ step }) => stepKey(step)));
      known.change = { ...known.change, inert: known.change.inert && inert, moves: [...known.change.moves, ...moves.filter(({ step }) => !seen.has(stepKey(step)))] };
      known.dates = [...known.dates, ...dates];
    } else changes.set(key, { change: { ...changeOf(unit, old, now, moves), inert }, dates });
  }
  return [...changes.values()].map(({ change, dates }) => ({ ...change, dates: joinedDates(dates) }));
}

function changeOf({ rules }: Unit, old: ir.Pack, now: ir.Pack, moves: Change["moves"]): Omit<Change, "inert"> {
  const [first] = rules;
  const pack = first.is === "removed" ? old : now;
  // What only an exception says differently is the exception's change.
  const by = new Set(rules.flatMap(({ parts }) => parts.map((part) => part.by)));
  const exception = first.section !== "exceptions" && by.size === 1 ? exceptionIn(pack, [...by][0]) : undefined;
  const sources = (exception?.citations ?? first.cites).map(({ source, locator }) => [pack.citations[source]!.title, locator].filter((one) => one !== undefined).join(", "));
  const head = exception ? { name: exception.name, title: exception.title, section: "exceptions" as const, is: "changed" as const } : { name: first.name, title: first.title, section: first.section, is: first.is };
  return {
    ...head, sources: [...new Set(sources)], because: exceptionIn(pack, head.name)?.because ?? null, dates: [], moves,
    what: rules.some(({ what }) => what === "answers") ? "answers" : "reasons",
    rules: rules.map(({ name, title, section, is, parts }) => ({ name, title, section, is, parts })),
  };
}

function exceptionIn({ programs }: ir.Pack, name: string | undefined): ir.ExceptionInfo | undefined {
  return programs.flatMap(({ exceptions }) => exceptions).find((one) => one.name === name);
}
