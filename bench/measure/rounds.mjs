import { median, quantile } from "./numbers.mjs";

// What a contestant answers is kept, so that no optimizer drops the work.
let kept = 0;
const keep = (answer) => {
  if (answer) kept = (kept + (answer.length | 0)) | 0;
};

/** Milliseconds by the clock on the wall, or of the processor time of this process with all its threads: that one is for a busy machine. */
const CLOCKS = {
  wall: () => performance.now(),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/**
 * Measures contestants in one run. Rounds are interleaved, A B C then C B A; each contestant gets a slice of time in each. A ratio
 * is taken inside a round, against the first contestant, and the median over rounds is reported: rates move with the machine, ratios much less.
 * @param contestants `{ name, run, isAsync? }`; gets `rate` (a second), `ratio` (times slower than the first), `p50` and `p99` (microseconds)
 */
export async function measure(contestants, inputs, { rounds = 7, slice = 150, latency = true, clock = "wall" } = {}) {
  const entries = contestants.map((contestant) => ({ contestant, at: 0, step: 1, now: CLOCKS[clock], rates: [], ratios: [] }));
  for (const entry of entries) entry.step = stepFor(await rateOf(entry, inputs, 2 * slice));
  for (let round = 0; round < rounds; round++) {
    for (const entry of round % 2 === 0 ? entries : entries.toReversed()) entry.rates.push(await rateOf(entry, inputs, slice));
    for (const entry of entries) entry.ratios.push(entries[0].rates[round] / entry.rates[round]);
  }
  for (const { contestant, rates, ratios } of entries) {
    Object.assign(contestant, { rate: median(rates), ratio: median(ratios) });
    if (latency) Object.assign(contestant, await latencies(contestant, inputs, 10 * slice));
  }
  return contestants;
}

/** The clock is read every two milliseconds or so. */
const stepFor = (rate) => Math.max(1, Math.min(4096, Math.floor(rate / 500)));

async function rateOf(entry, inputs, milliseconds) {
  const { contestant: { run, isAsync }, step, now } = entry;
  let { at } = entry;
  let count = 0;
  const began = now();
  let until = began;
  while (until - began < milliseconds) {
    for (let k = 0; k < step; k++) {
      keep(isAsync ? await run(inputs[at]) : run(inputs[at]));
      if (++at === inputs.length) at = 0;
    }
    count += step;
    until = now();
  }
  entry.at = at;
  return (count / (until - began)) * 1000;
}

/** One call at a time by the nanosecond clock, which itself takes some 60 ns. */
async function latencies({ run, isAsync }, inputs, milliseconds) {
  const taken = [];
  const until = performance.now() + milliseconds;
  for (let at = 0; at < inputs.length && performance.now() < until; at++) {
    const began = process.hrtime.bigint();
    keep(isAsync ? await run(inputs[at]) : run(inputs[at]));
    taken.push(Number(process.hrtime.bigint() - began) / 1000);
  }
  taken.sort((a, b) => a - b);
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}
