import { positionOf } from "../../../base/source.ts";
import type { Verdict } from "../../../analysis/properties/properties.ts";
import type { PropertiesRenderer } from "./report.ts";

/** The report as data: `payerpack properties 1`. Paths are as the user knows them. */
export const renderPropertiesJson: PropertiesRenderer = ({ seed, runs, decided, broken, saved }, path) => {
  const document = {
    format: "payerpack properties 1",
    seed,
    runs,
    packs: decided.map(({ compiled, report }) => ({
      pack: report.pack,
      release: report.release,
      title: report.title,
      folder: path(compiled.folder),
      charts: report.charts,
      features: report.features,
      laws: report.laws.map(({ property, verdict }) => ({
        law: property.law,
        sentence: property.sentence,
        stated_by: property.pack,
        place: `${path(property.span.file.path)}:${positionOf(property.span.file, property.span.start).line}`,
        ...verdictData(verdict),
      })),
    })),
    broken,
    saved,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function verdictData(verdict: Verdict): Readonly<Record<string, unknown>> {
  switch (verdict.is) {
    case "proved": return { decided: "proved", why: verdict.why };
    case "exhaustive": return { decided: "exhaustive", over: verdict.over };
    case "tested": return { decided: "tested", charts: verdict.charts, asked: verdict.asked };
    case "broken": return { decided: "broken", why: verdict.why, ...(verdict.encounter ? { encounter: verdict.encounter } : {}) };
    case "counterexample": {
      const { why, tried, change } = verdict.by;
      const changed = change ? { change: change.words, before: change.before.answer, changed: change.after.encounter, after: change.after.answer } : {};
      return { decided: "broken", why, path: verdict.path, encounter: change ? change.before.encounter : tried.encounter, ...(change ? changed : { answer: tried.answer }) };
    }
  }
}
