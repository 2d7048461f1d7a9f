import { describe, expect, test } from "vitest";
import { textOf } from "../../src/base/source.ts";
import { parseModule } from "../../src/parser/parse.ts";
import { runExamples, type TestResult } from "../../src/testing/run.ts";
import { BASE, shippedPacks } from "../support/workspace.ts";

/** Runs the text of an examples file against the national base. */
function run(text: string): readonly TestResult[] {
  const head = text.includes("for:") ? "" : "for: cpt/infusion 2026.1\n";
  const { value, diagnostics } = parseModule({ path: "cpt/examples/tried.yaml", text: `payerpack: 1\nexamples: tried\n${head}${text}` });
  expect(diagnostics).toEqual([]);
  if (value?.kind !== "examples_file") throw new Error("no examples file");
  const base = shippedPacks().find((one) => one.header.id === BASE)!;
  return runExamples({ ...base, examples: [value] }).results;
}

function failures(text: string): readonly string[] {
  return run(text).flatMap((result) => result.failures.map((one) => `${one.code}: ${one.message}`));
}

const IRON = `    encounter: { claim_type: facility, date_of_service: 2026-03-02 }
    chart: |
      id | route       | technique | purpose     | drug  | start | stop
      a  | intravenous | infusion  | therapeutic | J1756 | 10:00 | 12:10
`;

function ironCase(expected: string): string {
  return `cases:\n  iron:\n    title: Iron\n${IRON}${expected}    source: fcso\n`;
}

describe("a case", () => {
  test("passes when the answer is as expected", () => {
    const [result] = run(ironCase(`    bills: |
      code  | units | modifiers | date       | because
      96366 | 1     |           | 2026-03-02 | initial_infusion
      96365 | 1     |           |            |
    unbilled: nothing
    decision: bill
`));
    expect(result).toMatchObject({ ok: true, failures: [], kind: "case", name: "iron", title: "Iron", file: "cpt/examples/tried.yaml" });
  });

  test("shows expected and got side by side", () => {
    expect(failures(ironCase(`    bills: |
      code  | units | modifiers | date       | because
      96365 | 1     |           | 2026-03-02 | initial_infusion
      96366 | 2     |           | 2026-03-02 | initial_infusion
`))).toEqual([
      [
        "test/bills: the lines differ (- expected, + got)",
        "     code   units  modifiers  date        outcome",
        "     96365  1                 2026-03-02",
        "  -  96366  2                 2026-03-02",
        "  +  96366  1                 2026-03-02",
      ].join("\n"),
    ]);
  });

  test("is complete: a line that is not expected is a failure", () => {
    expect(failures(ironCase("    bills: nothing\n"))[0]).toContain("+  96365  1");
  });

  test("names the rule that a line does not rest on", () => {
    const text = ironCase(`    bills: |
      code  | units | because
      96365 | 1     | initial_infusion next_infusion
      96366 | 1     | initial_infusion
`);
    expect(failures(text)).toEqual(["test/because: 96365 x1 does not rest on `next_infusion`; its rules are `initial_infusion`"]);
  });

  test("a row without an outcome does not accept a denied line", () => {
    const text = `cases:
  denied:
    encounter: { claim_type: professional, place_of_service: 22, date_of_service: 2026-03-02 }
    chart: |
      id | route       | technique | purpose     | drug  | primary_reason | start | stop
      a  | intravenous | infusion  | therapeutic | J1756 | yes            | 10:00 | 11:00
    bills: |
      code  | units
      96365 | 1
    source: fcso
`;
    expect(failures(text)[0]).toMatch(/^test\/bills: [^]*\+ {2}96365 {2}1 .* deny$/);
  });

  test("the words are the least the answer must say", () => {
    const text = ironCase(`    holds: infusions
    missing: stop of a
    assumes: stop_from_volume_and_rate
    findings: ranking
    decision: hold
`);
    expect(failures(text)).toEqual([
      "test/holds: `infusions` holds nothing; held: none",
      "test/assumes: `stop_from_volume_and_rate` assumed nothing; assumed: none",
      "test/findings: `ranking` found nothing; found: none",
      "test/missing-fact: no finding asks for `stop of a`; asked for: none",
      "test/decision: the decision is `bill`, expected `hold`",
    ]);
  });

  test("what is unbilled is complete and in clock times", () => {
    const text = `cases:
  fluid:
    encounter: { claim_type: facility, date_of_service: 2026-03-02 }
    chart: |
      id | route       | technique | purpose        | start | stop
      k  | intravenous | infusion  | keep_vein_open | 23:30 | 00:30 next
    unbilled: |
      administration | from  | to         | because
      k              | 23:30 | 23:50      | hydration
    source: fcso
`;
    expect(failures(text)).toEqual([
      [
        "test/unbilled: what is not billed differs (- expected, + got)",
        "     administration  from   to          because",
        "  -  k               23:30  23:50       hydration",
        "  +  k               23:30  00:30 next  hydration",
      ].join("\n"),
    ]);
  });

  test("a refused encounter is a failure that says why", () => {
    const text = ironCase("    decision: bill\n").replace("| 12:10", "| 09:00");
    expect(failures(text)[0]).toMatch(/^test\/refused: the encounter was refused: .*, at `stop` of `a` \(encounter\/[a-z-]+\)$/);
    expect(textOf(run(text)[0]!.failures[0]!.span)).toBe("09:00");
  });

  test.each([
    ["a rule that does not exist", "    bills: |\n      code  | units | because\n      96365 | 1     | initial_infusoin\n      96366 | 1     |\n", "test/unknown-rule", "initial_infusoin", "`initial_infusion`"],
    ["a rule that holds and does not exist", "    holds: infusoins\n", "test/unknown-rule", "infusoins", "`infusions`"],
    ["a rule that left minutes over and does not exist", "    unbilled: |\n      administration | because\n      a | hydratoin\n", "test/unknown-rule", "hydratoin", "`hydration`"],
    ["no outcome", "    bills: |\n      code  | units | outcome\n      96365 | 1     | denny\n", "test/bad-cell", "denny", "`deny`"],
    ["no date", "    bills: |\n      code  | units | date\n      96365 | 1     | 3/2/2026\n", "test/bad-cell", "3/2/2026", undefined],
    ["a code with its system", "    bills: |\n      code      | units\n      CPT 96365 | 1\n", "test/bad-cell", "CPT 96365", "`96365`"],
    ["no units", "    bills: |\n      code  | units\n      96365 | one\n", "test/bad-cell", "one", undefined],
  ])("an expectation of %s is pointed at", (_what, expected, code, at, meant) => {
    const [failure] = run(ironCase(expected))[0]!.failures;
    expect([failure?.code, failure && textOf(failure.span)]).toEqual([code, at]);
    if (meant !== undefined) expect(failure?.help).toContain(meant);
  });

  test.each([["8:30", "08:30"], ["0830", "08:30"], ["8:30 PM", "20:30"], ["12am", "00:00"]])("a start of %s: did you mean %s?", (written, meant) => {
    const [failure] = run(ironCase("    decision: bill\n").replace("| 10:00", `| ${written}`))[0]!.failures;
    expect(failure).toMatchObject({ code: "test/bad-cell", help: `did you mean \`${meant}\`?` });
  });

  test("lines that differ are shown at the row that found none, open cells left out", () => {
    const [failure] = run(ironCase("    bills: |\n      code  | units\n      96365 | 1\n      96366 | 2\n"))[0]!.failures;
    expect(textOf(failure!.span)).toBe("96366 | 2");
    expect(failure!.message).toMatch(/\n {2}\+ {2}96366 {2}1$/);
  });

  test("a row that is a cell short fails its case and no other", () => {
    const text = `payerpack: 1\nexamples: tried\nfor: cpt/infusion 2026.1\n${ironCase("    bills: |\n      code  | units | because\n      96365 | 1     |\n      96366 | 1     |\n      96367 | 1\n")}  other:\n    like: iron\n    decision: bill\n    source: fcso\n`;
    const { value, diagnostics } = parseModule({ path: "cpt/examples/tried.yaml", text });
    const base = shippedPacks().find((one) => one.header.id === BASE)!;
    const { results } = runExamples({ ...base, examples: [value as never] }, diagnostics);
    expect(results.map(({ name, failures }) => [name, ...failures.map(({ code }) => code)])).toEqual([["iron", "parse/table-cells"], ["other"]]);
  });

  test("must expect something", () => {
    expect(failures(ironCase(""))).toEqual(["test/nothing-expected: `iron` says nothing about what to expect"]);
  });

  test.each([
    ["an unknown field", "| drug  |", "| drogue |", "test/unknown-field", "drogue"],
    ["a wrong cell", "| J1756 | 10:00", "| J1756 | 10h00", "test/bad-cell", "10h00"],
    ["an unknown encounter field", "claim_type: facility", "claim_kind: facility", "test/unknown-field", "claim_kind"],
    ["no date", ", date_of_service: 2026-03-02", "", "test/no-date", "{ claim_type: facility }"],
  ])("reports %s where it stands", (_what, from, to, code, at) => {
    const [failure] = run(ironCase("    decision: bill\n").replace(from, to))[0]!.failures;
    expect([failure?.code, failure && textOf(failure.span)]).toEqual([code, code === "test/no-date" ? expect.stringContaining("iron") : at]);
  });

  test.each([
    ["column", "      code  | units | outcom\n      96365 | 1     | bill\n", "test/bad-column: the table `bills` has no column `outcom`"],
    ["missing column", "      code\n      96365\n", "test/missing-column: the table `bills` needs a column `units`"],
  ])("a wrong %s of expectations is a failure", (_what, rows, message) => {
    expect(failures(ironCase(`    bills: |\n${rows}`))).toEqual([message]);
  });
});

describe("like", () => {
  const base = ironCase("    decision: bill\n");

  test("replaces by key and inherits the rest", () => {
    const text = `${base}  longer:
    like: iron
    encounter: { claim_type: facility, date_of_service: 2026-03-03 }
    bills: |
      code  | units | date
      96365 | 1     | 2026-03-03
      96366 | 1     | 2026-03-03
    source: fcso
`;
    expect(run(text).map((result) => result.ok)).toEqual([true, true]);
  });

  test("expectations are inherited only where none is given", () => {
    const wrong = ironCase("    decision: deny\n");
    expect(failures(`${wrong}  same:\n    like: iron\n    source: fcso\n  other:\n    like: iron\n    findings: ranking\n    source: fcso\n`)).toEqual([
      "test/decision: the decision is `bill`, expected `deny`",
      "test/decision: the decision is `bill`, expected `deny`",
      "test/findings: `ranking` found nothing; found: none",
    ]);
  });

  test("an unknown case has a suggestion, a circle is named", () => {
    const [, unknown] = run(`${base}  other:\n    like: irom\n    decision: bill\n    source: fcso\n`);
    expect(unknown!.failures[0]).toMatchObject({ code: "test/like-unknown", help: "did you mean `iron`?" });
    const circle = "cases:\n  one:\n    like: two\n    decision: bill\n    source: fcso\n  two:\n    like: one\n    decision: bill\n    source: fcso\n";
    expect(failures(circle)[0]).toBe("test/like-cycle: the cases `one`, `two` are like one another without an end");
  });
});

describe("a boundary table", () => {
  const table = (rows: string, columns = "minutes | 96374 | 96365 | 96366"): string => `boundaries:
  iron:
    encounter: { claim_type: facility, date_of_service: 2026-03-02 }
    administration: { route: intravenous, technique: infusion, purpose: therapeutic, drug: J1756 }
    from: 08:00
    table: |
      ${columns}
${rows.split("\n").map((row) => `      ${row}`).join("\n")}
    source: fcso
`;
  const RIGHT = "15 | 1 | 0 | 0\n16 | 0 | 1 | 0\n90 | 0 | 1 | 0\n91 | 0 | 1 | 1";

  test("passes when every row is right and every change is shown", () => {
    expect(failures(table(RIGHT))).toEqual([]);
  });

  test("shows wrong rows only", () => {
    expect(failures(table(RIGHT.replace("90 | 0 | 1 | 0", "90 | 0 | 1 | 1")))).toEqual([
      ["test/boundary-units: the units differ", "  minutes  96374  96365  96366     by", "  90       0      1      1, got 0"].join("\n"),
    ]);
  });

  test("names the rule that billed, and the row", () => {
    const [failure] = run(table(RIGHT.replace("91 | 0 | 1 | 1", "91 | 0 | 1 | 0")))[0]!.failures;
    expect(failure!.message).toContain("0, got 1  initial_infusion");
    expect(textOf(failure!.span)).toBe("91 | 0 | 1 | 0");
  });

  test("a column is a code by itself", () => {
    const [failure] = run(table("16 | 1\n91 | 1", "minutes | CPT 96365"))[0]!.failures;
    expect(failure).toMatchObject({ code: "test/bad-cell", message: "`CPT 96365` is not a code by itself", help: "did you mean `96365`?" });
  });

  test("a code that is no column must not appear", () => {
    expect(failures(table("16 | 1\n91 | 1", "minutes | 96365"))[0]).toBe("test/unknown-column: 96366 appears at 91 minutes by `initial_infusion`, but it is no column of the table");
  });

  test("every change and the minute before it must be shown", () => {
    expect(failures(table("16 | 0 | 1 | 0\n91 | 0 | 1 | 1\n151 | 0 | 1 | 2"))).toEqual([
      "test/missing-breakpoint: the units change at 16, 91 and 151 minutes; the table has no row for 15, 90 and 150 minutes",
    ]);
  });

  test.each([
    ["cell", table(RIGHT.replace("90", "ninety")), "test/bad-cell: `ninety` is not a whole number"],
    ["first column", table(RIGHT, "minute | 96374 | 96365 | 96366"), "test/missing-column: the table `table` needs a column `minutes`"],
  ])("a wrong %s is a failure", (_what, text, message) => expect(failures(text)).toEqual([message]));
});

test("a file for another pack is not run", () => {
  expect(failures(`for: cpt/infusion 2025.1\n${ironCase("    decision: bill\n")}`)).toEqual([
    "test/other-pack: these examples are for `cpt/infusion 2025.1`, but they stand beside `cpt/infusion 2026.1`",
  ]);
});

test("a pack that does not load fails its files, not the run", () => {
  const base = shippedPacks().find((one) => one.header.id === BASE)!;
  const [file] = base.examples;
  const broken = { ...base, pack: { ...base.pack, programs: [] }, examples: [file!] };
  const { passed, failed, results } = runExamples(broken);
  expect([passed, failed, results[0]?.kind, results[0]?.failures[0]?.code]).toEqual([0, 1, "file", "test/pack-not-loaded"]);
});
