import { kindWords } from "../../../compiler/kind-words.ts";
import type { ShownRule } from "../../../analysis/show/model.ts";
import type { Colors } from "../colors.ts";
import { padRight, printable, wrap } from "../display.ts";
import { groupsOf, packFacts, packLine, standsWords } from "./headings.ts";
import type { ShowRenderer } from "./report.ts";
import { rowsOf } from "./rows.ts";
import type { Row } from "./rows.ts";

const WIDTH = 100;
const LABEL = 20;

/** Readable on a terminal: one rule, or the document with its contents first. */
export const renderShowText: ShowRenderer = ({ pack, rules, asked }, path, colors) => {
  if (asked === "rule") return rules.map((rule) => `${packLine(pack)}\n\n${ruleText(rule, path, colors)}`).join("\n");
  const facts = packFacts(pack).map(([label, words]) => `${padRight(label, LABEL)}${printable(words)}\n`);
  const groups = groupsOf(rules);
  const contents = groups.map(({ title, rules: of }) => wrap(of.map(({ name }) => name).join(", "), WIDTH - LABEL)
    .map((line, index) => `${padRight(index === 0 ? title : "", LABEL)}${line}\n`).join(""));
  const body = groups.map(({ title, rules: of }) => [`${colors.bold(title.toUpperCase())}\n`, ...of.map((rule) => ruleText(rule, path, colors))].join("\n"));
  return [`${colors.bold(printable(pack.title))}\n${facts.join("")}`, `${colors.bold("CONTENTS")}\n\n${contents.join("")}`, ...body].join("\n");
};

function ruleText(rule: ShownRule, path: (path: string) => string, colors: Colors): string {
  const title = rule.title === rule.name ? "" : `  ${printable(rule.title)}`;
  const head = `${colors.bold(rule.name)}${title}\n${colors.dim(`${kindWords(rule.kind)}, stands so ${standsWords(rule.stands)}`)}\n`;
  return head + rowsOf(rule, path).map((row) => rowText(row, colors)).join("");
}

function rowText({ label, lines, level, tone }: Row, colors: Colors): string {
  const indent = "  ".repeat(level + 1);
  const paint = tone === "change" ? colors.yellow : tone === "ground" ? colors.dim : (text: string): string => text;
  const wrapped = lines.flatMap(({ text, href }) => (href === text ? [printable(text)] : wrapKeeping(text)));
  const own = indent.length + label.length > LABEL + 2;
  const labels = own ? [`${indent}${label}\n`] : [];
  return [...labels, ...wrapped.map((line, index) => `${padRight(index === 0 && !own ? indent + label : "", LABEL + 4)}${paint(line)}\n`)].join("");
}

function wrapKeeping(text: string): readonly string[] {
  const lines = wrap(text, WIDTH - LABEL - 4);
  return lines.map((line, index) => (index === 0 ? line : `  ${line}`));
}
