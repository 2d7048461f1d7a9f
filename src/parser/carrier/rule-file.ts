import type { Rule, RuleFile, YamlMapping } from "../ast.ts";
import { kindOfSection } from "../kinds.ts";
import { wordOf } from "../yaml/nodes.ts";
import { readConfirms, readSources } from "./citations.ts";
import { given, type Reading } from "./reading.ts";
import { readRule } from "./rule.ts";
import { wordAt, wordsAt } from "./words.ts";

/** A rules file; undefined when it has no topic. Rules stand in the order of the file. */
export function readRuleFile(root: YamlMapping, reading: Reading): RuleFile | undefined {
  const topic = wordAt(root, "rules");
  if (!topic) return undefined;
  return {
    kind: "rule_file",
    topic,
    ...given("title", wordAt(root, "title")),
    rules: readRules(root, reading),
    sources: readSources(root, reading.report),
    confirms: readConfirms(root),
    properties: wordsAt(root, "properties"),
    span: root.span,
  };
}

function readRules(root: YamlMapping, reading: Reading): readonly Rule[] {
  const rules: Rule[] = [];
  for (const section of root.entries) {
    const kind = kindOfSection(section.key.text);
    if (!kind || section.value.kind !== "mapping") continue;
    for (const { key, value } of section.value.entries) {
      if (value.kind === "mapping") rules.push(readRule(kind, wordOf(key), value, reading));
    }
  }
  return rules;
}
