import type { ReasonNode } from "../../analysis/explain/explained.ts";
import type { CitedSource } from "../../runtime/explain.ts";
import { printable, wrap } from "../render/display.ts";
import { WIDTH } from "./width.ts";

const INDENT = 2;
/** Titles of nodes that only join what is below them. */
const JOINED: ReadonlySet<string> = new Set(["all of", "any of"]);

/**
 * Draws the tree of reasons: a node a line, its children two columns further in; `yes`, `no` or `not known` stands before what was asked. A rule of
 * another pack than the one that codes says which, with its release.
 */
export function drawReasons(tree: readonly ReasonNode[], pack: string): string {
  const lines: string[] = ["", "  Why"];
  // Depth first with an explicit stack: a tree may be deeper than the call stack.
  const waiting = [...tree].reverse().map((node) => ({ node, depth: 2 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    lines.push(...drawNode(next.node, next.depth, pack));
    for (const child of [...next.node.children].reverse()) waiting.push({ node: child, depth: next.depth + 1 });
  }
  return `${lines.join("\n")}\n`;
}

/** What the keys of the citations stand for; empty where nothing is cited. */
export function drawSources(sources: readonly CitedSource[]): string {
  return sources.length === 0 ? "" : `${["", "  Sources", ...sources.flatMap(drawSource)].join("\n")}\n`;
}

/** A key, then title, publisher and what is said of it, then its address on a line of its own. */
function drawSource({ key, title, publisher, confidence, url }: CitedSource): readonly string[] {
  const about = [title, publisher, confidence].filter((part) => part !== undefined && part !== "").join("; ");
  const [first = "", ...more] = wrap(`${key}: ${about}`, WIDTH - 2 * INDENT - 2);
  const indent = " ".repeat(2 * INDENT);
  return [`${indent}- ${first}`, ...[...more, ...(url === undefined ? [] : [printable(url)])].map((line) => `${indent}  ${line}`)];
}

/** What stands behind a step in brackets: its citations, and the pack of its rule where that is another. */
export function behind({ citations = [], pack: of, release }: ReasonNode, pack: string): readonly string[] {
  return of === undefined || of === pack ? citations : [...citations, `${of}${release === undefined ? "" : ` ${release}`}`];
}

function drawNode(node: ReasonNode, depth: number, pack: string): readonly string[] {
  const { title, detail, truth } = node;
  const cited = behind(node, pack);
  const indent = " ".repeat(Math.min(INDENT * depth, WIDTH / 2));
  const text = [
    truth === undefined ? title : JOINED.has(title) ? `${truth}, ${title}:` : `${truth}: ${title}`,
    ...(detail === undefined ? [] : [`= ${detail}`]),
    ...(cited.length > 0 ? [`[${cited.join("; ")}]`] : []),
  ].join(" ");
  const [first = "", ...more] = wrap(text, WIDTH - indent.length - INDENT);
  return [`${indent}- ${first}`, ...more.map((line) => `${indent}  ${line}`)];
}
