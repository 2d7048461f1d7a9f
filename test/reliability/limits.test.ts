import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/base/limits.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { ENCOUNTER_LIMITS } from "../../src/ir/encounter-limits.ts";
import { worldWith } from "../hostile/world.ts";
import { BASE, loadById } from "../support/workspace.ts";
import { LIMIT_CASES } from "./limit-cases.ts";
import type { LimitCase } from "./limit-cases.ts";

/** Limits whose sides are tried where they are kept: `test/parser/yaml/decode.test.ts`, `test/parser/shorten.test.ts`. */
const ELSEWHERE = ["tableBytes", "diagnosticsPerFile"];

const pack = loadById(BASE);

/** The first code with which a text is refused. */
function refusal({ of }: LimitCase, text: string): string | undefined {
  if (of === "rules") return compileWorkspace(worldWith({ "base/extra.yaml": text })).diagnostics.find(({ severity }) => severity === "error")?.code;
  const answer = pack.codeText(text);
  return "error" in answer ? answer.error.code : undefined;
}

test("every limit is tried on both sides", () => {
  const tried = new Set([...LIMIT_CASES.map(({ limit }) => limit), ...ELSEWHERE]);
  expect([...Object.keys(LIMITS), ...Object.keys(ENCOUNTER_LIMITS)].filter((limit) => !tried.has(limit))).toEqual([]);
  expect(LIMIT_CASES.length).toBe(20);
});

describe.each(LIMIT_CASES.map((one) => [one.limit, one] as const))("%s", (_, one) => {
  test("as much as may be is read", () => {
    expect(refusal(one, one.at)).toBe(one.atCode);
  });

  test("one more is refused with the limit's own code", () => {
    expect(refusal(one, one.over)).toBe(one.code);
  });
});
