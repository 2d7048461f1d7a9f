import { MessageChannel, Worker } from "node:worker_threads";
import { InternalError } from "../base/invariant.ts";
import type { Pack } from "../ir/ir.ts";
import type { CodingThread, Coded, Setup, Share } from "./coding/share.ts";

/** Megabytes for what lives shortly: an encounter leaves much behind, and little of it is to be copied. */
const YOUNG_MEGABYTES = 64;

/** What a thread is started with. `packs` gives whole packs; `arrived` is set and told when one is there. */
export interface ThreadData {
  readonly setup: Setup;
  readonly packs: MessagePort;
  readonly arrived: Int32Array;
}

type MessagePort = MessageChannel["port1"];

/** What a thread says: that it needs a pack, what it coded, or what went wrong in it. */
export type ThreadSays =
  | { readonly wants: number }
  | { readonly coded: Coded }
  | { readonly bug: { readonly internal: boolean; readonly message: string; readonly stack: string } };

/** Starts a thread of Node that codes; see coding-thread.ts. */
export function startThread(setup: Setup, pack: (index: number) => Pack): CodingThread {
  const { port1, port2 } = new MessageChannel();
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ThreadData = { setup, packs: port2, arrived };
  // The command is bundled into one folder, where this file and the thread's stand side by side as they do here.
  const worker = new Worker(new URL("./coding-thread.js", import.meta.url), { workerData, transferList: [port2], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
  return new NodeThread(worker, port1, arrived, pack);
}

class NodeThread implements CodingThread {
  private readonly worker: Worker;
  private readonly packs: MessagePort;
  private settle: { readonly resolve: (coded: Coded) => void; readonly reject: (thrown: unknown) => void } | undefined;
  private broken: { readonly thrown: unknown } | undefined;

  constructor(worker: Worker, packs: MessagePort, arrived: Int32Array, pack: (index: number) => Pack) {
    this.worker = worker;
    this.packs = packs;
    worker.on("error", (thrown) => this.fail(thrown));
    worker.on("message", (said: ThreadSays) => {
      if ("wants" in said) this.hand(said.wants, arrived, pack);
      else if ("coded" in said) this.settle?.resolve(said.coded);
      else this.fail(bugOf(said.bug));
    });
  }

  code(share: Share): Promise<Coded> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      if (this.broken) reject(this.broken.thrown);
      else this.worker.postMessage(share);
    });
  }

  stop(): void {
    this.packs.close();
    void this.worker.terminate();
  }

  /** The thread waits; where the pack cannot be had, it waits until it is stopped. */
  private hand(index: number, arrived: Int32Array, pack: (index: number) => Pack): void {
    try {
      this.packs.postMessage(pack(index));
    } catch (thrown) {
      this.fail(thrown);
      return;
    }
    Atomics.store(arrived, 0, 1);
    Atomics.notify(arrived, 0);
  }

  private fail(thrown: unknown): void {
    this.broken ??= { thrown };
    this.settle?.reject(thrown);
  }
}

function bugOf({ internal, message, stack }: Extract<ThreadSays, { readonly bug: unknown }>["bug"]): Error {
  const error = internal ? new InternalError(message) : new Error(message);
  error.stack = stack;
  return error;
}
