/**
 * Pieces of time as flat sorted lists [start0, stop0, start1, stop1, ...] of absolute minutes; half-open, disjoint, not touching, never
 * empty. All operations are linear sweeps after at most one sort. Source: reliability.md 7.1, intervals are half-open minutes.
 */
export type Runs = readonly number[];

export const NO_TIME: Runs = [];

/** One run; empty where stop is not after start. */
export function runOf(start: number, stop: number): Runs {
  return stop > start ? [start, stop] : NO_TIME;
}

/** Total minutes. */
export function minutesIn(runs: Runs): number {
  let total = 0;
  for (let index = 0; index < runs.length; index += 2) total += runs[index + 1]! - runs[index]!;
  return total;
}

/** Union of several lists; a minute counts once. */
export function unionOf(lists: readonly Runs[]): Runs {
  if (lists.length > FEW) return unionOfMany(lists);
  let union = NO_TIME;
  for (let at = 0; at < lists.length; at++) {
    const runs = lists[at]!;
    if (runs.length > 0) union = union.length === 0 ? runs : unionOfTwo(union, runs);
  }
  return union;
}

/** More lists than these are sorted together. */
const FEW = 8;

function unionOfMany(lists: readonly Runs[]): Runs {
  const filled = lists.filter((runs) => runs.length > 0);
  const pairs: [number, number][] = [];
  for (const runs of filled) for (let index = 0; index < runs.length; index += 2) pairs.push([runs[index]!, runs[index + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [start, stop] of pairs) {
    const last = out.length - 1;
    if (last > 0 && start <= out[last]!) {
      if (stop > out[last]!) out[last] = stop;
    } else out.push(start, stop);
  }
  return out;
}

function unionOfTwo(a: Runs, b: Runs): Runs {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const first = j >= b.length || (i < a.length && a[i]! <= b[j]!);
    const start = first ? a[i]! : b[j]!;
    const stop = first ? a[i + 1]! : b[j + 1]!;
    if (first) i += 2;
    else j += 2;
    const last = out.length - 1;
    if (last > 0 && start <= out[last]!) {
      if (stop > out[last]!) out[last] = stop;
    } else out.push(start, stop);
  }
  return out;
}

/** Minutes of `a` that are not in `b`. */
export function outside(a: Runs, b: Runs): Runs {
  if (a.length === 0 || b.length === 0) return a;
  const out: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let start = a[i]!;
    const stop = a[i + 1]!;
    while (j < b.length && b[j + 1]! <= start) j += 2;
    for (let k = j; k < b.length && b[k]! < stop; k += 2) {
      if (b[k]! > start) out.push(start, b[k]!);
      if (b[k + 1]! > start) start = b[k + 1]!;
    }
    if (start < stop) out.push(start, stop);
  }
  return out;
}

/** Whether every minute of `b` is in `a`. */
export function coversAll(a: Runs, b: Runs): boolean {
  let i = 0;
  for (let j = 0; j < b.length; j += 2) {
    while (i < a.length && a[i + 1]! <= b[j]!) i += 2;
    if (i >= a.length || a[i]! > b[j]! || a[i + 1]! < b[j + 1]!) return false;
  }
  return true;
}

/** Minutes in both. */
export function inside(a: Runs, b: Runs): Runs {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const start = Math.max(a[i]!, b[j]!);
    const stop = Math.min(a[i + 1]!, b[j + 1]!);
    if (start < stop) out.push(start, stop);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return out;
}

/** Whether two lists share at least one minute. */
export function overlap(a: Runs, b: Runs): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (Math.max(a[i]!, b[j]!) < Math.min(a[i + 1]!, b[j + 1]!)) return true;
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return false;
}

/** Whether a minute is in the runs. */
export function holds(runs: Runs, minute: number): boolean {
  for (let index = 0; index < runs.length; index += 2) if (minute >= runs[index]! && minute < runs[index + 1]!) return true;
  return false;
}

/** The absolute minute that is the n-th (0-based) of the runs; `n` is less than {@link minutesIn}. */
export function minuteAt(runs: Runs, n: number): number {
  let left = n;
  for (let index = 0; index < runs.length; index += 2) {
    const length = runs[index + 1]! - runs[index]!;
    if (left < length) return runs[index]! + left;
    left -= length;
  }
  return runs[runs.length - 1]!;
}

/** The minutes from the n-th up to, not including, the m-th (0-based). */
export function sliceOf(runs: Runs, from: number, to: number): Runs {
  const out: number[] = [];
  let passed = 0;
  for (let index = 0; index < runs.length && passed < to; index += 2) {
    const length = runs[index + 1]! - runs[index]!;
    const start = Math.max(from - passed, 0);
    const stop = Math.min(to - passed, length);
    if (start < stop) out.push(runs[index]! + start, runs[index]! + stop);
    passed += length;
  }
  return out;
}

/** Splits runs at each local midnight of a UTC offset in minutes. The pieces touch, so they are returned one by one. */
export function splitAtMidnight(runs: Runs, offset: number): readonly Runs[] {
  const out: Runs[] = [];
  for (let index = 0; index < runs.length; index += 2) {
    let start = runs[index]!;
    const stop = runs[index + 1]!;
    while (start < stop) {
      const nextMidnight = (Math.floor((start + offset) / 1440) + 1) * 1440 - offset;
      const end = Math.min(stop, nextMidnight);
      out.push([start, end]);
      start = end;
    }
  }
  return out;
}
