import type { Host } from "./host.ts";
import { grouped } from "./render/display.ts";

/** Milliseconds before the first line, so that short work stays silent, and between two. */
const FIRST = 1_000;
const BETWEEN = 250;

/** One line on standard error that is written over, only where that is a terminal. */
export interface Progress {
  /** Call it often: it writes now and then. */
  at(count: number): Promise<void>;
  /** Takes the line away. */
  done(): Promise<void>;
}

/** Counts what passes, with its rate; `before` of them had passed already. */
export function progressOf(host: Host, what: string, before = 0): Progress {
  const start = host.milliseconds();
  let next = start + FIRST;
  let written = false;
  return {
    async at(count) {
      if (!host.stderr.isTerminal) return;
      const now = host.milliseconds();
      if (now < next) return;
      next = now + BETWEEN;
      written = true;
      const rate = Math.round(((count - before) * 1_000) / (now - start));
      await host.stderr.write(`\r\u001b[K${grouped(count)} ${what}, ${grouped(rate)} a second`);
    },
    async done() {
      if (written) await host.stderr.write("\r\u001b[K");
    },
  };
}
