import { join } from "node:path";
import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import { hasErrors } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import { importDiagnostics } from "../../importing/diagnostics.ts";
import type { Shape } from "../../importing/shape.ts";
import { parseModule } from "../../parser/parse.ts";
import { decodeSource } from "../../parser/yaml/decode.ts";
import { placeOf, readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { shapeOf } from "./shape.ts";

/** The folder of importers in a folder of rules. */
const FOLDER = "importers";

/** Reads importer `name` of a folder of rules and checks it. `show` turns a path of the folder into the one the user knows. */
export function readImporter(host: Host, root: string, name: string, show: (path: string) => string): Outcome<Shape> {
  const names = host.list(join(root, FOLDER));
  const known = names.ok ? names.value.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length)) : [];
  const path = `${FOLDER}/${name}.yaml`;
  if (!known.includes(name)) {
    const suggestions = suggest(name, known);
    const help = known.length > 0 ? `there are ${known.map((one) => `\`${one}\``).join(", ")}` : undefined;
    const args = { name, folder: show(FOLDER) };
    return refused([importDiagnostics.create("import/unknown-importer", placeOf(show(FOLDER)), args, { ...(help ? { help } : {}), suggestions, fixes: [] })]);
  }
  const bytes = host.readFile(join(root, path));
  if (!bytes.ok) return refused([readingFailed(show(path), bytes.error)]);
  const source = decodeSource(show(path), bytes.value);
  if (!source.value) return refused(source.diagnostics);
  const { value, diagnostics } = parseModule(source.value);
  if (value?.kind !== "importer_file" || hasErrors(diagnostics)) {
    if (hasErrors(diagnostics)) return refused(diagnostics);
    const span = { file: source.value, start: 0, end: Math.min(1, source.value.text.length) };
    return refused([importDiagnostics.create("import/importer-form", span, { importer: name, fault: "the file does not begin with `importer: NAME`" })]);
  }
  return shapeOf(value);
}

function refused(diagnostics: readonly Diagnostic[]): Outcome<Shape> {
  return { value: undefined, diagnostics };
}
