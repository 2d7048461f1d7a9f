import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, lines, packOf } from "./support/small.ts";

/** Bills 11111 for each member of `chosen`. */
const rules = (body: string) => `
  sets:
    clinic:
      title: Of the clinic
      for each: service
      keep: service.pump_owner is clinic
      source: s
    chosen:
      title: Chosen
      for each: service
      ${body}
      source: s
  bills:
    one:
      title: One
      for each: service in chosen
      bill: CPT 11111
      source: s
`;
const unsure = given("u", "10:00 to 11:00");
const yes = given("y", "10:00 to 11:00", { pump_owner: "clinic" });
const no = given("n", "10:00 to 11:00", { pump_owner: "supplier" });

describe("members of sets, where one is not sure", () => {
  test.each([
    ["a sure member makes a set not empty", "keep: clinic is not empty", [yes, unsure], ["11111 x2"], []],
    ["an unsure one alone leaves it open", "keep: clinic is not empty", [no, unsure], [], ["hold clinic: pump_owner of u"]],
    ["none leaves it empty", "keep: clinic is empty", [no], ["11111 x1"], []],
    ["a count is open with any unsure member", "keep: count of clinic is at least 1", [yes, unsure], [], ["hold clinic: pump_owner of u"]],
    ["a time is open where an unsure member has minutes", "keep: minutes of clinic is at least 1 minute", [yes, unsure], [], ["hold clinic: pump_owner of u"]],
    ["an unsure member without minutes changes no time", "keep: minutes of clinic is at least 1 minute", [yes, given("u", "10:00", { technique: "push" })], ["11111 x2"], []],
    ["outside: an unsure member has minutes to take", "keep: minutes of service outside clinic is at least 1 minute", [given("x", "10:00 to 11:00", { pump_owner: "supplier" }), given("u", "10:00 to 10:30")], [], ["hold clinic: pump_owner of u"]],
    ["outside: no minutes stay none, whatever is taken", "keep: minutes of service outside clinic is at least 1 minute or service.technique is push", [given("p", "10:00", { technique: "push", pump_owner: "supplier" })], ["11111 x1"], []],
    ["sharing: a value that is not known leaves the other open", "keep: count of clinic sharing its drug is at least 1", [given("x", "10:00 to 11:00", { drug: "J1756", pump_owner: "supplier" }), given("y", "10:00 to 11:00", { pump_owner: "clinic" })], [], ["hold chosen: drug of y"]],
    ["one no is enough", "keep: service.pump_owner is clinic and service.portable_pump is yes", [unsure], [], ["warn test/base"]],
    ["one yes is enough", "keep: service.pump_owner is clinic or service.portable_pump is no", [unsure], ["11111 x1"], []],
    ["is documented is always known", "keep: service.pump_owner is documented and service.pump_owner is clinic", [unsure, yes], ["11111 x1"], ["warn test/base"]],
    ["if not documented: skip", "keep: service.pump_owner is clinic\n      if not documented: skip", [unsure, yes], ["11111 x1"], ["warn test/base"]],
    ["overlapping: the time of one is not known", "keep: clinic overlapping it is not empty", [given("a", "10:00 to ?", { pump_owner: "supplier" }), given("b", "10:00 to 11:00", { pump_owner: "clinic" })], [], ["hold chosen: stop of a", "warn test/base"]],
    ["a leave-out that is not known", "leave out: [{ if: service.pump_owner is clinic, because: Of the clinic, source: s }]", [unsure, no], ["11111 x1"], ["hold chosen: pump_owner of u"]],
  ])("%s", (_title, body, administrations, billed, found) => {
    const answer = packOf([DATED, rules(body)]).code(encounter(administrations));
    expect(lines(answer)).toEqual(billed);
    expect([...new Set(findings(answer))]).toEqual(found);
  });
});
