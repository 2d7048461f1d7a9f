import { describe, expect, test } from "vitest";
import { encounter, findings, given, lines, packOf, DATED, INFUSIONS } from "../support/small.ts";

const modifier = (name: string, add: string, when = "line.given is no") => `
    ${name}:
      title: ${name}
      for each: line
      when: ${when}
      add: modifier ${add}
      source: s`;

const rules = (modifiers: readonly string[], groups: string) => `
  bills:
    one:
      title: One
      for each: service
      bill: CPT 11111
      source: s
  modifiers:${modifiers.join("")}
${groups}`;

const GROUP = (extra: string) => `
  modifier groups:
    distinct:
      title: Distinct
      members: [modifier 59, modifier XE, modifier XS]
      ${extra}
      source: s`;

const ON_PUMP = "line.portable_pump is yes";
const IN_PORT = "line.order_documented is yes";

describe("modifiers of a line", () => {
  test.each([
    ["the same one twice is one", [modifier("a", "59"), modifier("b", "59")], "", ["11111 x1 59"]],
    ["by code, where no group stands", [modifier("a", "XS"), modifier("b", "59")], "", ["11111 x1 59 XS"]],
    ["a group that stands first, in member order", [modifier("a", "59"), modifier("b", "JW"), modifier("c", "JZ")], "\n  modifier groups:\n    pricing:\n      title: P\n      members: [modifier JZ, modifier JW]\n      stands: first\n      source: s", ["11111 x1 JZ JW 59"]],
    ["a group that stands last", [modifier("a", "59"), modifier("b", "XS")], "\n  modifier groups:\n    last:\n      title: L\n      members: [modifier 59]\n      stands: last\n      source: s", ["11111 x1 XS 59"]],
    ["the preferred one of a group stays", [modifier("a", "59"), modifier("b", "XS")], GROUP("at most: 1 per line\n      prefer: [modifier XS, modifier XE, modifier 59]"), ["11111 x1 XS"]],
    ["more than four are held", ["25", "59", "76", "77", "XS"].map((one, index) => modifier(`m${index}`, one)), "", ["11111 x1 25 59 76 77 hold"]],
  ])("%s", (_title, modifiers, groups, billed) => {
    expect(lines(packOf([DATED, rules(modifiers, groups)]).code(encounter([given("a", "10:00 to 11:00")])))).toEqual(billed);
  });

  test("where the ones that meet are not among the preferred, the line is held and one of them stays", () => {
    const pack = packOf([DATED, rules([modifier("a", "XE", ON_PUMP), modifier("b", "XS", IN_PORT)], GROUP("at most: 1 per line\n      prefer: [modifier 59]"))]);
    const answer = pack.code(encounter([given("a", "10:00 to 11:00", { portable_pump: true, order_documented: true })]));
    expect(lines(answer)).toEqual(["11111 x1 XE hold"]);
    expect(findings(answer)).toEqual(["hold distinct"]);
  });

  test("a modifier that is not known holds its line and no other", () => {
    const answer = packOf([DATED, rules([modifier("a", "59", "line.pump_owner is clinic")], "")]).code(encounter([given("a", "10:00 to 11:00"), given("b", "10:00 to 11:00", { pump_owner: "clinic" }), given("c", "10:00 to 11:00", { pump_owner: "supplier" })]));
    expect(lines(answer)).toEqual(["11111 x1", "11111 x1 hold", "11111 x1 59"]);
    expect(findings(answer)).toEqual(["hold a: pump_owner of a"]);
  });

  test("a set of lines is not sure while a held rule may earn one", () => {
    const second = `
  sets:
    long_lines:
      title: Long
      for each: line of CPT 22222
      source: s
  times:
    own:
      title: Own
      for each: service
      is: time of service
      source: s
  ladders:
    long:
      title: Long
      for each: service
      when: service.technique is infusion
      measure: own
      first: { code: CPT 22222, from: 16 minutes, covers: 60 minutes }
      source: s
  bills:
    short:
      title: Short
      for each: service
      when: service.technique is push
      bill: CPT 11111
      source: s
  modifiers:
    beside:
      title: Beside
      for each: line of CPT 11111
      when: long_lines is not empty
      add: modifier 59
      source: s`;
    const push = given("p", "10:00", { technique: "push" });
    const pack = packOf([DATED, second]);
    expect(lines(pack.code(encounter([push, given("a", "10:00 to ?")])))).toEqual(["11111 x1 hold"]);
    expect(lines(pack.code(encounter([push, given("a", "10:00 to ?"), given("b", "10:00 to 11:00")])))).toEqual(["11111 x1 59", "22222 x1"]);
    expect(lines(pack.code(encounter([push])))).toEqual(["11111 x1"]);
  });

  test("what is not known of a line that may come leaves its units and date open, not what they happen to be", () => {
    const counted = `
  sets:
    many:
      title: Many
      for each: line of CPT 22222
      keep: line.units is more than 1 unit
      source: s
  ladders:
    long:
      title: Long
      for each: service in infusions
      measure: run_time
      more: { code: CPT 22222, each: 60 minutes, past: 0 minutes }
      source: s
  bills:
    short:
      title: Short
      for each: service
      when: service.technique is push
      bill: CPT 11111
      source: s
  modifiers:
    beside:
      title: Beside
      for each: line of CPT 11111
      when: many is not empty
      add: modifier 59
      source: s`;
    const push = given("p", "10:00", { technique: "push" });
    expect(lines(packOf([DATED, INFUSIONS, counted]).code(encounter([push, given("a", "10:00 to ?")])))).toEqual(["11111 x1 hold"]);
  });
});
