import { describe, expect, test } from "vitest";
import { renderGithub } from "../../../src/cli/render/github.ts";
import { renderJson } from "../../../src/cli/render/json.ts";
import { junitDocument, renderJunit } from "../../../src/cli/render/junit.ts";
import { renderSarif } from "../../../src/cli/render/sarif.ts";
import { diagnostic, file, shown, spanOf } from "./sample.ts";

const found = diagnostic(spanOf(file, "is atmost"), {
  help: "did you mean `is at most`?",
  related: [{ span: spanOf(file, "when"), caption: "begun here" }],
  fixes: [{ title: "write `is at most`", edits: [{ span: spanOf(file, "is atmost"), text: "is at most" }] }],
  args: { words: "is atmost" },
});
const placeless = diagnostic({ file: { path: "a b.yaml", text: "" }, start: 0, end: 0 }, { severity: "warning", code: "cli/some" });

describe("JSON", () => {
  test("holds code, place, help, other places and fixes", () => {
    const region = { startLine: 2, startColumn: 21, endLine: 2, endColumn: 30 };
    const place = { path: "rules/payers/pinyon/topic.yaml", start: 30, end: 39, ...region };
    expect(JSON.parse(renderJson([found, placeless], shown))).toEqual({
      format: "payerpack diagnostics 1",
      diagnostics: [
        {
          code: "parse/unknown-words", severity: "error", message: "`is atmost` is not known", help: "did you mean `is at most`?",
          ...place, args: { words: "is atmost" },
          related: [{ caption: "begun here", path: "rules/payers/pinyon/topic.yaml", start: 0, end: 4, startLine: 1, startColumn: 1, endLine: 1, endColumn: 5 }],
          fixes: [{ title: "write `is at most`", edits: [{ ...place, text: "is at most" }] }],
        },
        { code: "cli/some", severity: "warning", message: "`is atmost` is not known", path: "rules/a b.yaml", args: {}, related: [], fixes: [] },
      ],
    });
  });

  test("is a document also without findings", () => {
    expect(JSON.parse(renderJson([], shown))).toEqual({ format: "payerpack diagnostics 1", diagnostics: [] });
  });
});

describe("SARIF", () => {
  test("is a 2.1.0 log with rules, regions and fixes", () => {
    const log = JSON.parse(renderSarif([found, placeless], shown));
    expect(log).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "payerpack", semanticVersion: "9.8.7", rules: [{ id: "cli/some" }, { id: "parse/unknown-words" }] } },
          columnKind: "unicodeCodePoints",
          results: [
            {
              ruleId: "parse/unknown-words", ruleIndex: 1, level: "error",
              locations: [{ physicalLocation: { artifactLocation: { uri: "rules/payers/pinyon/topic.yaml" }, region: { startLine: 2, startColumn: 21, endLine: 2, endColumn: 30 } } }],
              relatedLocations: [{ message: { text: "begun here" } }],
              fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startColumn: 21 }, insertedContent: { text: "is at most" } }] }] }],
            },
            { ruleId: "cli/some", ruleIndex: 0, level: "warning", locations: [{ physicalLocation: { artifactLocation: { uri: "rules/a%20b.yaml" } } }] },
          ],
        },
      ],
    });
    expect(log.runs[0].results[1].locations[0].physicalLocation.region).toBeUndefined();
  });

  test("drops what readers would not take and says how many", () => {
    const log = JSON.parse(renderSarif(Array.from({ length: 25_003 }, () => placeless), shown));
    expect(log.runs[0].results).toHaveLength(25_000);
    expect(log.runs[0].invocations[0].toolExecutionNotifications[0].message.text).toBe("3 more findings are left out");
  });
});

describe("GitHub", () => {
  test("is one workflow command a finding, with what would end it escaped", () => {
    expect(renderGithub([diagnostic(spanOf(file, "other"), { message: "50% a\nb", help: "c" })], shown)).toBe(
      "::error file=rules/payers/pinyon/topic.yaml,line=3,col=5,endLine=3,endColumn=10,title=parse/unknown-words::50%25 a%0Ab%0Ac\n",
    );
    expect(renderGithub([diagnostic({ file: { path: "a,b:c.yaml", text: "" }, start: 0, end: 0 }, { severity: "note" })], shown)).toBe(
      "::notice file=rules/a%2Cb%3Ac.yaml,title=parse/unknown-words::`is atmost` is not known\n",
    );
  });

  test("shows ten of a kind, errors first, and counts the rest", () => {
    const lines = renderGithub([...Array.from({ length: 12 }, () => placeless), found], shown).trimEnd().split("\n");
    expect(lines).toHaveLength(12);
    expect(lines[0]).toContain("::error ");
    expect(lines[11]).toBe("2 more findings are not shown here: run `payerpack check` without --format github");
  });
});

describe("JUnit", () => {
  test("is a suite a file and a failed test a finding; notes are left out", () => {
    const text = renderJunit([found, placeless, { ...placeless, severity: "note" }], shown);
    expect(text).toContain('<testsuites name="payerpack" tests="2" failures="2">');
    expect(text).toContain('<testsuite name="rules/payers/pinyon/topic.yaml" tests="1" failures="1">');
    expect(text).toContain('<failure message="`is atmost` is not known">rules/payers/pinyon/topic.yaml:2:21  error');
  });

  test("has one passed test when nothing was found", () => {
    expect(renderJunit([], shown)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="payerpack" tests="1" failures="0">',
        '  <testsuite name="payerpack check" tests="1" failures="0">',
        '    <testcase classname="payerpack check" name="no findings"/>',
        "  </testsuite>",
        "</testsuites>",
        "",
      ].join("\n"),
    );
  });

  test("escapes what XML reads, and what it cannot hold", () => {
    const text = junitDocument([{ suite: "a<b&\"c\"", name: "\u0000\ud800x", failure: { message: ">", text: "]]>\u{1f600}" } }]);
    expect(text).toContain('classname="a&lt;b&amp;&quot;c&quot;" name="??x"');
    expect(text).toContain('<failure message="&gt;">]]&gt;\u{1f600}</failure>');
  });
});
