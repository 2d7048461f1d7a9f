import type { CstNode, IToken, TokenType } from "chevrotain";
import type { Span } from "../../base/source.ts";
import type { Word } from "../ast.ts";
import { endOf, missingWord, type Reading, spanOf } from "./reading.ts";

/** The characters that a node covers, in the text of its scalar. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The first token of one of the types below a node; tokens that recovery made up do not count. */
export function tokenIn(node: CstNode, ...types: readonly TokenType[]): IToken | undefined {
  for (const type of types) {
    const found = node.children[type.name] as readonly IToken[] | undefined;
    const token = found?.find((one) => !one.isInsertedInRecovery);
    if (token) return token;
  }
  return undefined;
}

/** All tokens of a type directly below a node, in order, without those that recovery made up. */
export function tokensIn(node: CstNode, type: TokenType): readonly IToken[] {
  return ((node.children[type.name] ?? []) as IToken[]).filter((token) => !token.isInsertedInRecovery);
}

/** The nodes of a grammar rule directly below a node, in order. */
export function nodesIn(node: CstNode, rule: string): readonly CstNode[] {
  return (node.children[rule] ?? []) as CstNode[];
}

/** The first node of a grammar rule directly below a node. */
export function nodeIn(node: CstNode, rule: string): CstNode | undefined {
  return nodesIn(node, rule)[0];
}

/** From a node's first character to its last; undefined when recovery left it without any. */
export function extentOf(node: CstNode): Extent | undefined {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const name in node.children) {
    for (const child of node.children[name]!) {
      const extent = "children" in child ? extentOf(child) : child.isInsertedInRecovery ? undefined : { start: child.startOffset, end: endOf(child) };
      if (!extent) continue;
      start = Math.min(start, extent.start);
      end = Math.max(end, extent.end);
    }
  }
  return end < 0 ? undefined : { start, end };
}

/** The file span of a node; that of the whole scalar when the node has no characters. */
export function spanOfNode(node: CstNode, reading: Reading): Span {
  const extent = extentOf(node);
  return extent ? reading.span(extent.start, extent.end) : reading.scalar.span;
}

/** The word of a token; the missing word when there is no token. */
export function wordOf(token: IToken | undefined, reading: Reading): Word {
  return token ? { text: token.image, span: spanOf(token, reading) } : missingWord(reading.scalar.span);
}
