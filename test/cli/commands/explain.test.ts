import { describe, expect, test } from "vitest";
import { answersIn, compiledPacks, ran } from "../shipped.ts";

describe("explain", () => {
  test("draws the claim and its reasons", async () => {
    const { status, out, err } = await ran(["explain", "--pack", "packs", "examples/5-office-select-health.json"], compiledPacks());
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const claim = await ran(["code", "--pack", "packs", "--format", "text", "examples/5-office-select-health.json"], compiledPacks());
    expect(out.startsWith(`${claim.out}\n  Why\n    - `)).toBe(true);
    expect(out).toContain("96360");
    expect(out).toContain("hydration_from_16_minutes");
    expect(out).toContain("policy_09");
  });

  test("as JSON gives the answer of `code` and the tree, one encounter a line", async () => {
    const { status, out } = await ran(["explain", "--pack", "packs", "--format", "json", "examples/6-more-visits.ndjson"], compiledPacks());
    expect(status).toBe(0);
    const answers = answersIn((await ran(["code", "--pack", "packs", "examples/6-more-visits.ndjson"], compiledPacks())).out);
    expect(answersIn(out).map(({ answer }) => answer)).toEqual(answers);
    expect(answersIn(out).every(({ tree }) => Array.isArray(tree) && tree.length > 0)).toBe(true);
  });

  test("of a refused encounter says why it was refused, with 1", async () => {
    const { status, out } = await ran(["explain", "--pack", "packs", "-"], compiledPacks(), { stdin: "{}\n" });
    expect(status).toBe(1);
    expect(out).toContain("refused");
    const json = await ran(["explain", "--pack", "packs", "--format", "json", "-"], compiledPacks(), { stdin: "{}\n" });
    expect(answersIn(json.out)).toMatchObject([{ answer: { error: { code: "encounter/missing-field" } }, tree: [] }]);
  });
});
