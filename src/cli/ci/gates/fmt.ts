import { hasErrors } from "../../../base/diagnostic.ts";
import { lineStartsOf, lineText } from "../../../base/source.ts";
import type { SourceFile, Span } from "../../../base/source.ts";
import { formatSource } from "../../../parser/format/format.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import type { FolderGate } from "../gate.ts";

/** Whether every file of rules has the one layout. What cannot be read is left to `check`. */
export const FMT: FolderGate = {
  name: "fmt",
  over: "folder",
  looks: "the layout of every file of rules",
  blocksOn: "a file that `payerpack fmt` would change",
  run({ files, folders }) {
    const looked = files.filter(({ path }) => path.endsWith(".yaml") && (folders.some((folder) => path.startsWith(`${folder}/`)) || isShared(path)));
    const changed = looked.flatMap((file) => {
      const { value, diagnostics } = formatSource(file);
      return hasErrors(diagnostics) || value === undefined || value === file.text ? [] : [firstDifference(file, value)];
    });
    return {
      findings: changed.map((span) => ciDiagnostics.create("ci/not-formatted", span, {})),
      figures: { files: looked.length, "would change": changed.length },
    };
  },
};

/** The first line that the formatter writes otherwise. */
function firstDifference(file: SourceFile, formatted: string): Span {
  const starts = lineStartsOf(file);
  const lines = formatted.split("\n");
  const at = starts.findIndex((_, index) => lineText(file, index + 1) !== lines[index]);
  const start = starts[Math.max(0, at)]!;
  return { file, start, end: start + lineText(file, Math.max(0, at) + 1).length };
}

/** Vocabularies and importers stand beside the packs and serve them all. */
function isShared(path: string): boolean {
  return /^(?:vocabulary|importers)\//.test(path);
}
