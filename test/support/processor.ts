/** Milliseconds of processor time that work takes in this process, garbage collection and compiling included: what others run does not count. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The least of several measurements: the first ones also pay for what the engine of the language compiles. */
export function leastProcessorTime(times: number, work: () => void): number {
  return Math.min(...Array.from({ length: times }, () => processorTime(work)));
}
