import { type Change, type Comparison, isForAnotherPayer } from "../../../analysis/diff/comparison.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import { counted, printable } from "../display.ts";
import { impactSections, impactTable } from "./impact.ts";
import { type DiffRenderer, isSame } from "./report.ts";
import { sideWords } from "./text.ts";
import { certainty, datesWords, oneWords, otherWords, partLines, payerLines, standingWords, toldMoves, unseenWords, witnessLines } from "./words.ts";

/** Changes and moves of one that the summary names; the details have them all. */
const MOST_SUMMED = 12;
const MOST_SUMMED_MOVES = 2;

/** For a pull request: a short summary, and the details folded away. */
export const renderDiffMarkdown: DiffRenderer = (report) => {
  const lines = [`### Rules: ${isSame(report) ? "the same meaning" : "the meaning differs"}`];
  for (const id of report.onlyOld) lines.push("", `- \`${id}\` is gone`);
  for (const id of report.onlyNow) lines.push("", `- \`${id}\` is new`);
  for (const { comparison, vocabulary } of report.compared) lines.push("", ...comparisonLines(comparison, vocabulary));
  if (report.impact) {
    const [counts, , examples] = [impactSections(report.impact)[0]!, undefined, impactSections(report.impact).at(-1)!];
    lines.push("", "#### Impact", "", ...counts.lines.map((line) => `- ${plain(line)}`));
    if (report.impact.rows.length > 0) lines.push("", ...table(impactTable(report.impact)));
    if (report.impact.examples.length > 0) lines.push("", ...folded("Smallest examples", examples.lines.map((line) => `- ${plain(line)}`)));
  }
  return `${lines.join("\n")}\n`;
};

function comparisonLines(comparison: Comparison, vocabulary: Vocabulary): readonly string[] {
  const { changes, same, dates } = comparison;
  const lines = [`#### ${plain(sideWords(comparison))}`, "", same ? (isForAnotherPayer(comparison) ? "No rule changed." : "No change.") : `${counted(changes.length, "change")}; both have rules ${datesWords(dates.both)}.`];
  if (dates.onlyOld.length > 0) lines.push(`Only the old one has rules ${datesWords(dates.onlyOld)}.`);
  if (dates.onlyNow.length > 0) lines.push(`Only the new one has rules ${datesWords(dates.onlyNow)}.`);
  for (const one of payerLines(comparison)) lines.push("", `**${plain(one[0]!.toUpperCase() + one.slice(1))}.**`);
  for (const one of comparison.vocabulary) lines.push(`Vocabulary: ${plain(one)}.`);
  if (changes.length > 0) lines.push("", ...changes.slice(0, MOST_SUMMED).flatMap((change) => summaryOf(change, comparison)));
  if (changes.length > MOST_SUMMED) lines.push(`- and ${counted(changes.length - MOST_SUMMED, "more change")}, below`);
  const known = certainty(comparison).map(([how, says]) => `- *${how}*: ${plain(says)}`);
  lines.push("", ...folded("What is known of everything else", known));
  if (comparison.reworded.length > 0) lines.push("", `Only titles or sources: ${comparison.reworded.map((name) => `\`${name}\``).join(", ")}.`);
  for (const change of changes) lines.push("", ...folded(`${change.title} (${change.name})`, detailsOf(change, comparison, vocabulary)));
  return lines;
}

function summaryOf(change: Change, comparison: Comparison): readonly string[] {
  const told = toldMoves(change, comparison.titles);
  const moves = told.slice(0, MOST_SUMMED_MOVES).map(({ words, move }) => `  - ${plain([words, ...oneWords(move, comparison).slice(0, 1)].join("; "))}`);
  const more = told.length > MOST_SUMMED_MOVES ? [`  - and ${counted(told.length - MOST_SUMMED_MOVES, "other move")}`] : [];
  const none = told.length === 0 ? [`  - ${unseenWords(change, comparison)}`] : [];
  return [`- **${plain(change.title)}** (\`${change.name}\`, ${standingWords(change)}, ${datesWords(change.dates)})`, ...moves, ...more, ...none];
}

function detailsOf(change: Change, comparison: Comparison, vocabulary: Vocabulary): readonly string[] {
  const lines = [`\`${change.name}\`, ${standingWords(change)}, ${datesWords(change.dates)}.`];
  if (change.because !== null) lines.push("", plain(change.because));
  if (change.sources.length > 0) lines.push("", ...change.sources.map((source) => `- source: ${plain(source)}`));
  const parts = partLines(change);
  if (parts.length > 0) lines.push("", ...parts.map((part) => `- ${plain(part)}`));
  for (const { words, move } of toldMoves(change, comparison.titles)) {
    const others = otherWords(move, comparison);
    lines.push("", `**${plain(words)}**${move.together.length > 0 ? `, together with ${move.together.map((name) => `\`${name}\``).join(", ")}` : ""}`, "");
    lines.push(...[...oneWords(move, comparison), ...(others.length > 0 ? [`seen in ${others.join(", ")}`] : [])].map((one) => `- ${plain(one)}`));
    lines.push(`- for example: ${plain(move.witness.was)} becomes ${plain(move.witness.now)}`, "", "```", ...witnessLines(move.witness.encounter, vocabulary).map(printable), "```");
  }
  return lines;
}

function folded(title: string, lines: readonly string[]): readonly string[] {
  return ["<details>", `<summary>${printable(title).replace(/[<>&]/g, "")}</summary>`, "", ...lines, "", "</details>"];
}

function table([heads, ...rows]: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;
  return [line(heads!), `|${heads!.map((_, column) => (column < 2 ? "---" : "---:")).join("|")}|`, ...rows.map(line)];
}

/** A text that Markdown shows as it is; an underscore inside a word means nothing to it. */
function plain(text: string): string {
  return printable(text).replace(/[\\*<>[\]#|`]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`);
}
