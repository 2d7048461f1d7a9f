import { describe, expect, test } from "vitest";
import type { Report } from "../../../src/base/diagnostic.ts";
import { textOf } from "../../../src/base/source.ts";
import type { YamlScalar } from "../../../src/parser/ast.ts";
import { clauseDiagnostics } from "../../../src/parser/clause/diagnostics.ts";
import * as parse from "../../../src/parser/clause/parse.ts";
import { applyFix, blockScalar, plainScalar, read } from "./scalars.ts";

type Parse = (scalar: YamlScalar, report: Report) => unknown;

/** The text, the code without its stage, the underlined text, what message and help must hold, and the text after each fix. */
interface Row {
  readonly text: string;
  readonly code: string;
  readonly at: string;
  readonly says?: string;
  readonly help?: string;
  readonly fixed?: readonly string[];
  readonly parse?: Parse;
}

const row = (text: string, code: string, at: string, more: Omit<Row, "text" | "code" | "at"> = {}): Row => ({ text, code, at, ...more });
const spelling = (text: string, at: string, fixed: string): Row => row(text, "operator-spelling", at, { fixed: [fixed] });

const SPELLINGS: readonly Row[] = [
  spelling("service.lesions >= 7", ">=", "service.lesions is at least 7"),
  spelling("service.lesions>=7", ">=", "service.lesions is at least 7"),
  spelling("service.lesions \u2265 7", "\u2265", "service.lesions is at least 7"),
  spelling("service.lesions <= 7", "<=", "service.lesions is at most 7"),
  spelling("service.lesions > 7", ">", "service.lesions is more than 7"),
  spelling("service.lesions < 7", "<", "service.lesions is less than 7"),
  spelling("service.route == oral", "==", "service.route is oral"),
  spelling("service.route = oral", "=", "service.route is oral"),
  spelling("service.route != oral", "!=", "service.route is not oral"),
  spelling("service.route <> oral", "<>", "service.route is not oral"),
  spelling("service.route equals oral", "equals", "service.route is oral"),
  spelling("service.route is equal to oral", "is equal to", "service.route is oral"),
  spelling("service.route isn't oral", "isn't", "service.route is not oral"),
  spelling("service.lesions is greater than 7", "is greater than", "service.lesions is more than 7"),
  spelling("service.lesions greater than 7", "greater than", "service.lesions is more than 7"),
  spelling("service.lesions is greater than or equal to 7", "is greater than or equal to", "service.lesions is at least 7"),
  spelling("service.lesions at most 7", "at most", "service.lesions is at most 7"),
  spelling("service.lesions is not at least 7", "is not at least", "service.lesions is less than 7"),
  spelling("service in a && service in b", "&&", "service in a and service in b"),
  spelling("service in a || service in b", "||", "service in a or service in b"),
  spelling("!(service in a)", "!", "not (service in a)"),
  spelling("service.route is in routes", "is in", "service.route in routes"),
  spelling("service.route is not in routes", "is not in", "service.route not in routes"),
  spelling("service.route is one of routes", "is one of", "service.route in routes"),
  spelling("service.stop is null", "is null", "service.stop is not documented"),
  spelling("service.stop == null", "== null", "service.stop is not documented"),
  spelling("service.stop is known", "is known", "service.stop is documented"),
  spelling("line.modifiers contains modifier 25", "contains", "line.modifiers includes modifier 25"),
  spelling("line.modifiers does not contain modifier 25", "does not contain", "line.modifiers does not include modifier 25"),
  spelling("service.bag_change is true", "true", "service.bag_change is yes"),
  spelling("service.bag_change is FALSE", "FALSE", "service.bag_change is no"),
  spelling("minutes of service is at least 31 mins", "mins", "minutes of service is at least 31 minutes"),
  spelling("minutes of service is at least 1 min", "min", "minutes of service is at least 1 minute"),
  spelling("minutes of service is at least 2 hours", "hours", "minutes of service is at least 120 minutes"),
  spelling("service.route is \"oral\"", "\"oral\"", "service.route is oral"),
  spelling("service.route is 'oral'", "'oral'", "service.route is oral"),
  spelling("service.route is \u201coral\u201d", "\u201coral\u201d", "service.route is oral"),
  spelling("service.route IS oral", "IS", "service.route is oral"),
  spelling("line.code is cpt 96365", "cpt", "line.code is CPT 96365"),
  spelling("diagnosis.code is ICD-10 N18.4", "ICD-10", "diagnosis.code is ICD10 N18.4"),
  spelling("number of drugs is more than 3", "number of", "count of drugs is more than 3"),
  spelling("longest run of water is less than 3 minutes", "longest run of", "longest piece of water is less than 3 minutes"),
  spelling("drugs sharing site is empty", "sharing", "drugs sharing its site is empty"),
  spelling("line.units -5 is 3", "-", "line.units minus 5 is 3"),
  spelling("line.units + 5 is 8", "+", "line.units plus 5 is 8"),
  row("minutes of service is between 16 and 90 minutes", "operator-spelling", "is between", {
    fixed: ["(minutes of service is at least 16 minutes and minutes of service is at most 90 minutes)"],
  }),
  row("service in a or service.lesions between 1 and 7", "operator-spelling", "between", {
    fixed: ["service in a or (service.lesions is at least 1 and service.lesions is at most 7)"],
  }),
  row("visit.date is after 2026-01-01", "operator-spelling", "is after", { help: "`is on or after` and the next day" }),
  row("minutes of service is at least 40 seconds", "operator-spelling", "seconds", { help: "whole minutes" }),
];

const PHRASES: readonly Row[] = [
  row("service.minutes is atmost 15 minutes", "unknown-phrase", "is atmost", {
    says: "I do not know `is atmost`",
    help: "did you mean `is at most`?",
    fixed: ["service.minutes is at most 15 minutes"],
  }),
  row("minutes of service is more then least_time", "unknown-phrase", "is more then", { fixed: ["minutes of service is more than least_time"] }),
  row("service.stop is documentd and service in a", "unknown-phrase", "is documentd", { fixed: ["service.stop is documented and service in a"] }),
  row("drugs sharing its site is not emty", "unknown-phrase", "is not emty", { fixed: ["drugs sharing its site is not empty"] }),
  row("service.lesions is roughly 7", "unknown-phrase", "is roughly", { help: "comparisons are `is at least`" }),
  row("service.lesions * 2 is 7", "unknown-phrase", "*", { help: "the only arithmetic" }),
  row("service.route in [oral, rectal]", "unknown-phrase", "[oral, rectal]", { help: "a list has a name", fixed: ["service.route is oral or service.route is rectal"] }),
  row("service.route in (oral or rectal) and service in a", "unknown-phrase", "(oral or rectal)", {
    help: "a list has a name",
    fixed: ["(service.route is oral or service.route is rectal) and service in a"],
  }),
  row("service in [a, b]", "unknown-phrase", "[a, b]", { fixed: ["service in a or service in b"] }),
  row("line.code not in (96365, J1756)", "unknown-phrase", "(96365, J1756)", { help: "`code sets`", fixed: ["line.code is not CPT 96365 and line.code is not HCPCS J1756"] }),
  row("line.code in CPT 96365, 96366", "unknown-phrase", "CPT 96365, 96366", { help: "`code sets`", fixed: ["line.code is CPT 96365 or line.code is CPT 96366"] }),
  row("line.code in CPT 96365", "unknown-phrase", "CPT 96365", { fixed: ["line.code is CPT 96365"] }),
  row("service.date within 3", "unknown-phrase", "within", { help: "comparisons are `is at least`" }),
  row("service in a.", "unknown-phrase", ".", { fixed: ["service in a"] }),
  row("line.code is CPT", "unknown-phrase", "CPT", { help: "stands before a code" }),
];

const STRUCTURE: readonly Row[] = [
  row("not service in a and service in b", "not-parentheses", "not", { help: "`not (...)`", fixed: ["not (service in a) and service in b"] }),
  row("not not (service in a)", "not-parentheses", "not", { help: "`not (...)`" }),
  row("service.route is service.kind is oral", "chained-comparison", "is oral", { fixed: ["service.route is service.kind and service.kind is oral"] }),
  row("service in a or 1 is at most service.lesions is at most 7", "chained-comparison", "is at most 7", {
    fixed: ["service in a or (1 is at most service.lesions and service.lesions is at most 7)"],
  }),
  row("(service in a", "unclosed-parenthesis", "(", { fixed: ["(service in a)"] }),
  row("service in a)", "extra-parenthesis", ")", { fixed: ["service in a"] }),
  row("service in a and", "unfinished", "and", { says: "expected a test after `and`" }),
  row("service.route is", "unfinished", "is", { says: "expected a value after `is`" }),
  row("service.route", "unfinished", "service.route", { says: "a comparison such as `is` or `in`" }),
  row("service in at", "expected", "at", { help: "`at` is a word of the grammar" }),
  row("(line.units plus 3) is 5", "expected", ")", { help: "parentheses stand around tests" }),
  row("drugs sharing its site and substance is empty", "expected", "and", { help: "joined by `and its`" }),
  row("service.route is oral service in a", "leftover", "service", { help: "join tests with `and` or `or`" }),
  row("drugs sharing its site is more than 3", "set-as-value", "drugs sharing its site", { fixed: ["count of drugs sharing its site is more than 3"] }),
  row("service.stop is not empty", "expected-set", "is not empty", { fixed: ["service.stop is documented"] }),
  row("service.site is first in ranking", "expected-noun", "service.site"),
  row("Service in a", "name-form", "Service", { fixed: ["service in a"] }),
  row("_a is b", "name-form", "_a"),
  row("service.site.kind is port", "path-form", "service.site.kind"),
];

const LISTS: readonly Row[] = [
  row("encounter.place is POS 11 or POS 19", "bare-value", "POS 19", { says: "`POS 19` has no comparison of its own", fixed: ["encounter.place is POS 11 or encounter.place is POS 19"] }),
  row("encounter.place is POS 11, POS 19, or 22", "bare-value", "POS 19, or 22", { fixed: ["encounter.place is POS 11 or encounter.place is POS 19 or encounter.place is POS 22"] }),
  row("encounter.place is POS 11 and POS 19", "bare-value", "POS 19", { fixed: ["encounter.place is POS 11 or encounter.place is POS 19"] }),
  row("encounter.place is not POS 11 or POS 19", "bare-value", "POS 19", {
    help: "say it for each value: `encounter.place is not POS 11 and encounter.place is not POS 19`",
    fixed: ["encounter.place is not POS 11 and encounter.place is not POS 19"],
  }),
  row("service.route is oral or rectal", "bare-value", "rectal", { fixed: ["service.route is oral or service.route is rectal"] }),
  row("service in a or b", "bare-value", "b", { fixed: ["service in a or service in b"] }),
  row("service in c and service.route is oral or rectal", "bare-value", "rectal", { fixed: ["service in c and (service.route is oral or service.route is rectal)"] }),
  row("service.route is oral or rectal and service in c", "bare-value", "rectal", { fixed: ["(service.route is oral or service.route is rectal) and service in c"] }),
  row("line.code is CPT 96365, 96366", "bare-value", "96366", { help: "`code sets`", fixed: ["line.code is CPT 96365 or line.code is CPT 96366"] }),
  row("line.modifiers includes modifier 59 and XU", "bare-value", "XU", { fixed: ["line.modifiers includes modifier 59 and line.modifiers includes modifier XU"] }),
  row("line.modifiers does not include modifier 59, XU", "bare-value", "XU", { fixed: ["line.modifiers does not include modifier 59 and line.modifiers does not include modifier XU"] }),
  row("line.code is CPT 96365 to CPT 96368", "several-codes", "CPT 96365 to CPT 96368", { help: "`code sets`" }),
  row("line.code is CPT 96365-96368", "several-codes", "CPT 96365-96368", { help: "`code sets`" }),
  row("line.code is between CPT 96365 and CPT 96368", "operator-spelling", "is between", { help: "`code sets`" }),
  row("minutes of service is 16-30 minutes", "operator-spelling", "16-30 minutes", { fixed: ["(minutes of service is at least 16 minutes and minutes of service is at most 30 minutes)"] }),
  row("minutes of service is 16 to 30 minutes", "operator-spelling", "16 to 30 minutes", { fixed: ["(minutes of service is at least 16 minutes and minutes of service is at most 30 minutes)"] }),
];

const CODES: readonly Row[] = [
  row("service.drug is J9041", "code-system", "J9041", { says: "`J9041` is a code without its system", help: "write `HCPCS J9041`, or `ICD10 J9041` for a diagnosis", fixed: ["service.drug is HCPCS J9041"] }),
  row("line.code is 0510T", "code-system", "0510T", { fixed: ["line.code is CPT 0510T"] }),
  row("line.code is 00100", "code-system", "00100", { fixed: ["line.code is CPT 00100"] }),
  row("diagnosis.code is N18.4", "code-system", "N18.4", { fixed: ["diagnosis.code is ICD10 N18.4"] }),
  row("line.modifiers includes XU", "code-system", "XU", { fixed: ["line.modifiers includes modifier XU"] }),
  row("line.modifiers includes -59", "code-system", "-59", { fixed: ["line.modifiers includes modifier 59"] }),
  row("line.code is CPT:96365", "operator-spelling", "CPT:96365", { fixed: ["line.code is CPT 96365"] }),
  row("line.code is CPT-96365 and service in a", "operator-spelling", "CPT-96365", { fixed: ["line.code is CPT 96365 and service in a"] }),
  row("line.code is CPT96365", "operator-spelling", "CPT96365", { fixed: ["line.code is CPT 96365"] }),
  row("line.code is CPT code 96365", "operator-spelling", "CPT code 96365", { fixed: ["line.code is CPT 96365"] }),
  row("encounter.place is 02", "number-form", "02", { fixed: ["encounter.place is 2", "encounter.place is POS 02"] }),
];

const HABITS: readonly Row[] = [
  row("if service in a", "operator-spelling", "if", { fixed: ["service in a"] }),
  row("service in a but service in b", "operator-spelling", "but", { fixed: ["service in a and service in b"] }),
  row("service in a and/or service in b", "operator-spelling", "and/or", { fixed: ["service in a or service in b"] }),
  row("service in a unless service in b", "leftover", "unless", { help: "`and not (...)`" }),
  row("minutes of service is 1 hour 30 minutes", "operator-spelling", "1 hour 30 minutes", { fixed: ["minutes of service is 90 minutes"] }),
  row("minutes of service is 1.5 hours", "operator-spelling", "hours", { fixed: ["minutes of service is 90 minutes"] }),
  row("minutes of service is 90min", "number-form", "90min", { fixed: ["minutes of service is 90 minutes"] }),
  row("minutes of service is 1h30m", "number-form", "1h30m", { fixed: ["minutes of service is 90 minutes"] }),
  row("minutes of service is 1:30", "unknown-phrase", ":", { fixed: ["minutes of service is 90 minutes"] }),
  row("visit.date is July 1, 2026", "date-form", "July 1, 2026", { fixed: ["visit.date is 2026-07-01"] }),
  row("visit.date is 25.7.2026", "date-form", "25.7.2026", { fixed: ["visit.date is 2026-07-25"] }),
  row("drugs sharing its (drugs sharing its site) is empty", "expected", "(", { help: "a set of a set needs a name" }),
];

const LITERALS: readonly Row[] = [
  row("service.lesions is 010", "number-form", "010", { help: "write `10`", fixed: ["service.lesions is 10"] }),
  row("service.lesions is 0x1F", "number-form", "0x1F", { fixed: ["service.lesions is 31"] }),
  row("service.lesions is 1_000", "number-form", "1_000", { fixed: ["service.lesions is 1000"] }),
  row("service.lesions is 1,000", "number-form", "1,000", { fixed: ["service.lesions is 1000"] }),
  row("service.lesions is 1e400", "number-form", "1e400", { says: "without an exponent" }),
  row("service.lesions is -5", "number-form", "-5", { says: "not negative" }),
  row("minutes of service is 30.5 minutes", "number-form", "30.5", { says: "numbers are whole" }),
  row("minutes of service is 31minutes", "number-form", "31minutes", { fixed: ["minutes of service is 31 minutes"] }),
  row("service.lesions is 2147483648", "number-range", "2147483648", { says: "2147483647" }),
  row("visit.date is 2026-06-31", "date-invalid", "2026-06-31", { says: "2026-06-31 is not a date; June has 30 days" }),
  row("visit.date is 2026-02-29", "date-invalid", "2026-02-29", { says: "February 2026 has 28 days" }),
  row("visit.date is 2026-13-01", "date-invalid", "2026-13-01", { says: "01 to 12" }),
  row("visit.date is 2026-7-1", "date-form", "2026-7-1", { fixed: ["visit.date is 2026-07-01"] }),
  row("visit.date is 07/01/2026", "date-form", "07/01/2026", { help: "`2026-07-01` if the month stands first", fixed: ["visit.date is 2026-07-01", "visit.date is 2026-01-07"] }),
  row("line.code is CPT 9636", "code-form", "CPT 9636", { says: "five digits" }),
  row("line.code is CPT J1756", "code-form", "CPT J1756", { fixed: ["line.code is HCPCS J1756"] }),
  row("line.code is HCPCS 96365", "code-form", "HCPCS 96365", { fixed: ["line.code is CPT 96365"] }),
  row("line.modifiers includes modifier xu", "code-form", "xu", { fixed: ["line.modifiers includes modifier XU"] }),
  row("line.modifiers includes modifier XUX", "code-form", "modifier XUX", { says: "two capital letters or digits" }),
  row("encounter.place_of_service is POS 9", "code-form", "POS 9", { fixed: ["encounter.place_of_service is POS 09"] }),
  row("diagnosis.code is ICD10 18N", "code-form", "ICD10 18N"),
  row("visit.revenue_code is revenue_code 26", "code-form", "revenue_code 26"),
  row("line.price is $12.5", "money-form", "$12.5", { help: "`$12.50`" }),
  row("line.price is $99999999", "number-range", "$99999999", { says: "$21474836.47" }),
];

const CHARACTERS: readonly Row[] = [
  row("serv\u0456ce in a", "strange-character", "\u0456", { says: "U+0456, Cyrillic) is not a character of a clause; it looks like `i`", fixed: ["service in a"] }),
  row("service\u00a0in a", "strange-character", "\u00a0", { says: "looks like a blank", fixed: ["service in a"] }),
  row("service in a\u200b", "strange-character", "\u200b", { says: "U+200B is not a character of a clause; it cannot be seen", fixed: ["service in a"] }),
  row("service in \u202ea", "strange-character", "\u202e", { says: "U+202E", fixed: ["service in a"] }),
  row("service in \u{1f600}", "strange-character", "\u{1f600}", { says: "U+1F600" }),
  row("service in a\u0000", "strange-character", "\u0000", { says: "U+0000", fixed: ["service in a"] }),
];

const OTHERS: readonly Row[] = [
  row("time of a outside", "unfinished", "outside", { parse: parse.parseTime, says: "the name of a set" }),
  row("a outside b", "expected", "a", { parse: parse.parseTime, says: "expected `time of`" }),
  row("service with infusions", "leftover", "with", { parse: parse.parseHead }),
  row("line in CPT 96365", "expected", "CPT 96365", { parse: parse.parseHead, help: "a code stands after `of`" }),
  row("line of CPT 96365, 96366", "several-codes", "CPT 96365, 96366", { parse: parse.parseHead, help: "write `line of NAME`" }),
  row("line of CPT 96365 or CPT 96366", "several-codes", "CPT 96365 or CPT 96366", { parse: parse.parseHead, help: "`code sets`" }),
  row("line of J9041", "code-system", "J9041", { parse: parse.parseHead, fixed: ["line of HCPCS J9041"] }),
  row("line of 96365", "code-system", "96365", { parse: parse.parseHead, fixed: ["line of CPT 96365"] }),
  row("CPT 00003, CPT 00004", "several-codes", "CPT 00003, CPT 00004", { parse: parse.parseValue, help: "a rule of its own" }),
  row("3 units a day", "expected", "a", { parse: parse.parseAllowance, help: "write `3 units per day`" }),
  row("earliest", "unfinished", "earliest", { parse: parse.parsePreference }),
  row("service.start", "unfinished", "service.start", { parse: parse.parseFromTo, says: "`to`" }),
  row("before arrival", "expected", "arrival", { parse: parse.parseCut, says: "a field such as" }),
  row("8 minutes per day", "allowance-unit", "8 minutes", { parse: parse.parseAllowance }),
  row("8 units per week", "allowance-window", "week", { parse: parse.parseAllowance, help: "per 60 days" }),
  row("8 units per 0 days", "allowance-window", "0 days", { parse: parse.parseAllowance }),
  row("bypass = allowed", "operator-spelling", "=", { parse: parse.parseRowTest, fixed: ["bypass is allowed"] }),
  row("16 mins", "operator-spelling", "mins", { parse: parse.parseValue, fixed: ["16 minutes"] }),
  row("service.start plus", "unfinished", "plus", { parse: parse.parseValue, says: "expected a value after `plus`" }),
];

const ALL = [...SPELLINGS, ...PHRASES, ...STRUCTURE, ...LISTS, ...CODES, ...HABITS, ...LITERALS, ...CHARACTERS, ...OTHERS];

describe.each([
  ["plain", (text: string) => plainScalar(text)],
  ["block", (text: string) => blockScalar(text, 4)],
] as const)("in a %s scalar", (_style, scalarOf) => {
  test.each(ALL)("$code on $text", ({ text, code, at, says, help, fixed = [], parse: parseText = parse.parseClause }) => {
    const scalar = scalarOf(text);
    const { diagnostics } = read<unknown>(parseText, scalar);
    expect(diagnostics.map((one) => ({ code: one.code, at: textOf(one.span) }))).toEqual([{ code: `parse/${code}`, at }]);
    const [diagnostic] = diagnostics;
    expect(diagnostic!.message).toContain(says ?? "");
    expect(diagnostic!.help ?? "").toContain(help ?? "");
    expect(diagnostic!.message).not.toMatch(/^[A-Z](?! )|[.\n]$/);
    expect(diagnostic!.fixes.map(({ edits }) => applyFix(scalar, edits))).toEqual(fixed);
    for (const text of fixed) expect(read<unknown>(parseText, plainScalar(text)).diagnostics).toEqual([]);
  });
});

describe("`and` beside `or`", () => {
  test("shows both readings as written, with a fix for each, and the tree is missing", () => {
    const scalar = plainScalar("service.kind is a and service.route is b or service.route is c");
    const { tree, diagnostics } = read(parse.parseClause, scalar);
    expect(tree.kind).toBe("missing");
    expect(diagnostics).toHaveLength(1);
    const [{ code, span, help, message, fixes, related }] = diagnostics as [(typeof diagnostics)[number]];
    expect([code, textOf(span), message]).toEqual(["parse/mixed-and-or", "or", "`and` and `or` are mixed; which do you mean?"]);
    const readings = [
      "(service.kind is a and service.route is b) or service.route is c",
      "service.kind is a and (service.route is b or service.route is c)",
    ];
    expect(help).toContain(`A \`${readings[0]}\` or B \`${readings[1]}\``);
    expect(related.map((one) => textOf(one.span))).toEqual(["and"]);
    expect(fixes.map(({ edits }) => applyFix(scalar, edits))).toEqual(readings);
    for (const text of readings) expect(read(parse.parseClause, plainScalar(text)).diagnostics).toEqual([]);
  });

  test("groups every run", () => {
    const scalar = plainScalar("a in x or b in x and c in x or d in x");
    const [{ fixes }] = read(parse.parseClause, scalar).diagnostics as [ReturnType<typeof read>["diagnostics"][number]];
    expect(fixes.map(({ edits }) => applyFix(scalar, edits))).toEqual([
      "a in x or (b in x and c in x) or d in x",
      "(a in x or b in x) and (c in x or d in x)",
    ]);
  });

  test("only the parentheses that mix are missing", () => {
    const { tree, diagnostics } = read(parse.parseClause, plainScalar("service in a and (b in x and c in x or d in x)"));
    expect(diagnostics.map(({ code }) => code)).toEqual(["parse/mixed-and-or"]);
    expect(tree).toMatchObject({ kind: "all", items: [{ kind: "member" }, { kind: "missing" }] });
  });
});

describe("several errors", () => {
  test.each([
    ["service.route is and service.kind is or", ["and", "or"]],
    ["service.route == oral && service.lesions >= 010", ["==", "&&", ">=", "010"]],
    ["visit.date is 2026-06-31 and not service in a and line.code is CPT 1", ["not", "2026-06-31", "CPT 1"]],
    ["(service in and service.kind is port) and minutes of is 5 minutes", ["and", "is"]],
  ])("%s", (text, at) => {
    expect(read(parse.parseClause, plainScalar(text)).diagnostics.map(({ span }) => textOf(span))).toEqual(at);
  });

  test("stop after twenty, and say so once", () => {
    const text = Array.from({ length: 40 }, () => "service.lesions >= 1").join(" and ");
    const codes = read(parse.parseClause, plainScalar(text)).diagnostics.map(({ code }) => code);
    expect(codes).toHaveLength(21);
    expect(codes.at(-1)).toBe("parse/too-many");
  });
});

test("every code of the catalogue is given by a test of this folder", () => {
  const elsewhere = ["mixed-and-or", "quoted-clause", "too-deep", "too-long", "too-many"];
  const given = new Set([...ALL.map(({ code }) => code), ...elsewhere].map((code) => `parse/${code}`));
  expect(clauseDiagnostics.codes.filter((code) => !given.has(code))).toEqual([]);
});
