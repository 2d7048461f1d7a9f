import { describe, expect, test } from "vitest";
import { drawClaim } from "../../../src/cli/claim/claim.ts";
import { drawReasons, drawSources } from "../../../src/cli/claim/explanation.ts";
import { WIDTH } from "../../../src/cli/claim/width.ts";
import { widthOf } from "../../../src/cli/render/display.ts";
import type { CodedAnswer } from "../../../src/runtime/answer.ts";

const pack = { id: "base/topic", release: "2026.1", meaning: "m" };
const nothing: CodedAnswer = { encounter: "visit-1", pack, decision: "bill", lines: [], findings: [], unbilled: [], assumptions: [] };

const full: CodedAnswer = {
  ...nothing,
  decision: "hold",
  lines: [
    {
      code: "A0001", units: 1, modifiers: [], date: "2026-03-02", outcome: "bill", minutes: 60, administrations: ["drug-a", "drug-b"], site: "left",
      rules: ["first_hour", "day_earned"], citations: ["book page 2"], diagnoses: ["E86.0"],
    },
    { code: "A0002", units: 12, modifiers: ["59", "JW"], date: "2026-03-02", outcome: "hold", rules: ["next_hours"], administrations: ["drug-a"], minutes: 70 },
    { code: "B0003", units: 3, modifiers: [], date: "2026-03-02", outcome: "warn", rules: [], given: true, recoded_from: "B0001", ndc: "12345" },
  ],
  findings: [
    {
      rule: "needs_reason", outcome: "hold", reason: "The further hours need a reason of their own, which the chart does not give for this drug on this day",
      line: 1, missing: ["indication of drug-a"], group: "CO", carc: "11", rarc: ["M76"], citation: "book page 3",
    },
    { rule: "look", outcome: "warn", reason: "Have a look", pointer: "/date_of_service" },
  ],
  unbilled: [
    { administration: "drug-b", from: "2026-03-02T10:00-05:00", to: "2026-03-02T10:20-05:00", minutes: 20, rule: "overlap", reason: "A drug ran" },
    { administration: "drug-b", from: "2026-03-02T23:50-05:00", to: "2026-03-03T00:10-05:00", minutes: 20, rule: "night", reason: "Night", citation: "book" },
    { administration: "drug-c", from: "2026-11-01T01:30-04:00", to: "2026-11-01T01:30-05:00", minutes: 60, rule: "clock", reason: "Clock" },
    { administration: "flush", rule: "flushes", reason: "Flushes are never billed" },
  ],
  assumptions: [{ rule: "stop_from_rate", administration: "drug-a", reason: "Volume at rate", citation: "book page 9" }],
};

describe("a drawn claim", () => {
  test("shows lines, reasons, findings, what is not billed and what was assumed", () => {
    expect(drawClaim(full)).toBe(
      `Encounter visit-1                                                                     decision: hold
pack base/topic 2026.1

  line  code   units  modifiers  date        outcome  minutes  from
     1  A0001      1             2026-03-02  bill          60  drug-a, drug-b; site left
     2  A0002     12  59 JW      2026-03-02  hold          70  drug-a
     3  B0003      3             2026-03-02  warn              given by the encounter; recoded from
                                                               B0001

  line  because of
     1  first_hour, day_earned; source book page 2; diagnoses E86.0
     2  next_hours
     3  NDC 12345

  Findings
    hold  The further hours need a reason of their own, which the chart does not give for this drug
          on this day
        line 2 (A0002); missing: indication of drug-a; CO 11 M76; rule needs_reason, source book
        page 3
    warn  Have a look
        /date_of_service; rule look

  Not billed, 100 minutes
    from    when                                   minutes  why
    drug-b  2026-03-02 10:00 to 10:20                   20  A drug ran (rule overlap)
    drug-b  2026-03-02 23:50 to 2026-03-03 00:10        20  Night (rule night, source book)
    drug-c  2026-11-01 01:30-04:00 to 01:30-05:00       60  Clock (rule clock)
    flush                                                   Flushes are never billed (rule flushes)

  Assumed
    drug-a  Volume at rate
        rule stop_from_rate, source book page 9
`,
    );
  });

  test("of nothing says so", () => {
    expect(drawClaim(nothing)).toBe(`${"Encounter visit-1".padEnd(86)}decision: bill\npack base/topic 2026.1\n\n  Nothing to bill.\n`);
  });

  test("of a refused encounter says why and where", () => {
    expect(drawClaim({ encounter: null, error: { code: "encounter/json", message: "line 2: not JSON", pointer: "/a" } })).toBe(
      `${"Encounter without a readable id".padEnd(93)}refused\n\n  line 2: not JSON\n  encounter/json at /a\n`,
    );
  });

  test("keeps its width with long ids, and nothing in it is obeyed by a terminal", () => {
    const ids = Array.from({ length: 9 }, (_, index) => `${index}`.repeat(40));
    const text = drawClaim({ ...full, encounter: "a\u001b[2J", lines: [{ ...full.lines[0]!, administrations: ids }] });
    expect(text).not.toContain("\u001b");
    const wide = text.split("\n").filter((line) => widthOf(line) > WIDTH);
    expect(wide.every((line) => line.trim().split(/\s+/).some((word) => word.length >= 40))).toBe(true);
  });
});

describe("a drawn explanation", () => {
  test("is an indented tree with what was found", () => {
    const tree = [
      {
        title: "first_hour bills A0001", citations: ["book page 2"],
        children: [{ title: "minutes is at least 16", detail: "60 minutes", truth: "yes", children: [{ title: "stop", truth: "not known", children: [] }] }],
      },
      { title: "next", children: [] },
    ] as const;
    expect(drawReasons(tree, pack.id)).toBe(
      `
  Why
    - first_hour bills A0001 [book page 2]
      - yes: minutes is at least 16 = 60 minutes
        - not known: stop
    - next
`,
    );
  });

  test("joins with words, and says what its citations stand for", () => {
    const tree = [{ title: "all of", truth: "yes", children: [] }] as const;
    const sources = [{ key: "book", title: "The book", publisher: "A house", url: "https://example.org/book" }, { key: "page", title: "A page" }];
    expect(drawReasons(tree, pack.id) + drawSources(sources)).toBe(`
  Why
    - yes, all of:

  Sources
    - book: The book; A house
      https://example.org/book
    - page: A page
`);
  });

  test("of any depth is drawn", () => {
    let node: { readonly title: string; readonly children: readonly object[] } = { title: "leaf", children: [] };
    for (let depth = 0; depth < 20_000; depth++) node = { title: `d`, children: [node] };
    expect(drawReasons([node as never], pack.id).split("\n")).toHaveLength(20_004);
  });
});
