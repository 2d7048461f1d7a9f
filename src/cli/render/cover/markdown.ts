import { counted } from "../display.ts";
import { escaped } from "../markdown.ts";
import type { CoverRenderer, OwnerAnswers } from "./report.ts";
import { clauseWords, periodWords, rangeWords, unseenIn } from "./report.ts";

/** For a report: a heading for each pack, a row for each answer that no example gives. */
export const renderCoverMarkdown: CoverRenderer = ({ packs, broken, required }, path) => {
  const lines = ["# What examples see of the rules", "", `${counted(packs.length, "pack")}; ${required} % of the answers of clauses are asked for.`];
  for (const pack of packs) {
    const { open, never } = unseenIn(pack);
    lines.push("", `## ${escaped(`${pack.pack} ${pack.release}`)}`, "", `${escaped(pack.title)}: ${counted(pack.examples, "example")}, ${clauseWords(pack)}.`);
    lines.push(...rows("Open", open, path), ...rows("Proved impossible", never, path));
    if (pack.unreached.length > 0) lines.push("", "### Not reached", "", ...pack.unreached.map(({ name, title, place }) => `- \`${name}\` (${escaped(path(place))}): ${escaped(title)}`));
    const gaps = [
      ...pack.periods.filter(({ examples }) => examples === 0).map((period) => `- the dates ${periodWords(period)}`),
      ...pack.minutes.flatMap(({ name, ranges }) => ranges.filter(({ visited }) => !visited).map((range) => `- \`${name}\`: ${rangeWords(range)}`)),
    ];
    if (gaps.length > 0) lines.push("", "### No example visits", "", ...gaps);
  }
  if (broken.length > 0) lines.push("", "## Not looked at", "", ...broken.map((folder) => `- ${escaped(path(folder))} has errors`));
  return `${lines.join("\n")}\n`;
};

function rows(title: string, owners: readonly OwnerAnswers[], path: (path: string) => string): readonly string[] {
  if (owners.length === 0) return [];
  return [
    "", `### ${title}`, "", "| rule | part | clause | never | why |", "|---|---|---|---|---|",
    ...owners.flatMap(({ name, place, answers }) => answers.map(({ part, words, answer, never }) => `| \`${name}\` ${escaped(path(place))} | ${part} | ${escaped(words)} | ${answer} | ${escaped(never ?? "no example")} |`)),
  ];
}
