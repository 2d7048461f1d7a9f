import { hasErrors, type Diagnostic, type Outcome } from "../../base/diagnostic.ts";
import { invariant } from "../../base/invariant.ts";
import type { SourceFile } from "../../base/source.ts";
import { fileKindOf, parseModule } from "../parse.ts";
import { fileSchema } from "../schema/file-schema.ts";
import { readYaml } from "../yaml/read.ts";
import { placeComments } from "./comments.ts";
import { printFile } from "./print.ts";
import { isSameTree } from "./same-tree.ts";

/** Formatting writes more than was there, a blank or a mark: what a file just under a limit holds may then be beyond it. */
const LIMITS_OF_TEXT: ReadonlySet<string> = new Set(["parse/source-size", "parse/yaml-tokens", "parse/too-long"]);

/** What is too much in the formatted text, told of the file as it is. */
function beforeFormatting(limit: Diagnostic, file: SourceFile): Diagnostic {
  return { ...limit, help: `formatted it would be; ${limit.help ?? "say it shorter"}`, span: { file, start: 0, end: 0 }, related: [], fixes: [] };
}

/**
 * The canonical text of a source file. It means the same (this is checked), keeps every comment and is a fixed point. A file with errors,
 * or one that would be too large when it is formatted, is given back as it is, with them.
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
  const limit = after.diagnostics.find(({ code }) => LIMITS_OF_TEXT.has(code));
  if (limit) return { value: file.text, diagnostics: [...before.diagnostics, beforeFormatting(limit, file)] };
  invariant(after.value !== undefined && isSameTree(before.value, after.value), `formatting does not change what ${file.path} says`);
  return { value: text, diagnostics: before.diagnostics };
}
