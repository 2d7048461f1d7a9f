import { mustAgree } from "../measure/agree.mjs";
import { micros, millis, rate, times } from "../measure/numbers.mjs";
import { measure } from "../measure/rounds.mjs";
import { table } from "../measure/table.mjs";
import { contestantsOf, WORKLOADS } from "../workloads.mjs";

/** W1, W2, W3: objects in, objects out, answers compared before the clock runs. */
export async function speed(options) {
  const parts = [];
  for (const workload of WORKLOADS) {
    const inputs = workload.inputs();
    const contestants = await contestantsOf(workload);
    await mustAgree(contestants, inputs);
    await measure(contestants, inputs, options);
    parts.push(`### ${workload.name}: ${workload.title}\n\n${tableOf(contestants)}`);
  }
  return parts.join("\n\n");
}

function tableOf(contestants) {
  const head = ["", "a second", "times by hand", "p50 us", "p99 us", "p99 / p50", "load ms", "answers compared"];
  const rows = contestants.map(({ name, rate: perSecond, ratio, p50, p99, loadMs, compared }) => [
    name, rate(perSecond), times(ratio), micros(p50), micros(p99), (p99 / p50).toFixed(1), millis(loadMs), compared,
  ]);
  return table(head, rows);
}
