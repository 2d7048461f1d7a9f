import { Worker } from "node:worker_threads";
import { InternalError } from "../base/invariant.ts";
import type { DoneJob, GateSetup, GateThread, Job } from "./ci/thread.ts";

/** What a gate thread says: what it did, or what went wrong in it. */
export type GateThreadSays =
  | { readonly done: DoneJob }
  | { readonly bug: { readonly internal: boolean; readonly message: string; readonly stack: string } };

/** Starts a thread of Node that runs gates; see gate-thread.ts. */
export function startGateThread(setup: GateSetup): GateThread {
  // The command is bundled into one folder, where this file and the thread's stand side by side as they do here.
  return new NodeGateThread(new Worker(new URL("./gate-thread.js", import.meta.url), { workerData: setup }));
}

class NodeGateThread implements GateThread {
  private readonly worker: Worker;
  private settle: { readonly resolve: (done: DoneJob) => void; readonly reject: (thrown: unknown) => void } | undefined;
  private broken: { readonly thrown: unknown } | undefined;

  constructor(worker: Worker) {
    this.worker = worker;
    worker.on("error", (thrown) => this.fail(thrown));
    worker.on("message", (said: GateThreadSays) => {
      if ("done" in said) this.settle?.resolve(said.done);
      else this.fail(bugOf(said.bug));
    });
  }

  run(job: Job): Promise<DoneJob> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      if (this.broken) reject(this.broken.thrown);
      else this.worker.postMessage(job);
    });
  }

  stop(): void {
    void this.worker.terminate();
  }

  private fail(thrown: unknown): void {
    this.broken ??= { thrown };
    this.settle?.reject(thrown);
  }
}

function bugOf({ internal, message, stack }: Extract<GateThreadSays, { readonly bug: unknown }>["bug"]): Error {
  const error = internal ? new InternalError(message) : new Error(message);
  error.stack = stack;
  return error;
}
