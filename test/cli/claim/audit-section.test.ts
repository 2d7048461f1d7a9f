import { describe, expect, test } from "vitest";
import { drawClaim } from "../../../src/cli/claim/claim.ts";
import { WIDTH } from "../../../src/cli/claim/width.ts";
import { widthOf } from "../../../src/cli/render/display.ts";
import type { AuditEntry, CodedAnswer } from "../../../src/runtime/answer.ts";

const answer = (audit?: readonly AuditEntry[]): CodedAnswer => ({
  encounter: "visit-1", pack: { id: "base/topic", release: "2026.1", meaning: "m" }, decision: "bill", lines: [], findings: [], unbilled: [], assumptions: [], ...(audit ? { audit } : {}),
});

const common = { date: "2026-03-02", rule: "first_hour", reason: "the chart supports this line: The first hour" } as const;
const ENTRIES: readonly AuditEntry[] = [
  { ...common, code: "A0001", difference: "missing", claimed: 0, supported: 1, supported_modifiers: ["59"], line: 0, billed: "under", citation: "book page 2" },
  { ...common, code: "A0002", difference: "extra", claimed: 2, supported: 0, claimed_line: 3, billed: "over" },
  { ...common, code: "A0003", difference: "units", claimed: 1, supported: 4, line: 2, claimed_line: 0, held: true, missing: ["stop of drug-a"] },
  { ...common, code: "A0004", difference: "modifiers", claimed: 1, supported: 1, claimed_modifiers: ["XU"], supported_modifiers: [], line: 3, claimed_line: 1 },
  { ...common, code: "A0005", difference: "code", claimed: 1, supported: 1, claimed_code: "A0006", line: 4, claimed_line: 2 },
  { ...common, code: "A0007", difference: "date", claimed: 2, supported: 2, claimed_date: "2026-03-01", line: 5, claimed_line: 4 },
];

describe("the audit of a drawn claim", () => {
  test("is not there where nothing was claimed, and says so where all is right", () => {
    expect(drawClaim(answer())).not.toContain("Audit");
    expect(drawClaim(answer([]))).toMatch(/\n {2}Audit: billed as supported\n$/);
  });

  test("counts errors and questions apart", () => {
    expect(drawClaim(answer(ENTRIES))).toContain("\n  Audit: 5 differences, 1 question that a missing fact decides\n");
    expect(drawClaim(answer(ENTRIES.slice(0, 1)))).toContain("\n  Audit: 1 difference\n");
    expect(drawClaim(answer(ENTRIES.slice(2, 3)))).toContain("\n  Audit: 1 question that a missing fact decides\n");
  });

  test("says each difference in a line of words, then why", () => {
    const drawn = drawClaim(answer(ENTRIES));
    for (const words of [
      "under  A0001 x1 with 59 on 2026-03-02 is not billed",
      "over  A0002 x2 on 2026-03-02 is billed and not supported",
      "open  A0003 on 2026-03-02 is billed with 1 unit, 4 supported",
      "differs  A0004 on 2026-03-02 is billed with XU, supported without a modifier",
      "differs  A0006 x1 on 2026-03-02 is billed, A0005 supported",
      "differs  A0007 x2 is billed on 2026-03-01, supported on 2026-03-02",
    ]) expect(drawn).toContain(`    ${words}\n`);
    expect(drawn).toContain("line 1; rule first_hour, source book page 2");
    expect(drawn.split("\n").every((line) => widthOf(line) <= WIDTH)).toBe(true);
  });
});
