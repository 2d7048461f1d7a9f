import { chooserOf } from "../../src/cli/choose.ts";
import type { Chooser } from "../../src/cli/choose.ts";
import { codeShare } from "../../src/cli/coding/code-share.ts";
import { drawingOf } from "../../src/cli/coding/drawing.ts";
import type { CodingThread, Setup, Share } from "../../src/cli/coding/share.ts";
import { DeferredPack } from "../../src/cli/deferred-pack.ts";
import { ReadFailure } from "../../src/cli/host.ts";
import type { HostResult } from "../../src/cli/host.ts";
import type { Pack } from "../../src/ir/ir.ts";

/** Bytes of the fake disk that are read at a time: so few, of a small file, that lines and characters are cut. */
const PIECE = 37;
const PIECES = 1_000;

/** What a fake thread works with: the fake disk, and who watches. */
export interface FakeWorld {
  readFile(path: string): HostResult<Uint8Array>;
  /** Before a share is coded; what it throws is the thread's bug. */
  begins(share: Share): void;
  stopped(): void;
}

/** A thread that is none: what it is handed and what it says is copied as between threads. */
export function fakeThread(setup: Setup, pack: (index: number) => Pack, world: FakeWorld): CodingThread {
  const { packs, broken, shown, fallback, format } = structuredClone(setup);
  let chooser: Chooser | undefined;
  const open = (): Chooser => {
    const deferred = packs.map((header, index) => new DeferredPack({ header, get pack() { return structuredClone(pack(index)); } }));
    return chooserOf({ packs: deferred, broken }, shown, fallback).value!;
  };
  function* read(path: string, position: number): Generator<Uint8Array> {
    const bytes = world.readFile(path);
    if (!bytes.ok) throw new ReadFailure(bytes.error);
    const size = Math.max(PIECE, Math.ceil(bytes.value.length / PIECES));
    for (let at = position; at < bytes.value.length; at += size) yield bytes.value.subarray(at, at + size);
  }
  return {
    async code(share) {
      // Now and then a later share is done first, as it happens among threads.
      await new Promise((resolve) => setTimeout(resolve, (share[0]!.stretch?.from ?? 0) % 3));
      world.begins(share);
      return structuredClone(codeShare(structuredClone(share), (chooser ??= open()), drawingOf(format), read));
    },
    stop: () => world.stopped(),
  };
}
