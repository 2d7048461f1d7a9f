import { expect, test } from "vitest";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { worldWith } from "../hostile/world.ts";

/**
 * A modifier rule sees lines before they are merged, so each line is from one rule. Two modifiers that never meet on a line are no clash,
 * whatever their group allows.
 */
const RULES = `payerpack: 1
rules: extra

modifiers:
  on_hours:
    for each: line from drip_hours
    add: modifier 59
    source: handbook
  on_pushes:
    for each: line from push_bill
    add: modifier XU
    source: handbook
`;

test("modifiers of lines from two rules do not clash", () => {
  const { diagnostics } = compileWorkspace(worldWith({ "base/extra.yaml": RULES }));
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
});
