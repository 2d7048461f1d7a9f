import { describe, expect, test } from "vitest";
import type { ExplanationNode } from "../../src/runtime/explain.ts";
import { DATED, encounter, given, INFUSIONS, packOf } from "./support/small.ts";

const RULES = `
  values:
    most_hours:
      title: Most
      is: 2 units
      source: s
  sets:
    later_lines:
      title: Later lines
      for each: line of CPT 11111
      keep: line.units is more than 1 unit
      source: s
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      first: { code: CPT 11111, from: 16 minutes, covers: 60 minutes }
      more: { code: CPT 11111, each: 60 minutes, past: 0 minutes }
      source: s
  modifiers:
    apart:
      title: Apart
      for each: line of CPT 11111
      when: line.units is at least 2 units
      add: modifier XS
      source: s
    plain:
      title: Plain
      for each: line
      add: modifier 59
      source: s
  modifier groups:
    one_of_them:
      title: One of them
      members: [modifier 59, modifier XS]
      at most: 1 per line
      prefer: [modifier XS, modifier 59]
      source: s
  edits:
    long_line:
      title: Long
      for each: line in later_lines
      when: line.units is more than most_hours
      warn: Many hours
      source: s
    owner_known:
      title: Owner
      for each: line of CPT 11111
      when: line.pump_owner is clinic
      warn: Of the clinic
      source: s
    portable:
      title: Portable
      for each: service in infusions
      when: service.portable_pump is yes
      pend: A pump to look at
      source: s
  limits:
    a_day:
      title: A day
      for each: line of CPT 11111
      at most: 3 units per day
      pend: Show the records
      source: s
`;
const pack = packOf([DATED, INFUSIONS, RULES]);
const supplier = { pump_owner: "supplier" };

/** A tree as indented text: truth, title, detail. */
function drawn(nodes: readonly ExplanationNode[], depth = 0): readonly string[] {
  return nodes.flatMap(({ title, truth, detail, children }) => [
    `${" ".repeat(depth)}${truth === undefined ? "" : `${truth}: `}${title}${detail === undefined ? "" : ` = ${detail}`}`,
    ...drawn(children, depth + 1),
  ]);
}

/** What the tree says of a line after what made it. */
function after(administrations: readonly unknown[], line = 0): readonly string[] {
  const node = pack.explain(encounter(administrations)).tree[line]!;
  return drawn(node.children.filter(({ title }) => !title.startsWith("hours")));
}

describe("what decided a line that is not simply billed", () => {
  test("a limit, with what it counted, beside an edit that weighs less; clauses with their values", () => {
    expect(after([given("a", "10:00 to 14:00", supplier)])).toEqual([
      "apart: Apart = adds modifier XS",
      " yes: line.units is at least 2 units = 4",
      "one_of_them: One of them = modifier 59 of plain is left off beside XS",
      "a_day: A day = pend: Show the records",
      " line of 11111",
      " 4 units of the code, at most 3 per day",
      "long_line: Long = warn: Many hours; the line has pend",
      " yes: line in later_lines",
      "  later_lines: Later lines",
      "   yes: line.units is more than 1 unit = 4",
      " yes: line.units is more than most_hours = 4; most_hours is 2 units",
    ].map((text) => text.replace(" line of 11111", " yes: line of 11111")));
  });

  test("a fact that an edit waits for, with the clause that is not known", () => {
    expect(after([given("a", "10:00 to 10:30")])).toEqual([
      "plain: Plain = adds modifier 59",
      "owner_known: Owner = hold: not documented: pump_owner of a",
      " yes: line of 11111",
      " not known: line.pump_owner is clinic = line.pump_owner is not known",
    ]);
  });

  test("a line that is billed has no verdicts", () => {
    expect(after([given("a", "10:00 to 10:30", supplier)])).toEqual(["plain: Plain = adds modifier 59"]);
  });

  test("an edit of something else stands after the lines", () => {
    const { tree } = pack.explain(encounter([given("a", "10:00 to 10:30", { portable_pump: true, ...supplier })]));
    expect(drawn(tree.slice(1)).slice(0, 2)).toEqual(["portable: Portable = pend: A pump to look at", " yes: service in infusions"]);
    expect(drawn(tree.slice(1))).toContain(" yes: service.portable_pump is yes = yes");
  });

  test("what is not covered stands there too, with its clause", () => {
    const covered = `
  not covered:
    strange:
      title: Strange
      when: count of infusions is more than 1
      because: Two are strange
      source: s`;
    const two = packOf([DATED, INFUSIONS, RULES, covered]).explain(encounter([given("a", "10:00 to 10:30", supplier), given("b", "11:00 to 11:30", supplier)]));
    expect(drawn(two.tree).slice(0, 2)).toEqual(["strange: Strange; Two are strange = not_covered: Two are strange", " yes: count of infusions is more than 1 = 2"]);
  });

  test("where it is not known whether the chart is covered, every made line says so", () => {
    const covered = `
  not covered:
    strange:
      title: Strange
      for each: service
      when: service.pump_owner is clinic
      because: Clinics are strange
      source: s`;
    const { tree, answer } = packOf([DATED, INFUSIONS, RULES, covered]).explain(encounter([given("a", "10:00 to 10:30", supplier), given("b", "11:00 to 11:30")]));
    expect("lines" in answer && answer.lines.map(({ outcome }) => outcome)).toEqual(["hold"]);
    expect(drawn(tree[0]!.children).some((text) => text.startsWith("strange: Strange; Clinics are strange = hold: not documented: pump_owner of b"))).toBe(true);
  });

  test("an exception that changes an edit is told with the clause of the edit", () => {
    const layer = `
      exceptions:
        theirs:
          title: Theirs
          to: long_line
          instead: { deny: Not paid }
          because: They do not pay
          source: p
    `;
    const { tree } = packOf([DATED, INFUSIONS, RULES], layer).explain(encounter([given("a", "10:00 to 12:30", supplier)]));
    const told = drawn(tree[0]!.children);
    expect(told).toContain("theirs: Theirs; They do not pay = deny: Not paid");
    expect(told).toContain(" yes: line.units is more than most_hours = 3; most_hours is 2 units");
  });

  test("a tie that changes the bill is told with its words", () => {
    const ranked = `
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      prefer: [earliest service.start]
      source: s
  bills:
    first_pump:
      title: First on a pump
      for each: service in infusions
      when: service is first in ranking and service.portable_pump is yes
      bill: CPT 33333
      source: s`;
    const { tree } = packOf([DATED, INFUSIONS, RULES, ranked]).explain(encounter([given("a", "10:00 to 10:30", supplier), given("b", "10:00 to 10:30", { portable_pump: true, ...supplier })]));
    expect(drawn(tree)).toContain("ranking: Ranking = hold: which of 2 comes first changes the bill, and no rule settles it");
  });
});
