import type { HostError } from "../../src/cli/host-error.ts";
import { PART } from "../../src/cli/host.ts";
import type { HostResult, PartSink } from "../../src/cli/host.ts";
import type { FakeFile } from "./fake-host.ts";

/** A step that changes the disk. */
export interface Change {
  readonly operation: "open" | "write" | "flush" | "settle" | "replace" | "remove";
  readonly path: string;
}

/** Why a step fails. `kept`: bytes of a text that reached the disk before. */
export interface Fault {
  readonly code: string;
  readonly kept?: number;
}

/** A part of the fake disk; every step can fail, and what `before` throws leaves the disk as it was then. */
export function fakePart(disk: Map<string, FakeFile>, path: string, keep: number, before: (change: Change) => Fault | undefined): HostResult<PartSink> {
  const part = `${path}${PART}`;
  const held = disk.get(part);
  const fault = before({ operation: "open", path: part });
  if (fault) return { ok: false, error: { code: fault.code, path: part } };
  const kept = bytesOf(held).subarray(0, keep);
  if (kept.length < keep) throw new Error(`${part} holds less than is to be kept`);
  const texts = [Buffer.from(kept)];
  let failure: HostError | undefined;
  let bytes = keep;
  const show = (): void => void disk.set(part, Buffer.concat(texts));
  const guarded = (operation: Change["operation"], work: () => void, partly?: (kept: number) => void): Promise<void> => {
    if (failure) return Promise.resolve();
    const wrong = before({ operation, path: part });
    if (wrong) {
      if (wrong.kept !== undefined) partly?.(wrong.kept);
      failure = { code: wrong.code, path: part };
    } else work();
    return Promise.resolve();
  };
  show();
  const sink: PartSink = {
    isTerminal: false,
    get failure() { return failure; },
    get bytes() { return bytes; },
    write: (text) => guarded("write", () => {
      texts.push(Buffer.from(text));
      bytes += texts.at(-1)!.length;
      show();
    }, (count) => {
      texts.push(Buffer.from(text).subarray(0, count));
      show();
    }),
    flush: () => guarded("flush", () => undefined),
    settle: () => guarded("settle", () => {
      disk.set(path, Buffer.concat(texts).toString("utf8"));
      disk.delete(part);
    }),
    close: () => Promise.resolve(),
  };
  return { ok: true, value: sink };
}

function bytesOf(file: FakeFile | undefined): Buffer {
  if (typeof file === "string") return Buffer.from(file);
  return file instanceof Uint8Array ? Buffer.from(file) : Buffer.alloc(0);
}
