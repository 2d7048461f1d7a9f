import { closeSync, fchmodSync, fdatasyncSync, fsyncSync, ftruncateSync, lstatSync, openSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { writeAll } from "../trust/replace-file.ts";
import { attempt } from "./attempt.ts";
import type { HostError } from "./host-error.ts";
import { PART } from "./host.ts";
import type { PartSink, Sink } from "./host.ts";

/** A sink that writes into an open file, `path` by name. */
export function fileSink(path: string, file: number): Sink {
  return new FileSink(path, file);
}

/** See {@link PartSink}. Throws what the system throws when it is opened. */
export function openPart(path: string, keep: number): PartSink {
  const old = lstatSync(path, { throwIfNoEntry: false });
  const part = `${path}${PART}`;
  // What is written goes to the end, wherever the end is after it was cut.
  const file = openSync(part, keep > 0 ? "a" : "w", 0o666);
  try {
    ftruncateSync(file, keep);
    // Whoever may not read the old file may not read the new one.
    if (old) fchmodSync(file, old.mode & 0o777);
  } catch (thrown) {
    closeSync(file);
    throw thrown;
  }
  return new PartFile(path, part, file, keep);
}

class FileSink implements Sink {
  readonly isTerminal = false;
  failure: HostError | undefined;
  protected readonly path: string;
  protected readonly file: number;

  constructor(path: string, file: number) {
    this.path = path;
    this.file = file;
  }

  write(text: string): Promise<void> {
    return this.guarded(() => this.put(text));
  }

  close(): Promise<void> {
    return this.guarded(() => closeSync(this.file));
  }

  protected put(text: string): number {
    return writeAll(this.file, text);
  }

  protected guarded(work: () => unknown): Promise<void> {
    if (this.failure) return Promise.resolve();
    const result = attempt(this.path, work);
    if (!result.ok) this.failure = result.error;
    return Promise.resolve();
  }
}

class PartFile extends FileSink implements PartSink {
  bytes: number;
  private readonly becomes: string;

  constructor(becomes: string, path: string, file: number, kept: number) {
    super(path, file);
    this.becomes = becomes;
    this.bytes = kept;
  }

  flush(): Promise<void> {
    return this.guarded(() => fdatasyncSync(this.file));
  }

  settle(): Promise<void> {
    return this.guarded(() => {
      fsyncSync(this.file);
      closeSync(this.file);
      renameSync(this.path, this.becomes);
      syncFolder(dirname(this.becomes));
    });
  }

  protected override put(text: string): number {
    const written = super.put(text);
    this.bytes += written;
    return written;
  }
}

/** The new name is on the disk when the folder is; not every system lets a folder be opened, and those keep names by themselves. */
function syncFolder(path: string): void {
  const opened = attempt(path, () => openSync(path, "r"));
  if (!opened.ok) return;
  try {
    attempt(path, () => fsyncSync(opened.value));
  } finally {
    closeSync(opened.value);
  }
}
