import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { InternalError, invariant } from "../base/invariant.ts";
import type { Pack } from "../ir/ir.ts";
import { chooserOf } from "./choose.ts";
import type { Chooser } from "./choose.ts";
import { codeShare } from "./coding/code-share.ts";
import { drawingOf } from "./coding/drawing.ts";
import type { PackName, Share } from "./coding/share.ts";
import { DeferredPack } from "./deferred-pack.ts";
import { readFrom } from "./read-from.ts";
import type { ThreadData, ThreadSays } from "./start-thread.ts";

// A thread of `payerpack code`: codes the shares that the main thread sends it, one after another.
const { setup, packs, arrived } = workerData as ThreadData;
const port = parentPort;
invariant(port, "this file runs in a thread");
const drawing = drawingOf(setup.format);
let chooser: Chooser | undefined;

port.on("message", (share: Share) => {
  try {
    say({ coded: codeShare(share, (chooser ??= openChooser()), drawing, readFrom) });
  } catch (thrown) {
    const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    say({ bug: { internal: thrown instanceof InternalError, message, stack: stack ?? message } });
  }
});

function say(said: ThreadSays): void {
  port!.postMessage(said);
}

/** The main thread has told what is wrong with the packs; here the same packs make the same choice. */
function openChooser(): Chooser {
  const deferred = setup.packs.map((header, index) => new DeferredPack(later(header, index)));
  const { value } = chooserOf({ packs: deferred, broken: setup.broken }, setup.shown, setup.fallback);
  invariant(value, "packs that the main thread chooses from can be chosen from here");
  return value;
}

function later(header: PackName, index: number): ConstructorParameters<typeof DeferredPack>[0] {
  return {
    header,
    get pack() {
      return wholePack(index);
    },
  };
}

/** Asks the main thread for a pack and waits for it. */
function wholePack(index: number): Pack {
  Atomics.store(arrived, 0, 0);
  say({ wants: index });
  Atomics.wait(arrived, 0, 0);
  const received = receiveMessageOnPort(packs);
  invariant(received, "a pack has arrived");
  return received.message as Pack;
}
