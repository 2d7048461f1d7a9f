import { describe, expect, test } from "vitest";
import { colorsFor } from "../../../src/cli/render/colors.ts";
import { renderText, renderTextWith, summaryOf } from "../../../src/cli/render/text.ts";
import { diagnostic, file, shown, spanOf } from "./sample.ts";

describe("a diagnostic as text", () => {
  test("shows place, message, line, mark, help and fix", () => {
    const found = diagnostic(spanOf(file, "is atmost"), {
      help: "did you mean `is at most`?",
      fixes: [{ title: "write `is at most`", edits: [] }],
    });
    expect(renderText([found], shown)).toBe(
      [
        "rules/payers/pinyon/topic.yaml:2:21  error: `is atmost` is not known  [parse/unknown-words]",
        "    2 |   - service.minutes is atmost 15 minutes",
        "      |                     ^^^^^^^^^",
        "   help: did you mean `is at most`?",
        "   fix: write `is at most`",
        "",
      ].join("\n"),
    );
  });

  test("shows other places with their captions, and parts two findings by a blank line", () => {
    const found = diagnostic(spanOf(file, "other"), { severity: "warning", related: [{ span: spanOf(file, "when all"), caption: "first here" }] });
    const text = renderText([found, diagnostic({ file: { path: "pack.yaml", text: "" }, start: 0, end: 0 })], shown);
    expect(text).toBe(
      [
        "rules/payers/pinyon/topic.yaml:3:5  warning: `is atmost` is not known  [parse/unknown-words]",
        "    3 |   - other",
        "      |     ^^^^^",
        "   rules/payers/pinyon/topic.yaml:1:1  first here",
        "    1 | when all:",
        "      | ^^^^^^^^",
        "",
        "rules/pack.yaml  error: `is atmost` is not known  [parse/unknown-words]",
        "",
      ].join("\n"),
    );
  });

  test.each<[string, string, string, string, string]>([
    ["wide characters", "a: \u6f22\u5b57 bad", "bad", "    1 | a: \u6f22\u5b57 bad", "      |         ^^^"],
    ["a mark under wide characters", "a: \u6f22\u5b57 x", "\u6f22\u5b57", "    1 | a: \u6f22\u5b57 x", "      |    ^^^^"],
    ["a combining mark", "e\u0301 bad", "bad", "    1 | e\u0301 bad", "      |   ^^^"],
    ["tabs", "\ta:\tbad", "bad", "    1 |  a: bad", "      |     ^^^"],
    ["a direction mark", "a\u202eb bad", "bad", "    1 | a\\u{202e}b bad", "      |            ^^^"],
    ["an escape sequence", "\u001b[31m bad", "bad", "    1 | \\u{1b}[31m bad", "      |            ^^^"],
    ["a carriage return before the line break", "a: bad\r\nb", "bad", "    1 | a: bad", "      |    ^^^"],
  ])("marks the right columns beside %s", (_, source, marked, line, mark) => {
    const where = { path: "a.yaml", text: source };
    expect(renderText([diagnostic(spanOf(where, marked))], shown).split("\n").slice(1, 3)).toEqual([line, mark]);
  });

  test("a span over several lines is marked to the end of its first, an empty one with one mark", () => {
    const where = { path: "a.yaml", text: "ab cd\nef\n" };
    expect(renderText([diagnostic({ file: where, start: 3, end: 8 })], shown)).toContain("      |    ^^\n");
    expect(renderText([diagnostic({ file: where, start: 9, end: 9 })], shown)).toContain("a.yaml:3:1  error");
    expect(renderText([diagnostic({ file: where, start: 5, end: 5 })], shown)).toContain("      |      ^\n");
  });

  test("a very long line is cut around its mark", () => {
    const where = { path: "a.yaml", text: `${"x".repeat(5_000)} bad ${"y".repeat(5_000)}` };
    const [, line, mark] = renderText([diagnostic(spanOf(where, "bad"))], shown).split("\n");
    expect(line!.length).toBeLessThanOrEqual(104);
    expect(line!.slice(mark!.indexOf("^"), mark!.lastIndexOf("^") + 1)).toBe("bad");
    const all = { path: "a.yaml", text: "z".repeat(5_000) };
    expect(renderText([diagnostic({ file: all, start: 0, end: 5_000 })], shown).split("\n")[2]!.length).toBeLessThanOrEqual(104);
  });

  test("several lines of a message are indented and nothing in it is obeyed by the terminal", () => {
    const found = diagnostic(spanOf(file, "other"), { message: "expected\nand \u001b[2Jgot", help: "one\ntwo" });
    expect(renderText([found], shown)).toBe(
      [
        "rules/payers/pinyon/topic.yaml:3:5  error: expected  [parse/unknown-words]",
        "   and \\u{1b}[2Jgot",
        "    3 |   - other",
        "      |     ^^^^^",
        "   help: one",
        "         two",
        "",
      ].join("\n"),
    );
  });
});

describe("colours", () => {
  const found = diagnostic(spanOf(file, "other"));
  const painted = (isTerminal: boolean, environment: Record<string, string>): boolean => {
    const sink = { isTerminal, failure: undefined, write: () => Promise.resolve(), close: () => Promise.resolve() };
    return renderTextWith(colorsFor(sink, environment))([found], shown).includes("\u001b[");
  };

  test.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
    [true, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("terminal %j with %j: %j", (isTerminal, environment, expected) => {
    expect(painted(isTerminal, environment)).toBe(expected);
  });

  test("colours change nothing but colours", () => {
    const sink = { isTerminal: true, failure: undefined, write: () => Promise.resolve(), close: () => Promise.resolve() };
    const text = renderTextWith(colorsFor(sink, {}))([found], shown);
    expect(text.replace(/\u001b\[\d+m/g, "")).toBe(renderText([found], shown));
  });
});

describe("the summary", () => {
  test("counts by severity and file", () => {
    const at = spanOf(file, "other");
    expect(summaryOf([])).toBeUndefined();
    expect(summaryOf([diagnostic(at)])).toBe("1 error in 1 file");
    expect(summaryOf([diagnostic(at), diagnostic(at), diagnostic(at, { severity: "note" }), diagnostic({ ...at, file: { path: "b", text: "" } }, { severity: "warning" })]))
      .toBe("2 errors, 1 warning, 1 note in 2 files");
  });
});
