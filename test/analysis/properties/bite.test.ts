import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { renderPropertiesText } from "../../../src/cli/render/properties/text.ts";
import { colorsFor } from "../../../src/cli/render/colors.ts";
import type { DecidedPack } from "../../../src/testing/properties.ts";
import { golden } from "../../docs/support/golden.ts";
import { lawOf, SOUND } from "./small-laws.ts";

const plain = colorsFor({ isTerminal: false } as never, {});

function told(decided: DecidedPack): string {
  return renderPropertiesText({ seed: 1, runs: 400, decided: [decided], broken: [], saved: [] }, (path) => path, plain);
}

const fees = `${SOUND.bills}
  fee: { title: Fee, for each: service in drugs, bill: CPT 96368, source: s }`;
const beside = SOUND.times.replace(" outside drugs before it in ranking", "").replace(", because: Another one ran", "");
const onFluid = SOUND.times.replace(" outside drugs sharing its site", "").replace(", because: A drug ran", "");
const counted = `${SOUND.bills}
  bag: { title: Bag, for each: administration, when: administration.technique is infusion, bill: CPT 96371, source: s }`;

/** A sentence, and rules that break it: each a small slip of an author. */
const SLIPS: readonly (readonly [sentence: string, changes: Partial<typeof SOUND>, layer: string | undefined])[] = ([
  ["no minute is billed twice", { bills: fees }],
  ["no minute is billed twice but by push", { bills: fees }],
  ["no more minutes are billed than were charted", { bills: fees }],
  ["no more minutes are billed than were charted, but by push", { bills: fees }],
  ["every minute is billed or has a reason", { bills: "", ladders: SOUND.ladders.replace(/\n {2}fluid:.*/, ""), times: SOUND.times.replace(/\n {2}fluid_time:.*/, "") }],
  ["no minute of a site is measured by two of drug, next_drug", { times: beside }],
  ["an empty chart bills nothing", { bills: `${SOUND.bills}\n  nurse: { title: Nurse, when: encounter.claim_type is facility, bill: CPT 99211, source: s }` }],
  ["more time never bills less, for each ladder", {}, "exceptions:\n  long: { title: Long, to: drug, when: minutes of service is more than 30 minutes, change: { first.from: 60 minutes }, because: B, source: p }\n"],
  ["drug never below 31 minutes", {}],
  ["push never bill what has no stop", {}],
  ["at most one of drug, next_drug for each site", {}],
  ["push at most once an encounter", {}],
  ["drug never beside next_drug, for each day", {}],
  ["add-on codes have a parent", { more: "tables:\n  parents:\n    title: Parents\n    columns: { add_on: CPT, parents: list of CPT }\n    key: add_on\n    rows: |\n      add_on | parents\n      96374  | 96365\n    source: s\npairs:\n  has_parent: { title: Parent, table: parents, code: add_on, needs one of: parents, warn: W, source: s }" }],
  ["fluids minutes never overlap drugs", { times: onFluid }],
  ["nothing is in both drugs and long_drugs", { sets: `${SOUND.sets}\n  long_drugs: { title: Long, for each: service in drugs, keep: minutes of service is more than 90 minutes, source: s }`, ladders: SOUND.ladders.replace("service is first in ranking,", "service is first in ranking or service in long_drugs,").replace("service is not first in ranking,", "service is not first in ranking and service not in long_drugs,") }],
  ["splitting a bag changes nothing", { bills: counted }],
  ["joining two bags that touch changes nothing", { bills: counted }],
  ["charting a bag twice bills nothing more", { bills: counted }],
  ["moving every time by the same minutes changes nothing but dates", { more: "edits:\n  one_day: { title: One day, for each: line, when: line.date is 2026-03-02, pend: P, source: s }" }],
  ["writing times with another offset changes nothing but dates", { more: "edits:\n  next_day: { title: Next day, for each: line, when: line.date is 2026-03-03, pend: P, source: s }" }],
  ["another site changes nothing of push", { bills: SOUND.bills.replace("in pushes, bill", "in pushes, when: pushes other than it is empty, bill") }],
  ["removing fluids changes only fluid", { ladders: SOUND.ladders.replace("when: service is first in ranking,", "when: service is first in ranking and fluids is empty,") }],
  ["more time of drugs never lowers fluid", {}],
  ["more time of drugs never raises drug", {}],
] as readonly (readonly [string, Partial<typeof SOUND>, string?])[]).map(([sentence, changes, layer]) => [sentence, changes, layer]);

describe("a law is broken by rules made to break it", () => {
  const seen: string[] = [];

  test.each(SLIPS)("%s", (sentence, changes, layer) => {
    const decided = lawOf(sentence, changes, layer);
    const [law] = decided.report.laws;
    expect(law!.verdict.is).toMatch(/^(?:counterexample|broken)$/);
    seen.push(told(decided));
  });

  test("and the smallest chart is shown with the answers", () => {
    expect(seen.length).toBe(SLIPS.length);
    golden(fileURLToPath(new URL("../golden/properties.txt", import.meta.url)), seen.join("\n"));
  });
});

describe("rules without the slip obey the law", () => {
  const kept = SLIPS.map(([sentence]) => sentence).filter((sentence) => !/below 31|no stop|at most|beside|two of drug|never (?:lowers fluid|raises)|long_drugs|another site|changes only|add-on|but by/.test(sentence));
  test.each(kept)("%s", (sentence) => {
    const [law] = lawOf(sentence).report.laws;
    expect(law!.verdict.is).toMatch(/^(?:proved|exhaustive|tested)$/);
    if (law!.verdict.is === "tested") expect(law!.verdict.asked).toBeGreaterThan(0);
  });
});
