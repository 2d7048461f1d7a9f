import type { Rule, TextTable } from "../../../../src/parser/ast.ts";

/** A single code, or all codes of one length between two. */
export type CodeRange = readonly [low: string, high: string];

const CODE = /\b(?:[0-9]{5}|[A-Z][0-9]{4}|[0-9]{4}[A-Z])\b/g;

/** The codes of a text, `A to B` as one range. */
export function rangesIn(text: string): readonly CodeRange[] {
  const ranges: CodeRange[] = [];
  const rest = text.replace(/(\S+) to (\S+)/g, (whole, low: string, high: string) => {
    const both = low.match(CODE)?.[0] === low && high.match(CODE)?.[0] === high;
    if (both) ranges.push([low, high]);
    return both ? "" : whole;
  });
  return [...ranges, ...[...rest.matchAll(CODE)].map(([code]) => [code, code] as const)];
}

/** Whether two ranges have a code in common. */
export function meet([low, high]: CodeRange, [from, to]: CodeRange): boolean {
  return low.length === from.length && low <= to && from <= high;
}

/** The codes that a code set or a table lists; `csv` are the table files by path. */
export function codesListed(rule: Rule, csv: ReadonlyMap<string, string>): readonly CodeRange[] {
  const cells = (table: TextTable): string => table.rows.map((row) => row.map(({ text }) => text).join("\n")).join("\n");
  const texts = [...rule.parts.values()].map(({ path, content }) => {
    if (content.type === "table") return cells(content.table);
    return path === "from file" && content.type === "text" ? (csv.get(content.text.text) ?? "") : "";
  });
  return texts.flatMap((text) => text.split(/[\n,;|]/)).flatMap(rangesIn);
}

/** What a rule names in its head, its parts and, of an exception, in what it changes. */
export interface Mentions {
  readonly codes: readonly CodeRange[];
  readonly names: ReadonlySet<string>;
}

/** Everything a rule names outside of its words for people. */
export function mentionsOf(rule: Rule): Mentions {
  const codes: CodeRange[] = [];
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const one = node as Readonly<Record<string, unknown>>;
    if (one["kind"] === "literal" && (one["type"] === "CPT" || one["type"] === "HCPCS")) codes.push([String(one["value"]), String(one["value"])]);
    if (one["kind"] === "scalar") for (const [, code] of String(one["text"]).matchAll(/\b(?:CPT|HCPCS) ([A-Z0-9]{5})\b/g)) codes.push([code!, code!]);
    if (typeof one["text"] === "string" && one["kind"] !== "scalar") names.add(one["text"]);
    for (const [key, child] of Object.entries(one)) if (!/span$/i.test(key) && key !== "because") walk(child);
  };
  walk(rule.forEach);
  for (const { content } of rule.parts.values()) if (content.type !== "text" && content.type !== "table") walk(content);
  walk(rule.exception);
  return { codes, names };
}
