import type { Meaning } from "../parts/meaning.ts";
import { holds } from "../timeline/range.ts";
import type { Change, Exception } from "./exception.ts";
import { both, except, guardOf } from "./guard.ts";
import type { Guard } from "./guard.ts";

/** One exception to a part, with everything its guard must say: its pack's `applies when`, its own guard, and not the guards of what beats it. */
export interface FoldedCase {
  readonly exception: Exception;
  readonly change: Change;
  readonly meaning: Meaning;
  readonly guard: Exclude<Guard, "never">;
}

/** The exceptions in force on one date, found by what they change and by what they beat. */
export interface ExceptionIndex {
  readonly inForce: readonly Exception[];
  /** Cases by rule and part, in order of the exceptions' names. */
  casesOf(target: string, part: string): readonly FoldedCase[];
  /** The parts of a rule that have cases. */
  partsOf(target: string): readonly string[];
}

/** Folds the exceptions of a chain that are in force on a date into cases per part. */
export function foldExceptions(exceptions: readonly Exception[], date: string): ExceptionIndex {
  const inForce = exceptions
    .filter((exception) => holds(exception.range, date))
    .sort((a, b) => (a.rule.name.text < b.rule.name.text ? -1 : 1));
  const beaters = beatersOf(inForce);
  const cases = new Map<string, Map<string, FoldedCase[]>>();
  for (const exception of inForce) {
    for (const change of exception.changes) {
      const guard = effectiveGuard(exception, change, beaters);
      if (guard === "never") continue;
      const name = change.target.rule.name.text;
      const parts = cases.get(name) ?? new Map<string, FoldedCase[]>();
      cases.set(name, parts);
      const folded = { exception, change, meaning: change.meaning, guard };
      const list = parts.get(change.part);
      if (list) list.push(folded);
      else parts.set(change.part, [folded]);
    }
  }
  return {
    inForce,
    casesOf: (target, part) => cases.get(target)?.get(part) ?? [],
    partsOf: (target) => [...(cases.get(target)?.keys() ?? [])],
  };
}

/** By exception those that beat it. */
function beatersOf(inForce: readonly Exception[]): ReadonlyMap<Exception, readonly Exception[]> {
  const beaters = new Map<Exception, Exception[]>();
  for (const exception of inForce) {
    for (const beaten of exception.over) {
      const list = beaters.get(beaten);
      if (list) list.push(exception);
      else beaters.set(beaten, [exception]);
    }
  }
  return beaters;
}

/** Where each exception in force on a date stands, by its name. */
export function activeGuards(exceptions: readonly Exception[], date: string): ReadonlyMap<string, Guard> {
  const inForce = exceptions.filter((exception) => holds(exception.range, date));
  const beaters = beatersOf(inForce);
  return new Map(inForce.map((exception) => [exception.rule.name.text, activeGuard(exception, beaters)]));
}

/** Where an exception stands at all: its own guards, and nothing that removes it as a whole. */
function activeGuard(exception: Exception, beaters: ReadonlyMap<Exception, readonly Exception[]>): Guard {
  const removers = (beaters.get(exception) ?? []).filter((one) => one.removes);
  return both(guardOf(exception.applies), guardOf(exception.guard), ...removers.map((one) => except(activeGuard(one, beaters))));
}

/** Where a change holds: where its exception stands and none that changes the same part of it does. */
function effectiveGuard(exception: Exception, change: Change, beaters: ReadonlyMap<Exception, readonly Exception[]>): Guard {
  const changers = (beaters.get(exception) ?? []).filter((one) =>
    one.changes.some(({ target, part }) => target === change.target && part === change.part),
  );
  return both(activeGuard(exception, beaters), ...changers.map((one) => except(activeGuard(one, beaters))));
}
