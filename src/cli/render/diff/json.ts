import type { Compared, DiffRenderer } from "./report.ts";
import { isSame } from "./report.ts";

/** The report as data: `payerpack diff 1`. Charts that were swept are listed once and named by their place; witnesses are whole encounters. */
export const renderDiffJson: DiffRenderer = (report) => {
  const { old, now, compared, onlyOld, onlyNow, impact } = report;
  const document = { format: "payerpack diff 1", old, new: now, same: isSame(report), only_old: onlyOld, only_new: onlyNow, packs: compared.map(packOf), ...(impact ? { impact } : {}) };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function packOf({ comparison }: Compared): object {
  const { old, now, same, dates, vocabulary, changes, reworded, proved, charts, tried } = comparison;
  return {
    old, new: now, same, dates: { both: dates.both, only_old: dates.onlyOld, only_new: dates.onlyNow, alike: dates.alike }, vocabulary, changes, reworded, proved, tried,
    charts: {
      one: charts.one.map(({ setting, kind, from, to, was, now: is, movement }) => ({ setting: setting.words, kind: kind.words, from, to, was, new: is, steps: movement.steps })),
      some: charts.some.map(({ chart, minutes, relations, movement }) => ({
        setting: chart.setting.words, kinds: chart.items.map(({ kind }) => kind.words), another: chart.items.map(({ another = 0 }) => another), minutes, relations, steps: movement.steps,
      })),
    },
  };
}
