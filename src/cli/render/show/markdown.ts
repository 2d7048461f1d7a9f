import { kindWords } from "../../../compiler/kind-words.ts";
import type { ShownRule } from "../../../analysis/show/model.ts";
import { printable } from "../display.ts";
import { groupsOf, packFacts, packLine, standsWords } from "./headings.ts";
import type { ShowRenderer } from "./report.ts";
import { rowsOf } from "./rows.ts";
import type { Linked, Row } from "./rows.ts";

/** For a review: a heading for each rule, a list of what it says; the whole pack with its contents and a place to sign. */
export const renderShowMarkdown: ShowRenderer = ({ pack, rules, asked }, path) => {
  if (asked === "rule") return rules.map((rule) => [`# ${rule.name}`, "", plain(packLine(pack)), "", ...ruleLines(rule, path, false)].join("\n")).join("\n\n") + "\n";
  const groups = groupsOf(rules);
  const lines = [`# ${plain(pack.title)}`, "", "| | |", "|---|---|", ...packFacts(pack).map(([label, words]) => `| ${label} | ${plain(words)} |`)];
  lines.push("| signed off by | |", "| on | |", "", "## Contents");
  for (const { title, rules: of } of groups) lines.push("", `**${title}**: ${of.map(({ name }) => `[${plain(name)}](#${name})`).join(", ")}`);
  for (const { title, rules: of } of groups) {
    lines.push("", `## ${title[0]!.toUpperCase()}${title.slice(1)}`);
    for (const rule of of) lines.push("", `### ${rule.name}`, "", ...ruleLines(rule, path, true));
  }
  return `${lines.join("\n")}\n`;
};

/** `linked`: the rules that it names stand in the same document. */
function ruleLines(rule: ShownRule, path: (path: string) => string, linked: boolean): readonly string[] {
  const title = rule.title === rule.name ? "" : `**${plain(rule.title)}**, `;
  return [`${title}${kindWords(rule.kind)}, stands so ${standsWords(rule.stands)}`, "", ...rowsOf(rule, path).flatMap((row) => rowLines(row, linked))];
}

function rowLines({ label, lines, level }: Row, linked: boolean): readonly string[] {
  const indent = "  ".repeat(level);
  const [only, ...others] = lines;
  if (only && others.length === 0) return [`${indent}- *${plain(label)}* ${shown(only, linked)}`];
  return [`${indent}- *${plain(label)}*`, ...lines.map((line) => `${indent}  - ${shown(line, linked)}`)];
}

function shown({ text, href }: Linked, linked: boolean): string {
  if (href === undefined) return plain(text);
  if (href === text) return `<${href.replace(/[<>\s]/g, encodeURIComponent)}>`;
  return linked ? `[${plain(text)}](${href})` : plain(text);
}

/** A text that Markdown shows as it is; an underscore inside a word means nothing to it. */
function plain(text: string): string {
  return printable(text).replace(/[\\*<>[\]#|]|(?<!\w)_|_(?!\w)|(?<=^\d+)\./g, (sign) => `\\${sign}`);
}
