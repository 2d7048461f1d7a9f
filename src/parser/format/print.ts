import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from "../ast.ts";
import type { FileKind } from "../schema/file-schema.ts";
import { isEmpty } from "../yaml/nodes.ts";
import type { Around, Comments } from "./comments.ts";
import { isFlow, printFlow } from "./flow.ts";
import { inOrder } from "./order.ts";
import { isTable, placeOfItem, placeOfKey, type SchemaPlace } from "../schema/schema-place.ts";
import { blockLines, printInline, printKey } from "./scalars.ts";
import { alignTable } from "./table.ts";

/** The canonical text of a file: two-space indents, canonical key order, aligned tables, every comment. */
export function printFile(root: YamlMapping, kind: FileKind, schema: SchemaPlace, comments: Comments): string {
  const printer = new Printer(comments);
  printer.mapping(root, "", schema, kind);
  printer.foot();
  return `${printer.lines.join("\n")}\n`;
}

class Printer {
  readonly lines: string[] = [];
  readonly #comments: Comments;

  constructor(comments: Comments) {
    this.#comments = comments;
  }

  mapping(node: YamlMapping, indent: string, place: SchemaPlace, rootOf?: FileKind): void {
    inOrder(node, place, rootOf).forEach((entry, index) => {
      const around = this.#comments.around(entry);
      const needsBlank = rootOf !== undefined && isBlockCollection(entry.value);
      this.#above(around, indent, index === 0, needsBlank);
      this.#entry(entry, indent, indent, placeOfKey(place, entry.key.text));
    });
  }

  foot(): void {
    const { foot } = this.#comments;
    foot.forEach((text, index) => {
      if (text !== "" || (foot[index - 1] !== "" && this.lines.length > 0)) this.lines.push(text);
    });
  }

  /** Comments and at most one empty line above; none at the beginning of a block. */
  #above(around: Around, indent: string, isFirst: boolean, needsBlank: boolean): void {
    const { above } = around;
    const texts = needsBlank && above[0] !== "" ? ["", ...above] : above;
    let isBlank = isFirst;
    for (const text of texts) {
      if (text === "" && isBlank) continue;
      this.lines.push(text === "" ? "" : indent + text);
      isBlank = text === "";
    }
  }

  /** `lead` is what stands before the key on its line: the indent, or the indent and a dash. */
  #entry(entry: YamlEntry, lead: string, indent: string, place: SchemaPlace): void {
    const beside = this.#comments.around(entry).beside;
    this.#value(entry.value, `${lead}${printKey(entry.key)}:`, indent, place, beside);
  }

  #value(node: YamlNode, lead: string, indent: string, place: SchemaPlace, beside: string | undefined): void {
    const end = beside === undefined ? "" : ` ${beside}`;
    const deeper = `${indent}  `;
    if (node.kind === "scalar") this.#scalar(node, lead, deeper, place, end);
    else if (isFlow(node)) this.lines.push(`${lead} ${printFlow(node, place)}${end}`);
    else {
      this.lines.push(lead + end);
      if (node.kind === "mapping") this.mapping(node, deeper, place);
      else this.#sequence(node, deeper, place);
    }
  }

  #scalar(node: YamlScalar, lead: string, indent: string, place: SchemaPlace, end: string): void {
    if (node.style !== "literal" && node.style !== "folded") {
      this.lines.push(`${lead}${isEmpty(node) ? "" : ` ${printInline(node)}`}${end}`);
      return;
    }
    const block = isTable(place) ? { header: "|", lines: alignTable(node.text) } : blockLines(node.text);
    this.lines.push(`${lead} ${block.header}${end}`, ...block.lines.map((line) => (line === "" ? "" : indent + line)));
  }

  #sequence(node: YamlSequence, indent: string, place: SchemaPlace): void {
    const inner = placeOfItem(place);
    node.items.forEach((item, index) => {
      this.#above(this.#comments.around(item), indent, index === 0, false);
      if (item.kind === "mapping" && !isFlow(item)) this.#mappingItem(item, indent, inner);
      else this.#value(item, `${indent}-`, indent, inner, this.#comments.around(item).beside);
    });
  }

  /** The first key stands beside the dash; comments above it stand above the dash. */
  #mappingItem(node: YamlMapping, indent: string, place: SchemaPlace): void {
    const deeper = `${indent}  `;
    inOrder(node, place).forEach((entry, index) => {
      this.#above(this.#comments.around(entry), index === 0 ? indent : deeper, index === 0, false);
      this.#entry(entry, index === 0 ? `${indent}- ` : deeper, deeper, placeOfKey(place, entry.key.text));
    });
  }
}

function isBlockCollection(node: YamlNode): boolean {
  return node.kind !== "scalar" && !isFlow(node);
}
