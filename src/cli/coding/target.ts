import type { Sink } from "../host.ts";
import { START } from "./stand.ts";
import type { Stand } from "./stand.ts";

/** Where a run of `payerpack code` writes, where in the inputs it begins, and who is told how far it has come. */
export interface Target {
  readonly sink: Sink;
  readonly from: Stand;
  /** Whether nothing more can be written. */
  readonly failed: boolean;
  /** The sink was given the answers of all encounters before the stand, and no others. */
  reached(stand: Stand): Promise<void>;
}

/** A target for a run that is not continued when it breaks off. */
export function onward(sink: Sink): Target {
  return {
    sink,
    from: START,
    get failed() {
      return sink.failure !== undefined;
    },
    reached: () => Promise.resolve(),
  };
}
