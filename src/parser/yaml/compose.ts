import { type CST, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import type { Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import type { SourceFile } from "../../base/source.ts";
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { decodeBlock } from "./block-scalar.ts";
import { checkDecoded } from "./characters.ts";
import { decodeDoubleQuoted, decodePlain, decodeSingleQuoted } from "./flow-scalar.ts";
import { isCutText, reportCut } from "./comment-behind.ts";
import { keepKeys } from "./keys.ts";
import { mapStraight, type MappedText } from "./mapped-text.ts";
import { endOfNode } from "./nodes.ts";

/** Turns a composed document of the yaml package into our tree. Recursion is safe: the depth has been limited before. */
export function toYamlNode(node: ParsedNode, file: SourceFile, report: Report): YamlNode {
  if (isMap(node)) return toMapping(node, file, report);
  if (isSeq(node)) {
    const items = node.items.map((item) => toYamlNode(item as ParsedNode, file, report));
    return { kind: "sequence", items, span: { file, start: node.range![0], end: endOf(node, items[items.length - 1]) } };
  }
  if (isScalar(node)) {
    const scalar = toScalar(node, file, report);
    if (isCutText(scalar)) reportCut(scalar, report);
    return scalar;
  }
  return emptyScalar(file, isAlias(node) ? node.range![0] : 0);
}

function toMapping(node: ParsedNode & { readonly items: readonly unknown[] }, file: SourceFile, report: Report): YamlMapping {
  const entries: YamlEntry[] = [];
  for (const pair of (node as unknown as { items: { key: ParsedNode; value: ParsedNode | null }[] }).items) {
    if (!isScalar(pair.key)) continue;
    const key = toScalar(pair.key, file, report);
    const value = pair.value ? toYamlNode(pair.value, file, report) : emptyScalar(file, key.span.end);
    entries.push({ key, value });
  }
  const end = endOf(node, entries[entries.length - 1]?.value);
  return { kind: "mapping", entries: keepKeys(entries, report), span: { file, start: node.range![0], end } };
}

/** A flow collection ends at its bracket; the range of a block one runs over comments, so it ends with its last value. */
function endOf(node: ParsedNode, last: YamlNode | undefined): number {
  const isFlow = "flow" in node && node.flow === true;
  return isFlow || last === undefined ? node.range![1] : Math.max(node.range![0], endOfNode(last));
}

function toScalar(node: Scalar.Parsed, file: SourceFile, report: Report): YamlScalar {
  const token = node.srcToken;
  if (!token || token.type === "alias") return emptyScalar(file, node.range[0]);
  const { style, map, start, end } = decode(token as CST.FlowScalar | CST.BlockScalar);
  const span = { file, start, end };
  if (style === "double") checkDecoded(map.text, map.offsets, file, report);
  if (style !== "literal" && map.text.length > LIMITS.textLength) {
    const args = { length: String(map.text.length), limit: String(LIMITS.textLength) };
    report(parseDiagnostics.create("parse/text-length", span, args));
  }
  return { kind: "scalar", text: map.text, style, span, offsets: map.offsets };
}

interface Decoded {
  readonly style: YamlScalar["style"];
  readonly map: MappedText;
  readonly start: number;
  readonly end: number;
}

function decode(token: CST.FlowScalar | CST.BlockScalar): Decoded {
  if (token.type === "block-scalar") return decodeBlockToken(token);
  const { source, offset } = token;
  if (token.type === "scalar") return { style: "plain", map: decodePlain(source, offset), start: offset, end: offset + source.length };
  const inside = source.slice(1, Math.max(1, source.length - 1));
  const style = token.type === "single-quoted-scalar" ? "single" : "double";
  const map = style === "single" ? decodeSingleQuoted(inside, offset + 1) : decodeDoubleQuoted(inside, offset + 1);
  return { style, map, start: offset + 1, end: offset + 1 + inside.length };
}

function decodeBlockToken(token: CST.BlockScalar): Decoded {
  const props = token.props as readonly CST.SourceToken[];
  const header = props[0]?.source ?? "|";
  const offset = token.offset + props.reduce((length, prop) => length + prop.source.length, 0);
  const map = decodeBlock({ header, body: token.source, offset, indent: token.indent });
  const start = map.offsets[0]!;
  return { style: header.startsWith(">") ? "folded" : "literal", map, start, end: Math.max(start, map.offsets[map.text.length]!) };
}

function emptyScalar(file: SourceFile, at: number): YamlScalar {
  const { text, offsets } = mapStraight("", at);
  return { kind: "scalar", text, style: "plain", span: { file, start: at, end: at }, offsets };
}
