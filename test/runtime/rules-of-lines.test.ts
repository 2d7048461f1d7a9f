import { describe, expect, test } from "vitest";
import type { RuleBase } from "../../src/ir/ir.ts";
import type { PackLabel } from "../../src/runtime/pack-label.ts";
import { RulesOfLines } from "../../src/runtime/rules-of-lines.ts";

const citation = (key: string) => ({ key }) as PackLabel["citations"][number];
const label: PackLabel = { id: "p", release: "1", meaning: "m", citations: [citation("first"), citation("second")] };
const rule = (name: string, ...sources: readonly (readonly [number, string?])[]): RuleBase => ({
  name, title: "", depth: 0, citations: sources.map(([source, locator]) => (locator === undefined ? { source } : { source, locator })),
});
const rules = new Map([rule("b", [0, "p. 1"]), rule("a", [1], [0, "p. 1"]), rule("z", [0]), rule("y")].map((one) => [one.name, one]));
const rulesOf = (): RulesOfLines => new RulesOfLines(new Set(["a", "b"]), rules);

describe("the rules behind a line", () => {
  test("those that made it come first, by name; their citations stand once each", () => {
    expect(rulesOf().of(["z", "b", "y", "a"], label)).toEqual({ names: ["a", "b", "z", "y"], citations: ["second", "first p. 1", "first"] });
    expect(rulesOf().of([], label)).toEqual({ names: [], citations: [] });
  });

  test("are worked out once for each list, and a list is not the one that begins like it", () => {
    const known = rulesOf();
    const [one, two] = [known.of(["a"], label), known.of(["a", "z"], label)];
    expect(two).not.toEqual(one);
    expect(known.of(["a"], label)).toBe(one);
    expect(known.of(["a", "z"], label)).toBe(two);
  });

  test("are right beyond the number of lists that are remembered", () => {
    const known = rulesOf();
    for (let count = 0; count < 10_010; count++) known.of([`rule_${count}`], label);
    expect(known.of(["a", "z"], label)).toEqual(rulesOf().of(["a", "z"], label));
    expect(known.of(["a", "z"], label)).not.toBe(known.of(["a", "z"], label));
  });
});
