import type { Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import type { SourceFile } from "../../base/source.ts";
import type { ScalarStyle, YamlEntry, YamlNode, YamlScalar } from "../ast.ts";
import { decodeBlock } from "./block-scalar.ts";
import { readFlow } from "./quick-flow.ts";
import { KEY, plainScalar, quotedScalar, restOfLine, SAFE_START } from "./quick-scalar.ts";
import { keepKeys } from "./keys.ts";
import { endOfNode } from "./nodes.ts";

/**
 * Reads the YAML that rules are written in nearly always: block mappings and lists, one-line texts, `|` blocks, and flow collections on one
 * line. Undefined, without a report, for a text that has anything else in it or that may be wrong: then the yaml package reads it. Where
 * there is a tree it is the one that the package gives; a test compares them, on files with slips too. The package takes most of the time
 * of a check otherwise.
 */
export function readQuickly(file: SourceFile, report: Report): YamlNode | undefined {
  if (file.text.length > LONGEST || /[\r\t\u0085\u2028\u2029\ufeff]|^(?:---|\.\.\.|%)/m.test(file.text)) return undefined;
  const reader = new QuickReader(file);
  const root = reader.read();
  if (root === undefined) return undefined;
  for (const entries of reader.mappings) if (!isSmall(entries)) return undefined;
  return keepAll(root, report);
}

/** UTF-16 units of a file: with fewer no limit on tokens or size is passed. */
const LONGEST = 150_000;
/** Collections inside collections: well below the limit of a file. */
const DEEPEST = 24;

class QuickReader {
  /** The entries of every mapping. */
  readonly mappings: (readonly YamlEntry[])[] = [];
  readonly #file: SourceFile;
  readonly #text: string;
  /** Start of a line that is neither blank nor a comment, and its indentation; -1 at the end of the file. */
  #line = 0;
  #indent = -1;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#text = file.text;
  }

  read(): YamlNode | undefined {
    this.#next(0);
    const root = this.#indent === 0 ? this.#mapping(this.#line, 0, 1) : undefined;
    return this.#isAtEnd() ? root : undefined;
  }

  #isAtEnd(): boolean {
    return this.#indent === -1;
  }

  /** Goes to the first line from `at` on, a line start, that says something. */
  #next(at: number): void {
    const text = this.#text;
    for (let start = at; start < text.length; start = endOfLine(text, start) + 1) {
      let first = start;
      while (text[first] === " ") first++;
      if (first >= text.length || text[first] === "\n" || text[first] === "#") continue;
      this.#line = start;
      this.#indent = first - start;
      return;
    }
    this.#indent = -1;
  }

  /** A mapping whose first key stands at `first`, in the column `indent`. */
  #mapping(first: number, indent: number, depth: number): YamlNode | undefined {
    const entries: YamlEntry[] = [];
    for (let at = first; ; at = this.#line + indent) {
      KEY.lastIndex = at;
      const found = KEY.exec(this.#text);
      if (!found || depth > DEEPEST) return undefined;
      const key = plainScalar(this.#file, at, at + found[1]!.length);
      const value = this.#value(at + found[0].length, indent, depth);
      if (!value) return undefined;
      entries.push({ key, value });
      if (this.#indent !== indent) break;
    }
    // A line that is indented less than its siblings and more than their parent is an error of the file.
    const last = entries[entries.length - 1]!;
    this.mappings.push(entries);
    return { kind: "mapping", entries, span: { file: this.#file, start: first, end: endOfNode(last.value) } };
  }

  #list(indent: number, depth: number): YamlNode | undefined {
    const start = this.#line + indent;
    const items: YamlNode[] = [];
    while (this.#indent === indent) {
      const dash = this.#line + indent;
      if (!this.#text.startsWith("- ", dash) || depth > DEEPEST) return undefined;
      let at = dash + 2;
      while (this.#text[at] === " ") at++;
      KEY.lastIndex = at;
      const item = KEY.test(this.#text) ? this.#mapping(at, at - this.#line, depth + 1) : this.#onLine(at, indent);
      if (!item) return undefined;
      items.push(item);
    }
    return { kind: "sequence", items, span: { file: this.#file, start, end: endOfNode(items[items.length - 1]!) } };
  }

  /** The value of a key: `at` is where it may begin on the key's line, `indent` the column of the key. */
  #value(at: number, indent: number, depth: number): YamlNode | undefined {
    const end = restOfLine(this.#text, at);
    if (end !== undefined) {
      this.#next(end);
      if (this.#indent <= indent) return undefined;
      const first = this.#line + this.#indent;
      return this.#text.startsWith("- ", first) ? this.#list(this.#indent, depth + 1) : this.#mapping(first, this.#indent, depth + 1);
    }
    return this.#text.startsWith("|\n", at) ? this.#block(at, indent) : this.#onLine(at, indent);
  }

  /** A text or a flow collection that ends on its line; a deeper line after it would go on with it. */
  #onLine(at: number, indent: number): YamlNode | undefined {
    const first = this.#text[at]!;
    const read =
      first === "{" || first === "[" ? readFlow(this.#file, at, this.mappings)
      : first === '"' || first === "'" ? quotedScalar(this.#file, at)
      : this.#plain(at);
    const end = read && restOfLine(this.#text, read.end);
    if (!read || end === undefined) return undefined;
    this.#next(end);
    return this.#indent > indent ? undefined : read.node;
  }

  #plain(at: number): { readonly node: YamlScalar; readonly end: number } | undefined {
    if (!SAFE_START.test(this.#text.slice(at, at + 2))) return undefined;
    const line = this.#text.slice(at, endOfLine(this.#text, at));
    const comment = line.indexOf(" #");
    const said = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (said.endsWith(":") || said.includes(": ") || said.length > LIMITS.textLength) return undefined;
    return { node: plainScalar(this.#file, at, at + said.length), end: at + said.length };
  }

  /** A `|` block: its lines are indented as its first one, or more; an empty line has no blanks. */
  #block(at: number, indent: number): YamlNode | undefined {
    const text = this.#text;
    const offset = at + 2;
    let end = offset;
    let trim = -1;
    while (end < text.length) {
      const stop = endOfLine(text, end);
      let first = end;
      while (text[first] === " ") first++;
      if (first === stop) {
        if (first > end || trim < 0) return undefined;
      } else {
        const depth = first - end;
        if (depth <= indent) break;
        if (trim < 0) trim = depth;
        else if (depth < trim) return undefined;
      }
      end = Math.min(text.length, stop + 1);
    }
    if (trim < 0) return undefined;
    const map = decodeBlock({ header: "|", body: text.slice(offset, end), offset, indent });
    const start = map.offsets[0]!;
    this.#next(end);
    const style: ScalarStyle = "literal";
    return { kind: "scalar", text: map.text, style, span: { file: this.#file, start, end: Math.max(start, map.offsets[map.text.length]!) }, offsets: map.offsets };
  }
}

function isSmall(entries: readonly YamlEntry[]): boolean {
  return entries.length <= LIMITS.keysPerMapping;
}

/** The tree without the keys that may not stay; each is reported, in the order in which the package's tree is walked. */
function keepAll(node: YamlNode, report: Report): YamlNode {
  if (node.kind === "scalar") return node;
  if (node.kind === "sequence") return { ...node, items: node.items.map((item) => keepAll(item, report)) };
  const entries = node.entries.map(({ key, value }) => ({ key, value: keepAll(value, report) }));
  return { ...node, entries: keepKeys(entries, report) };
}

/** Offset of the line break that ends the line, or the end of the text. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
