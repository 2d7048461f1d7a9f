import type { Property } from "../../compiler/properties/property.ts";
import { closures } from "../../runtime/closures/backend.ts";
import { YES } from "../../runtime/truth.ts";
import type { Chart } from "../charts/chart.ts";
import { encounterOf } from "../charts/encounter.ts";
import type { Coded } from "./coder.ts";
import type { Change, Law, Subject, Tried } from "./law.ts";

/** What breaks a law: the chart, where a change is at fault the answer after it, and in words what is wrong. */
export interface Break {
  readonly tried: Tried;
  readonly why: string;
  /** Null: the law is of one chart alone. */
  readonly change: { readonly words: string; readonly before: Coded; readonly after: Coded } | null;
}

/** What became of one law on one chart. */
export type Outcome = { readonly is: "holds" } | { readonly is: "silent" } | { readonly is: "broken"; readonly by: Break };

const HOLDS: Outcome = { is: "holds" };
const SILENT: Outcome = { is: "silent" };

/** A chart as the pack codes it; undefined where it is refused. */
export function tryChart(chart: Chart, { coder }: Subject): Tried | undefined {
  const coded = coder.code(encounterOf(chart, coder.pack.vocabulary, coder.pack.payer));
  return coded && { ...coded, chart };
}

/** Tries a law on a chart with so many of the changes that it speaks of, from the one picked on. */
export function tryLaw(law: Law, property: Property, tried: Tried, subject: Subject, { pick, most }: { readonly pick: number; readonly most: number }): Outcome {
  if (property.where && closures.test(property.where, tried.evaluation.state.prepared)(tried.evaluation.state, null) !== YES) return SILENT;
  const each = law.each?.(tried, property, subject);
  if (typeof each === "string") return { is: "broken", by: { tried, why: each, change: null } };
  let holds = law.each !== undefined && each === undefined;
  const changes = law.changed?.changes(tried, property, subject) ?? [];
  for (let at = 0; at < Math.min(most, changes.length); at++) {
    const found = tryChange(law, changes[(pick + at) % changes.length]!, property, tried, subject);
    if (found.is === "broken") return found;
    holds ||= found.is === "holds";
  }
  return holds ? HOLDS : SILENT;
}

function tryChange(law: Law, change: Change, property: Property, tried: Tried, { coder }: Subject): Outcome {
  const before = change.against === undefined ? tried : coder.code(change.against);
  const after = coder.code(change.encounter);
  if (!before || !after) return SILENT;
  const why = law.changed!.compare(before, after, property, tried);
  if (why === null) return SILENT;
  return why === undefined ? HOLDS : { is: "broken", by: { tried, why, change: { words: change.words, before, after } } };
}
