/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The number below which a share of sorted numbers lies. */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** A rate, short: `1.2M`, `34k`. */
export function rate(number) {
  if (number >= 1e6) return `${(number / 1e6).toFixed(2)}M`;
  if (number >= 1e4) return `${(number / 1e3).toFixed(0)}k`;
  return number >= 1e3 ? `${(number / 1e3).toFixed(1)}k` : number.toFixed(0);
}

/** How many times, short: `1.31x`, `42x`. */
export function times(number) {
  if (number < 10) return `${number.toFixed(2)}x`;
  return number < 1000 ? `${number.toFixed(0)}x` : `${rate(number)}x`;
}

/** Microseconds, or milliseconds where they are many. */
export function micros(number) {
  if (number < 10) return number.toFixed(2);
  if (number < 10_000) return number.toFixed(0);
  return `${(number / 1000).toFixed(0)} ms`;
}

/** Milliseconds. */
export const millis = (number) => number.toFixed(number < 10 ? 1 : 0);

/** Bytes as MB or KB. */
export const size = (bytes) => (bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(1)} KB`);
