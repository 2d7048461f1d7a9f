import { hasErrors, type Outcome } from "../../base/diagnostic.ts";
import { invariant } from "../../base/invariant.ts";
import type { SourceFile } from "../../base/source.ts";
import { fileKindOf, parseModule } from "../parse.ts";
import { fileSchema } from "../schema/file-schema.ts";
import { readYaml } from "../yaml/read.ts";
import { placeComments } from "./comments.ts";
import { printFile } from "./print.ts";
import { isSameTree } from "./same-tree.ts";

/**
 * The canonical text of a source file. It means the same (this is checked), keeps every comment and is a fixed point. A file with errors
 * is given back as it is, with them.
 */
export function formatSource(file: SourceFile): Outcome<string> {
  const before = parseModule(file);
  if (before.value === undefined || hasErrors(before.diagnostics)) return { value: file.text, diagnostics: before.diagnostics };
  const root = readYaml(file, () => {});
  const kind = root && fileKindOf(root);
  invariant(root?.kind === "mapping" && kind, "a file with a tree has a mapping at its root");
  const schema = fileSchema(kind);
  const text = printFile(root, kind, { root: schema, schema }, placeComments(file, root));
  const after = parseModule({ path: file.path, text });
  invariant(after.value !== undefined && isSameTree(before.value, after.value), `formatting does not change what ${file.path} says`);
  return { value: text, diagnostics: before.diagnostics };
}
