import { type HeldReason, LeftReasons } from "./left-reasons.ts";
import type { Evaluation } from "./evaluate.ts";
import { servicesIn } from "./items.ts";
import { coversAll, inside, NO_TIME, outside, type Runs } from "./runs.ts";
import type { Charted, DraftLine, Reason, ServiceItem } from "./state.ts";
import type { State } from "./prepared.ts";

/** Minutes or an event of an administration that are on no line, and why. `runs` is empty for what has no minutes. */
export interface Left {
  readonly charted: Charted;
  readonly runs: Runs;
  /** Null: no rule bills it and no rule gives a reason for it. */
  readonly why: Reason | null;
}

/** Finds every charted minute and event a line or a reason (kinds.md 8). Where everything is on a line, nothing is asked further. */
export function account(evaluation: Evaluation, held: readonly HeldReason[]): readonly Left[] {
  const { state } = evaluation;
  const services = servicesIn(state);
  const shares = sharesOf(evaluation.lines, services.length);
  const left: Left[] = [];
  let reasons: LeftReasons | undefined;
  for (const service of services) {
    const mine = shares[service.index];
    for (const charted of service.administrations) {
      for (const cut of charted.cut) left.push({ charted, runs: cut.runs, why: cutReason(state, cut.by) });
      const rest = restOf(charted, mine);
      if (rest === undefined) continue;
      reasons ??= new LeftReasons(evaluation, held);
      explainRest(service, charted, rest, reasons, left);
    }
  }
  return left;
}

/** Minutes of lines, by index of the service; undefined where it is on none. */
function sharesOf(lines: readonly DraftLine[], services: number): readonly (readonly Runs[] | undefined)[] {
  const shares = new Array<Runs[] | undefined>(services).fill(undefined);
  for (const line of lines) {
    for (const share of line.shares) {
      for (const { index } of share.services) {
        const known = shares[index];
        if (known) known.push(share.time);
        else shares[index] = [share.time];
      }
    }
  }
  return shares;
}

/** What of an administration is on no line: minutes, or none of an event. Undefined where all is on lines or cut away. */
function restOf(charted: Charted, shares: readonly Runs[] | undefined): Runs | undefined {
  const { time } = charted;
  if (time === undefined || time.length === 0) {
    const gone = shares !== undefined || (charted.timed && charted.cut.length > 0);
    return gone ? undefined : NO_TIME;
  }
  let rest = time;
  if (shares) {
    for (const share of shares) {
      if (coversAll(share, rest)) return undefined;
      rest = outside(rest, share);
    }
  }
  return rest.length === 0 ? undefined : rest;
}

function cutReason(state: State, cut: Charted["cut"][number]["by"]): Reason {
  const { name, depth } = state.prepared.services!.rule;
  return { rule: name, reason: cut.because, citations: cut.citations, depth };
}

/** One reason for all of it; else minute by minute what a measured time cut away, what was too short, what is billed once only. */
function explainRest(service: ServiceItem, charted: Charted, rest: Runs, reasons: LeftReasons, left: Left[]): void {
  const whole = reasons.forAll(service, charted);
  if (whole) {
    left.push({ charted, runs: rest, why: whole });
    return;
  }
  const lost = reasons.forPieces(service);
  if (rest.length === 0) {
    left.push({ charted, runs: NO_TIME, why: lost[0]?.why ?? null });
    return;
  }
  let open = rest;
  for (const { runs, why } of lost) {
    const mine = inside(open, runs);
    if (mine.length === 0) continue;
    left.push({ charted, runs: mine, why });
    open = outside(open, mine);
  }
  if (open.length > 0) left.push({ charted, runs: open, why: null });
}
