const RELEASE = /^(?:0|[1-9][0-9]{0,8})(?:\.(?:0|[1-9][0-9]{0,8})){0,3}$/;

/** Whether a release can be ordered: one to four numbers with points between, none with a leading zero. */
export function isOrdered(release: string): boolean {
  return RELEASE.test(release);
}

/**
 * Negative where `a` is the older release, positive where it is the newer, 0 where they are the same text. Compared number by number, so
 * 2026.10 is newer than 2026.9, and 2026.1.1 than 2026.1. Both must be {@link isOrdered}.
 */
export function compareReleases(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    if (left[index] !== right[index]) return left[index]! - right[index]!;
  }
  return left.length - right.length;
}
