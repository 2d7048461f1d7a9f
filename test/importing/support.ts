import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { positionOf } from "../../src/base/source.ts";
import { shapeOf } from "../../src/cli/import/shape.ts";
import { TableReader } from "../../src/importing/previous.ts";
import { continueTable } from "../../src/importing/publication.ts";
import type { Continued } from "../../src/importing/publication.ts";
import { FileReader } from "../../src/importing/read-file.ts";
import type { Row } from "../../src/importing/row.ts";
import type { Shape } from "../../src/importing/shape.ts";
import { parseModule } from "../../src/parser/parse.ts";

const IMPORTERS = fileURLToPath(new URL("../../rules/importers/", import.meta.url));

/** An importer from its text; it must be sound. */
export function shapeFrom(text: string): Shape {
  const { value, diagnostics } = parseModule({ path: "importers/x.yaml", text });
  if (value?.kind !== "importer_file" || diagnostics.length > 0) throw new Error(`no importer: ${diagnostics.map(({ message }) => message).join("; ")}`);
  const shape = shapeOf(value);
  if (!shape.value) throw new Error(shape.diagnostics.map(({ message }) => message).join("; "));
  return shape.value;
}

/** A shipped importer. */
export function shipped(name: string): Shape {
  return shapeFrom(readFileSync(`${IMPORTERS}${name}.yaml`, "utf8"));
}

export interface Imported {
  /** The table; undefined: there was an error. */
  readonly text: string | undefined;
  readonly value: Continued | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `code line:column` of each finding. */
  readonly found: readonly string[];
}

/** Imports texts as the parts of one edition, each in pieces of some length, after a table. */
export function importTexts(
  shape: Shape, parts: readonly string[], { previous, effective = "2026-01-01", since, piece = 1 << 16 }: { readonly previous?: string; readonly effective?: string; readonly since?: string; readonly piece?: number } = {},
): Imported {
  const files = parts.map((text, index) => {
    const reader = new FileReader(shape, `part-${index + 1}.txt`, index);
    for (let at = 0; at < text.length; at += piece) reader.push(text.slice(at, at + piece));
    return { path: `part-${index + 1}.txt`, ...reader.end() };
  });
  const { value, diagnostics } = continueTable(shape, files, previous === undefined ? [] : rowsOf(shape, previous), { effective, since, examples: 10 });
  const found = diagnostics.map(({ code, span }) => {
    const { line, column } = positionOf(span.file, span.start);
    return `${code} ${line}:${column}`;
  });
  return { text: value?.text, value, diagnostics, found };
}

/** The rows of a table that an import wrote. */
export function rowsOf(shape: Shape, text: string): readonly Row[] {
  const reader = new TableReader(shape, "table.csv");
  reader.push(text);
  const { value, diagnostics } = reader.end();
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return value;
}

/** The wrapped headings of the pair file, as they are published: the copyright line, the title, and four lines of headings. */
export const PAIR_HEAD = [
  "CPT only copyright 2026 American Medical Association.  All rights reserved.\t\t\t\t\t\t",
  "Column1/Column2 Edits\t\t\t\t\t\t",
  "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale",
  "\t\tprior to 1996\tDate\tDate\t0=not allowed\t",
  "\t\t\t\t*=no data\t1=allowed\t",
  "\t\t\t\t\t9=not applicable\t",
].join("\r\n");
