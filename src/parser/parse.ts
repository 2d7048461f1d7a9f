import type { Diagnostic, Outcome, Report } from "../base/diagnostic.ts";
import { sortDiagnostics } from "../base/diagnostic.ts";
import { unreachable } from "../base/invariant.ts";
import type { SourceFile } from "../base/source.ts";
import { suggest } from "../base/suggest.ts";
import type { Module, YamlMapping, YamlNode } from "./ast.ts";
import { readExamplesFile } from "./carrier/examples-file.ts";
import { readImporterFile } from "./carrier/importer-file.ts";
import { readPackFile } from "./carrier/pack-file.ts";
import { type Reading, readingOfFile } from "./carrier/reading.ts";
import { readRuleFile } from "./carrier/rule-file.ts";
import { readVocabularyFile } from "./carrier/vocabulary-file.ts";
import { parseDiagnostics } from "./diagnostics.ts";
import { firstOfEachPlace } from "./echoes.ts";
import { FILE_KINDS, type FileKind } from "./schema/file-schema.ts";
import { checkShape } from "./schema/shape.ts";
import { shortened } from "./shorten.ts";
import { readYaml } from "./yaml/read.ts";

/**
 * A source file as the tree of its kind. Never throws for what is in the file. A file that can be read in part gives a tree and its
 * errors; one that cannot be read gives no tree. At most `LIMITS.diagnosticsPerFile` diagnostics, in the order of the file.
 */
export function parseModule(file: SourceFile): Outcome<Module> {
  const known = parsed.get(file);
  if (known) return known;
  const outcome = parseFile(file);
  parsed.set(file, outcome);
  return outcome;
}

/** Trees are never changed, so a file that is read again, as an editor or a test does, has the tree it had. */
const parsed = new WeakMap<SourceFile, Outcome<Module>>();

function parseFile(file: SourceFile): Outcome<Module> {
  const diagnostics: Diagnostic[] = [];
  const report = firstOfEachPlace((diagnostic) => void diagnostics.push(diagnostic));
  const root = readYaml(file, report);
  const value = root && parseRoot(root, report);
  return { value, diagnostics: shortened(sortDiagnostics(diagnostics)) };
}

/** The kind of file that the keys of its root say, or undefined. `pack` comes before `vocabulary`, which a pack file also has. */
export function fileKindOf(root: YamlNode): FileKind | undefined {
  if (root.kind !== "mapping") return undefined;
  const keys = new Set(root.entries.map((entry) => entry.key.text));
  return (["pack", "rules", "examples", "vocabulary", "importer"] as const).find((kind) => keys.has(kind));
}

function parseRoot(root: YamlNode, report: Report): Module | undefined {
  if (root.kind !== "mapping") {
    const found = root.kind === "sequence" ? "a list" : "one text";
    report(parseDiagnostics.create("parse/file-shape", { ...root.span, end: root.span.start + 1 }, { found }));
    return undefined;
  }
  const kind = fileKindOf(root);
  if (!kind) {
    reportKind(root, report);
    return undefined;
  }
  checkShape(kind, root, report);
  return readFile(kind, root, readingOfFile(report));
}

function readFile(kind: FileKind, root: YamlMapping, reading: Reading): Module | undefined {
  switch (kind) {
    case "vocabulary": return readVocabularyFile(root);
    case "pack": return readPackFile(root, reading);
    case "rules": return readRuleFile(root, reading);
    case "examples": return readExamplesFile(root, reading);
    case "importer": return readImporterFile(root);
    default: return unreachable(kind, "a kind of file without a reader");
  }
}

/** The first key that looks like a kind of file is shown, else the first key. */
function reportKind(root: YamlMapping, report: Report): void {
  for (const { key } of root.entries) {
    const suggestions = suggest(key.text, FILE_KINDS, 1);
    if (suggestions.length === 0) continue;
    report(parseDiagnostics.create("parse/file-kind", key.span, {}, { suggestions }));
    return;
  }
  report(parseDiagnostics.create("parse/file-kind", root.entries[0]?.key.span ?? root.span, {}));
}
