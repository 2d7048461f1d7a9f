import { invariant } from "../../base/invariant.ts";
import type { GateContext } from "./gate.ts";
import { PACK_GATES } from "./pack-gates.ts";
import type { DoneJob, Job } from "./thread.ts";

/** Runs one gate over one pack, here; `milliseconds` is a clock. */
export async function work({ gate: name, folder }: Job, context: GateContext, milliseconds: () => number): Promise<DoneJob> {
  const gate = PACK_GATES.find((one) => one.name === name);
  const pack = context.packs.find((one) => one.folder === folder);
  invariant(gate && pack, "a job is of a gate and a pack that are there");
  const start = milliseconds();
  const verdict = await gate.run(pack, context);
  return { verdict, seconds: (milliseconds() - start) / 1_000 };
}
