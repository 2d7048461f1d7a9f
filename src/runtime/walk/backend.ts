import type { Backend } from "../prepared.ts";
import { NO } from "../truth.ts";
import { membersOf } from "./set.ts";
import { walkTest } from "./test.ts";
import { walkTime } from "./time.ts";
import { walkValue } from "./value.ts";

/** The reference: reads the IR at every step. Slow and obvious; it defines the meaning. */
export const walk: Backend = {
  profiles: false,
  test: (test, prepared) => (state, item) => walkTest(test, prepared, state, item),
  value: (value, prepared) => (state, item) => walkValue(value, prepared, state, item),
  time: (time, prepared) => (state, item) => walkTime(time, prepared, state, item),
  members: (set, prepared) => (state, item) => membersOf(set, prepared, state, item).flatMap(([member, is]) => (is === NO ? [] : [member])),
};
