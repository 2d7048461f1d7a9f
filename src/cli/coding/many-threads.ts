import { onLine } from "../coder.ts";
import { wholePack } from "../deferred-pack.ts";
import { readingFailed } from "../diagnostics.ts";
import { fail } from "../command.ts";
import type { Host, Sink } from "../host.ts";
import type { OpenedPacks } from "../packs.ts";
import { progressOf } from "../progress.ts";
import { FOUND, INTERRUPTED, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { drawingOf } from "./drawing.ts";
import type { AnswerFormat } from "./drawing.ts";
import { inOrder } from "./in-order.ts";
import { Output } from "./output.ts";
import type { Coded, CodingThread, Setup, Share } from "./share.ts";

/** How packs were asked for. */
export interface AskedPacks extends OpenedPacks {
  /** `--pack` and `--fallback` as they were given. */
  readonly shown: string;
  readonly fallback: string | undefined;
}

/** Codes shares in several threads and writes what one thread would write; at an interrupt what is written are whole answers, in order, as far as they came. */
export async function codeInThreads(host: Host, shares: readonly Share[], threads: number, packs: AskedPacks, format: AnswerFormat, sink: Sink): Promise<Status> {
  const progress = progressOf(host, "encounters");
  const output = new Output(sink, drawingOf(format));
  const crew: CodingThread[] = [];
  let count = 0;
  let refused = false;
  let linesBefore = 0;
  try {
    for (let thread = 0; thread < threads; thread++) crew.push(await host.startThread(setupOf(packs, format), (index) => wholePack(packs.packs[index]!)));
    // A few shares ahead of the one that is written keep the threads busy while that one takes long.
    const results = inOrder(crew.map((thread) => (share: Share) => thread.code(share)), shares, 3 * threads, host.interrupt);
    let at = 0;
    for await (const coded of results) {
      const share = shares[at++]!;
      linesBefore = gather(output, share, coded, linesBefore, format);
      await output.flush();
      refused ||= coded.refused;
      count += coded.count;
      await progress.at(count);
      if (sink.failure) break;
      if (!coded.failure) continue;
      await progress.done();
      return await fail(host, [readingFailed(share[coded.lines.length - 1]!.shown, coded.failure)]);
    }
  } finally {
    for (const thread of crew) thread.stop();
  }
  await progress.done();
  return host.interrupt.aborted ? INTERRUPTED : refused ? FOUND : OK;
}

function setupOf({ packs, broken, shown, fallback }: AskedPacks, format: AnswerFormat): Setup {
  return { format, packs: packs.map(({ id, release, title, payer }) => ({ id, release, title, payer })), broken, shown, fallback };
}

/** Adds the answers of a share to the output; the lines of its last file up to its end. `before` are those of its first file before the share. */
function gather(output: Output, share: Share, coded: Coded, before: number, format: AnswerFormat): number {
  const { draw } = drawingOf(format);
  const starts: number[] = [];
  let lines = before;
  for (const [part, { stretch }] of share.entries()) {
    if (stretch === null || stretch.from === 0) lines = 0;
    starts.push(lines);
    lines += coded.lines[part] ?? 0;
  }
  for (const one of coded.drawn) output.add(typeof one === "string" ? one : draw(onLine(one.answer, starts[one.part]! + one.line)));
  return lines;
}
