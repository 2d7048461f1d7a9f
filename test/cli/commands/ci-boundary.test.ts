import { describe, expect, test } from "vitest";
import { APPROVED, approvedBoundaries, MINUTES } from "../../docs/support/approved.ts";
import { ran } from "../shipped.ts";
import { findingsIn, gated } from "../small-ci.ts";

const row = (minutes: number, bills: string, by: string) => ({ minutes, bills, by });
const STANDS = [row(15, "96374 x1", "initial_push"), row(16, "96365 x1", "initial_infusion"), row(91, "96365 x1, 96366 x1", "initial_infusion")];

describe("the gate of boundaries", () => {
  test("passes where every row bills what was approved", async () => {
    expect(await gated("boundary", { [APPROVED]: approvedBoundaries(STANDS) })).toMatchObject({ status: 0, state: "passed", figures: { "approved rows": 3, moved: 0, "not signed by a person": 0 } });
  });

  test("tells boundaries that nobody has signed, and lets them pass", async () => {
    expect(await gated("boundary", { [APPROVED]: approvedBoundaries(STANDS, MINUTES, false) })).toMatchObject({ status: 0, figures: { "not signed by a person": 1 } });
  });

  test("blocks on rows that moved, at the rule behind them, with minute, was and now", async () => {
    const moved = await gated("boundary", { [APPROVED]: approvedBoundaries([15, 16, 17, 18, 19].map((minutes) => row(minutes, "96374 x1", "initial_push"))) });
    expect([moved.status, moved.state, moved.figures["moved"]]).toEqual([1, "blocked", 4]);
    expect(findingsIn(moved)).toEqual([
      ["ci/moved-boundary", "error", [
        "`initial_push` bills otherwise than was approved",
        ...[16, 17, 18].map((minutes) => `  ${minutes} minutes, 2026-03-02: was 96374 x1, now 96365 x1 (one infusion)`),
        "  and 1 more row",
      ].join("\n")],
    ]);
    expect(moved.runs[0]!.findings[0]!.path).toBe("rules/cpt/rules.yaml");
  });

  test("blocks on a minute that nobody approved, and on one that is no more", async () => {
    const other = await gated("boundary", { [APPROVED]: approvedBoundaries(STANDS, [1, 16, 45, 91, 151, 211]) });
    expect(other.status).toBe(1);
    expect(findingsIn(other).map(([code, , message]) => [code, message])).toEqual([
      ["ci/other-boundaries", "approved boundaries are not of these rules: rules may now change at 31 minutes, which nobody has approved"],
      ["ci/other-boundaries", "approved boundaries are not of these rules: rules no more change at 45 minutes"],
    ]);
  });

  test("is not run for a pack without such a file", async () => {
    const none = await gated("boundary", {});
    expect([none.status, none.state, none.runs[0]!.not_run]).toEqual([0, "not run", "no approved boundaries in this pack"]);
  });

  test("cannot do its work on a file that cannot be read, which no other gate asks for", async () => {
    const file = { "/home/rules/payers/uhc/approved-boundaries.md": "# Something\n" };
    const { status, err } = await ran(["ci", "rules/payers/uhc", "--only", "boundary"], file);
    expect(status).toBe(2);
    expect(err).toContain("cli/bad-boundaries");
    expect((await ran(["ci", "rules/payers/uhc", "--only", "fmt"], file)).status).toBe(0);
  });

  test("finds in threads what it finds without", async () => {
    const payers = ["select-health", "uhc", "moda", "cigna", "centene", "regence", "palmetto", "amerihealth"].map((payer) => `rules/payers/${payer}`);
    const [one, two] = [1, 2].map((processors) => ran(["ci", ...payers, "--only", "boundary", "--on", "2026-11-23", "--format", "json"], {}, { processors }));
    const withoutSeconds = (text: string): string => text.replace(/"seconds": [0-9.]+/g, '"seconds": 0');
    expect(withoutSeconds((await two!).out)).toBe(withoutSeconds((await one!).out));
    expect((await one!).out).toMatch(/"approved rows": [1-9]\d/);
  });
});
