import type { CitedSource, ExplanationNode } from "../../runtime/explain.ts";
import { printable, wrap } from "../render/display.ts";
import { WIDTH } from "./width.ts";

const INDENT = 2;
/** Titles of nodes that only join what is below them. */
const JOINED: ReadonlySet<string> = new Set(["all of", "any of"]);

/**
 * Draws the tree of reasons: a node a line, its children two columns further in; `yes`, `no` or `not known` stands before what was asked.
 * Under it what the keys of the citations stand for.
 */
export function drawExplanation(tree: readonly ExplanationNode[], sources: readonly CitedSource[] = []): string {
  const lines: string[] = ["", "  Why"];
  // Depth first with an explicit stack: a tree may be deeper than the call stack.
  const waiting = [...tree].reverse().map((node) => ({ node, depth: 2 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    lines.push(...drawNode(next.node, next.depth));
    for (const child of [...next.node.children].reverse()) waiting.push({ node: child, depth: next.depth + 1 });
  }
  if (sources.length > 0) lines.push("", "  Sources", ...sources.flatMap(drawSource));
  return `${lines.join("\n")}\n`;
}

/** A key, then title, publisher and what is said of it, then its address on a line of its own. */
function drawSource({ key, title, publisher, confidence, url }: CitedSource): readonly string[] {
  const about = [title, publisher, confidence].filter((part) => part !== undefined && part !== "").join("; ");
  const [first = "", ...more] = wrap(`${key}: ${about}`, WIDTH - 2 * INDENT - 2);
  const indent = " ".repeat(2 * INDENT);
  return [`${indent}- ${first}`, ...[...more, ...(url === undefined ? [] : [printable(url)])].map((line) => `${indent}  ${line}`)];
}

function drawNode({ title, detail, truth, citations = [] }: ExplanationNode, depth: number): readonly string[] {
  const indent = " ".repeat(Math.min(INDENT * depth, WIDTH / 2));
  const text = [
    truth === undefined ? title : JOINED.has(title) ? `${truth}, ${title}:` : `${truth}: ${title}`,
    ...(detail === undefined ? [] : [`= ${detail}`]),
    ...(citations.length > 0 ? [`[${citations.join("; ")}]`] : []),
  ].join(" ");
  const [first = "", ...more] = wrap(text, WIDTH - indent.length - INDENT);
  return [`${indent}- ${first}`, ...more.map((line) => `${indent}  ${line}`)];
}
