import { parentPort, workerData } from "node:worker_threads";
import { InternalError, invariant } from "../base/invariant.ts";
import { compileWorkspace } from "../compiler/compile.ts";
import type { GateContext } from "./ci/gate.ts";
import type { GateSetup, Job } from "./ci/thread.ts";
import { work } from "./ci/work.ts";
import type { GateThreadSays } from "./start-gate-thread.ts";

// A thread of `payerpack ci`: runs the gates over packs that the main thread sends it, one after another.
const setup = workerData as GateSetup;
const port = parentPort;
invariant(port, "this file runs in a thread");
let context: GateContext | undefined;

port.on("message", (job: Job) => {
  context ??= { ...setup, packs: compileWorkspace(setup.files).value ?? [] };
  work(job, context, () => performance.now()).then(
    (done) => say({ done }),
    (thrown: unknown) => {
      const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
      say({ bug: { internal: thrown instanceof InternalError, message, stack: stack ?? message } });
    },
  );
});

function say(said: GateThreadSays): void {
  port!.postMessage(said);
}
