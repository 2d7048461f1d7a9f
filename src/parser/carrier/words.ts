import type { Word, YamlMapping, YamlNode } from "../ast.ts";
import { findValue, wordOf } from "../yaml/nodes.ts";

/** The text of a scalar as a word; undefined for anything else and for an empty one. */
export function readWord(node: YamlNode | undefined): Word | undefined {
  return node?.kind === "scalar" && node.text.trim() !== "" ? wordOf(node) : undefined;
}

/** One word or a list of words; what is not a word is left out. */
export function readWords(node: YamlNode | undefined): readonly Word[] {
  if (node === undefined) return [];
  const nodes = node.kind === "sequence" ? node.items : [node];
  return nodes.map(readWord).filter((word) => word !== undefined);
}

/** The word under a key. */
export function wordAt(mapping: YamlMapping, key: string): Word | undefined {
  return readWord(findValue(mapping, key));
}

/** The words under a key. */
export function wordsAt(mapping: YamlMapping, key: string): readonly Word[] {
  return readWords(findValue(mapping, key));
}

/** `yes` or `no` under a key; undefined when neither stands there. `true` and `false` are errors, and it is plain what they mean. */
export function flagAt(mapping: YamlMapping, key: string): boolean | undefined {
  const text = wordAt(mapping, key)?.text;
  return text === "yes" || text === "true" ? true : text === "no" || text === "false" ? false : undefined;
}

/** The entries of the mapping under a key that are mappings themselves: rules, sources, fields. */
export function mappingsAt(mapping: YamlMapping, key: string): readonly { readonly name: Word; readonly body: YamlMapping }[] {
  const node = findValue(mapping, key);
  if (node?.kind !== "mapping") return [];
  return node.entries.flatMap((entry) => (entry.value.kind === "mapping" ? [{ name: wordOf(entry.key), body: entry.value }] : []));
}

/** The items of the list under a key that are mappings. */
export function itemsAt(mapping: YamlMapping, key: string): readonly YamlMapping[] {
  const node = findValue(mapping, key);
  return node?.kind === "sequence" ? node.items.filter((item) => item.kind === "mapping") : [];
}
