import { scoreOf } from "../../../analysis/mutate/mutate.ts";
import { counted } from "../display.ts";
import { escaped } from "../markdown.ts";
import type { MutateRenderer } from "./report.ts";
import { percent, SHARP, slipWords, witnessLines } from "./report.ts";

/** For a report: a table of figures, then for each pack the slips that nothing notices. */
export const renderMutateMarkdown: MutateRenderer = ({ packs, broken, written, required }, path) => {
  const lines = [
    "# Slips that examples notice", "",
    `${counted(packs.length, "pack")}. Asked for: ${required.sharp} % of thresholds, dates and modifiers, ${required.all} % of all.`, "",
    "| pack | slips | proved the same | by examples | with boundaries | thresholds, dates, modifiers | by examples | with boundaries |", "|---|--:|--:|--:|--:|--:|--:|--:|",
  ];
  const row = (name: string, mutants: Parameters<typeof scoreOf>[0]): string => {
    const [all, sharp] = [scoreOf(mutants), scoreOf(mutants, SHARP)];
    return `| ${name} | ${all.all} | ${all.equivalent} | ${percent(all, all.byExamples)} % | ${percent(all, all.byBoundaries)} % | ${sharp.all} | ${percent(sharp, sharp.byExamples)} % | ${percent(sharp, sharp.byBoundaries)} % |`;
  };
  for (const { pack, mutants } of packs) lines.push(row(escaped(pack), mutants));
  if (packs.length > 1) lines.push(row("**all**", packs.flatMap(({ mutants }) => mutants)));
  for (const { pack, mutants, witnesses, vocabulary } of packs) {
    const survived = mutants.filter(({ fate }) => fate.is === "survived");
    if (survived.length === 0) continue;
    lines.push("", `## ${escaped(pack)}`, "");
    for (const slip of survived) {
      lines.push(`- \`${slip.name}\` (${escaped(path(slip.place))}): ${escaped(slipWords(slip))}`);
      const witness = witnesses.get(slip);
      if (!witness) continue;
      const { about, chart, now, slipped } = witnessLines(witness, vocabulary);
      lines.push("", "  ```text", `  ${about}`, ...chart.map((line) => `  ${line}`), `  today: ${now}`, `  with the slip: ${slipped}`, "  ```", "");
    }
  }
  if (written.length > 0) lines.push("", "## Written", "", ...written.map((file) => `- ${escaped(path(file))}`));
  if (broken.length > 0) lines.push("", "## Not looked at", "", ...broken.map((folder) => `- ${escaped(path(folder))} has errors`));
  return `${lines.join("\n")}\n`;
};
