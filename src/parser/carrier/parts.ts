import type { Report } from "../../base/diagnostic.ts";
import { joinSpans } from "../../base/source.ts";
import type { Part, PartContent, RuleKind, YamlEntry, YamlMapping, YamlNode } from "../ast.ts";
import { KINDS, type PartRule } from "../kinds.ts";
import { findEntry, spanOfEntry } from "../yaml/nodes.ts";
import { isClause, partKeyOf, partRuleOf } from "./clause-keys.ts";
import { readClause, readKeyedClause } from "./clauses.ts";
import { readContent } from "./content.ts";
import { checkOutcomeText } from "./outcome-text.ts";
import { given, type Reading, readingOfPart } from "./reading.ts";
import { readWords } from "./words.ts";

/** The key that kinds marked with it may have beside their own. */
export const NOT_DOCUMENTED = "if not documented";

const NOT_DOCUMENTED_RULE: PartRule = { type: "word", words: ["hold", "skip"] };

/** The parts of a rule in the order of its kind; what could not be read is left out and has been reported. */
export function readParts(kind: RuleKind, body: YamlMapping, reading: Reading): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const [path, rule] of Object.entries(KINDS[kind].parts)) {
    const part = isClause(rule) ? clausePart(path, body, reading) : plainPart(path, rule, body, reading);
    if (part) parts.set(path, part);
  }
  if (KINDS[kind].notDocumented) {
    const part = plainPart(NOT_DOCUMENTED, NOT_DOCUMENTED_RULE, body, reading);
    if (part) parts.set(NOT_DOCUMENTED, part);
  }
  return parts;
}

function clausePart(path: string, body: YamlMapping, reading: Reading): Part | undefined {
  const found = readKeyedClause(body, path, reading);
  return found && makePart(path, { type: "clause", clause: found.clause }, found.entry);
}

function plainPart(path: string, rule: PartRule, body: YamlMapping, reading: Reading): Part | undefined {
  const [outer, inner] = path.split(".") as [string, string?];
  const around = findEntry(body, outer);
  const entry = inner === undefined ? around : around?.value.kind === "mapping" ? findEntry(around.value, inner) : undefined;
  if (!around || !entry) return undefined;
  const content = inner === "source" ? references(entry.value) : readContent(rule, inner ?? path, entry.value, reading);
  if (rule.shown && content?.type === "text" && !checkOutcomeText(path, content.text, body, reading.report)) return undefined;
  return content && { ...makePart(path, content, entry), ...given("outerKeySpan", entry === around ? undefined : around.key.span) };
}

/** Citations inside a part are one or several; they stand as words, each a key and where in the source. */
function references(node: YamlNode): PartContent {
  return { type: "words", words: readWords(node) };
}

function makePart(path: string, content: PartContent, entry: YamlEntry): Part {
  return { path, content, keySpan: entry.key.span, span: joinSpans(entry.key.span, spanOfEntry(entry)) };
}

/**
 * Reads the new value that an exception gives to a part of a rule of `kind`; `path` is the part as written, in any of its spellings
 * (`when all`). `none` removes a part. Undefined without a report: the kind has no such part, or no exception may change it. Undefined
 * with a report: the value has the wrong shape.
 */
export function readPart(kind: RuleKind, path: string, node: YamlNode, report: Report): PartContent | undefined {
  const key = partKeyOf(kind, path);
  const rule = key.path === NOT_DOCUMENTED && KINDS[kind].notDocumented ? NOT_DOCUMENTED_RULE : partRuleOf(kind, key.path);
  if (!rule || rule.changeable === false) return undefined;
  if (node.kind === "scalar" && node.text.trim() === "none") return { type: "none" };
  const reading = readingOfPart(report);
  if (!isClause(rule)) {
    const content = readContent(rule, path, node, reading);
    if (rule.shown && content?.type === "text") checkOutcomeText(path, content.text, undefined, report);
    return content;
  }
  const clause = readClause(node, key.joined, path, reading);
  return clause && { type: "clause", clause };
}
