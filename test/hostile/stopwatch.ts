import { expect } from "vitest";

/** Times what hostile input makes us do; nothing may take longer than `most` milliseconds. */
export class Stopwatch {
  readonly #most: number;
  readonly #times: { readonly what: string; readonly milliseconds: number }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Runs the work and fails the test that asked when it took too long. */
  time<T>(what: string, work: () => T): T {
    const [result, first] = timed(work);
    let milliseconds = first;
    // A busy machine is no finding: what took too long is tried twice more.
    for (let again = 0; again < 2 && milliseconds >= this.#most; again++) milliseconds = Math.min(milliseconds, timed(work)[1]);
    this.#times.push({ what, milliseconds });
    expect(milliseconds, `milliseconds of ${what}`).toBeLessThan(this.#most);
    return result;
  }

  /** Prints how many were timed and the slowest five. */
  print(title: string): void {
    const slowest = [...this.#times].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
    const lines = slowest.map(({ what, milliseconds }) => `  ${milliseconds.toFixed(0).padStart(5)} ms  ${what}`);
    console.info(`${title}: ${this.#times.length} hostile inputs, the slowest:\n${lines.join("\n")}`);
  }
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  return [work(), performance.now() - start];
}
