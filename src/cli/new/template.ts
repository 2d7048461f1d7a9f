import { join } from "node:path";
import type { Outcome } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { formatSource } from "../../parser/format/format.ts";
import { decodeSource } from "../../parser/yaml/decode.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";

/** What stands for each word in double braces. */
export type Words = Readonly<Record<string, string>>;

/** A text that means the same in YAML as it does here. */
export function yamlText(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 ,.()&/'-]*$/.test(text) ? text : JSON.stringify(text);
}

/** The files of the template of a payer on a base with this vocabulary, words filled in and rules formatted; paths relative to the new pack. */
export function fillTemplate(host: Host, vocabulary: string, words: Words): Outcome<readonly SourceFile[]> {
  const templates = join(host.packageFolder, "templates", "payer");
  const folder = join(templates, vocabulary);
  const names = host.list(templates);
  if (!names.ok || !names.value.includes(vocabulary)) {
    return { value: undefined, diagnostics: [cliCatalog.create("cli/no-template", placeOf(vocabulary), { vocabulary })] };
  }
  const files: SourceFile[] = [];
  for (const path of filesBelow(host, folder, "")) {
    const bytes = host.readFile(join(folder, path));
    if (!bytes.ok) return { value: undefined, diagnostics: [readingFailed(join(folder, path), bytes.error)] };
    const source = decodeSource(path, bytes.value);
    if (!source.value) return { value: undefined, diagnostics: source.diagnostics };
    const filled = { path, text: fill(source.value.text, words) };
    if (!path.endsWith(".yaml")) {
      files.push(filled);
      continue;
    }
    const formatted = formatSource(filled);
    if (formatted.value === undefined || formatted.diagnostics.length > 0) return { value: undefined, diagnostics: formatted.diagnostics };
    files.push({ path, text: formatted.value });
  }
  return { value: files, diagnostics: [] };
}

function fill(text: string, words: Words): string {
  return text.replace(/\{\{([a-z]+)\}\}/g, (written, word: string) => words[word] ?? written);
}

function filesBelow(host: Host, root: string, folder: string): readonly string[] {
  const names = host.list(join(root, folder));
  if (!names.ok) return [];
  return names.value.flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    const entry = host.entry(join(root, path));
    return entry.ok && entry.value.kind === "folder" ? filesBelow(host, root, path) : [path];
  });
}
