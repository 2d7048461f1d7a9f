import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the documentation, with a `/` at its end. */
export const DOCS = fileURLToPath(new URL("../../../docs/", import.meta.url));

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  /** What stands behind the language: `escaped` where `\u{...}` in the text stands for a character that nobody can see. */
  readonly info: string;
  readonly text: string;
  /** The file that the block is, where its first line says so: `# file: NAME`. */
  readonly file: string | undefined;
}

/** A page of the documentation, cut at its second-level headings. */
export interface Page {
  /** Relative to `docs/`, with `/`. */
  readonly path: string;
  readonly title: string;
  /** The first paragraph below the title. */
  readonly summary: string;
  readonly sections: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
  readonly text: string;
}

/** Paths of the pages below a folder of `docs/`, sorted. */
export function pagePaths(folder: string): readonly string[] {
  return readdirSync(DOCS + folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".md"))
    .sort();
}

/** Reads a page. */
export function readPage(path: string): Page {
  const text = readFileSync(DOCS + path, "utf8");
  const [head = "", ...rest] = text.split(/^## /m);
  const [, title = "", summary = ""] = /^# (.+)\n\n([^]*?)\n(?:\n|$)/.exec(head) ?? [];
  const sections = new Map(rest.map((section) => [section.slice(0, section.indexOf("\n")), section.slice(section.indexOf("\n") + 1)]));
  return { path, title, summary: summary.replaceAll("\n", " "), sections, blocks: blocksOf(text), text };
}

/** The fenced blocks of a text of Markdown, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w+) ?(\w*)\n([^]*?)^```$/gm)].map(([, language = "", info = "", body = ""]) => {
    const file = /^# file: (\S+)\n/.exec(body)?.[1];
    const text = body.replace(/\n$/, "");
    return { language, info, file, text: info === "escaped" ? unescape(text) : text };
  });
}

function unescape(text: string): string {
  return text.replace(/\\u\{([0-9A-F]+)\}/g, (_, digits: string) => {
    const point = Number.parseInt(digits, 16);
    return point >= 0xd800 && point <= 0xdfff ? String.fromCharCode(point) : String.fromCodePoint(point);
  });
}
