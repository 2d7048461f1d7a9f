import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, lines, packOf, unbilled } from "./support/small.ts";

const PUSHES = `
  sets:
    pushes:
      title: Pushes
      for each: service
      keep: service.technique is push
      spaced: { more than: 30 minutes, sharing: [site, substance], because: Too soon, source: s }
      source: s
  bills:
    push:
      title: Push
      for each: service in pushes
      bill: CPT 11111
      source: s
`;

const push = (id: string, time: string, substance = "rose", more = {}) => given(id, time, { technique: "push", substance, ...more });
const pack = packOf([DATED, PUSHES]);
const TWO_SITES = { sites: [{ id: "left", kind: "peripheral" }, { id: "right", kind: "peripheral", separate_site_documented: true }] };

describe("spaced", () => {
  test.each([
    ["30 minutes later is too soon", [push("a", "10:00"), push("b", "10:30")], ["11111 x1"], ["b by pushes"]],
    ["31 minutes later stays", [push("a", "10:00"), push("b", "10:31")], ["11111 x2"], []],
    ["measured from the last that stayed", [push("a", "10:00"), push("b", "10:20"), push("c", "10:40")], ["11111 x2"], ["b by pushes"]],
    ["another substance is another group", [push("a", "10:00"), push("b", "10:00", "lily")], ["11111 x2"], []],
    ["of equal starts one stays", [push("a", "10:00"), push("b", "10:00"), push("c", "10:00")], ["11111 x1"], ["b by pushes", "c by pushes"]],
  ])("%s", (_title, administrations, billed, left) => {
    const answer = pack.code(encounter(administrations));
    expect(lines(answer)).toEqual(billed);
    expect(unbilled(answer)).toEqual(left);
  });

  test("an unknown start leaves the group unsure, and no other", () => {
    const answer = pack.code(encounter([push("a", "10:00"), push("b", "?"), push("c", "10:00", "lily")]));
    expect(lines(answer)).toEqual(["11111 x1"]);
    expect(answer.lines[0]!.administrations).toEqual(["c"]);
    expect(findings(answer)).toEqual(["hold pushes: start of b"]);
  });

  test("alone, an unknown start is far enough from every other push", () => {
    expect(lines(pack.code(encounter([push("a", "?")])))).toEqual(["11111 x1"]);
  });

  test("a push at an unknown site may be too soon after one at either: it is held, and so is what it may displace", () => {
    const answer = pack.code(encounter([push("a", "10:10", "rose", { site: "left" }), push("b", "10:00")], TWO_SITES));
    expect(lines(answer)).toEqual([]);
    expect(findings(answer)).toEqual(["hold pushes: site of b"]);
  });

  test("a push at an unknown site holds none that is far enough from it", () => {
    const answer = pack.code(encounter([push("a", "12:00", "rose", { site: "left" }), push("b", "10:00")], TWO_SITES));
    expect(answer.lines.map((line) => line.administrations)).toEqual([["a"]]);
  });

  test("an unsure member leaves those it may displace unsure", () => {
    const unsure = PUSHES.replace("keep: service.technique is push", "keep: service.technique is push and service.lesions is at least 1");
    const answer = packOf([DATED, unsure]).code(encounter([push("a", "10:00"), push("b", "10:20", "rose", { lesions: 1 }), push("c", "11:30", "rose", { lesions: 1 })]));
    expect(answer.lines.map((line) => line.administrations)).toEqual([["c"]]);
    expect(findings(answer)).toEqual(["hold pushes: lesions of a"]);
  });

  test("an exception widens the spacing of the items it speaks of", () => {
    const layer = `
      exceptions:
        longer:
          title: Longer
          to: pushes
          when: service.portable_pump is yes
          change: { spaced.more than: 60 minutes }
          because: A policy
          source: p
    `;
    const charted = [push("a", "10:00"), push("b", "10:40", "rose", { portable_pump: true }), push("c", "10:00", "lily"), push("d", "10:40", "lily")];
    const answer = packOf([DATED, PUSHES], layer).code(encounter(charted));
    expect(unbilled(answer)).toEqual(["b by pushes"]);
  });

  test("an exception for some items makes them another group", () => {
    const layer = `
      exceptions:
        by_order:
          title: By order
          to: pushes
          when: service.portable_pump is yes
          change: { spaced.sharing: [site, ordered_dose_id] }
          because: A policy
          source: p
    `;
    const charted = [push("a", "10:00"), push("b", "10:10", "rose", { portable_pump: true })];
    expect(lines(packOf([DATED, PUSHES], layer).code(encounter(charted)))).toEqual(["11111 x2"]);
  });
});
