import type { Chooser } from "../choose.ts";
import { codePiece } from "../coder.ts";
import { fail } from "../command.ts";
import { readingFailed } from "../diagnostics.ts";
import { encountersOf } from "../encounters/inputs.ts";
import type { Input } from "../encounters/inputs.ts";
import type { Host } from "../host.ts";
import { ReadFailure } from "../host.ts";
import { progressOf } from "../progress.ts";
import { FOUND, INTERRUPTED, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { drawingOf } from "./drawing.ts";
import type { AnswerFormat } from "./drawing.ts";
import { Output } from "./output.ts";
import { behind } from "./stand.ts";
import type { Place } from "./stand.ts";
import type { Target } from "./target.ts";

/** Codes encounters in the order in which they come, one answer each, holding no more than one piece of input and one of output. */
export async function codeInOneThread(host: Host, inputs: readonly Input[], chooser: Chooser, format: AnswerFormat, target: Target): Promise<Status> {
  const drawing = drawingOf(format);
  const { sink, from } = target;
  const output = new Output(sink, drawing, from.answers > 0);
  const progress = progressOf(host, "encounters", from.answers);
  let count = from.answers;
  let refused = from.refused;
  const flush = async (): Promise<void> => {
    await output.flush();
    await progress.at(count);
  };
  const reached = (place: Place): Promise<void> => target.reached({ ...place, answers: count, refused });
  for (const [at, input] of inputs.entries()) {
    if (at < from.input) continue;
    try {
      for await (const { pieces, upTo } of encountersOf(host, input, at === from.input ? from : undefined)) {
        for (const piece of pieces) {
          const answer = codePiece(chooser, piece);
          refused ||= "error" in answer;
          count++;
          if (output.add(drawing.draw(answer))) await flush();
          if (target.failed || host.interrupt.aborted) break;
        }
        // What has come must not wait for what has not: a person or a program may be at the other end.
        await flush();
        if (target.failed || host.interrupt.aborted) break;
        await reached(upTo ? { input: at, ...upTo } : behind(at));
      }
    } catch (thrown) {
      if (!(thrown instanceof ReadFailure)) throw thrown;
      await flush();
      await progress.done();
      return fail(host, [readingFailed(input.shown, thrown.error)]);
    }
    if (target.failed || host.interrupt.aborted) break;
  }
  await flush();
  await progress.done();
  return host.interrupt.aborted ? INTERRUPTED : refused ? FOUND : OK;
}
