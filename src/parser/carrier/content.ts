import type { Report } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import { unreachable } from "../../base/invariant.ts";
import type { PartContent, PartType, Value, YamlNode, YamlScalar } from "../ast.ts";
import { parseAllowance, parseFromTo, parseRowTest, parseTime, parseValue } from "../clause/parse.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import type { PartRule } from "../kinds.ts";
import { wordOf } from "../yaml/nodes.ts";
import { clauseScalar, readClause } from "./clauses.ts";
import { checkDate } from "./dates.ts";
import { readCuts, readLeaveOuts, readPreferences } from "./lists.ts";
import { given, type Reading } from "./reading.ts";
import { readTextTable } from "./text-table.ts";
import { readWord, readWords, wordAt, wordsAt } from "./words.ts";

/** Reads the value of a key by the declared type of its part. Undefined where the shape is wrong; that has been or is reported. */
export function readContent(rule: PartRule, key: string, node: YamlNode, reading: Reading): PartContent | undefined {
  const types: readonly PartType[] = typeof rule.type === "string" ? [rule.type] : rule.type;
  const type = types.find((one) => fits(one, node)) ?? types[0]!;
  const content = readTyped(type, key, node, reading);
  if (content && rule.words) checkWords(content, rule.words, key, reading.report);
  return content;
}

/** Of several types the first that fits the YAML shape is meant. */
function fits(type: PartType, node: YamlNode): boolean {
  if (type === "dated") return node.kind === "mapping";
  if (type === "words" || type === "values") return node.kind === "sequence";
  return node.kind === "scalar";
}

function readTyped(type: PartType, key: string, node: YamlNode, reading: Reading): PartContent | undefined {
  const { report } = reading;
  switch (type) {
    case "clause": {
      const clause = readClause(node, undefined, key, reading);
      return clause && { type, clause };
    }
    case "value":
      return grammarContent(node, key, "a literal, a name or a sum of them", reading, (scalar) => ({ type, value: parseValue(scalar, report) }));
    case "time":
      return grammarContent(node, key, "`time of` and what it is the time of", reading, (scalar) => ({ type, time: parseTime(scalar, report) }));
    case "from_to":
      return grammarContent(node, key, "`FIELD to FIELD`", reading, (scalar) => ({ type, span: parseFromTo(scalar, report) }));
    case "allowance":
      return grammarContent(node, key, "an amount for each line, day or encounter", reading, (scalar) => ({ type, allowance: parseAllowance(scalar, report) }));
    case "row_test":
      return grammarContent(node, key, "`COLUMN is WORD`", reading, (scalar) => ({ type, test: parseRowTest(scalar, report) }));
    case "word":
      return scalarContent(node, key, "a word", reading, (scalar) => ({ type, word: wordOf(scalar) }));
    case "text":
      return scalarContent(node, key, "a text", reading, (scalar) => ({ type, text: wordOf(scalar) }));
    case "words": {
      const words = node.kind === "sequence" ? readWords(node) : [];
      return words.length > 0 ? { type, words } : refuse(node, key, "a list of words in `[ ]`", reading);
    }
    case "values": {
      const values = node.kind === "sequence" ? readValues(node.items, key, reading) : [];
      return values.length > 0 ? { type, values } : refuse(node, key, "a list of literals in `[ ]`", reading);
    }
    case "dated": return readDated(node, key, reading);
    case "preferences": {
      const items = readPreferences(node, key, reading);
      return items && { type, items };
    }
    case "leave_out": {
      const items = readLeaveOuts(node, key, reading);
      return items && { type, items };
    }
    case "cuts": {
      const items = readCuts(node, key, reading);
      return items && { type, items };
    }
    case "take":
    case "columns": return readFields(type, node, key, reading);
    case "table": {
      if (node.kind !== "scalar" || node.text.trim() === "") return refuse(node, key, "a table in a `|` block", reading);
      const table = readTextTable(node, report);
      return table && { type, table };
    }
    case "reason_codes":
      if (node.kind !== "mapping") return refuse(node, key, "keys with values: `group`, `carc` and `rarc`", reading);
      return { type, ...given("group", wordAt(node, "group")), ...given("carc", wordAt(node, "carc")), rarc: wordsAt(node, "rarc") };
    case "none": return { type };
    default: return unreachable(type, "a part type without a reader");
  }
}

function refuse(node: YamlNode, key: string, expected: string, reading: Reading): undefined {
  reading.wrongShape(node, key, expected);
  return undefined;
}

/** For what the clause grammar reads. */
function grammarContent(node: YamlNode, key: string, expected: string, reading: Reading, read: (scalar: YamlScalar) => PartContent): PartContent | undefined {
  const scalar = clauseScalar(node, key, expected, reading);
  return scalar && read(scalar);
}

/** For words and texts, which may stand in quotes and run over lines. */
function scalarContent(node: YamlNode, key: string, expected: string, reading: Reading, read: (scalar: YamlScalar) => PartContent): PartContent | undefined {
  if (node.kind !== "scalar" || node.text.trim() === "") return refuse(node, key, expected, reading);
  return read(node);
}

function readValues(items: readonly YamlNode[], key: string, reading: Reading): readonly Value[] {
  return items.flatMap((item) => {
    const scalar = clauseScalar(item, key, "a literal", reading);
    return scalar ? [parseValue(scalar, reading.report)] : [];
  });
}

function readDated(node: YamlNode, key: string, reading: Reading): PartContent | undefined {
  if (node.kind !== "mapping" || node.entries.length === 0) return refuse(node, key, "dates with a value each", reading);
  const entries = node.entries.flatMap((entry) => {
    const from = wordOf(entry.key);
    const scalar = clauseScalar(entry.value, from.text, "a literal", reading);
    return checkDate(from, reading.report) && scalar ? [{ from, value: parseValue(scalar, reading.report) }] : [];
  });
  return { type: "dated", entries };
}

function readFields(type: "take" | "columns", node: YamlNode, key: string, reading: Reading): PartContent | undefined {
  if (node.kind !== "mapping" || node.entries.length === 0) return refuse(node, key, "keys with values", reading);
  if (type === "columns") {
    const entries = node.entries.flatMap((entry) => {
      const columnType = readWord(entry.value);
      return columnType ? [{ column: wordOf(entry.key), columnType }] : [];
    });
    return { type, entries };
  }
  const entries = node.entries.flatMap((entry) => {
    const scalar = clauseScalar(entry.value, entry.key.text, "a value", reading);
    return scalar ? [{ field: wordOf(entry.key), value: parseValue(scalar, reading.report) }] : [];
  });
  return { type, entries };
}

function checkWords(content: PartContent, words: readonly string[], key: string, report: Report): void {
  const found = content.type === "word" ? [content.word] : content.type === "words" ? content.words : [];
  for (const word of found) {
    if (words.includes(word.text)) continue;
    const args = { word: word.text, key, words: words.map((one) => `\`${one}\``).join(", ") };
    report(parseDiagnostics.create("parse/unknown-word", word.span, args, { suggestions: suggest(word.text, words, 1) }));
  }
}
