import { resolve } from "node:path";
import { drawClaim } from "../claim/claim.ts";
import { chooserOf } from "../choose.ts";
import type { Chooser } from "../choose.ts";
import { codePiece } from "../coder.ts";
import { fail, misuse } from "../command.ts";
import { readingFailed, writingFailed } from "../diagnostics.ts";
import { encountersOf, findInputs } from "../encounters/inputs.ts";
import type { Input } from "../encounters/inputs.ts";
import type { Host, Sink } from "../host.ts";
import { ReadFailure } from "../host.ts";
import { openPacks } from "../packs.ts";
import { progressOf } from "../progress.ts";
import { FOUND, INTERRUPTED, OK } from "../status.ts";
import type { Status } from "../status.ts";

export interface CodeOptions {
  readonly pack: string;
  readonly format: "ndjson" | "text";
  readonly output?: string;
  readonly fallback?: string;
  readonly resume?: boolean;
}

/** UTF-16 units of answers that are gathered before they are written. */
const GATHERED = 1 << 17;

/** Codes encounters in the order in which they come, one answer each, holding no more than one piece of input and one of output. */
export async function code(host: Host, files: readonly string[], options: CodeOptions): Promise<Status> {
  if (options.resume) return misuse(host, "code", "`--resume` is not there yet: run without it, over the whole input");
  if (files.filter((file) => file === "-").length > 1) return misuse(host, "code", "`-` can be read once");
  const inputs = findInputs(host, files);
  if (!inputs.value) return fail(host, inputs.diagnostics);
  const packs = await openPacks(host, options.pack);
  if (!packs.value) return fail(host, packs.diagnostics);
  const chooser = chooserOf(packs.value, options.pack, options.fallback);
  if (!chooser.value) return fail(host, [...packs.diagnostics, ...chooser.diagnostics]);
  const troubles = [...packs.diagnostics, ...chooser.diagnostics];
  if (troubles.length > 0) await fail(host, troubles);
  const opened = options.output === undefined || options.output === "-" ? undefined : host.openWrite(resolve(host.cwd, options.output));
  if (opened && !opened.ok) return fail(host, [writingFailed(options.output!, opened.error)]);
  const sink = opened?.value ?? host.stdout;
  const ended = await codeAll(host, inputs.value, chooser.value, options.format, sink);
  const status = ended === OK && troubles.length > 0 ? FOUND : ended;
  await sink.close();
  if (!sink.failure || isReaderGone(sink)) return status;
  return fail(host, [writingFailed(options.output ?? "standard output", sink.failure)]);
}

async function codeAll(host: Host, inputs: readonly Input[], chooser: Chooser, format: CodeOptions["format"], sink: Sink): Promise<Status> {
  const progress = progressOf(host, "encounters");
  const draw = format === "text" ? drawClaim : JSON.stringify;
  // A blank line parts two claims; each drawn claim ends with its own line break.
  const between = "\n";
  const lastBreak = format === "text" ? "" : "\n";
  let count = 0;
  let refused = false;
  let gathered: string[] = [];
  let size = 0;
  let started = false;
  const flush = async (): Promise<void> => {
    if (gathered.length === 0) return;
    const text = gathered.join(between);
    await sink.write((started && format === "text" ? between : "") + text + lastBreak);
    started = true;
    gathered = [];
    size = 0;
    await progress.at(count);
  };
  for (const input of inputs) {
    try {
      for await (const pieces of encountersOf(host, input)) {
        for (const piece of pieces) {
          const answer = codePiece(chooser, piece);
          refused ||= "error" in answer;
          const text = draw(answer);
          gathered.push(text);
          size += text.length;
          count++;
          if (size >= GATHERED) await flush();
          if (sink.failure || host.interrupt.aborted) break;
        }
        // What has come must not wait for what has not: a person or a program may be at the other end.
        await flush();
        if (sink.failure || host.interrupt.aborted) break;
      }
    } catch (thrown) {
      if (!(thrown instanceof ReadFailure)) throw thrown;
      await flush();
      await progress.done();
      return fail(host, [readingFailed(input.shown, thrown.error)]);
    }
    if (sink.failure || host.interrupt.aborted) break;
  }
  await flush();
  await progress.done();
  return host.interrupt.aborted ? INTERRUPTED : refused ? FOUND : OK;
}

function isReaderGone({ failure }: Sink): boolean {
  return failure?.code === "EPIPE";
}
