import { describe, expect, test } from "vitest";
import { encounter, findings, given, lines, packOf, unbilled, DATED } from "./support/small.ts";

const rules = (time: string, ladder = "first: { code: CPT 11111, from: 31 minutes, covers: 60 minutes }\n      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }") => `
  sets:
    fluids:
      title: Fluids
      for each: service
      keep: service.purpose is hydration
      source: s
    drugs:
      title: Drugs
      for each: service
      keep: service.purpose is therapeutic
      source: s
  times:
    fluid_time:
      title: Fluid
      for each: site
      is: time of fluids sharing its site outside drugs sharing its site
      ${time}
      because: Beside a drug
      source: s
  ladders:
    hours:
      title: Hours
      for each: site
      measure: fluid_time
      ${ladder}
      source: s
`;
const fluid = (id: string, times: string, more = {}) => given(id, times, { purpose: "hydration", ...more });
const drug = (id: string, times: string, more = {}) => given(id, times, more);

/** 30 minutes, then 20 after a drug of 15. */
const TWO_PIECES = [fluid("f", "10:00 to 11:05"), drug("d", "10:30 to 10:45")];

describe("times and the ladders over them", () => {
  test.each([
    ["together", "pieces: together", TWO_PIECES, ["11111 x1"], ["f 15 by fluid_time"]],
    ["each alone: none is long enough", "pieces: each alone", TWO_PIECES, [], ["f 30 by hours", "f 15 by fluid_time", "f 20 by hours"]],
    ["each alone: the first that is long enough earns the first code, a later one a further unit", "pieces: each alone", [fluid("f", "10:00 to 12:30"), drug("d", "10:31 to 11:31")], ["11111 x1", "22222 x1"], ["f 60 by fluid_time"]],
    ["each alone: a short piece before it earns nothing", "pieces: each alone", [fluid("f", "10:00 to 12:30"), drug("d", "10:30 to 11:31")], ["11111 x1"], ["f 30 by hours", "f 61 by fluid_time"]],
    ["shortest piece: shorter ones are dropped", "shortest piece: 31 minutes", [fluid("f", "10:00 to 11:35"), drug("d", "10:30 to 10:45")], ["11111 x1"], ["f 30 by fluid_time", "f 15 by fluid_time"]],
    ["shortest piece: nothing left", "shortest piece: 31 minutes", TWO_PIECES, [], ["f 30 by fluid_time", "f 15 by fluid_time", "f 20 by fluid_time"]],
    ["cut at midnight, together: the same units", "cut: at midnight", [fluid("f", "23:40 to +00:20")], ["11111 x1 2026-03-03"], []],
    ["cut at midnight, each alone: two short pieces", "pieces: each alone\n      cut: at midnight", [fluid("f", "23:40 to +00:20")], [], ["f 20 by hours", "f 20 by hours"]],
    ["cut at midnight, each alone: each day its own", "pieces: each alone\n      cut: at midnight", [fluid("f", "23:00 to +00:40")], ["11111 x1", "22222 x1 2026-03-03"], []],
    ["nothing left outside", "pieces: together", [fluid("f", "10:00 to 11:00"), drug("d", "09:00 to 12:00")], [], ["f 60 by fluid_time"]],
    ["two fluids at once count a minute once", "pieces: together", [fluid("f", "10:00 to 11:00"), fluid("g", "10:30 to 11:30")], ["11111 x1"], []],
  ])("%s", (_title, time, administrations, billed, left) => {
    const answer = packOf([DATED, rules(time)]).code(encounter(administrations));
    expect(lines(answer)).toEqual(billed);
    expect(unbilled(answer).filter((one) => !one.startsWith("d"))).toEqual(left);
  });

  test("a ladder of one code, pieces each alone: a later piece earns nothing and says why", () => {
    const one = rules("pieces: each alone", "first: { code: CPT 11111, from: 31 minutes, covers: 60 minutes }");
    const answer = packOf([DATED, one]).code(encounter([fluid("f", "10:00 to 12:30"), drug("d", "10:31 to 11:31")]));
    expect(lines(answer)).toEqual(["11111 x1"]);
    expect(unbilled(answer)).toEqual(["d 60 by test/base", "f 60 by fluid_time", "f 59 by hours"]);
  });

  test("a drug whose stop is missing leaves the time open, and with no fluid there is nothing to leave open", () => {
    const pack = packOf([DATED, rules("pieces: together")]);
    const held = pack.code(encounter([fluid("f", "10:00 to 11:00"), drug("d", "09:00 to ?")]));
    expect(findings(held)).toEqual(["hold fluid_time: stop of d"]);
    expect(findings(pack.code(encounter([drug("d", "09:00 to ?")])))).toEqual(["warn test/base"]);
  });

  test("a guard of a part of a time that is not known holds, and where no reading differs it does not", () => {
    const layer = `
      exceptions:
        alone:
          title: Alone
          to: fluid_time
          when: encounter.place_of_service is POS 11
          change: { pieces: each alone }
          because: A policy
          source: p
    `;
    const pack = packOf([DATED, rules("pieces: together")], layer);
    expect(findings(pack.code(encounter(TWO_PIECES))).filter((one) => one.startsWith("hold"))).toEqual(["hold alone: place_of_service"]);
    expect(lines(pack.code(encounter([fluid("f", "10:00 to 11:31")])))).toEqual(["11111 x1", "22222 x1"]);
  });
});
