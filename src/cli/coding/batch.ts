import type { Diagnostic } from "../../base/diagnostic.ts";
import { invariant } from "../../base/invariant.ts";
import { readingFailed, writingFailed } from "../diagnostics.ts";
import { ReadFailure } from "../host.ts";
import type { Host, PartSink } from "../host.ts";
import { Consumed } from "./consumed.ts";
import { JOURNAL, JOURNAL_FORMAT, writeJournal } from "./journal.ts";
import { setupOf } from "./run-setup.ts";
import type { Run } from "./run-setup.ts";
import { START } from "./stand.ts";
import type { Stand } from "./stand.ts";
import type { Target } from "./target.ts";

/** Bytes of output between two notes of how far a run has come: some thousand encounters, about a second of work, that an interruption may cost. */
export const BYTES_BETWEEN = 1 << 21;

/** Where a run goes on. */
export interface Begun {
  readonly stand: Stand;
  /** Bytes of output up to the stand. */
  readonly bytes: number;
  readonly consumed: Consumed;
}

/**
 * The output of a run over files. It is written beside its place and put there when it is whole; now and then a journal beside it notes how far
 * the run has come, always after what it says is on the disk.
 */
export class Batch implements Target {
  readonly sink: PartSink;
  readonly from: Stand;
  private readonly host: Host;
  private readonly run: Run;
  private readonly between: number;
  private readonly consumed: Consumed;
  private last: { readonly stand: Stand; readonly bytes: number };
  private noted: { readonly stand: Stand; readonly bytes: number };
  private trouble: Diagnostic | undefined;

  private constructor(host: Host, run: Run, sink: PartSink, begun: Begun, between: number) {
    this.host = host;
    this.run = run;
    this.sink = sink;
    this.from = begun.stand;
    this.consumed = begun.consumed;
    this.between = between;
    this.last = begun;
    this.noted = begun;
  }

  /** Opens the output, empty or with what was written up to where the run goes on. */
  static open(host: Host, run: Run, begun: Begun | undefined, between = BYTES_BETWEEN): { readonly batch: Batch } | { readonly trouble: Diagnostic } {
    // A journal says what is in the part beside it; before that is emptied it must be gone.
    const gone = begun ? undefined : host.remove(`${run.path}${JOURNAL}`);
    if (gone && !gone.ok) return { trouble: writingFailed(`${run.shown}${JOURNAL}`, gone.error) };
    const sink = host.openPart(run.path, begun?.bytes ?? 0);
    if (!sink.ok) return { trouble: writingFailed(run.shown, sink.error) };
    return { batch: new Batch(host, run, sink.value, begun ?? { stand: START, bytes: 0, consumed: new Consumed(host, run.inputs) }, between) };
  }

  get failed(): boolean {
    return this.failure() !== undefined;
  }

  async reached(stand: Stand): Promise<void> {
    if (this.failed) return;
    this.last = { stand, bytes: this.sink.bytes };
    if (this.last.bytes - this.noted.bytes >= this.between) await this.note(false);
  }

  /** Ends a run that coded everything; what went wrong in it, if something did. The output is then in its place, and nothing else is left. */
  async finish(): Promise<Diagnostic | undefined> {
    invariant(this.failed || this.last.bytes === this.sink.bytes, "a run that coded everything has said so");
    // An end that comes between the next two steps must not look like an interrupted run.
    if (this.noted.bytes > 0) await this.note(true);
    if (!this.failed) await this.sink.settle();
    return this.failure() ?? this.drop();
  }

  /** Ends a run that was broken off; what went wrong with its output, if something did. */
  async leave(): Promise<Diagnostic | undefined> {
    if (this.last.bytes > this.noted.bytes) await this.note(false);
    await this.sink.close();
    return this.failure();
  }

  /** Answers that a later run need not give again. */
  get kept(): number {
    return this.noted.stand.answers;
  }

  private failure(): Diagnostic | undefined {
    return this.sink.failure ? writingFailed(this.run.shown, this.sink.failure) : this.trouble;
  }

  private drop(): Diagnostic | undefined {
    const removed = this.host.remove(`${this.run.path}${JOURNAL}`);
    return removed.ok ? undefined : writingFailed(`${this.run.shown}${JOURNAL}`, removed.error);
  }

  private async note(whole: boolean): Promise<void> {
    if (this.failed) return;
    await this.sink.flush();
    if (this.failed) return;
    const { stand, bytes } = this.last;
    try {
      const text = writeJournal({ format: JOURNAL_FORMAT, ...setupOf(this.run), stand, read: this.consumed.upTo(stand), bytes, whole });
      const written = this.host.writeFile(`${this.run.path}${JOURNAL}`, text);
      if (written.ok) this.noted = this.last;
      else this.trouble = writingFailed(`${this.run.shown}${JOURNAL}`, written.error);
    } catch (thrown) {
      if (!(thrown instanceof ReadFailure)) throw thrown;
      this.trouble = readingFailed(this.run.inputs.find(({ path }) => path === thrown.error.path)?.shown ?? thrown.error.path, thrown.error);
    }
  }
}
