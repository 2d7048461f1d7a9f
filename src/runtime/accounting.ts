import { allServicesOfTime } from "./edges/attribution.ts";
import type { Evaluation } from "./evaluate.ts";
import { existence, membershipOf } from "./membership.ts";
import { inside, outside, type Runs, unionOf } from "./runs.ts";
import type { Charted, Reason, ServiceItem } from "./state.ts";
import type { State } from "./prepared.ts";
import { piecesOf } from "./time.ts";

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
  for (const service of (state.items.get("service") ?? []) as readonly ServiceItem[]) {
    const shares = evaluation.lines.flatMap((line) => line.shares.filter((share) => share.services.includes(service)));
    const billed = unionOf(shares.map((share) => share.time));
    for (const charted of service.administrations) {
      for (const cut of charted.cut) left.push({ charted, runs: cut.runs, why: cutReason(state, cut.by) });
      const rest = charted.time === undefined ? [] : outside(charted.time, billed);
      const eventless = charted.time === undefined || charted.time.length === 0;
      if (eventless ? shares.length > 0 || (charted.timed && charted.cut.length > 0) : rest.length === 0) continue;
      const found = reasonsFor(service, charted, rest, evaluation, held);
      left.push(...found.left);
      if (found.unexplained) unexplained.push({ charted, runs: found.unexplained });
    }
  }

  return { left, unexplained };
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

function reasonsFor(service: ServiceItem, charted: Charted, rest: Runs, evaluation: Evaluation, held: readonly HeldReason[]): Found {
  const { state } = evaluation;
  const whole = (why: Reason): Found => ({ left: [{ charted, runs: rest, why }], unexplained: undefined });
  if (evaluation.notCovered) {
    const { name, because, title, citations, depth } = evaluation.notCovered;
    return whole({ rule: name, reason: because ?? title, citations, depth });
  }
  const waiting = nearest(held.filter((one) => one.administrations.has(charted.item.id)).map((one) => one.why));
  if (waiting) return whole(waiting);
  const left = leftOut(service, state);
  const exceptions = new Set(state.prepared.program.exceptions.map((one) => one.name));
  const replaced = nearest([...left.filter((why) => exceptions.has(why.rule)), ...replacedBy(service, evaluation, exceptions)]);
  if (replaced) return whole(replaced);
  const first = nearest(left);
  if (first) return whole(first);
  return pieceByPiece(service, charted, rest, evaluation);
}

/** Minutes one by one: what a measured time cut away, what was too short, what is billed once only. */
function pieceByPiece(service: ServiceItem, charted: Charted, rest: Runs, evaluation: Evaluation): Found {
  const left: Left[] = [];
  const event = rest.length === 0;
  let open = rest;
  for (const { runs, why } of [...cutsOver(service, evaluation.state), ...lostBy(service, evaluation)]) {
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

function replacedBy(service: ServiceItem, evaluation: Evaluation, exceptions: ReadonlySet<string>): readonly Reason[] {
  return evaluation.instances.flatMap((one) => one.lost.filter((lost) => exceptions.has(lost.why.rule) && lost.services.includes(service)).map((lost) => lost.why));
}

interface Lost {
  readonly runs: Runs;
  readonly why: Reason;
}

/** What `outside`, `inside` and `shortest piece` took from the times that ladders measure. */
function cutsOver(service: ServiceItem, state: State): readonly Lost[] {
  const lost: Lost[] = [];
  const measured = new Set(state.prepared.ladders.flatMap((ladder) => [ladder.measure.value, ...ladder.measure.cases.map((one) => one.value)]));
  for (const index of measured) {
    const time = state.prepared.times[index]!;
    const items = time.head === null ? [null] : (state.items.get(time.head.noun.name) ?? []).filter((item) => existence(item) === 1);
    for (const item of items) {
      const pieces = piecesOf(state, time, item);
      if (pieces === undefined || !allServicesOfTime(state, index, item).includes(service)) continue;
      const { name, because, title, citations, depth } = time.rule;
      if (pieces.cut.length > 0) lost.push({ runs: pieces.cut, why: { rule: name, reason: because ?? title, citations, depth } });
      for (const { runs, shortest } of pieces.dropped) {
        const reason = `a piece of fewer than ${shortest} minutes does not count`;
        lost.push({ runs, why: { rule: name, reason, citations, depth } });
      }
    }
  }
  return sortedByReason(lost);
}

/** Ladders that earned nothing, bills that are made once only. */
function lostBy(service: ServiceItem, evaluation: Evaluation): readonly Lost[] {
  const lost = evaluation.instances.flatMap((one) => one.lost.filter((entry) => entry.services.includes(service)).map(({ runs, why }) => ({ runs, why })));
  return sortedByReason(lost);
}

function sortedByReason(lost: readonly Lost[]): readonly Lost[] {
  return [...lost].sort((a, b) => compareReasons(a.why, b.why));
}

/** The rule nearest to the chart, then by name. */
function nearest(reasons: readonly Reason[]): Reason | undefined {
  return [...reasons].sort(compareReasons)[0];
}

function compareReasons(a: Reason, b: Reason): number {
  return a.depth - b.depth || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
