import { posix } from "node:path";
import { fakeGateThread } from "./fake-gate-thread.ts";
import { fakePart } from "./fake-part.ts";
import type { Change, Fault } from "./fake-part.ts";
import { fakeThread } from "./fake-thread.ts";
import { ReadFailure } from "../../src/cli/host.ts";
import type { Job } from "../../src/cli/ci/thread.ts";
import type { HostError } from "../../src/cli/host-error.ts";
import type { Entry, Host, HostResult, Sink } from "../../src/cli/host.ts";

/** What stands at a path of the fake disk: text or bytes of a file, a link, or a thing that is no file. */
export type FakeFile = string | Uint8Array | { readonly link: string } | { readonly other: true } | { readonly fails: string };

export interface FakeHost extends Host {
  readonly out: () => string;
  readonly err: () => string;
  readonly disk: Map<string, FakeFile>;
  readonly abort: AbortController;
}

export interface FakeOptions {
  readonly cwd?: string;
  readonly stdin?: string | readonly (string | Uint8Array)[];
  readonly terminal?: boolean;
  readonly processors?: number;
  /** Called when a thread is started, before it codes a share (with how many were begun before), and when it is stopped. */
  readonly onThread?: () => void;
  readonly onShare?: (share: number, host: FakeHost) => void;
  readonly onStop?: () => void;
  /** Called before a thread runs a gate over a pack. */
  readonly onGateJob?: (job: Job) => void;
  /** The day of the host's clock. */
  readonly today?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Codes of failures, by path, for writing. */
  readonly writeFails?: Readonly<Record<string, string>>;
  /** Called before anything on the disk changes; what it gives makes the change fail, and what it throws ends the run there, as a kill would. */
  readonly onChange?: (change: Change) => Fault | undefined;
  /** Number of texts after which standard output has no reader. */
  readonly readerLeavesAfter?: number;
  /** Answers for git; without it there is none. */
  readonly git?: Host["git"];
  /** Bytes of a file that a stream hands out at a time; all of them without it. */
  readonly pieceBytes?: number;
  /** Called before each piece of a stream is handed out. */
  readonly onRead?: (host: FakeHost) => void;
}

class FakeSink implements Sink {
  readonly isTerminal: boolean;
  readonly texts: string[] = [];
  failure: HostError | undefined;
  readonly limit: number | undefined;
  constructor(isTerminal: boolean, limit?: number) {
    this.isTerminal = isTerminal;
    this.limit = limit;
  }
  write(text: string): Promise<void> {
    if (this.failure) return Promise.resolve();
    if (this.limit !== undefined && this.texts.length >= this.limit) this.failure = { code: "EPIPE", path: "standard output" };
    else this.texts.push(text);
    return Promise.resolve();
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A host in memory with POSIX paths. Folders are those that some file is in. */
export function fakeHost(files: Readonly<Record<string, FakeFile>>, options: FakeOptions = {}): FakeHost {
  const disk = new Map(Object.entries(files));
  const stdout = new FakeSink(options.terminal ?? false, options.readerLeavesAfter);
  const stderr = new FakeSink(options.terminal ?? false);
  const abort = new AbortController();
  let clock = 0;
  let shares = 0;
  const isFolder = (path: string): boolean => [...disk.keys()].some((file) => file.startsWith(path === "/" ? "/" : `${path}/`));
  const real = (path: string): string => {
    let done = "";
    for (const part of path.split("/").filter((one) => one !== "")) {
      const next = `${done}/${part}`;
      const at = disk.get(next);
      done = at !== undefined && typeof at === "object" && "link" in at ? real(posix.resolve(done || "/", at.link)) : next;
    }
    return done || "/";
  };
  const entry = (path: string): HostResult<Entry> => {
    const at = disk.get(path);
    if (at === undefined) return isFolder(path) ? good({ kind: "folder", bytes: 0 }) : bad("ENOENT", path);
    if (typeof at === "string") return good({ kind: "file", bytes: Buffer.byteLength(at) });
    if (at instanceof Uint8Array) return good({ kind: "file", bytes: at.length });
    if ("fails" in at) return good({ kind: "file", bytes: 1 });
    return good({ kind: "link" in at ? "link" : "other", bytes: 0 });
  };
  const read = (path: string): HostResult<Uint8Array> => {
    const at = disk.get(real(path));
    if (at === undefined) return bad(isFolder(path) ? "EISDIR" : "ENOENT", path);
    if (typeof at === "string") return good(Buffer.from(at));
    if (at instanceof Uint8Array) return good(at);
    return bad("fails" in at ? at.fails : "EINVAL", path);
  };
  const host: FakeHost = {
    cwd: options.cwd ?? "/home",
    packageFolder: "/package",
    environment: options.environment ?? {},
    stdout,
    stderr,
    interrupt: abort.signal,
    abort,
    disk,
    out: () => stdout.texts.join(""),
    err: () => stderr.texts.join(""),
    processors: options.processors ?? 1,
    startThread: (setup, pack) => {
      options.onThread?.();
      return Promise.resolve(fakeThread(setup, pack, { readFile: read, begins: () => options.onShare?.(shares++, host), stopped: () => options.onStop?.() }));
    },
    git: options.git ?? ((folder) => bad("ENOENT", folder)),
    startGateThread: (setup) => Promise.resolve(fakeGateThread(setup, options.onGateJob)),
    milliseconds: () => (clock += 100),
    today: () => options.today ?? "2026-03-02",
    entry,
    list: (path) => {
      if (!isFolder(path)) return bad("ENOENT", path);
      const prefix = path === "/" ? "/" : `${path}/`;
      const names = [...disk.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length).split("/")[0]!);
      return good([...new Set(names)].sort());
    },
    realPath: (path) => {
      const to = real(path);
      return disk.has(to) || isFolder(to) ? good(to) : bad("ENOENT", path);
    },
    readFile: read,
    // A folder is one that some file is in.
    makeFolder: (path) => (typeof disk.get(path) === "string" ? bad("ENOTDIR", path) : good(undefined)),
    createSecret: (path, text) => {
      const fails = options.writeFails?.[path];
      if (fails !== undefined) return bad(fails, path);
      if (disk.has(path) || isFolder(path)) return bad("EEXIST", path);
      disk.set(path, text);
      return good(undefined);
    },
    writeFile: (path, text) => {
      const fails = options.writeFails?.[path] ?? options.onChange?.({ operation: "replace", path })?.code;
      if (fails !== undefined) return bad(fails, path);
      disk.set(path, text);
      return good(undefined);
    },
    openWrite: (path) => {
      const fails = options.writeFails?.[path];
      if (fails !== undefined) return bad(fails, path);
      const sink = new FakeSink(false);
      const write = sink.write.bind(sink);
      disk.set(path, "");
      sink.write = async (text) => {
        await write(text);
        disk.set(path, sink.texts.join(""));
      };
      return good(sink);
    },
    openPart: (path, keep) => {
      const fails = options.writeFails?.[path];
      return fails === undefined ? fakePart(disk, path, keep, (change) => options.onChange?.(change)) : bad(fails, path);
    },
    remove: (path) => {
      const fault = options.onChange?.({ operation: "remove", path });
      if (fault) return bad(fault.code, path);
      disk.delete(path);
      return good(undefined);
    },
    *readBytes(path, from) {
      const bytes = read(path);
      if (!bytes.ok) throw new ReadFailure(bytes.error);
      if (from < bytes.value.length) yield bytes.value.subarray(from);
    },
    async *readStream(path, from = 0) {
      const stdin = typeof options.stdin === "string" ? [options.stdin] : (options.stdin ?? []);
      const bytes = path === null ? undefined : read(path);
      if (bytes && !bytes.ok) throw new ReadFailure(bytes.error);
      for (const piece of bytes ? piecesOf(bytes.value.subarray(from), options.pieceBytes) : stdin) {
        options.onRead?.(host);
        if (abort.signal.aborted) return;
        yield typeof piece === "string" ? Buffer.from(piece) : piece;
      }
    },
  };
  return host;
}

function* piecesOf(bytes: Uint8Array, size = Math.max(1, bytes.length)): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function good<T>(value: T): HostResult<T> {
  return { ok: true, value };
}

function bad<T>(code: string, path: string): HostResult<T> {
  return { ok: false, error: { code, path } };
}
