import { at, DATED, encounter, given, INFUSIONS } from "../../runtime/support/small.ts";
import { rows, type Topic } from "./topic.ts";

/** Sites, services and assumptions with every key that they have. */
const ENGINE = `
  sites:
    coding_sites:
      title: Sites
      for each: access
      apart when: access.separate_site_documented is yes and access.kind is not subcutaneous
      where none is named: access.kind is peripheral
      because: One site
      source: s
  assume:
    from_volume:
      title: Stop from volume and rate
      for each: administration
      when: administration.start is documented and administration.stop is not documented and administration.rate_documented_by is nursing
      take: { stop: administration.start plus administration.volume_ml at administration.rate_ml_per_hour }
      because: Nursing charted both
      source: s
    for_supplier:
      title: A pump of a supplier is portable
      for each: administration
      when: administration.drug_class is not documented and administration.pump_owner is supplier
      take: { drug_class: complex }
      because: We say so
      source: s
  services:
    joined:
      title: Services
      for each: administration
      timed when: administration.technique is infusion or administration.stop is documented
      time: administration.start to administration.stop
      leave out time:
        - { time: administration.pauses, because: Nothing ran, source: s }
        - { time: before administration.arrival, if: administration.started_elsewhere is documented, because: Not here, source: s }
      join when: administration.technique is infusion and administration.pump_owner is not patient
      sharing: [site, substance]
      gap: 5 minutes
      bridge a gap when: administration.bag_change is yes
      source: s
`;

const BILLED = `
  times:
    any_time:
      title: Time of a service
      for each: service
      is: time of service
      source: s
  ladders:
    hours:
      title: Hours
      for each: service
      when: service.technique is infusion
      measure: any_time
      first: { code: CPT 11111, from: 1 minute, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 0 minutes }
      source: s
  bills:
    event:
      title: An event
      for each: service
      when: service.technique is push
      bill: CPT 33333
      source: s
    apart:
      title: Sites
      for each: site
      bill: CPT 44444
      source: s
  edits:
    complex:
      title: Complex
      for each: service
      when: service.drug_class is complex
      warn: Complex
      source: s
    any_pump:
      title: A pump
      for each: service
      when: service.portable_pump is yes
      warn: A pump
      source: s
    all_ordered:
      title: Ordered
      for each: service
      when: service.order_documented is yes
      warn: Ordered
      source: s
    volumes:
      title: Volumes
      for each: service
      when: service.volume_ml is at least 500 ml
      warn: Much
      source: s
`;

const owned = { substance: "x", pump_owner: "clinic", drug_class: "standard", volume_ml: 100 };
const bag = (id: string, times: string, more: Readonly<Record<string, unknown>> = {}) => given(id, times, { ...owned, ...more });
const left = { id: "left", kind: "peripheral" };
const right = { id: "right", kind: "port", separate_site_documented: true };

const services = rows("chart", [
  ["touch", "bags that touch are one service", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:30 to 11:30")])],
  ["gap-5", "a gap that is allowed", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:35 to 11:30")])],
  ["gap-6", "a minute more parts them", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:36 to 11:30")])],
  ["bridge", "a bag change bridges any gap", encounter([bag("a", "10:00 to 10:30"), bag("b", "11:30 to 12:00", { bag_change: true })])],
  ["bridge-earlier", "the earlier bag does not", encounter([bag("a", "10:00 to 10:30", { bag_change: true }), bag("b", "11:30 to 12:00")])],
  ["overlap", "bags that overlap count a minute once", encounter([bag("a", "10:00 to 11:00"), bag("b", "10:30 to 11:30")])],
  ["inside", "a bag inside another, and one behind both", encounter([bag("a", "10:00 to 12:00"), bag("b", "10:10 to 10:20"), bag("c", "12:03 to 12:30")])],
  ["same-start", "bags that start together", encounter([bag("a", "10:00 to 10:10"), bag("b", "10:00 to 11:00"), bag("c", "11:05 to 11:10")])],
  ["substance", "another substance is another service", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:30 to 11:30", { substance: "y" })])],
  ["order-of-charting", "the order of charting means nothing", encounter([bag("b", "10:30 to 11:30"), bag("a", "10:00 to 10:30")])],
  ["three", "three in a row", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:34 to 11:00"), bag("c", "11:04 to 11:30")])],
  ["join-no", "an administration that may not join", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:30 to 11:30", { pump_owner: "patient" })])],
  ["join-unknown", "whether it joins is not known: both are held", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:30 to 11:30", { pump_owner: undefined })])],
  ["join-unknown-far", "far away it does not matter", encounter([bag("a", "10:00 to 10:30"), bag("b", "12:30 to 13:30", { pump_owner: undefined })])],
  ["stop-unknown", "a bag whose stop is not known holds what it may touch", encounter([bag("a", "10:00 to ?"), bag("b", "11:00 to 11:30")])],
  ["stop-unknown-before", "and not what ended before", encounter([bag("a", "12:00 to ?"), bag("b", "10:00 to 10:30")])],
  ["push-beside", "an event joins nothing", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:30", { technique: "push" })])],
  ["push-timed", "a push with a stop is timed", encounter([bag("b", "10:30 to 10:35", { technique: "push" })])],
  ["pause", "a pause is unbilled with its reason", encounter([bag("a", "10:00 to 12:00", { pauses: [{ start: at("10:30"), stop: at("10:45"), reason: "x" }] })])],
  ["pause-all", "a pause of all of it", encounter([bag("a", "10:00 to 10:30", { pauses: [{ start: at("10:00"), stop: at("10:30") }] })])],
  ["arrival", "minutes before the arrival", encounter([bag("a", "10:00 to 12:00", { started_elsewhere: "ambulance", arrival: at("10:45") })])],
  ["arrival-before", "an arrival before the start", encounter([bag("a", "10:00 to 12:00", { started_elsewhere: "ambulance", arrival: at("09:45") })])],
  ["arrival-after", "an arrival behind the stop", encounter([bag("a", "10:00 to 12:00", { started_elsewhere: "ambulance", arrival: at("12:45") })])],
  ["arrival-elsewhere", "an arrival of one that did not start elsewhere", encounter([bag("a", "10:00 to 12:00", { arrival: at("10:45") })])],
  ["fields-any", "a flag joined as any", encounter([bag("a", "10:00 to 10:30", { portable_pump: true }), bag("b", "10:30 to 11:30")])],
  ["fields-all", "a flag joined as all, of one", encounter([bag("a", "10:00 to 10:30", { order_documented: true }), bag("b", "10:30 to 11:30")])],
  ["fields-all-both", "a flag joined as all, of both", encounter([bag("a", "10:00 to 10:30", { order_documented: true }), bag("b", "10:30 to 11:30", { order_documented: true })])],
  ["fields-sum", "volumes are added up", encounter([bag("a", "10:00 to 10:30", { volume_ml: 250 }), bag("b", "10:30 to 11:30", { volume_ml: 250 })])],
  ["fields-sum-unknown", "a sum with one that is not known", encounter([bag("a", "10:00 to 10:30", { volume_ml: 250 }), bag("b", "10:30 to 11:30", { volume_ml: undefined })])],
  ["fields-differ", "a field that differs is not known", encounter([bag("a", "10:00 to 10:30", { drug_class: "complex" }), bag("b", "10:30 to 11:30")])],
  ["fields-agree", "a field that agrees", encounter([bag("a", "10:00 to 10:30", { drug_class: "complex" }), bag("b", "10:30 to 11:30", { drug_class: "complex" })])],
  ["diagnoses", "indications stand on the line, sorted", encounter([bag("a", "10:00 to 10:30", { indication: "N18.4" }), bag("b", "10:30 to 11:30", { indication: "C50" })])],
]);

const assume = rows("chart", [
  ["assume", "a stop from volume and rate", encounter([bag("a", "10:00 to ?", { rate_ml_per_hour: 125, rate_documented_by: "nursing", volume_ml: 250 })])],
  ["assume-rounds", "minutes are rounded down", encounter([bag("a", "10:00 to ?", { rate_ml_per_hour: 7, rate_documented_by: "nursing", volume_ml: 10 })])],
  ["assume-lacks", "a rate that is not known fills nothing", encounter([bag("a", "10:00 to ?", { rate_documented_by: "nursing" })])],
  ["assume-not-nursing", "another hand", encounter([bag("a", "10:00 to ?", { rate_ml_per_hour: 125, rate_documented_by: "pharmacy", volume_ml: 250 })])],
  ["assume-charted", "what is charted is never overwritten", encounter([bag("a", "10:00 to 10:10", { rate_ml_per_hour: 125, rate_documented_by: "nursing", volume_ml: 250 })])],
  ["assume-word", "a word that is assumed", encounter([bag("a", "10:00 to 11:00", { drug_class: undefined, pump_owner: "supplier" })])],
  ["assume-join", "what is assumed joins like what is charted", encounter([bag("a", "10:00 to ?", { rate_ml_per_hour: 100, rate_documented_by: "nursing" }), bag("b", "11:00 to 11:30")])],
]);

const sites = rows("chart", [
  ["main", "two accesses without a reason are one site", encounter([bag("a", "10:00 to 11:00", { site: "left" }), bag("b", "10:00 to 11:00", { site: "right", substance: "y" })], { sites: [left, { id: "right", kind: "port" }] })],
  ["apart", "one coded apart", encounter([bag("a", "10:00 to 11:00", { site: "left" }), bag("b", "10:00 to 11:00", { site: "right" })], { sites: [left, right] })],
  ["in-use", "only sites in use", encounter([bag("a", "10:00 to 11:00", { site: "right" })], { sites: [left, right] })],
  ["none-named", "an administration that names none, where one access takes it", encounter([bag("a", "10:00 to 11:00")], { sites: [left, right] })],
  ["none-takes", "where none takes it, main", encounter([bag("a", "10:00 to 11:00")], { sites: [right] })],
  ["two-take", "where two take it, not known", encounter([bag("a", "10:00 to 11:00")], { sites: [left, { ...left, id: "other", separate_site_documented: true }] })],
  ["touch-two-take", "bags that touch where two accesses take them: no rule asks about the site, and both are held", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:30 to 11:30")], { sites: [left, { ...left, id: "other", separate_site_documented: true }] })],
  ["touch-one-takes", "one of them names its access", encounter([bag("a", "10:00 to 10:30", { site: "left" }), bag("b", "10:30 to 11:30")], { sites: [left, { ...left, id: "other", separate_site_documented: true }] })],
  ["part-two-take", "bags that do not touch are not held for that", encounter([bag("a", "10:00 to 10:30"), bag("b", "10:36 to 11:30")], { sites: [left, { ...left, id: "other", separate_site_documented: true }] })],
  ["perhaps-takes", "where one may take it", encounter([bag("a", "10:00 to 11:00")], { sites: [{ id: "left", separate_site_documented: true }] })],
  ["apart-unknown", "whether an access is apart is not known: the encounter is held", encounter([bag("a", "10:00 to 11:00", { site: "left" })], { sites: [{ id: "left", separate_site_documented: true }] })],
  ["apart-no", "a kind that is never apart", encounter([bag("a", "10:00 to 11:00", { site: "left" })], { sites: [{ id: "left", kind: "subcutaneous", separate_site_documented: true }] })],
  ["unlisted", "sites that are not listed stand for themselves", encounter([bag("a", "10:00 to 11:00", { site: "z" }), bag("b", "10:00 to 11:00", { site: "b", substance: "y" })])],
  ["no-sites", "no site at all", encounter([bag("a", "10:00 to 11:00")])],
]);

const SPACED = `
  sets:
    pushes:
      title: Pushes
      for each: service
      keep: service.technique is push
      leave out:
        - { if: service.purpose is flush, because: Not a drug, source: s }
        - { if: service.pump_owner is patient, because: Not ours, source: s }
      spaced: { more than: 30 minutes, sharing: [site, substance], because: Too soon, source: s }
      source: s
    sure_pushes:
      title: Pushes that surely count
      for each: service in pushes
      keep: service.pump_owner is clinic
      if not documented: skip
      source: s
  bills:
    push:
      title: A push
      for each: service in pushes
      bill: CPT 11111
      source: s
    sure:
      title: A push that counts
      for each: service in sure_pushes
      bill: CPT 22222
      source: s
`;
const push = (id: string, time: string, more: Readonly<Record<string, unknown>> = {}) => given(id, time, { technique: "push", substance: "x", pump_owner: "clinic", ...more });
const spaced = rows("spaced", [
  ["30", "thirty minutes later is too soon", encounter([push("a", "10:00"), push("b", "10:30")])],
  ["31", "thirty-one stays", encounter([push("a", "10:00"), push("b", "10:31")])],
  ["chain", "measured from the last that stayed", encounter([push("a", "10:00"), push("b", "10:20"), push("c", "10:40")])],
  ["equal", "of equal starts one stays", encounter([push("b", "10:00"), push("a", "10:00"), push("c", "10:00")])],
  ["groups", "another substance is another group", encounter([push("a", "10:00"), push("b", "10:00", { substance: "y" })])],
  ["left-out", "what is left out spaces nothing", encounter([push("a", "10:00", { purpose: "flush" }), push("b", "10:10")])],
  ["left-out-twice", "the first reason counts", encounter([push("a", "10:00", { purpose: "flush", pump_owner: "patient" })])],
  ["perhaps", "a member that may be left out leaves the next open", encounter([push("a", "10:00", { pump_owner: undefined }), push("b", "10:10")])],
  ["perhaps-far", "far enough it does not", encounter([push("a", "10:00", { pump_owner: undefined }), push("b", "10:31")])],
  ["perhaps-equal", "of equal starts the sure one goes first", encounter([push("a", "10:00", { pump_owner: undefined }), push("b", "10:00")])],
  ["no-start", "a start that is not known", encounter([push("a", "?"), push("b", "10:00")])],
  ["no-start-alone", "a start that is not known, alone", encounter([push("a", "?")])],
  ["no-site", "a group that is not known", encounter([push("a", "10:00"), push("b", "10:10", { site: "left" })], { sites: [left, { id: "right", kind: "peripheral", separate_site_documented: true }] })],
  ["skip", "a set that skips what is not known", encounter([push("a", "10:00"), push("b", "11:00", { pump_owner: "supplier" })])],
]);

const ORDER = (name: string, prefer: string, more = ""): string => `
    ${name}:
      title: ${name}
      for each: service in infusions
      per: site
      prefer: ${prefer}
      ${more}
      source: s`;
const RANKED = (prefer: string, more = ""): string => `
  orders:${ORDER("ranking", prefer, more)}
  bills:
    initial:
      title: First
      for each: service in infusions
      when: service is first in ranking
      bill: CPT 11111
      source: s
    later:
      title: Later
      for each: service in infusions
      when: service is not first in ranking
      bill: CPT 22222
      source: s
    special:
      title: A first on a pump
      for each: service in infusions
      when: service is first in ranking and service.portable_pump is yes
      bill: CPT 33333
      source: s
`;
const hour = (id: string, more: Readonly<Record<string, unknown>> = {}) => given(id, "10:00 to 11:00", more);
const on = { portable_pump: true };
const CHARTS: readonly (readonly [name: string, about: string, encounter: Readonly<Record<string, unknown>>])[] = [
  ["longest", "the longest is first", encounter([hour("a"), given("b", "10:00 to 12:00", on)])],
  ["neutral", "a tie that does not change the bill", encounter([hour("a"), hour("b"), hour("c")])],
  ["tie", "a tie that changes the bill", encounter([hour("a"), hour("b", on)])],
  ["tie-names", "ids say nothing", encounter([hour("b"), hour("a", on)])],
  ["tie-three", "three, and one that is not level", encounter([hour("a"), hour("b", on), hour("c"), given("d", "10:00 to 10:30")])],
  ["tie-five", "five: each first and each last", encounter([hour("a"), hour("b", on), hour("c"), hour("d"), hour("e")])],
  ["tie-sites", "a tie at each of two sites", encounter([hour("a", { site: "left" }), hour("b", { ...on, site: "left" }), hour("c", { site: "right" }), hour("d", { ...on, site: "right" })], { sites: [left, right] })],
  ["unknown", "a key that is not known and would matter", encounter([hour("a"), given("b", "10:00 to ?", on)])],
  ["unknown-neutral", "a key that is not known and does not matter", encounter([given("a", "10:00 to ?"), given("b", "10:00 to ?")])],
  ["no-site", "a group that is not known", encounter([hour("a", { site: "left" }), hour("b")], { sites: [{ ...left, separate_site_documented: true }, { ...left, id: "right" }] })],
  ["one-marked", "one is marked as first", encounter([hour("a", { primary_reason: true }), given("b", "10:00 to 12:00", on)])],
  ["two-marked", "two are marked as first", encounter([hour("a", { primary_reason: true }), given("b", "10:00 to 12:00", { ...on, primary_reason: true })])],
  ["none", "nothing to rank", encounter([given("a", "10:00", { technique: "push" })])],
];
const ORDERS = [
  ["order-hold", "[longest minutes of run_time]", ""],
  ["order-warn", "[longest minutes of run_time]", "if a tie changes the bill: warn"],
  ["order-settled", "\n        - settled by: service.primary_reason is yes\n        - longest minutes of run_time", "ask for: primary_reason"],
  ["order-settled-warn", "\n        - settled by: service.primary_reason is yes\n        - longest minutes of run_time", "if a tie changes the bill: warn\n      ask for: primary_reason"],
  ["order-clause", "[service.primary_reason is yes, shortest minutes of run_time, latest service.start]", ""],
] as const;
const orders = ORDERS.flatMap(([pack]) => rows(pack, CHARTS.map(([name, about, chart]) => [name, `${about}; ${pack}`, chart] as const)));

export const CHART: Topic = {
  name: "charts",
  packs: {
    chart: { sections: [DATED, BILLED], engine: ENGINE },
    spaced: { sections: [DATED, SPACED] },
    ...Object.fromEntries(ORDERS.map(([name, prefer, more]) => [name, { sections: [DATED, INFUSIONS, RANKED(prefer, more)] }])),
  },
  cases: [...services, ...assume, ...sites, ...spaced, ...orders],
};
