import type { StartGateThread } from "./ci/thread.ts";
import type { StartThread } from "./coding/share.ts";
import type { HostError } from "./host-error.ts";

export type HostResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: HostError };

/** Stands behind the name of a file that is not whole yet. */
export const PART = ".part";

/** `other`: a pipe, a socket, a device. */
export type EntryKind = "file" | "folder" | "link" | "other";

/** What stands at a path; `bytes` is the size of a file, else 0. */
export interface Entry {
  readonly kind: EntryKind;
  readonly bytes: number;
}

/** Where text goes. Writing never throws: a failure stays in `failure`, and what is written after it is dropped. */
export interface Sink {
  readonly isTerminal: boolean;
  /** Undefined while all is well. `EPIPE`: the reader has gone. */
  readonly failure: HostError | undefined;
  /** Resolves when the next text may be given. */
  write(text: string): Promise<void>;
  /** Resolves when everything is out. Standard streams stay open. */
  close(): Promise<void>;
}

/** A file that is written beside the one it becomes when it is whole. */
export interface PartSink extends Sink {
  /** Bytes that it holds for certain: those that were kept, and every text that was written whole. */
  readonly bytes: number;
  /** Resolves when what was written is on the disk, whatever happens to the machine. */
  flush(): Promise<void>;
  /** Puts it in the place of the file that it becomes, in one step, and closes it. */
  settle(): Promise<void>;
}

/** How a run of git ended. */
export interface GitRun {
  readonly status: number;
  readonly out: Uint8Array;
  /** What it said about a failure. */
  readonly err: string;
}

/** Thrown by a stream of bytes that breaks while it is read; caught where the stream is used. */
export class ReadFailure extends Error {
  override readonly name = "ReadFailure";
  readonly error: HostError;
  constructor(error: HostError) {
    super(`${error.code}: cannot read`);
    this.error = error;
  }
}

/** Everything that the commands want of the world; tests give their own. Paths are absolute. */
export interface Host {
  readonly cwd: string;
  /** Where this package stands, with the rules and templates that it ships. */
  readonly packageFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Aborted when the user asks to stop. */
  readonly interrupt: AbortSignal;
  /** Threads that can run at the same time. */
  readonly processors: number;
  /** Milliseconds of a clock that only goes forward. */
  milliseconds(): number;
  /** The day where the program runs, `YYYY-MM-DD`. Only what a person asks for without a date may depend on it. */
  today(): string;
  /** Follows no link. */
  entry(path: string): HostResult<Entry>;
  /** Names in a folder, sorted by code unit. */
  list(path: string): HostResult<readonly string[]>;
  /** The path with every link followed. */
  realPath(path: string): HostResult<string>;
  readFile(path: string): HostResult<Uint8Array>;
  /** Makes the folder and those above it; one that is there already stays. */
  makeFolder(path: string): HostResult<undefined>;
  /** Makes a file that only its owner may read, with this text; `EEXIST` where something stands there already. */
  createSecret(path: string, text: string): HostResult<undefined>;
  /** Replaces the file in one step: a reader sees the old text or the new one. */
  writeFile(path: string, text: string): HostResult<undefined>;
  /** Empties or makes the file. */
  openWrite(path: string): HostResult<Sink>;
  /** Opens `path` with {@link PART} behind it, which becomes `path`; of what it holds already the first `keep` bytes stay. */
  openPart(path: string, keep: number): HostResult<PartSink>;
  /** Takes a file away; one that is not there is no failure. */
  remove(path: string): HostResult<undefined>;
  /** Bytes in order, from a position on; throws {@link ReadFailure}. `null` is standard input, which has no positions. Ends at an interrupt. */
  readStream(path: string | null, from?: number): AsyncIterable<Uint8Array>;
  /** Bytes of a file in order, from a position on, whatever the user asks meanwhile; throws {@link ReadFailure}. */
  readBytes(path: string, from: number): Iterable<Uint8Array>;
  /** Runs git in a folder, with what it reads on its standard input; `ENOENT` where there is no git. It asks nobody anything. */
  git(folder: string, arguments_: readonly string[], input?: string): HostResult<GitRun>;
  /** Starts a thread that codes; it runs until it is stopped. */
  readonly startThread: StartThread;
  /** Starts a thread that runs gates. */
  readonly startGateThread: StartGateThread;
}
