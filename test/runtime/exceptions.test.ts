import { describe, expect, test } from "vitest";
import { LAYER_PACK } from "../compiler/small-packs.ts";
import { DATED, encounter, findings, given, INFUSIONS, lines, packOf, unbilled } from "./support/small.ts";

const BASE = `
  values:
    floor_minutes:
      title: Shortest
      is: 16 minutes
      source: s
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      per: site
      prefer: [longest minutes of run_time, earliest service.start]
      source: s
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      first: { code: CPT 11111, from: floor_minutes, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s
  bills:
    push:
      title: Push
      for each: service
      when: service.technique is push
      bill: CPT 33333
      once per: encounter
      because: Once
      source: s
    first_of_all:
      title: The first of the order
      for each: service in infusions
      when: service is first in ranking
      bill: CPT 44444
      source: s
  modifiers:
    long:
      title: Long
      for each: line of CPT 22222
      when: line.units is more than 1 unit
      add: modifier 59
      source: s
  edits:
    look:
      title: Look
      for each: line of CPT 33333
      warn: Look at it
      source: s
  limits:
    few:
      title: Few
      for each: line of CPT 22222
      at most: 3 units per encounter
      pend: Too many
      source: s
`;

const pack = (entries: string, applies?: string) =>
  packOf([DATED, INFUSIONS, BASE], `exceptions:\n${entries}`, applies === undefined ? LAYER_PACK : `${LAYER_PACK}applies when: ${applies}\n`);

function exception(name: string, to: string, body: readonly string[]): string {
  return [`  ${name}:`, `title: ${name}`, `to: ${to}`, ...body, "because: A policy", "source: p"].map((line, index) => (index === 0 ? line : `    ${line}`)).join("\n");
}

const ten = given("a", "10:00 to 10:10");
const hour = given("b", "10:00 to 11:31");
const push = given("c", "12:00", { technique: "push" });

const NARROW = "when: service.portable_pump is yes";

const pump = { portable_pump: true };
const known = { payer: "one", plan: "one" };
const other = { payer: "one", plan: "two" };

type Case = readonly [title: string, entries: readonly string[], administrations: readonly unknown[], more: Record<string, unknown>, billed: readonly string[], held: readonly string[]];

const CASES: readonly Case[] = [
  ["value: by encounter, guard yes", [exception("x", "floor_minutes", ["when: encounter.claim_type is facility", "change: { is: 5 minutes }"])], [ten], {}, ["11111 x1", "44444 x1"], []],
  ["value: by encounter, guard no", [exception("x", "floor_minutes", ["when: encounter.claim_type is professional", "change: { is: 5 minutes }"])], [ten], {}, ["44444 x1"], []],
  ["value: guard not known and it matters", [exception("x", "floor_minutes", ["when: encounter.place_of_service is POS 11", "change: { is: 5 minutes }"])], [ten], {}, ["44444 x1"], ["hold x: place_of_service"]],
  ["value: guard not known and it does not matter", [exception("x", "floor_minutes", ["when: encounter.place_of_service is POS 11", "change: { is: 5 minutes }"])], [hour], {}, ["11111 x1", "22222 x1", "44444 x1"], []],
  ["ladder number: for some items only", [exception("x", "hours", [NARROW, "change: { first.from: 5 minutes }"])], [ten, given("d", "14:00 to 14:10", pump)], {}, ["11111 x1", "44444 x1"], []],
  ["ladder code: guard not known", [exception("x", "hours", ["when: service.pump_owner is clinic", "change: { first.code: CPT 55555 }"])], [hour], {}, ["44444 x1"], ["hold x: pump_owner of b"]],
  ["ladder number: guard not known, same outcome", [exception("x", "hours", ["when: service.pump_owner is clinic", "change: { first.from: 5 minutes }"])], [hour], {}, ["11111 x1", "22222 x1", "44444 x1"], []],
  ["ladder nothing: guard not known, nothing to bill anyway", [exception("x", "hours", ["when: service.pump_owner is clinic", "instead: nothing"])], [ten], {}, ["44444 x1"], []],
  ["ladder nothing: guard not known", [exception("x", "hours", ["when: service.pump_owner is clinic", "instead: nothing"])], [hour], {}, ["44444 x1"], ["hold x: pump_owner of b"]],
  ["ladder nothing: sure, though another guard is not known", [exception("x", "hours", ["instead: nothing"]), exception("y", "hours", ["when: service.pump_owner is clinic", "instead: nothing"])], [hour], {}, ["44444 x1"], []],
  ["bill: another code for some", [exception("x", "push", [NARROW, "change: { bill: CPT 55555, once per: none }"])], [push, given("d", "13:00", { technique: "push", ...pump })], {}, ["33333 x1 warn", "55555 x1"], []],
  ["bill: once per none, for some items", [exception("x", "push", [NARROW, "change: { once per: none }"])], [push, given("d", "13:00", { technique: "push", ...pump }), given("f", "13:00", { technique: "push" })], {}, ["33333 x2 warn"], []],
  ["bill: once per, guard not known, of the first", [exception("x", "push", ["when: service.pump_owner is clinic", "change: { once per: none }"])], [push], {}, ["33333 x1 warn"], []],
  ["bill: once per, guard not known, of the second", [exception("x", "push", ["when: service.pump_owner is clinic", "change: { once per: none }"])], [given("a", "09:00", { technique: "push", pump_owner: "supplier" }), push], {}, ["33333 x1 warn"], ["hold x: pump_owner of c"]],
  ["order: another prefer, by encounter", [exception("x", "ranking", ["when: encounter.claim_type is facility", "change: { prefer: [earliest service.start] }"])], [given("a", "09:00 to 09:10"), hour], {}, ["11111 x1", "22222 x1", "44444 x1"], []],
  ["order: prefer not known and it matters", [exception("x", "ranking", ["when: encounter.place_of_service is POS 11", "change: { prefer: [earliest service.start, shortest minutes of run_time] }"]), exception("y", "first_of_all", ["when: service.portable_pump is yes", "change: { bill: CPT 55555 }"])], [given("a", "09:00 to 09:10", pump), hour], {}, ["11111 x1", "22222 x1"], ["hold ranking: place_of_service"]],
  ["modifier: another one", [exception("x", "long", ["change: { add: modifier XU }"])], [given("b", "10:00 to 13:00")], {}, ["11111 x1", "22222 x2 XU", "44444 x1"], []],
  ["modifier: nothing", [exception("x", "long", ["instead: nothing"])], [given("b", "10:00 to 13:00")], {}, ["11111 x1", "22222 x2", "44444 x1"], []],
  ["modifier: guard not known", [exception("x", "long", ["when: encounter.place_of_service is POS 11", "instead: nothing"])], [given("b", "10:00 to 13:00")], {}, ["11111 x1", "22222 x2 hold", "44444 x1"], ["hold x: place_of_service"]],
  ["edit: another outcome", [exception("x", "look", ["instead: { deny: Never }"])], [push], {}, ["33333 x1 deny"], []],
  ["edit: nothing", [exception("x", "look", ["instead: nothing"])], [push], {}, ["33333 x1"], []],
  ["edit: recode", [exception("x", "look", ["change: { recode: CPT 55555 }"])], [push], {}, ["55555 x1"], []],
  ["edit: guard not known", [exception("x", "look", ["when: encounter.place_of_service is POS 11", "instead: nothing"])], [push], {}, ["33333 x1 hold"], ["hold x: place_of_service"]],
  ["limit: more", [exception("x", "few", ["change: { at most: 4 units per encounter }"])], [given("b", "10:00 to 15:00")], {}, ["11111 x1", "22222 x4 59", "44444 x1"], []],
  ["limit: guard not known and it matters", [exception("x", "few", ["when: encounter.place_of_service is POS 11", "change: { at most: 4 units per encounter }"])], [given("b", "10:00 to 15:00")], {}, ["11111 x1", "22222 x4 59 hold", "44444 x1"], ["hold x: place_of_service"]],
  ["limit: guard not known and over both", [exception("x", "few", ["when: encounter.place_of_service is POS 11", "change: { at most: 2 units per encounter }"])], [given("b", "10:00 to 15:00")], {}, ["11111 x1", "22222 x4 59 pend", "44444 x1"], []],
  ["set: keep", [exception("x", "infusions", ["when: service.portable_pump is yes", "instead: keep"])], [given("c", "12:00 to 13:00", { technique: "push", ...pump })], {}, ["11111 x1", "33333 x1 warn", "44444 x1"], []],
  ["set: leave out", [exception("x", "infusions", [NARROW, "instead: leave out"])], [given("b", "10:00 to 11:31", pump)], {}, [], []],
  ["set: leave out, guard not known", [exception("x", "infusions", ["when: service.pump_owner is clinic", "instead: leave out"])], [hour], {}, [], ["hold x: pump_owner of b"]],
  ["an exception to an exception beats it", [exception("x", "hours", ["change: { first.code: CPT 55555 }"]), exception("y", "x", [NARROW, "change: { first.code: CPT 66666 }"])], [given("b", "10:00 to 11:00"), given("d", "14:00 to 15:00", pump)], {}, ["44444 x1", "55555 x1", "66666 x1"], []],
  ["an exception to an exception takes it away", [exception("x", "hours", ["change: { first.code: CPT 55555 }"]), exception("y", "x", [NARROW, "instead: nothing"])], [given("b", "10:00 to 11:00"), given("d", "14:00 to 15:00", pump)], {}, ["11111 x1", "44444 x1", "55555 x1"], []],
  ["an exception to an exception, not known", [exception("x", "hours", ["change: { first.code: CPT 55555 }"]), exception("y", "x", ["when: service.pump_owner is clinic", "instead: nothing"])], [given("b", "10:00 to 11:00")], {}, ["44444 x1"], ["hold x: pump_owner of b"]],
  ["if not documented: skip", [exception("x", "hours", ["change: { if not documented: skip }"])], [given("b", "10:00 to ?")], {}, ["44444 x1"], []],
  ["applies when: a plan of its own", [exception("x", "hours", ["change: { first.code: CPT 55555 }"])], [given("b", "10:00 to 11:00")], known, ["44444 x1", "55555 x1"], []],
  ["applies when: another plan", [exception("x", "hours", ["change: { first.code: CPT 55555 }"])], [given("b", "10:00 to 11:00")], other, ["11111 x1", "44444 x1"], []],
  ["applies when: not known", [exception("x", "hours", ["change: { first.code: CPT 55555 }"])], [given("b", "10:00 to 11:00")], { payer: "one" }, ["44444 x1"], ["hold x: plan"]],
  ["date: not known and the days differ", [exception("x", "dated", ["when: encounter.place_of_service is POS 11", "change: { date: day begun }"])], [given("b", "23:00 to +02:00")], {}, ["44444 x1"], ["hold x: place_of_service"]],
  ["date: not known and the days agree", [exception("x", "dated", ["when: encounter.place_of_service is POS 11", "change: { date: day begun }"])], [given("b", "10:00 to 11:00")], {}, ["11111 x1", "44444 x1"], []],
  ["date: day begun", [exception("x", "dated", ["change: { date: day begun }"])], [given("b", "23:00 to +02:00")], {}, ["11111 x1", "22222 x2 59", "44444 x1"], []],
];

describe("exceptions, by kind and by what is known of their guards", () => {
  test.each(CASES)("%s", (title, entries, administrations, more, billed, held) => {
    const answer = pack(entries.join("\n"), title.startsWith("applies when") ? "encounter.plan is encounter.payer" : undefined).code(encounter(administrations, more));
    expect(lines(answer)).toEqual(billed);
    expect(findings(answer).filter((one) => one.startsWith("hold"))).toEqual(held);
    const charted = new Set(administrations.map((one) => (one as { id: string }).id));
    const told = new Set([...answer.lines.flatMap((line) => line.administrations ?? []), ...unbilled(answer).map((one) => one.split(" ")[0]!)]);
    expect(told).toEqual(charted);
  });
});
