import { scoreOf } from "../../../analysis/mutate/mutate.ts";
import type { MutateRenderer } from "./report.ts";
import { percent, SHARP } from "./report.ts";

/** The report as data: `payerpack mutate 1`. Paths are as the user knows them. */
export const renderMutateJson: MutateRenderer = ({ packs, broken, written, required, search }, path) => {
  const figures = (mutants: Parameters<typeof scoreOf>[0]): object => Object.fromEntries(([["sharp", scoreOf(mutants, SHARP)], ["all", scoreOf(mutants)]] as const).map(([name, score]) => [name, {
    slips: score.all, equivalent: score.equivalent, by_examples: score.byExamples, with_boundaries: score.byBoundaries,
    percent_by_examples: Number(percent(score, score.byExamples)), percent_with_boundaries: Number(percent(score, score.byBoundaries)),
  }]));
  const document = {
    format: "payerpack mutate 1",
    required,
    search,
    figures: figures(packs.flatMap(({ mutants }) => mutants)),
    packs: packs.map(({ pack, release, title, payer, folder, mutants, witnesses }) => ({
      pack, release, title, payer, folder: path(folder), figures: figures(mutants),
      slips: mutants.map((one) => {
        const witness = witnesses.get(one);
        return { class: one.class, name: one.name, title: one.title, place: path(one.place), part: one.part, words: one.words, fate: one.fate, ...(witness ? { witness } : {}) };
      }),
    })),
    written: written.map(path),
    broken: broken.map(path),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
