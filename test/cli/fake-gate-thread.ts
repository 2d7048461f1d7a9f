import { compileWorkspace } from "../../src/compiler/compile.ts";
import type { GateContext } from "../../src/cli/ci/gate.ts";
import type { GateSetup, GateThread, Job } from "../../src/cli/ci/thread.ts";
import { work } from "../../src/cli/ci/work.ts";

/** A gate thread that is none: what goes in and out is copied as between threads. */
export function fakeGateThread(setup: GateSetup, begins: (job: Job) => void = () => undefined): GateThread {
  const own = structuredClone(setup);
  let context: GateContext | undefined;
  return {
    async run(job) {
      begins(job);
      context ??= { ...own, packs: compileWorkspace(own.files).value ?? [] };
      return structuredClone(await work(job, context, () => 0));
    },
    stop: () => undefined,
  };
}
