import { type Change, type Comparison, isForAnotherPayer } from "../../../analysis/diff/comparison.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import type { Colors } from "../colors.ts";
import { counted, padRight, printable, wrap } from "../display.ts";
import { impactSections } from "./impact.ts";
import { type DiffRenderer, isSame } from "./report.ts";
import { certainty, datesWords, oneWords, otherWords, partLines, payerLines, standingWords, toldMoves, unseenWords, witnessLines } from "./words.ts";

const WIDTH = 110;
/** Columns of the labels. */
const LABEL = 12;
/** Moves of one change, and parts of it, that are told. */
const MOST_MOVES = 6;
const MOST_PARTS = 12;

/** Readable on a terminal: each change with what it is made of, what moves and the smallest chart that shows it; then what is known of the rest. */
export const renderDiffText: DiffRenderer = (report, colors) => {
  const lines: string[] = [];
  for (const { comparison, vocabulary } of report.compared) lines.push(...comparisonLines(comparison, vocabulary, colors), "");
  for (const id of report.onlyOld) lines.push(`${colors.red("gone")}  ${printable(id)} is only in ${printable(report.old)}`, "");
  for (const id of report.onlyNow) lines.push(`${colors.green("new")}  ${printable(id)} is only in ${printable(report.now)}`, "");
  if (report.impact) {
    for (const { title, lines: told } of impactSections(report.impact)) lines.push(colors.bold(title), ...told.map((line) => `  ${line}`), "");
  }
  lines.push(isSame(report) ? "the same meaning" : "the meaning differs");
  return `${lines.join("\n")}\n`;
};

function comparisonLines(comparison: Comparison, vocabulary: Vocabulary, colors: Colors): readonly string[] {
  const { old, now, dates, changes, same } = comparison;
  const lines = [colors.bold(sideWords(comparison)), ...old.title === now.title ? [`  ${printable(now.title)}`] : [`  from  ${printable(old.title)}`, `  to    ${printable(now.title)}`]];
  if (same) lines.push(isForAnotherPayer(comparison) ? "  no rule changed" : "  no change");
  else lines.push(`  ${counted(changes.length, "change")}; both have rules ${datesWords(dates.both)}`);
  if (dates.onlyOld.length > 0) lines.push(`  only the old one has rules ${datesWords(dates.onlyOld)}`);
  if (dates.onlyNow.length > 0) lines.push(`  only the new one has rules ${datesWords(dates.onlyNow)}`);
  for (const one of payerLines(comparison)) lines.push(`  ${printable(one)}`);
  for (const one of comparison.vocabulary) lines.push(`  vocabulary: ${printable(one)}`);
  changes.forEach((change, index) => lines.push("", ...changeLines(change, index + 1, comparison, vocabulary, colors)));
  lines.push("", "  what is known of everything else");
  for (const [how, says] of certainty(comparison)) lines.push(...labelled(how, says, 4));
  if (comparison.reworded.length > 0) lines.push(...labelled("reworded", `only titles or sources of ${comparison.reworded.join(", ")}`, 4));
  return lines;
}

/** `ID RELEASE -> ID RELEASE`; one id once. */
export function sideWords({ old, now }: Comparison): string {
  return old.id === now.id ? `${old.id} ${old.release}${old.release === now.release ? "" : ` -> ${now.release}`}` : `${old.id} ${old.release} -> ${now.id} ${now.release}`;
}

function changeLines(change: Change, number: number, comparison: Comparison, vocabulary: Vocabulary, colors: Colors): readonly string[] {
  const lines = [`  ${number}. ${colors.bold(printable(change.title))}`, ...labelled("rule", `${change.name}, ${standingWords(change)}`)];
  if (change.because !== null) lines.push(...labelled("because", change.because));
  for (const source of change.sources) lines.push(...labelled("source", source));
  lines.push(...labelled("dates", datesWords(change.dates)));
  const parts = partLines(change);
  for (const part of parts.slice(0, MOST_PARTS)) lines.push(...labelled("changes", part));
  if (parts.length > MOST_PARTS) lines.push(...labelled("changes", `and ${parts.length - MOST_PARTS} more parts`));
  const told = toldMoves(change, comparison.titles);
  for (const { words, move } of told.slice(0, MOST_MOVES)) {
    lines.push(...labelled("moves", `${words}${move.together.length > 0 ? `, together with ${move.together.join(", ")}` : ""}`).map((line, index) => (index === 0 ? colors.cyan(line) : line)));
    for (const one of oneWords(move, comparison)) lines.push(...labelled("", one));
    const others = otherWords(move, comparison);
    if (others.length > 0) lines.push(...labelled("", `seen in ${others.join(", ")}`));
    lines.push(...labelled("", `for example: ${move.witness.was}  ->  ${move.witness.now}`));
    for (const line of witnessLines(move.witness.encounter, vocabulary)) lines.push(`${" ".repeat(LABEL + 9)}${printable(line)}`);
  }
  if (told.length > MOST_MOVES) lines.push(...labelled("moves", `and ${counted(told.length - MOST_MOVES, "other thing")}; \`--format json\` has them all`));
  if (told.length === 0) lines.push(...labelled("moves", unseenWords(change, comparison)));
  return lines;
}

function labelled(label: string, words: string, indent = 5): readonly string[] {
  return wrap(words, WIDTH - LABEL - indent).map((line, index) => `${" ".repeat(indent)}${padRight(index === 0 ? label : "", LABEL)}${line}`);
}
