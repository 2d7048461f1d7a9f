import { expect, test } from "vitest";
import { printPackHeader, printProgram } from "../../src/ir/print.ts";
import { packOf, PROGRAM } from "./small-pack.ts";

test("a program as text, stable and in the words of the language", () => {
  expect(printProgram(PROGRAM)).toBe(`values shortest (depth 1)
  citations: 0
  type: minutes
  is: 31
  is by sooner when encounter.kind is a: 16

sets pumps (depth 1)
  citations: 0
  head: noun service
  notDocumented: hold
  keep: service.portable is yes

times pump_time (depth 2)
  citations: 0
  pieces: together
  is: pumps

ladders hours (depth 3)
  citations: 0
  when: pumps is not empty
  measure: pump_time
  notDocumented: hold
  first.code: 11111
  first.from: shortest
  first.covers: 60 minutes
  more.code: 22222
  more.each: 60 minutes
  more.past: 30 minutes

exceptions sooner (depth 0)
  citations: 0
  because: A policy
  to: [shortest]
`);
});

test("the header of a pack", () => {
  expect(printPackHeader(packOf([PROGRAM, PROGRAM]))).toBe(`pack test/small 1
extends nothing
requires change@1 compare@1 constant@1 empty@1 exception@1 field@1 ladder@1 named_value@1 not@1 set@1 time@1 value@1
segments
  2020-01-01 to 2020-12-31: program 0
  2021-01-01 to no end: program 1
citations
  0 test/small s
`);
});
