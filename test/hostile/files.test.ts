import { afterAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { positionOf } from "../../src/base/source.ts";
import { renderText } from "../../src/cli/render/text.ts";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { CLAUSE_CASES } from "./corpus/clauses.ts";
import { MEANING_CASES } from "./corpus/meaning.ts";
import { YAML_CASES } from "./corpus/yaml.ts";
import { unmarked } from "./file-case.ts";
import type { FileCase } from "./file-case.ts";
import { Stopwatch } from "./stopwatch.ts";
import { worldWith } from "./world.ts";

const CASES = [...YAML_CASES, ...CLAUSE_CASES, ...MEANING_CASES];
const SHOWN = { path: (path: string) => path, version: "0" };
/** Longest text of a message that is still one sentence; a long name of the author's is not ours to shorten. */
const LONGEST_MESSAGE = 300;

/** Errors and warnings of a workspace, sorted as at the edge. */
function findingsOf(files: FileCase["files"]): readonly Diagnostic[] {
  return sortDiagnostics(compileWorkspace(worldWith(files)).diagnostics).filter(({ severity }) => severity !== "note");
}

/** A finding in a form that two runs may be compared by, and that a failure of a test shows well. */
function shown(path: string, start: number, end: number, code: string, text: string): string {
  const { line, column } = positionOf({ path, text }, start);
  const under = text.slice(start, end);
  return `${path}:${line}:${column} ${code} [${under.length > 60 ? `${under.slice(0, 60)}... ${under.length}` : under}]`;
}

function expectedOf({ files, finds }: FileCase): readonly string[] {
  const { files: clean, places } = unmarked(files);
  if (places.length !== finds.length && finds.length > 0) throw new Error(`${places.length} marks and ${finds.length} codes`);
  return finds.map((code, index) => shown(places[index]!.path, places[index]!.start, places[index]!.end, code, clean[places[index]!.path]!));
}

const watch = new Stopwatch(1_000);
afterAll(() => watch.print("rule files"));

test("the world itself has nothing to say", () => {
  expect(renderText(findingsOf({}), SHOWN)).toBe("");
});

describe.each([...new Set(CASES.map(({ row }) => row))].map((row) => [row] as const))("row %i", (row) => {
  for (const one of CASES.filter((each) => each.row === row)) {
    const { files } = unmarked(one.files);
    test(`${one.what}: without harm`, () => {
      const found = watch.time(`${row} ${one.what}`, () => findingsOf(files));
      for (const { message, help, span } of found) {
        expect(message.length + (help ?? "").length).toBeLessThan(LONGEST_MESSAGE + 2 * (span.end - span.start));
        expect(span.end).toBeLessThanOrEqual(span.file.text.length);
      }
      expect(renderText(found, SHOWN)).toBe(renderText(findingsOf(files), SHOWN));
    });
    (one.bug === undefined ? test : test.fails)(one.bug === undefined ? one.what : `${one.what} (today: ${one.bug})`, () => {
      const got = findingsOf(files).map(({ span, code }) => shown(span.file.path, span.start, span.end, code, span.file.text));
      expect(one.firstOnly ? got.slice(0, 1) : got).toEqual(expectedOf(one));
    });
  }
});
