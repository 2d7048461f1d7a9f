import { onLine } from "../coder.ts";
import { wholePack } from "../deferred-pack.ts";
import { readingFailed } from "../diagnostics.ts";
import { fail } from "../command.ts";
import type { Host } from "../host.ts";
import type { OpenedPacks } from "../packs.ts";
import { progressOf } from "../progress.ts";
import { FOUND, INTERRUPTED, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { drawingOf } from "./drawing.ts";
import type { AnswerFormat } from "./drawing.ts";
import { inOrder } from "./in-order.ts";
import { Output } from "./output.ts";
import type { Coded, CodingThread, Setup, Share } from "./share.ts";
import { behind } from "./stand.ts";
import type { Place } from "./stand.ts";
import type { Target } from "./target.ts";

/** How packs were asked for. */
export interface AskedPacks extends OpenedPacks {
  /** `--pack` and `--fallback` as they were given. */
  readonly shown: string;
  readonly fallback: string | undefined;
}

/** Codes shares in several threads and writes what one thread would write; at an interrupt what is written are whole answers, in order, as far as they came. */
export async function codeInThreads(host: Host, shares: readonly Share[], threads: number, packs: AskedPacks, format: AnswerFormat, target: Target): Promise<Status> {
  const { sink, from } = target;
  const output = new Output(sink, drawingOf(format), from.answers > 0);
  const crew: CodingThread[] = [];
  const progress = progressOf(host, "encounters", from.answers);
  let count = from.answers;
  let refused = from.refused;
  let place: Place = from;
  try {
    for (let thread = 0; thread < threads; thread++) crew.push(await host.startThread(setupOf(packs, format), (index) => wholePack(packs.packs[index]!)));
    // A few shares ahead of the one that is written keep the threads busy while that one takes long.
    const results = inOrder(crew.map((thread) => (share: Share) => thread.code(share)), shares, 3 * threads, host.interrupt);
    let at = 0;
    for await (const coded of results) {
      const share = shares[at++]!;
      const linesBefore = gather(output, share, coded, place.lines, format);
      await output.flush();
      refused ||= coded.refused;
      count += coded.count;
      await progress.at(count);
      if (target.failed) break;
      if (!coded.failure) {
        place = endOf(share, place, linesBefore);
        await target.reached({ ...place, answers: count, refused });
        continue;
      }
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

/** Where a share ends that begins at a place; `lines` are those of its last file up to there. */
function endOf(share: Share, { input }: Place, lines: number): Place {
  const last = share.at(-1)!.stretch;
  return last && last.to !== Number.MAX_SAFE_INTEGER ? { input, offset: last.to, lines } : behind(input + share.length - 1);
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
