import { expect, test } from "vitest";
import { chained, holdAgainstSweep } from "./sweeps.ts";

// What the comparison says about one and two items is held against a sweep of every minute of a day. Of each pack some kinds; all of them before a release.
test.each(chained())("%s against its base, minute by minute", (_, base, pack) => {
  const { one, two } = holdAgainstSweep(base, pack, { moved: 2, still: 1, pairs: 2, everyKind: false, settings: 1 });
  expect(one + two).toBeGreaterThan(1000);
});

test("every shipped pack that extends another was compared", () => {
  expect(chained().length).toBeGreaterThan(15);
});
