import type { Chooser } from "../choose.ts";
import { answerTo, isNameless } from "../coder.ts";
import type { Piece, Splitter } from "../encounters/piece.ts";
import { lineSplitter } from "../encounters/lines.ts";
import { splitterFor } from "../encounters/splitter.ts";
import { ReadFailure } from "../host.ts";
import type { HostError } from "../host-error.ts";
import type { Drawing } from "./drawing.ts";
import type { Coded, Share, Unnumbered } from "./share.ts";
import { linesBeginningIn } from "./stretch.ts";
import type { ReadFrom } from "./stretch.ts";

/** Codes the encounters of a share in order, as one thread would; a part that cannot be read to its end ends it. */
export function codeShare(share: Share, chooser: Chooser, drawing: Drawing, read: ReadFrom): Coded {
  const drawn: (string | Unnumbered)[] = [];
  const lines: number[] = [];
  let count = 0;
  let refused = false;
  let failure: HostError | undefined;
  let together: string[] = [];
  const close = (): void => {
    if (together.length > 0) drawn.push(together.join(drawing.between));
    together = [];
  };
  const code = (pieces: readonly Piece[], part: number): void => {
    for (const piece of pieces) {
      const answer = answerTo(chooser, piece);
      count++;
      refused ||= "error" in answer;
      if (piece.line !== undefined && isNameless(answer)) {
        close();
        drawn.push({ part, line: piece.line, answer });
      } else together.push(drawing.draw(answer));
    }
  };
  for (const [part, { path, shown, stretch }] of share.entries()) {
    const splitter: Splitter = stretch ? lineSplitter() : splitterFor(shown);
    try {
      const bytes = stretch ? linesBeginningIn(read, path, stretch.from, stretch.to) : read(path, 0);
      for (const piece of bytes) code(splitter.push(piece), part);
      code(splitter.end(), part);
    } catch (thrown) {
      if (!(thrown instanceof ReadFailure)) throw thrown;
      failure = thrown.error;
    }
    lines.push(splitter.lines);
    if (failure) break;
  }
  close();
  return { drawn, count, refused, lines, failure };
}
