import type { Report } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { suggest } from "../../base/suggest.ts";
import { sha256Hex } from "../../ir/sha256.ts";
import type { Word } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import { readCsv } from "./csv.ts";
import type { RawTable } from "./rows.ts";

/** A path below the rules folder: words joined by `/`; no `..`, no drive, no scheme, not absolute. */
const PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

const hashes = new WeakMap<SourceFile, string>();

/** The rows of the file that a table names, where its sha256 (of the UTF-8 bytes) is the one written; anything else is reported. */
export function readTableFile(
  path: Word,
  sha256: Word | undefined,
  files: ReadonlyMap<string, SourceFile>,
  report: Report,
): RawTable | undefined {
  if (!PATH.test(path.text)) {
    report(tableDiagnostics.create("check/file-path", path.span, { path: path.text }));
    return undefined;
  }
  const file = files.get(path.text);
  if (!file) {
    const suggestions = suggest(path.text, files.keys());
    report(tableDiagnostics.create("check/file-missing", path.span, { path: path.text }, { suggestions }));
    return undefined;
  }
  const hash = hashOf(file);
  if (sha256?.text === hash) return readCsv(file, report);
  const fixes = sha256 ? [{ title: `write \`${hash}\``, edits: [{ span: sha256.span, text: hash }] }] : [];
  const extras = { help: `after a look at the file, write \`sha256: ${hash}\``, fixes };
  report(tableDiagnostics.create("check/file-hash", sha256?.span ?? path.span, { path: path.text }, extras));
  return undefined;
}

function hashOf(file: SourceFile): string {
  const known = hashes.get(file);
  if (known !== undefined) return known;
  const hash = sha256Hex(file.text);
  hashes.set(file, hash);
  return hash;
}
