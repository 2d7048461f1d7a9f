import { spawnSync } from "node:child_process";
import { closeSync, createReadStream, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, rmSync } from "node:fs";
import type { Stats } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { replaceFile, writeAll } from "../trust/replace-file.ts";
import { attempt, hostError } from "./attempt.ts";
import { fileSink, openPart } from "./file-sink.ts";
import type { HostError } from "./host-error.ts";
import type { EntryKind, GitRun, Host, Sink } from "./host.ts";
import { ReadFailure } from "./host.ts";
import { readFrom } from "./read-from.ts";

/** Bytes read at a time: large enough that the cost per piece does not show. */
const PIECE = 1 << 18;

/** The host of a Node process. `interrupt` is the caller's, who listens to the signals. */
export function nodeHost(interrupt: AbortSignal): Host {
  return {
    cwd: process.cwd(),
    packageFolder: fileURLToPath(new URL("../../", import.meta.url)),
    environment: process.env,
    stdout: streamSink("standard output", process.stdout),
    stderr: streamSink("standard error", process.stderr),
    interrupt,
    processors: availableParallelism(),
    milliseconds: () => performance.now(),
    today: () => localDay(new Date()),
    entry: (path) => attempt(path, () => entryOf(lstatSync(path))),
    list: (path) => attempt(path, () => readdirSync(path).sort()),
    realPath: (path) => attempt(path, () => realpathSync.native(path)),
    readFile: (path) => attempt(path, () => readFileSync(path)),
    makeFolder: (path) => attempt(path, () => void mkdirSync(path, { recursive: true })),
    createSecret: (path, text) => attempt(path, () => createSecret(path, text)),
    writeFile: (path, text) => attempt(path, () => writeFile(path, text)),
    openWrite: (path) => attempt(path, () => fileSink(path, openSync(path, "w"))),
    git: (folder, arguments_, input) => attempt(folder, () => runGit(folder, arguments_, input)),
    openPart: (path, keep) => attempt(path, () => openPart(path, keep)),
    remove: (path) => attempt(path, (): undefined => void rmSync(path, { force: true })),
    readStream: (path, from = 0) => pieces(path, from, interrupt),
    readBytes: readFrom,
    // Few commands start threads, and what that needs takes time to load.
    startThread: async (setup, pack) => (await import("./start-thread.ts")).startThread(setup, pack),
    startGateThread: async (setup) => (await import("./start-gate-thread.ts")).startGateThread(setup),
  };
}

/** A folder of rules and its tables may be so large. */
const MOST_GIT_BYTES = 1 << 30;

function runGit(folder: string, arguments_: readonly string[], input = ""): GitRun {
  const environment = { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  const ran = spawnSync("git", ["-C", folder, ...arguments_], { input, env: environment, maxBuffer: MOST_GIT_BYTES, windowsHide: true });
  if (ran.error) throw ran.error;
  return { status: ran.status ?? 1, out: ran.stdout, err: ran.stderr.toString("utf8") };
}

function localDay(now: Date): string {
  const digits = (number: number, count: number): string => String(number).padStart(count, "0");
  return `${digits(now.getFullYear(), 4)}-${digits(now.getMonth() + 1, 2)}-${digits(now.getDate(), 2)}`;
}

function entryOf(stats: Stats): { kind: EntryKind; bytes: number } {
  const kind = stats.isFile() ? "file" : stats.isDirectory() ? "folder" : stats.isSymbolicLink() ? "link" : "other";
  return { kind, bytes: kind === "file" ? stats.size : 0 };
}

function writeFile(path: string, text: string): undefined {
  const old = lstatSync(path, { throwIfNoEntry: false });
  if (!old || old.isFile()) replaceFile(path, text, old?.mode);
  // A pipe or a device is written to, not replaced.
  else writeInto(openSync(path, "w"), text);
}

function writeInto(file: number, text: string): void {
  try {
    writeAll(file, text);
  } finally {
    closeSync(file);
  }
}

function createSecret(path: string, text: string): undefined {
  const file = openSync(path, "wx", 0o600);
  try {
    writeInto(file, text);
  } catch (thrown) {
    // Half a key is none.
    rmSync(path, { force: true });
    throw thrown;
  }
}

function streamSink(path: string, stream: NodeJS.WriteStream): Sink {
  let failure: HostError | undefined;
  let wake: (() => void) | undefined;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= { code: error.code ?? "EIO", path };
    wake?.();
  });
  stream.on("drain", () => wake?.());
  return {
    isTerminal: stream.isTTY === true,
    get failure() { return failure; },
    write: async (text) => {
      if (failure || stream.write(text)) return;
      await new Promise<void>((resolve) => { wake = resolve; });
    },
    close: () => new Promise((resolve) => {
      if (failure) resolve();
      else stream.write("", () => resolve());
    }),
  };
}

async function* pieces(path: string | null, from: number, interrupt: AbortSignal): AsyncGenerator<Uint8Array> {
  if (interrupt.aborted) return;
  const stream = path === null ? process.stdin : createReadStream(path, { start: from, highWaterMark: PIECE });
  const stop = (): void => { stream.destroy(); };
  interrupt.addEventListener("abort", stop);
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (thrown) {
    if (interrupt.aborted) return;
    throw new ReadFailure(hostError(path ?? "standard input", thrown));
  } finally {
    interrupt.removeEventListener("abort", stop);
  }
}
