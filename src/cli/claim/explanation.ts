import type { ExplanationNode } from "../../runtime/explain.ts";
import { wrap } from "../render/display.ts";
import { WIDTH } from "./width.ts";

const INDENT = 2;

/** Draws the tree of reasons: a node a line, its children two columns further in; `yes`, `no` or `not known` stands before what was asked. */
export function drawExplanation(tree: readonly ExplanationNode[]): string {
  const lines: string[] = ["", "  Why"];
  // Depth first with an explicit stack: a tree may be deeper than the call stack.
  const waiting = [...tree].reverse().map((node) => ({ node, depth: 2 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    lines.push(...drawNode(next.node, next.depth));
    for (const child of [...next.node.children].reverse()) waiting.push({ node: child, depth: next.depth + 1 });
  }
  return `${lines.join("\n")}\n`;
}

function drawNode({ title, detail, truth, citations = [] }: ExplanationNode, depth: number): readonly string[] {
  const indent = " ".repeat(Math.min(INDENT * depth, WIDTH / 2));
  const text = [
    truth === undefined ? title : `${truth}: ${title}`,
    ...(detail === undefined ? [] : [`= ${detail}`]),
    ...(citations.length > 0 ? [`[${citations.join("; ")}]`] : []),
  ].join(" ");
  const [first = "", ...more] = wrap(text, WIDTH - indent.length - INDENT);
  return [`${indent}- ${first}`, ...more.map((line) => `${indent}  ${line}`)];
}
