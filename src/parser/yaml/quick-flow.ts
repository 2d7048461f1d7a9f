import type { SourceFile } from "../../base/source.ts";
import type { YamlEntry, YamlNode } from "../ast.ts";
import { KEY, LONGEST, plainScalar, quotedScalar } from "./quick-scalar.ts";

/** A node and the offset behind it. */
interface Read {
  readonly node: YamlNode;
  readonly end: number;
}

const DEEPEST = 8;

/**
 * A flow collection on one line, `{ key: value }` or `[a, b]`, in the plainest form: every key has a value, no comma is left over, no
 * comment stands inside; a list may be empty. Undefined for any other. The entries of each mapping are put into `mappings`.
 */
export function readFlow(file: SourceFile, at: number, mappings: (readonly YamlEntry[])[], depth = 1): Read | undefined {
  if (depth > DEEPEST) return undefined;
  return file.text[at] === "{" ? readMapping(file, at, mappings, depth) : readList(file, at, mappings, depth);
}

function readMapping(file: SourceFile, start: number, mappings: (readonly YamlEntry[])[], depth: number): Read | undefined {
  const entries: YamlEntry[] = [];
  let at = skipBlanks(file.text, start + 1);
  for (;;) {
    KEY.lastIndex = at;
    const found = KEY.exec(file.text);
    if (!found || !found[0].endsWith(" ")) return undefined;
    const key = plainScalar(file, at, at + found[1]!.length);
    const value = readItem(file, at + found[0].length, mappings, depth);
    if (!value) return undefined;
    entries.push({ key, value: value.node });
    const next = skipBlanks(file.text, value.end);
    if (file.text[next] === "}") {
      mappings.push(entries);
      return { node: { kind: "mapping", entries, span: { file, start, end: next + 1 } }, end: next + 1 };
    }
    if (file.text[next] !== ",") return undefined;
    at = skipBlanks(file.text, next + 1);
  }
}

function readList(file: SourceFile, start: number, mappings: (readonly YamlEntry[])[], depth: number): Read | undefined {
  const items: YamlNode[] = [];
  let at = skipBlanks(file.text, start + 1);
  if (file.text[at] === "]") return { node: { kind: "sequence", items, span: { file, start, end: at + 1 } }, end: at + 1 };
  for (;;) {
    const item = readItem(file, at, mappings, depth);
    if (!item) return undefined;
    items.push(item.node);
    const next = skipBlanks(file.text, item.end);
    if (file.text[next] === "]") return { node: { kind: "sequence", items, span: { file, start, end: next + 1 } }, end: next + 1 };
    if (file.text[next] !== ",") return undefined;
    at = skipBlanks(file.text, next + 1);
  }
}

/** A plain text in a flow collection: a colon only inside a word, no mark with a meaning of its own. */
const PLAIN = /(?:[A-Za-z0-9_$(./\u00c0-\u024f]|-[A-Za-z0-9])(?:[^,[\]{}\n#:"'&*!|>%@`?]|:(?=[A-Za-z0-9]))*/y;

function readItem(file: SourceFile, at: number, mappings: (readonly YamlEntry[])[], depth: number): Read | undefined {
  const first = file.text[at];
  if (first === "{" || first === "[") return readFlow(file, at, mappings, depth + 1);
  if (first === '"' || first === "'") return quotedScalar(file, at);
  PLAIN.lastIndex = at;
  const found = PLAIN.exec(file.text)?.[0].trimEnd();
  return found === undefined || found.length > LONGEST ? undefined : { node: plainScalar(file, at, at + found.length), end: at + found.length };
}

function skipBlanks(text: string, at: number): number {
  while (text[at] === " ") at++;
  return at;
}
