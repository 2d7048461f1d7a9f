import { sortDiagnostics } from "../../../base/diagnostic.ts";
import { runExamples } from "../../../testing/run.ts";
import { notRun } from "../gate.ts";
import type { PackGate } from "../gate.ts";

/** Whether the pack answers the examples and boundary tables beside its rules as they say. */
export const TEST: PackGate = {
  name: "test",
  over: "pack",
  looks: "examples and boundary tables beside the rules",
  blocksOn: "an example that is answered otherwise",
  run(pack, { findings }) {
    if (pack.examples.length === 0) return notRun("no examples in this pack");
    const { passed, failed, results } = runExamples(pack, findings);
    return { findings: sortDiagnostics(results.flatMap(({ failures }) => failures)), figures: { passed, failed } };
  },
};
