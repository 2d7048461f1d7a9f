import { DATED, encounter, given, INFUSIONS } from "../../runtime/support/small.ts";
import { type Asked, rows, type Topic } from "./topic.ts";

const LADDER = (name: string, of: string, steps: string, more = ""): string => `
    ${name}:
      title: ${name}
      for each: service in ${of}
      measure: run_time
      ${steps}${more}
      source: s`;

const LADDERS = `
  sets:
    standing:
      title: Not on a pump
      for each: service in infusions
      keep: service.portable_pump is no
      source: s
    pumps:
      title: On a pump
      for each: service in infusions
      keep: service.portable_pump is yes
      source: s
    fluids:
      title: Fluids
      for each: service in infusions
      keep: service.purpose is hydration
      source: s
  ladders:${LADDER("hours", "standing", "first: { code: CPT 11111, from: 16 minutes, covers: 60 minutes }\n      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }")}${LADDER("once", "pumps", "first: { code: CPT 33333, from: 5 minutes, covers: 60 minutes }")}${LADDER("quarters", "fluids", "more: { code: CPT 44444, each: 15 minutes, past: 0 minutes }", "\n      when: service.pump_owner is clinic\n      if not documented: skip")}
`;

const TIMES = (time: string): string => `
  sets:
    fluids:
      title: Fluids
      for each: service in infusions
      keep: service.purpose is hydration
      source: s
    drugs:
      title: Drugs
      for each: service in infusions
      keep: service.purpose is not hydration
      source: s
  times:
    fluid_time:
      title: Time of fluids
      is: time of fluids outside drugs
      because: A drug ran
      ${time}
      source: s
  ladders:
    hours:
      title: Hours
      when: fluids is not empty
      measure: fluid_time
      first: { code: CPT 11111, from: 31 minutes, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s
  bills:
    drug:
      title: A drug
      for each: service in drugs
      bill: CPT 33333
      source: s
`;

const DATES = (date: string): string => DATED.replace("day earned", date);
const HOURS = LADDERS.slice(0, LADDERS.indexOf("\n    once:"));

const BILLS = `
  bills:
    push:
      title: A push
      for each: service
      when: service.technique is push
      bill: CPT 11111
      once per: [site, substance]
      because: One of a substance and site
      source: s
    pump:
      title: A pump
      for each: service in infusions
      when: service.pump_owner is clinic
      bill: CPT 22222
      units: 2 units
      source: s
    pump_once:
      title: Once an encounter
      for each: service in infusions
      when: service.portable_pump is yes
      bill: CPT 33333
      once per: encounter
      because: Once
      source: s
    each_site:
      title: A site
      for each: site
      bill: CPT 44444
      accounts for: site_time
      source: s
    injection:
      title: An injection
      for each: administration
      when: administration.technique is injection
      bill: CPT 55555
      if not documented: skip
      source: s
  times:
    site_time:
      title: Time of a site
      for each: site
      is: time of infusions sharing its site
      source: s
`;

const clock = (minutes: number): string => {
  const text = `${String(Math.floor((600 + minutes) / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return 600 + minutes >= 1440 ? `+${text}` : text;
};
const run = (minutes: number, more: Readonly<Record<string, unknown>> = {}) => encounter([given("a", `10:00 to ${clock(minutes)}`, more)]);
const about = (minutes: number): string => (minutes === 1 ? "1 minute" : `${minutes} minutes`);

const pump = { portable_pump: true };
const fluid = { purpose: "hydration", pump_owner: "clinic" };
const ladders: readonly Asked[] = rows("ladders", [
  ...[1, 15, 16, 90, 91, 150, 151, 210, 211, 480, 839, 840].map((minutes) => [`hours-${minutes}`, about(minutes), run(minutes)] as const),
  ...[4, 5, 60, 600].map((minutes) => [`once-${minutes}`, `${about(minutes)} of a ladder without a further step`, run(minutes, pump)] as const),
  ...[1, 15, 16, 30, 31, 46].map((minutes) => [`quarters-${minutes}`, `${about(minutes)} of a ladder without a first step, beside another ladder`, run(minutes, fluid)] as const),
  ["no-stop", "a ladder whose minutes are not known is held", encounter([given("a", "10:00 to ?")])],
  ["no-start", "the start is not known either", encounter([given("a", "? to ?")])],
  ["stop-alone", "a stop without a start", encounter([given("a", "? to 11:00")])],
  ["when-unknown", "a when that is not known is skipped, where the rule says so", run(60, { purpose: "hydration" })],
  ["when-no", "a when that is no", run(60, { purpose: "hydration", pump_owner: "patient" })],
  ["held-and-sure", "what depends on nothing missing stands", encounter([given("a", "10:00 to ?"), given("b", "12:00 to 13:00", { ...pump })])],
  ["two-sums", "lines of one code and date are added up", encounter([given("a", "10:00 to 11:31"), given("b", "12:00 to 13:31")])],
  ["two-days", "units of two days are two lines", encounter([given("a", "22:00 to +04:00")])],
  ["two-offsets", "each administration at its own offset", encounter([given("a", "10:00 to 11:31"), given("b", "? to ?", { start: "2026-03-03T05:30+03:00", stop: "2026-03-03T07:30+03:00" })])],
  ["pauses", "minutes of a pause do not count", run(100, { pauses: [{ start: "2026-03-02T10:30-05:00", stop: "2026-03-02T10:40-05:00" }] })],
  ["pauses-join", "pauses that touch are one, in any order", run(120, { pauses: [{ start: "2026-03-02T10:40-05:00", stop: "2026-03-02T11:00-05:00" }, { start: "2026-03-02T10:30-05:00", stop: "2026-03-02T10:40-05:00" }] })],
  ["clocks", "a clock that is set forward neither adds nor loses an hour", encounter([given("a", "? to ?", { start: "2026-03-08T01:30-05:00", stop: "2026-03-08T03:30-04:00" })], { date_of_service: "2026-03-08" })],
  ["earlier-date", "a date of service before the start", encounter([given("a", "10:00 to 11:31")], { date_of_service: "2026-03-01" })],
]);

const TWO = [given("f", "10:00 to 11:05", { purpose: "hydration" }), given("d", "10:30 to 10:45")];
const PIECES = [
  ["together", "pieces: together"], ["alone", "pieces: each alone"], ["shortest", "shortest piece: 31 minutes"], ["midnight", "pieces: together\n      cut: at midnight"],
  ["midnight-alone", "pieces: each alone\n      cut: at midnight"],
] as const;
const CHARTS: readonly (readonly [name: string, about: string, administrations: readonly unknown[]])[] = [
  ["two-pieces", "30 and 20 minutes about a drug", TWO],
  ["one-long", "60 minutes and 59 about a drug", [given("f", "10:00 to 12:30", { purpose: "hydration" }), given("d", "11:00 to 11:31")]],
  ["all-cut", "nothing left outside a drug", [given("f", "10:00 to 11:00", { purpose: "hydration" }), given("d", "09:00 to 12:00")]],
  ["over-midnight", "20 minutes on each of two days", [given("f", "23:40 to +00:20", { purpose: "hydration" })]],
  ["long-over-midnight", "an hour and forty minutes on two days", [given("f", "23:00 to +00:40", { purpose: "hydration" })]],
  ["drug-open", "a drug whose stop is not known", [given("f", "10:00 to 11:05", { purpose: "hydration" }), given("d", "10:30 to ?")]],
  ["drug-open-nothing", "nothing to cut, whatever the drug did", [given("d", "10:30 to ?")]],
];
const times = PIECES.flatMap(([pack]) => rows(pack, CHARTS.map(([name, what, administrations]) => [name, `${what}, pieces: ${pack}`, encounter(administrations)] as const)));

const dates = ["day-earned", "day-begun", "day-of-encounter"].flatMap((pack) => rows(pack, [
  ["one-day", "all on one day", encounter([given("a", "10:00 to 13:00")])],
  ["midnight", "a unit earned just before midnight, one just after", encounter([given("a", "22:29 to +00:00"), given("b", "22:30 to +00:01")])],
  ["long", "eight hours over midnight", encounter([given("a", "20:00 to +04:00")])],
  ["event", "a date of service before the start", encounter([given("a", "+00:10 to +02:00")])],
]));

const push = (id: string, time: string, more: Readonly<Record<string, unknown>> = {}) => given(id, time, { technique: "push", substance: "x", ...more });
const SITES = { sites: [{ id: "left" }, { id: "right", separate_site_documented: true }] };
const bills = rows("bills", [
  ["one", "one event", encounter([push("a", "10:00")])],
  ["two-of-a-key", "the earliest of a key is billed", encounter([push("a", "11:00"), push("b", "10:00")])],
  ["once-longer", "of equal starts the longer, whatever it is called", encounter([given("a", "10:00 to 10:30", { substance: "x", portable_pump: true, pump_owner: "patient" }), given("b", "10:00 to 11:00", { substance: "y", portable_pump: true, pump_owner: "patient" })])],
  ["once-in-doubt", "what stood behind another is held with it, where both may be one service", encounter([given("a", "10:00 to 10:30", { substance: "x", portable_pump: true, site: "left" }), given("b", "10:30 to 11:00", { substance: "x", portable_pump: true })], { sites: [{ id: "left", kind: "peripheral" }, { id: "right", kind: "peripheral", separate_site_documented: true }] })],
  ["equal-starts", "of equal starts one, by id", encounter([push("b", "10:00"), push("a", "10:00")])],
  ["two-keys", "two substances", encounter([push("a", "10:00"), push("b", "10:00", { substance: "y" })])],
  ["own-keys", "a substance of its own", encounter([push("a", "10:00", { substance: undefined }), push("b", "10:00", { substance: undefined })])],
  ["sites", "two sites", encounter([push("a", "10:00", { site: "left" }), push("b", "10:00", { site: "right" })], SITES)],
  ["unknown-site", "a key that is not known is a key of its own", encounter([push("a", "10:00"), push("b", "10:00", { site: "left" }), push("c", "11:00")], SITES)],
  ["no-start", "an event without a start is dated by the encounter", encounter([push("a", "?")])],
  ["no-start-beside", "an event without a start comes last", encounter([push("a", "?"), push("b", "10:00")])],
  ["units", "units of a rule", encounter([given("a", "10:00 to 11:00", { pump_owner: "clinic" })])],
  ["held", "a when that is not known", encounter([given("a", "10:00 to 11:00")])],
  ["not", "a when that is no", encounter([given("a", "10:00 to 11:00", { pump_owner: "patient" })])],
  ["once", "once an encounter", encounter([given("a", "10:00 to 11:00", pump), given("b", "12:00 to 13:00", pump)])],
  ["once-open", "once an encounter, the first of unknown length", encounter([given("a", "10:00 to ?", pump), given("b", "12:00 to 13:00", pump)])],
  ["site-time", "a site that accounts for the time of its services", encounter([given("a", "10:00 to 11:00", { site: "left" }), given("b", "10:30 to 12:00", { site: "right" })], SITES)],
  ["site-time-open", "the time of a site is not known", encounter([given("a", "10:00 to ?", { site: "left" }), given("b", "10:30 to 12:00", { site: "right" })], SITES)],
  ["administration", "a rule over administrations", encounter([given("a", "10:00", { technique: "injection" })])],
  ["push-with-time", "a push with a stop has minutes", encounter([push("a", "10:00 to 10:05")])],
]);

export const MINUTES: Topic = {
  name: "minutes",
  packs: {
    ladders: { sections: [DATED, INFUSIONS, LADDERS] },
    ...Object.fromEntries(PIECES.map(([name, time]) => [name, { sections: [DATED, INFUSIONS, TIMES(time)] }])),
    "day-earned": { sections: [DATED, INFUSIONS, HOURS] },
    "day-begun": { sections: [DATES("day begun"), INFUSIONS, HOURS] },
    "day-of-encounter": { sections: [DATES("day of encounter"), INFUSIONS, HOURS] },
    bills: { sections: [DATED, INFUSIONS, BILLS] },
  },
  cases: [...ladders, ...times, ...dates, ...bills],
};
