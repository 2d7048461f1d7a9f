import { describe, expect, test } from "vitest";
import type { Diagnostic, Fix } from "../../src/base/diagnostic.ts";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { CLAUSE_CASES } from "./corpus/clauses.ts";
import { MEANING_CASES } from "./corpus/meaning.ts";
import { YAML_CASES } from "./corpus/yaml.ts";
import { unmarked } from "./file-case.ts";
import type { FileCase } from "./file-case.ts";
import { worldWith } from "./world.ts";

type Files = FileCase["files"];

/** The row of texts with more mistakes than are shown: behind each that is repaired the next one comes. */
const LIMITED = 32;

/** Cases whose first finding offers something; giants say nothing that their small relatives do not. */
const CASES = [...YAML_CASES, ...CLAUSE_CASES, ...MEANING_CASES].filter(({ row, files, finds }) => row !== LIMITED && finds.length > 0 && Object.values(files).join("").length < 10_000);

function findingsOf(files: Files): readonly Diagnostic[] {
  return sortDiagnostics(compileWorkspace(worldWith(files)).diagnostics).filter(({ severity }) => severity !== "note");
}

function applied(files: Files, { edits }: Fix): Files {
  const changed = { ...files };
  for (const { span, text } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const old = changed[span.file.path]!;
    changed[span.file.path] = old.slice(0, span.start) + text + old.slice(span.end);
  }
  return changed;
}

/** How often the same is said in a file; places move when a text is repaired. */
function count(findings: readonly Diagnostic[], { code, message, span }: Diagnostic): number {
  return findings.filter((one) => one.code === code && one.message === message && one.span.file.path === span.file.path).length;
}

describe("what a fix does: its finding is gone, and no other has come", () => {
  const offered = CASES.flatMap((one) => {
    const { files } = unmarked(one.files);
    const findings = findingsOf(files);
    return findings.slice(0, 5).flatMap((finding) => finding.fixes.map((fix) => [`${one.row} ${one.what}: ${fix.title}`, files, findings, finding, fix] as const));
  });

  test("there are many", () => {
    expect(offered.length).toBeGreaterThan(70);
  });

  for (const [title, files, before, finding, fix] of offered) test(title, () => {
    const after = findingsOf(applied(files, fix));
    expect(count(after, finding)).toBeLessThan(count(before, finding));
    const news = after.filter((one) => count(after, one) > count(before, one));
    expect(news.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });
});
