import type { Diagnostic } from "../../base/diagnostic.ts";
import { hasErrors } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { parseModule } from "../../parser/parse.ts";
import { shapeOf } from "./shape.ts";

/** What an import would refuse in the importers among some source files. One that cannot be read well is left to the reader's findings. */
export function importerFindings(files: readonly SourceFile[]): readonly Diagnostic[] {
  return files.filter(({ path }) => path.endsWith(".yaml")).flatMap((file) => {
    const { value, diagnostics } = parseModule(file);
    return value?.kind === "importer_file" && !hasErrors(diagnostics) ? shapeOf(value).diagnostics : [];
  });
}
