import { LAYER_PACK } from "../../compiler/small-packs.ts";
import { DATED, encounter, given, INFUSIONS } from "../../runtime/support/small.ts";
import { rows, type Sources, type Topic } from "./topic.ts";

const BASE = `
  values:
    floor_minutes:
      title: Shortest
      is:
        2020-01-01: 16 minutes
        2026-07-01: 31 minutes
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

const exception = (to: string, body: readonly string[], name = "x"): string =>
  [`  ${name}:`, `title: ${name}`, `to: ${to}`, ...body, "because: A policy", "source: p"].map((line, index) => (index === 0 ? line : `    ${line}`)).join("\n");

const OPEN = "when: encounter.place_of_service is POS 11";
const OWNED = "when: service.pump_owner is clinic";

/** A layer for each part that an exception may change; each is asked with its guard yes, no and not known. */
const LAYERS: Readonly<Record<string, string>> = {
  "value": exception("floor_minutes", [OPEN, "change: { is: 5 minutes }"]),
  "ladder-from": exception("hours", [OWNED, "change: { first.from: 5 minutes }"]),
  "ladder-code": exception("hours", [OWNED, "change: { first.code: CPT 55555 }"]),
  "ladder-each": exception("hours", [OWNED, "change: { more.each: 30 minutes }"]),
  "ladder-nothing": exception("hours", [OWNED, "instead: nothing"]),
  "bill-code": exception("push", [OWNED, "change: { bill: CPT 55555 }"]),
  "bill-once": exception("push", [OWNED, "change: { once per: none }"]),
  "prefer": exception("ranking", [OPEN, "change: { prefer: [earliest service.start] }"]),
  "modifier": exception("long", [OPEN, "change: { add: modifier XU }"]),
  "modifier-nothing": exception("long", [OPEN, "instead: nothing"]),
  "edit-deny": exception("look", [OPEN, "instead: { deny: Never }"]),
  "edit-recode": exception("look", [OPEN, "change: { recode: CPT 55555 }"]),
  "limit": exception("few", [OPEN, "change: { at most: 4 units per encounter }"]),
  "set-keep": exception("infusions", [OWNED, "instead: keep"]),
  "set-leave-out": exception("infusions", [OWNED, "instead: leave out"]),
  "skip": exception("hours", [OWNED, "change: { if not documented: skip }"]),
  "date": exception("dated", [OPEN, "change: { date: day of encounter }"]),
  "time": exception("run_time", [OWNED, "change: { shortest piece: 91 minutes }"]),
  "gap": exception("joined", [OPEN, "change: { gap: 60 minutes }"]),
  "of-exception": `${exception("hours", ["change: { first.code: CPT 55555 }"])}\n${exception("x", [OWNED, "instead: nothing"], "y")}`,
};

const chart = (owner: string | undefined): readonly unknown[] => [
  given("a", "10:00 to 10:10", { pump_owner: owner, substance: "one" }), given("b", "10:30 to 15:00", { pump_owner: owner, substance: "one" }), given("c", "16:00", { technique: "push", pump_owner: owner }),
  given("d", "16:30", { technique: "push", pump_owner: "patient" }), given("e", "22:00 to ?", { pump_owner: owner, substance: "two" }),
];
const asked = (pack: string) => rows(pack, [
  ["yes", `the guard of an exception is yes: ${pack}`, encounter(chart("clinic"), { place_of_service: "11" })],
  ["no", `the guard of an exception is no: ${pack}`, encounter(chart("patient"), { place_of_service: "22" })],
  ["unknown", `the guard of an exception is not known: ${pack}`, encounter(chart(undefined))],
]);

const dated = rows("value", [
  ["last-day", "the last day of a segment", encounter([given("a", "? to ?", { start: "2026-06-30T10:00Z", stop: "2026-06-30T10:20Z" })], { date_of_service: "2026-06-30", place_of_service: "22" })],
  ["first-day", "the first day of the next one", encounter([given("a", "? to ?", { start: "2026-07-01T10:00Z", stop: "2026-07-01T10:20Z" })], { date_of_service: "2026-07-01", place_of_service: "22" })],
  ["first-day-31", "and its threshold", encounter([given("a", "? to ?", { start: "2026-07-01T10:00Z", stop: "2026-07-01T10:31Z" })], { date_of_service: "2026-07-01", place_of_service: "22" })],
  ["too-early", "the day before the pack", encounter([], { date_of_service: "2019-12-31" })],
  ["first-of-all", "the first day of the pack", encounter([], { date_of_service: "2020-01-01" })],
]);

const waits = (id: string, time: string, owner?: string) => given(id, time, { technique: "push", pump_owner: owner });
const once = rows("bill-code", [
  ["both-wait", "of a key that all wait for, each is held", encounter([waits("a", "10:00"), waits("b", "11:00")])],
  ["one-waits", "what is made goes before what waits", encounter([waits("a", "10:00"), waits("b", "11:00", "patient")])],
  ["one-waits-names", "whatever it is called", encounter([waits("b", "10:00"), waits("a", "11:00", "patient")])],
]);

const PLAN = "applies when: encounter.plan is documented and encounter.plan is encounter.payer\n";
const applies = rows("applies", [
  ["yes", "the guard of a whole layer is yes", encounter(chart("patient"), { payer: "one", plan: "one" })],
  ["no", "it is no", encounter(chart("patient"), { payer: "one", plan: "two" })],
  ["absent", "its field is absent", encounter(chart("patient"), { payer: "one" })],
]);

const packs: Record<string, Sources> = Object.fromEntries(Object.entries(LAYERS).map(([name, layer]) => [name, { sections: [DATED, INFUSIONS, BASE], layer: `exceptions:\n${layer}` }]));

export const EXCEPTIONS: Topic = {
  name: "exceptions",
  packs: { ...packs, applies: { sections: [DATED, INFUSIONS, BASE], layer: `exceptions:\n${exception("hours", ["change: { first.code: CPT 55555 }"])}`, layerPack: `${LAYER_PACK}${PLAN}` } },
  cases: [...Object.keys(LAYERS).flatMap(asked), ...dated, ...once, ...applies],
};
