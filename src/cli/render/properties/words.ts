import { billedOf } from "../../../analysis/charts/answers.ts";
import { spoken } from "../../../analysis/charts/kind-words.ts";
import { aligned, billedRows, chartRows } from "../../../analysis/charts/written.ts";
import type { Fields } from "../../../analysis/charts/chart.ts";
import type { Decided, Verdict } from "../../../analysis/properties/properties.ts";
import { isBroken } from "../../../analysis/properties/properties.ts";
import type { Coded } from "../../../analysis/properties/coder.ts";
import type { DecidedPack } from "../../../testing/properties.ts";
import { rolesOf } from "../../../ir/roles.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import { grouped } from "../display.ts";
import type { PropertiesReport } from "./report.ts";

/** How a law was decided, in words that promise no more than was done. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict.is) {
    case "proved": return "proved";
    case "exhaustive": return "exhaustive";
    case "tested": return verdict.asked === 0 ? `not asked by ${grouped(verdict.charts)}` : `tested ${grouped(verdict.asked)} of ${grouped(verdict.charts)}`;
    case "broken": case "counterexample": return "broken";
  }
}

/** What stands behind the verdict, where it is more than numbers. */
export function behindWords(verdict: Verdict): string | undefined {
  if (verdict.is === "proved") return verdict.why;
  return verdict.is === "exhaustive" ? verdict.over : undefined;
}

/** A counterexample as a coder reads it: pieces of text, tables among them. */
export type Piece = string | { readonly table: readonly string[] };

/** The chart that breaks a law, its answer, and where a change does, the answer after it. */
export function counterexample({ verdict }: Decided, { compiled: { pack } }: DecidedPack): readonly Piece[] {
  const chart = (encounter: Fields): readonly Piece[] => {
    const rows = chartRows(encounter, pack.vocabulary);
    return [settingWords(encounter, pack.vocabulary), ...(rows.length > 1 ? [{ table: aligned(rows) }] : ["nothing is charted"])];
  };
  if (verdict.is === "broken") return [verdict.why, ...(verdict.encounter ? chart(verdict.encounter) : [])];
  if (verdict.is !== "counterexample") return [];
  const { why, tried, change } = verdict.by;
  if (!change) return [why, ...chart(tried.encounter), ...answer("bills", tried)];
  const differs = JSON.stringify(change.before.encounter) !== JSON.stringify(tried.encounter);
  return [`${change.words}: ${why}`, ...chart(change.before.encounter), ...answer("bills", change.before), ...(differs ? ["and, charted otherwise"] : ["and, changed"]), ...chart(change.after.encounter), ...answer("bills", change.after)];
}

function answer(verb: string, { answer: found }: Coded): readonly Piece[] {
  const rows = billedRows(billedOf(found));
  const waits = found.findings.filter(({ outcome }) => outcome === "hold" || outcome === "not_covered").map(({ rule }) => rule);
  const held = waits.length > 0 ? [`held by ${[...new Set(waits)].join(", ")}`] : [];
  return rows.length > 1 ? [verb, { table: aligned(rows) }, ...held] : [`${verb} nothing`, ...held];
}

/** What the encounter says beside its chart and its sites. */
function settingWords(encounter: Fields, vocabulary: Vocabulary): string {
  const { charted, access } = rolesOf(vocabulary);
  const told = Object.entries(encounter).filter(([key]) => key !== "id" && key !== charted?.from && key !== access?.from);
  return told.map(([key, value]) => `${spoken(key)} ${Array.isArray(value) ? value.map(itemWords).join(" ") : String(value)}`).join(", ");
}

function itemWords(item: unknown): string {
  return typeof item === "object" && item !== null && "code" in item ? String(item.code) : typeof item === "object" ? JSON.stringify(item) : String(item);
}

/** How the chart is drawn again. */
export function againWords({ property, verdict }: Decided, { seed, runs }: Pick<PropertiesReport, "seed" | "runs">, folder: string): string | undefined {
  return verdict.is === "counterexample" ? `payerpack properties ${folder} --only "${property.sentence}" --seed ${seed} --runs ${runs} --path ${verdict.path}` : undefined;
}

/** Counts of the verdicts of some packs: `210 proved, 22 exhaustive, 480 tested, 1 broken`. */
export function tallyWords(decided: readonly DecidedPack[]): string {
  const laws = decided.flatMap(({ report }) => report.laws);
  const count = (fits: (law: Decided) => boolean): number => laws.filter(fits).length;
  const parts = [
    [count(({ verdict }) => verdict.is === "proved"), "proved"],
    [count(({ verdict }) => verdict.is === "exhaustive"), "exhaustive"],
    [count(({ verdict }) => verdict.is === "tested" && verdict.asked > 0), "tested"],
    [count(({ verdict }) => verdict.is === "tested" && verdict.asked === 0), "not asked"],
    [count(isBroken), "broken"],
  ] as const;
  return parts.filter(([many, word]) => many > 0 || word === "broken").map(([many, word]) => `${many} ${word}`).join(", ");
}
