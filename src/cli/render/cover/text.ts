import { settledSides } from "../../../analysis/cover/cover.ts";
import type { PackCover } from "../../../analysis/cover/cover.ts";
import { counted, padRight, printable, wrap } from "../display.ts";
import type { CoverRenderer, OwnerAnswers } from "./report.ts";
import { clauseWords, periodWords, rangeWords, unseenIn } from "./report.ts";

const WIDTH = 110;
const TITLE = 11;
const INDENT = " ".repeat(TITLE + 2);

/** Readable on a terminal: a paragraph for each pack, what no example sees first. Proofs are told where one pack is asked for. */
export const renderCoverText: CoverRenderer = ({ packs, broken, required }, path, colors) => {
  const lines: string[] = [];
  const section = (title: string, entries: readonly string[], urgent = false): void => {
    entries.forEach((entry, at) => lines.push(`  ${at > 0 ? " ".repeat(TITLE) : urgent ? colors.red(padRight(title, TITLE)) : padRight(title, TITLE)}${entry}`.trimEnd()));
  };
  for (const pack of packs) {
    const { open, never } = unseenIn(pack);
    lines.push(`${colors.bold(printable(`${pack.pack} ${pack.release}`))}  ${printable(pack.title)}`);
    section("examples", [pack.examples === 0 ? "none" : String(pack.examples)], pack.examples === 0);
    section("clauses", [clauseWords(pack)], open.length > 0);
    for (const owner of open) lines.push(...ownerLines(owner, path, "no example answers"));
    if (packs.length === 1 && never.length > 0) for (const owner of never) lines.push(...ownerLines(owner, path, "proved: never"));
    section("not reached", pack.unreached.map(({ name, place, title }) => `${name}  ${path(place)}  ${printable(title)}`), true);
    section("no example", gapsOf(pack));
    lines.push("");
  }
  for (const folder of broken) lines.push(`${colors.red("not looked at")}  ${path(folder)} has errors`, "");
  lines.push(summaryOf(packs, required));
  return `${lines.join("\n")}\n`;
};

function ownerLines({ name, title, place, answers }: OwnerAnswers, path: (path: string) => string, says: string): readonly string[] {
  return [
    `${INDENT}${name}  ${path(place)}  ${printable(title)}`,
    ...answers.flatMap(({ part, words, answer, never }) => {
      const told = `${part}: \`${words}\`, ${says} ${answer}${never === undefined ? "" : `; ${never}`}`;
      return wrap(told, WIDTH - TITLE - 4).map((line, at) => `${INDENT}${at === 0 ? "  " : "    "}${line}`);
    }),
  ];
}

/** Dates and minutes that no example visits. */
function gapsOf(pack: PackCover): readonly string[] {
  const dates = pack.periods.filter(({ examples }) => examples === 0).map((period) => `on the dates ${periodWords(period)}`);
  const minutes = pack.minutes.flatMap(({ name, ranges }) => {
    const unseen = ranges.filter(({ visited }) => !visited).map(rangeWords);
    return unseen.length === 0 ? [] : [`of ${name} with ${unseen.join("; ")}`];
  });
  return [...dates, ...minutes];
}

function summaryOf(packs: readonly PackCover[], required: number): string {
  const sides = packs.map(settledSides);
  const settled = sides.reduce((sum, one) => sum + one.settled, 0);
  const all = sides.reduce((sum, one) => sum + one.all, 0);
  const unreached = packs.reduce((sum, one) => sum + one.unreached.length, 0);
  return `${counted(packs.length, "pack")}: ${settled} of ${counted(all, "answer")} of clauses seen or proved impossible (${required} % asked for), ${counted(unreached, "rule")} not reached`;
}
