import { alternatives } from "./choice.ts";
import { allServicesOfTime } from "./edges/attribution.ts";
import type { Evaluation } from "./evaluate.ts";
import { servicesIn } from "./items.ts";
import { existence, membershipOf } from "./membership.ts";
import type { Runs } from "./runs.ts";
import type { Charted, Pieces, Reason, ServiceItem } from "./state.ts";
import type { PreparedTime, State } from "./prepared.ts";
import { namedTime } from "./time.ts";
import { YES } from "./truth.ts";

/** A held finding as a reason: for the administrations that it is about, or whose services a held rule asked about. */
export interface HeldReason {
  readonly administrations: readonly string[];
  readonly why: Reason;
}

/** Minutes that a rule looked at and did not bill. */
export interface Lost {
  readonly runs: Runs;
  readonly why: Reason;
}

/** Why what is on no line is not billed, in the order of kinds.md 8. Made for the first minute that needs a reason. */
export class LeftReasons {
  private readonly evaluation: Evaluation;
  private readonly uncovered: Reason | undefined;
  /** By administration: the nearest held finding. */
  private readonly waiting: ReadonlyMap<string, Reason> | undefined;
  /** Ladders that earned nothing and bills that are made once only. */
  private readonly lost: ByService;
  private cuts: ByService | undefined;

  constructor(evaluation: Evaluation, held: readonly HeldReason[]) {
    this.evaluation = evaluation;
    const rule = evaluation.notCovered;
    this.uncovered = rule && { rule: rule.name, reason: rule.because ?? rule.title, citations: rule.citations, depth: rule.depth };
    this.waiting = held.length === 0 ? undefined : waitingOf(held);
    this.lost = lostOf(evaluation);
  }

  /** The reason that holds for all minutes of an administration. */
  forAll(service: ServiceItem, charted: Charted): Reason | undefined {
    const before = this.uncovered ?? this.waiting?.get(charted.item.id);
    if (before) return before;
    const left = leftOut(service, this.evaluation.state);
    return this.exceptional(left, service) ?? nearest(left);
  }

  /** What was lost of the minutes of a service: what `outside`, `inside` and `shortest piece` took away, then what earned nothing; nearest rule first in both. */
  forPieces({ index }: ServiceItem): readonly Lost[] {
    const cut = (this.cuts ??= cutsOf(this.evaluation))[index] ?? NOTHING;
    const lost = this.lost[index] ?? NOTHING;
    if (cut.length > 1) cut.sort(compareLost);
    if (lost.length > 1) lost.sort(compareLost);
    return cut.length === 0 ? lost : lost.length === 0 ? cut : [...cut, ...lost];
  }

  /** The nearest reason that an exception gives. */
  private exceptional(left: readonly Reason[], { index }: ServiceItem): Reason | undefined {
    const { exceptions } = this.evaluation.state.prepared.answers;
    if (exceptions.size === 0) return undefined;
    let best: Reason | undefined;
    for (const why of left) if (exceptions.has(why.rule)) best = nearer(best, why);
    for (const { why } of this.lost[index] ?? NOTHING) if (exceptions.has(why.rule)) best = nearer(best, why);
    return best;
  }
}

/** What was lost, by index of the service; undefined where nothing was. */
type ByService = (Lost[] | undefined)[];

const NOTHING: Lost[] = [];

function add(lists: ByService, { index }: ServiceItem, one: Lost): void {
  const list = lists[index];
  if (list) list.push(one);
  else lists[index] = [one];
}

function waitingOf(held: readonly HeldReason[]): ReadonlyMap<string, Reason> {
  const waiting = new Map<string, Reason>();
  for (const { administrations, why } of held) for (const id of administrations) waiting.set(id, nearer(waiting.get(id), why));
  return waiting;
}

function lostOf({ instances, state }: Evaluation): ByService {
  const lists: ByService = new Array<undefined>(servicesIn(state).length).fill(undefined);
  for (const instance of instances) for (const one of instance.lost) for (const service of one.services) add(lists, service, one);
  return lists;
}

/** The rule nearest to the chart, then by name; of equals the first. */
function nearest(reasons: readonly Reason[]): Reason | undefined {
  let best: Reason | undefined;
  for (const why of reasons) best = nearer(best, why);
  return best;
}

function nearer(best: Reason | undefined, other: Reason): Reason {
  return best === undefined || compareReasons(other, best) < 0 ? other : best;
}

/** Reasons that sets give for an item that met their `keep`. */
function leftOut(service: ServiceItem, state: State): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const index of state.prepared.answers.leaving) {
    const { left } = membershipOf(state, index);
    const why = left.size === 0 ? undefined : left.get(service.index);
    if (why) reasons.push(why);
  }
  return reasons;
}

/** What was lost of the times that ladders measure, each time once, for the services that it is made of. */
function cutsOf({ state, instances }: Evaluation): ByService {
  const { answers, ladders, times } = state.prepared;
  const cuts: ByService = new Array<undefined>(servicesIn(state).length).fill(undefined);
  const seen = new Set<Pieces>();
  for (const { rule, item } of instances) {
    const number = answers.ladders.get(rule);
    if (number === undefined || (item !== null && existence(item) !== YES)) continue;
    for (const index of alternatives(ladders[number]!.measure, state, item)) {
      const pieces = namedTime(state, index, item);
      if (pieces === undefined || (pieces.cut.length === 0 && pieces.dropped.length === 0) || seen.has(pieces)) continue;
      seen.add(pieces);
      const lost = lostOfTime(times[index]!, pieces);
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

function compareLost(a: Lost, b: Lost): number {
  return compareReasons(a.why, b.why);
}

function compareReasons(a: Reason, b: Reason): number {
  return a.depth - b.depth || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
