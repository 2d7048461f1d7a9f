import { expect, test } from "vitest";
import { parseDocument, type Scalar } from "yaml";
import { textOf } from "../../../src/base/source.ts";
import type { YamlScalar } from "../../../src/parser/ast.ts";
import { parseClause } from "../../../src/parser/clause/parse.ts";
import { plainScalar, read } from "./scalars.ts";

/** A scalar as it stands in a file: its content without quotes or block header. */
function scalarIn(fileText: string, content: string, style: YamlScalar["style"]): YamlScalar {
  const text = (parseDocument(fileText, { schema: "failsafe" }).get("when", true) as Scalar).value as string;
  const start = fileText.indexOf(content);
  const offsets = Uint32Array.from({ length: text.length + 1 }, (_, index) => start + Math.min(index, content.length));
  return { kind: "scalar", text, style, span: { file: { path: "rules/test.yaml", text: fileText }, start, end: start + content.length }, offsets };
}

function fixedFile(scalar: YamlScalar): string | undefined {
  const [diagnostic] = read(parseClause, scalar).diagnostics;
  const edit = diagnostic?.fixes[0]?.edits[0];
  const { text } = scalar.span.file;
  return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

test.each([
  ["single", "when: 'service in a'\n", "service in a", "when: service in a\n"],
  ["double", "when: \"service in a\"\n", "service in a", "when: service in a\n"],
  ["folded", "when: >\n  service in a\n  and service in b\n", "service in a\n  and service in b", "when: |\n  service in a\n  and service in b\n"],
  ["folded", "when: >-2 # why\n  service in a\n", "service in a", "when: |-2 # why\n  service in a\n"],
] as const)("a %s clause is refused, and read all the same", (style, file, content, fixed) => {
  const scalar = scalarIn(file, content, style);
  const { tree, diagnostics } = read(parseClause, scalar);
  expect(diagnostics.map(({ code, span }) => [code, textOf(span)])).toEqual([["parse/quoted-clause", content]]);
  expect(tree.kind).not.toBe("missing");
  expect(fixedFile(scalar)).toBe(fixed);
});

test("quotes stay where the bare text would be something else in YAML", () => {
  const scalar = scalarIn("when: \"{ a\"\n", "{ a", "double");
  expect(read(parseClause, scalar).diagnostics[0]?.fixes).toEqual([]);
});

test.each(["plain", "literal"] as const)("a %s clause is accepted", (style) => {
  expect(read(parseClause, plainScalar("service in a", "when: ", style)).diagnostics).toEqual([]);
});
