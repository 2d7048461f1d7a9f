/**
 * Finds the comments of a file and decides to which entry each belongs: on a line of its own to the entry below it, at the end of a
 * line to the entry of that line, inside a value to the entry of the value. Nothing is dropped: what stands below everything is the foot.
 */
import { Lexer } from "yaml";
import { lineStartsOf, positionOf, type SourceFile } from "../../base/source.ts";
import type { YamlEntry, YamlNode } from "../ast.ts";
import { endOfNode } from "../yaml/nodes.ts";
import { isFlow } from "./flow.ts";

/** An entry of a block mapping or an item of a block list. */
export type Owner = YamlEntry | YamlNode;

/** What stands around an owner. */
export interface Around {
  /** Comments above it; an empty text is an empty line. */
  readonly above: string[];
  /** The comment at the end of its line. */
  beside: string | undefined;
}

/** All comments of a file by owner. */
export interface Comments {
  around(owner: Owner): Around;
  /** What stands below the last entry; an empty text is an empty line. */
  readonly foot: readonly string[];
}

interface Placed {
  readonly owner: Owner;
  readonly start: number;
  readonly end: number;
  /** True when no further owners stand in it. */
  readonly isLeaf: boolean;
}

/** Gives every comment and every run of empty lines of the file its owner. */
export function placeComments(file: SourceFile, root: YamlNode): Comments {
  const owners: Placed[] = [];
  collect(root, true, owners);
  const known = new Map<Owner, Around>();
  const around = (owner: Owner): Around => {
    let found = known.get(owner);
    if (!found) known.set(owner, (found = { above: [], beside: undefined }));
    return found;
  };
  const foot: string[] = [];
  const inside: { readonly owner: Owner; readonly text: string }[] = [];
  let below = 0;
  for (const { text, start } of commentsOf(file)) {
    while (below < owners.length && owners[below]!.start < start) below++;
    const before = owners[below - 1];
    const next = owners[below];
    const isBeside = before !== undefined && !isOwnLine(file, start) && touches(file, before, start) && around(before.owner).beside === undefined;
    const holder = before?.isLeaf && start < before.end ? before : undefined;
    if (isBeside) around(before.owner).beside = text;
    else if (holder) inside.push({ owner: holder.owner, text });
    else {
      const list = next ? around(next.owner).above : foot;
      if (isOwnLine(file, start) && blankAbove(file, start)) list.push("");
      list.push(text);
    }
  }
  const firstAt = new Set<number>();
  for (const { owner, start } of owners) {
    if (!firstAt.has(start) && blankAbove(file, start)) around(owner).above.push("");
    firstAt.add(start);
  }
  for (const { owner, text } of inside) around(owner).above.push(text);
  return { around, foot };
}

function collect(node: YamlNode, isRoot: boolean, owners: Placed[]): void {
  if (node.kind === "scalar" || (!isRoot && isFlow(node))) return;
  if (node.kind === "mapping") {
    for (const entry of node.entries) {
      const start = entry.key.style === "plain" ? entry.key.span.start : entry.key.span.start - 1;
      owners.push({ owner: entry, start, end: endOfNode(entry.value), isLeaf: isLeaf(entry.value) });
      collect(entry.value, false, owners);
    }
  } else {
    for (const item of node.items) {
      owners.push({ owner: item, start: item.span.start, end: endOfNode(item), isLeaf: isLeaf(item) });
      collect(item, false, owners);
    }
  }
}

function isLeaf(node: YamlNode): boolean {
  return node.kind === "scalar" || isFlow(node);
}

function commentsOf(file: SourceFile): readonly { readonly text: string; readonly start: number }[] {
  const comments: { text: string; start: number }[] = [];
  let offset = 0;
  let isText = false;
  for (const lexeme of new Lexer().lex(file.text)) {
    if (!isText && /^[\u0002\u0018\u001f]$/.test(lexeme)) {
      isText = lexeme === "\u001f";
      continue;
    }
    if (!isText && lexeme.startsWith("#")) comments.push({ text: lexeme.trimEnd(), start: offset });
    isText = false;
    offset += lexeme.length;
  }
  return comments;
}

/** True when no line break lies between the owner's key, or its end, and the offset. */
function touches(file: SourceFile, owner: Placed, offset: number): boolean {
  const line = positionOf(file, offset).line;
  return positionOf(file, owner.start).line === line || (owner.end <= offset && owner.isLeaf && positionOf(file, owner.end).line === line);
}

function isOwnLine(file: SourceFile, offset: number): boolean {
  const start = lineStartsOf(file)[positionOf(file, offset).line - 1]!;
  return /^[ \ufeff]*$/.test(file.text.slice(start, offset));
}

function blankAbove(file: SourceFile, offset: number): boolean {
  const line = positionOf(file, offset).line;
  if (line < 2) return false;
  const starts = lineStartsOf(file);
  return file.text.slice(starts[line - 2]!, starts[line - 1]!).trim() === "";
}
