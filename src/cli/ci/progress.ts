import type { Host } from "../host.ts";

/** One line on standard error that is written over, only where that is a terminal. */
export interface CiProgress {
  at(done: number, of: number, what: string): Promise<void>;
  /** Takes the line away. */
  done(): Promise<void>;
}

/** Says which gate runs over which pack. */
export function ciProgress({ stderr }: Host): CiProgress {
  return {
    at: async (done, of, what) => void (stderr.isTerminal && (await stderr.write(`\r\u001b[K${done} of ${of}: ${what}`))),
    done: async () => void (stderr.isTerminal && (await stderr.write("\r\u001b[K"))),
  };
}
