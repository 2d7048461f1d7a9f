import { compileFiles, findings, LAYER_PACK, rulesFile } from "../../compiler/small-packs.ts";
import type { CompiledPack } from "../../../src/compiler/compile.ts";
import { decideLaws, type DecidedPack } from "../../../src/testing/properties.ts";
import { USUAL } from "../../../src/analysis/properties/properties.ts";
import { expect } from "vitest";

/** Charts that kinds are taken from: a drug infusion, a fluid, a push, and two lines that are coded apart. */
const EXAMPLES = `payerpack: 1
examples: charts
for: test/base 1
cases:
  all_kinds:
    title: One of each kind
    encounter: { claim_type: facility, date_of_service: 2026-03-02 }
    sites: |
      id    | kind       | separate_site_documented
      left  | peripheral | no
      right | peripheral | yes
    chart: |
      id | route       | technique | purpose     | site  | start | stop
      a  | intravenous | infusion  | therapeutic |       | 08:00 | 09:00
      b  | intravenous | infusion  | hydration   |       | 09:00 | 10:00
      c  | intravenous | push      | therapeutic |       | 10:00 |
      d  | intravenous | infusion  | therapeutic | left  | 08:00 | 09:00
      e  | intravenous | infusion  | therapeutic | right | 08:00 | 09:00
    bills: nothing
`;

/** Sites, services and dates of the small pack: one infusion is of one substance. */
const ENGINE = `payerpack: 1
rules: engine
title: What every base needs
sites:
  coding_sites: { title: Sites, for each: access, apart when: access.separate_site_documented is yes, because: One site, source: s }
services:
  joined:
    title: Services
    for each: administration
    timed when: administration.technique is infusion
    time: administration.start to administration.stop
    join when: administration.technique is infusion
    sharing: [route, technique, purpose, site, substance]
    gap: 0 minutes
    source: s
dates:
  dated: { title: Dates, for each: line, date: day earned, source: s }
`;

/** Rules that obey every law; each is a text that a test may replace. */
export const SOUND = {
  sets: `
  drugs: { title: Drugs, for each: service, keep: service.purpose is therapeutic and service.technique is infusion, source: s }
  pushes: { title: Pushes, for each: service, keep: service.technique is push, source: s }
  fluids: { title: Fluids, for each: service, keep: service.purpose is hydration, source: s }`,
  times: `
  own_time: { title: Own, for each: service in drugs, is: time of service outside drugs before it in ranking, source: s, because: Another one ran }
  fluid_time: { title: Fluid, for each: site, is: time of fluids sharing its site outside drugs sharing its site, source: s, because: A drug ran }`,
  orders: `
  ranking: { title: Ranking, for each: service in drugs, per: site, prefer: [longest minutes of service, earliest service.start], source: s }`,
  ladders: `
  drug: { title: Drug, for each: service in drugs, when: service is first in ranking, measure: own_time, first: { code: CPT 96365, from: 16 minutes, covers: 60 minutes }, more: { code: CPT 96366, each: 60 minutes, past: 30 minutes }, source: s }
  next_drug: { title: Next drug, for each: service in drugs, when: service is not first in ranking, measure: own_time, first: { code: CPT 96367, from: 16 minutes, covers: 60 minutes }, source: s }
  fluid: { title: Fluid, for each: site, measure: fluid_time, first: { code: CPT 96360, from: 31 minutes, covers: 60 minutes }, source: s }`,
  bills: `
  push: { title: Push, for each: service in pushes, bill: CPT 96374, source: s }`,
  more: "",
};

/** A small pack, with a layer over it where one is given, and the verdict on one law of the upper of them. */
export function lawOf(sentence: string, changes: Partial<typeof SOUND> = {}, layer?: string): DecidedPack {
  const { sets, times, orders, ladders, bills, more } = { ...SOUND, ...changes };
  const rules = `sets:${sets}\ntimes:${times}\norders:${orders}\nladders:${ladders}\n${bills === "" ? "" : `bills:${bills}\n`}${more}\nproperties:\n  - ${sentence}\n`;
  const upper = layer === undefined ? {} : { "layer/pack.yaml": LAYER_PACK, "layer/topic.yaml": rulesFile(layer) };
  const outcome = compileFiles({ "base/engine.yaml": ENGINE, "base/topic.yaml": rulesFile(rules.replace("\n\n", "\n")), "base/examples/charts.yaml": EXAMPLES, ...upper });
  expect(findings(outcome).filter((one) => !one.startsWith("lint/"))).toEqual([]);
  const packs = outcome.value as readonly CompiledPack[];
  const folder = layer === undefined ? "base" : "layer";
  return decideLaws(packs.filter((one) => one.folder === folder), packs, { ...USUAL, runs: 400 })[0]!;
}
