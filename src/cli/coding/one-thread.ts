import type { Chooser } from "../choose.ts";
import { codePiece } from "../coder.ts";
import { fail } from "../command.ts";
import { readingFailed } from "../diagnostics.ts";
import { encountersOf } from "../encounters/inputs.ts";
import type { Input } from "../encounters/inputs.ts";
import type { Host, Sink } from "../host.ts";
import { ReadFailure } from "../host.ts";
import { progressOf } from "../progress.ts";
import { FOUND, INTERRUPTED, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { drawingOf } from "./drawing.ts";
import type { AnswerFormat } from "./drawing.ts";
import { Output } from "./output.ts";

/** Codes encounters in the order in which they come, one answer each, holding no more than one piece of input and one of output. */
export async function codeInOneThread(host: Host, inputs: readonly Input[], chooser: Chooser, format: AnswerFormat, sink: Sink): Promise<Status> {
  const progress = progressOf(host, "encounters");
  const drawing = drawingOf(format);
  const output = new Output(sink, drawing);
  let count = 0;
  let refused = false;
  const flush = async (): Promise<void> => {
    await output.flush();
    await progress.at(count);
  };
  for (const input of inputs) {
    try {
      for await (const pieces of encountersOf(host, input)) {
        for (const piece of pieces) {
          const answer = codePiece(chooser, piece);
          refused ||= "error" in answer;
          count++;
          if (output.add(drawing.draw(answer))) await flush();
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
