import type * as ir from "../ir/ir.ts";
import { alternatives } from "./choice.ts";
import { allServicesOfTime } from "./edges/attribution.ts";
import type { Evaluation } from "./evaluate.ts";
import { servicesIn } from "./items.ts";
import { existence, membershipOf } from "./membership.ts";
import { inside, outside, type Runs, unionOf } from "./runs.ts";
import type { Charted, Pieces, Reason, ServiceItem } from "./state.ts";
import type { PreparedLadder, PreparedTime, State } from "./prepared.ts";
import { namedTime } from "./time.ts";
import { YES } from "./truth.ts";

/** Minutes or an event of an administration that are on no line, and why. `runs` is empty for what has no minutes. */
export interface Left {
  readonly charted: Charted;
  readonly runs: Runs;
  readonly why: Reason;
}

/** A held finding as a reason: for the administrations that it is about, or whose services a held rule asked about. */
export interface HeldReason {
  readonly administrations: ReadonlySet<string>;
  readonly why: Reason;
}

export interface Accounts {
  readonly left: readonly Left[];
  /** What no rule bills and no rule gives a reason for. */
  readonly unexplained: readonly { readonly charted: Charted; readonly runs: Runs }[];
}

/** Finds every charted minute and event a line or a reason (kinds.md 8). */
export function account(evaluation: Evaluation, held: readonly HeldReason[]): Accounts {
  const left: Left[] = [];
  const unexplained: { charted: Charted; runs: Runs }[] = [];
  const { state } = evaluation;
  const books = booksOf(evaluation, held);
  for (const service of servicesIn(state)) {
    const shares = books.shares.get(service) ?? [];
    const billed = unionOf(shares);
    for (const charted of service.administrations) {
      for (const cut of charted.cut) left.push({ charted, runs: cut.runs, why: cutReason(state, cut.by) });
      const rest = charted.time === undefined ? [] : outside(charted.time, billed);
      const eventless = charted.time === undefined || charted.time.length === 0;
      if (eventless ? shares.length > 0 || (charted.timed && charted.cut.length > 0) : rest.length === 0) continue;
      const found = reasonsFor(service, charted, rest, evaluation, books);
      left.push(...found.left);
      if (found.unexplained) unexplained.push({ charted, runs: found.unexplained });
    }
  }

  return { left, unexplained };
}

/** What lines and rules say of each service and administration, gathered once. */
interface Books {
  /** Minutes of lines. */
  readonly shares: ReadonlyMap<ServiceItem, readonly Runs[]>;
  /** What `outside`, `inside` and `shortest piece` took from the times that ladders for the service measure, nearest rule first. */
  readonly cuts: ReadonlyMap<ServiceItem, readonly Lost[]>;
  /** Ladders that earned nothing, bills that are made once only, nearest rule first. */
  readonly lost: ReadonlyMap<ServiceItem, readonly Lost[]>;
  /** Held findings, by administration. */
  readonly waiting: ReadonlyMap<string, readonly Reason[]>;
  readonly exceptions: ReadonlySet<string>;
}

function booksOf(evaluation: Evaluation, held: readonly HeldReason[]): Books {
  const { state } = evaluation;
  const shares = new Map<ServiceItem, Runs[]>();
  for (const line of evaluation.lines) for (const share of line.shares) for (const service of share.services) add(shares, service, share.time);
  const lost = new Map<ServiceItem, Lost[]>();
  for (const one of evaluation.instances) for (const { runs, why, services } of one.lost) for (const service of services) add(lost, service, { runs, why });
  const waiting = new Map<string, Reason[]>();
  for (const one of held) for (const id of one.administrations) add(waiting, id, one.why);
  const cuts = cutsOf(evaluation);
  for (const list of [...lost.values(), ...cuts.values()]) list.sort((a, b) => compareReasons(a.why, b.why));
  return { shares, cuts, lost, waiting, exceptions: new Set(state.prepared.program.exceptions.map((one) => one.name)) };
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function cutReason(state: State, cut: Charted["cut"][number]["by"]): Reason {
  const { name, depth } = state.prepared.services!.rule;
  return { rule: name, reason: cut.because, citations: cut.citations, depth };
}

interface Found {
  readonly left: readonly Left[];
  /** Minutes left over, or none of an event; undefined where all has a reason. */
  readonly unexplained: Runs | undefined;
}

function reasonsFor(service: ServiceItem, charted: Charted, rest: Runs, evaluation: Evaluation, books: Books): Found {
  const { state } = evaluation;
  const whole = (why: Reason): Found => ({ left: [{ charted, runs: rest, why }], unexplained: undefined });
  if (evaluation.notCovered) {
    const { name, because, title, citations, depth } = evaluation.notCovered;
    return whole({ rule: name, reason: because ?? title, citations, depth });
  }
  const waiting = nearest(books.waiting.get(charted.item.id) ?? []);
  if (waiting) return whole(waiting);
  const left = leftOut(service, state);
  const lost = (books.lost.get(service) ?? []).map((one) => one.why);
  const replaced = nearest([...left, ...lost].filter((why) => books.exceptions.has(why.rule)));
  if (replaced) return whole(replaced);
  const first = nearest(left);
  if (first) return whole(first);
  return pieceByPiece(charted, rest, [...(books.cuts.get(service) ?? []), ...(books.lost.get(service) ?? [])]);
}

/** Minutes one by one: what a measured time cut away, what was too short, what is billed once only. */
function pieceByPiece(charted: Charted, rest: Runs, lost: readonly Lost[]): Found {
  const left: Left[] = [];
  const event = rest.length === 0;
  let open = rest;
  for (const { runs, why } of lost) {
    if (event) return { left: [{ charted, runs: [], why }], unexplained: undefined };
    const mine = inside(open, runs);
    if (mine.length === 0) continue;
    left.push({ charted, runs: mine, why });
    open = outside(open, mine);
  }
  if (!event && open.length === 0) return { left, unexplained: undefined };
  return { left, unexplained: open };
}

/** Reasons that sets give for an item that met their `keep`. */
function leftOut(service: ServiceItem, state: State): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const set of state.prepared.sets) {
    if (set.head.noun !== service.noun) continue;
    const why = membershipOf(state, set.index).left.get(service.index);
    if (why) reasons.push(why);
  }
  return reasons;
}

interface Lost {
  readonly runs: Runs;
  readonly why: Reason;
}

/** What was lost of the times that ladders measure, for the services that the ladders are for. */
function cutsOf({ state, instances }: Evaluation): Map<ServiceItem, Lost[]> {
  const cuts = new Map<ServiceItem, Lost[]>();
  const ladders = new Map<ir.RuleBase, PreparedLadder>(state.prepared.ladders.map((ladder) => [ladder.rule, ladder]));
  const seen = new Set<Pieces>();
  for (const { rule, item } of instances) {
    const ladder = ladders.get(rule);
    if (ladder === undefined || (item !== null && existence(item) !== YES)) continue;
    for (const index of alternatives(ladder.measure, state, item)) {
      const pieces = namedTime(state, index, item);
      if (pieces === undefined || seen.has(pieces)) continue;
      seen.add(pieces);
      const lost = lostOfTime(state.prepared.times[index]!, pieces);
      if (lost.length === 0) continue;
      for (const service of allServicesOfTime(state, index, item)) for (const one of lost) add(cuts, service, one);
    }
  }
  return cuts;
}

function lostOfTime(time: PreparedTime, pieces: Pieces): readonly Lost[] {
  const { name, because, title, citations, depth } = time.rule;
  const lost = pieces.dropped.map(({ runs, shortest }): Lost => ({ runs, why: { rule: name, reason: `a piece of fewer than ${shortest} minutes does not count`, citations, depth } }));
  return pieces.cut.length === 0 ? lost : [{ runs: pieces.cut, why: { rule: name, reason: because ?? title, citations, depth } }, ...lost];
}

/** The rule nearest to the chart, then by name. */
function nearest(reasons: readonly Reason[]): Reason | undefined {
  return [...reasons].sort(compareReasons)[0];
}

function compareReasons(a: Reason, b: Reason): number {
  return a.depth - b.depth || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
