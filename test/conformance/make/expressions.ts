import { at, DATED, encounter, given, INFUSIONS } from "../../runtime/support/small.ts";
import { type Asked, rows, type Topic } from "./topic.ts";

const edit = (name: string, head: string, when: string): string => `
    ${name}:
      title: ${name}
      ${head === "" ? "" : `for each: ${head}\n      `}when: ${when}
      warn: ${name}
      source: s`;

/** One edit for each comparison of each type of value; which of them warn is the answer. */
const COMPARISONS: readonly (readonly [name: string, head: string, when: string])[] = [
  ["date_is", "", "encounter.date_of_service is 2026-03-02"],
  ["date_from", "", "encounter.date_of_service is on or after 2026-03-03"],
  ["date_until", "", "encounter.date_of_service is on or before 2026-03-01"],
  ["date_minus", "", "encounter.date_of_service minus 3 days is on or before 2026-02-27"],
  ["date_plus", "", "encounter.date_of_service plus 60 days is on or after 2026-05-01"],
  ["enum_is", "", "encounter.claim_type is facility"],
  ["enum_is_not", "", "encounter.hospital_location is not on_campus"],
  ["enum_documented", "", "encounter.hospital_location is documented"],
  ["enum_absent", "", "encounter.hospital_location is not documented"],
  ["flag_is", "", "encounter.is_340b is yes"],
  ["code_place", "", "encounter.place_of_service is POS 11"],
  ["code_place_not", "", "encounter.place_of_service is not POS 11"],
  ["word_documented", "", "encounter.plan is documented"],
  ["list_has", "", "encounter.documentation_attached includes HCPCS J1745"],
  ["list_lacks", "", "encounter.documentation_attached does not include HCPCS J1745"],
  ["document", "", "encounter.nursing_notes is documented"],
  ["document_absent", "", "encounter.nursing_notes is not documented"],
  ["icd_is", "diagnosis", "diagnosis.code is ICD10 N18.4 and diagnosis.first is yes"],
  ["icd_in", "diagnosis", "diagnosis.code in kidney"],
  ["drug_is", "service", "service.drug is HCPCS J1745"],
  ["drug_in", "service", "service.drug in some_drugs"],
  ["drug_not_in", "service", "service.drug not in some_drugs"],
  ["drug_in_table", "service", "service.drug in dated_drugs"],
  ["group", "service", "service.purpose in fluid_purposes"],
  ["group_not", "service", "service.purpose not in fluid_purposes"],
  ["instant_after", "service", "service.start is on or after service.arrival"],
  ["instant_before", "service", "service.stop is on or before service.arrival"],
  ["instant_plus", "service", "service.start plus 15 minutes is on or after service.stop"],
  ["ml_at_least", "service", "service.volume_ml is at least 500 ml"],
  ["ml_more", "service", "service.volume_ml is more than 500 ml"],
  ["volume_at_rate", "administration", "administration.volume_ml at administration.rate_ml_per_hour is at least 60 minutes"],
  ["count_is", "service", "service.lesions is 7"],
  ["count_more", "service", "service.lesions is more than 7"],
  ["minutes_least", "service", "minutes of service is at least threshold"],
  ["minutes_most", "service", "minutes of service is at most threshold"],
  ["minutes_more", "service", "minutes of service is more than threshold"],
  ["minutes_less", "service", "minutes of service is less than threshold"],
  ["minutes_minus", "service", "minutes of service minus 10 minutes is at least threshold"],
  ["both", "service", "service.portable_pump is yes and service.pump_owner is clinic"],
  ["either", "service", "service.portable_pump is yes or service.pump_owner is clinic"],
  ["neither", "service", "not (service.portable_pump is yes or service.pump_owner is clinic)"],
  ["guarded", "service", "service.pump_owner is documented and service.pump_owner is clinic"],
];

const TYPES = `
  values:
    threshold:
      title: Threshold
      is: 31 minutes
      source: s
  code sets:
    kidney:
      title: Kidney
      system: ICD10
      source: s
      codes: |
        code
        N18.1 to N18.6
        E86.0
    some_drugs:
      title: Drugs
      system: HCPCS
      source: s
      codes: |
        code
        J1745
        J9000 to J9035
  tables:
    dated_drugs:
      title: Drugs with dates
      columns: { drug: HCPCS, note: word }
      key: drug
      source: s
      rows: |
        drug           | note | from       | to
        J1745          | a    | 2026-03-03 |
        J1756          | b    |            | 2026-03-01
        J9000 to J9035 | c    | 2026-03-01 | 2026-03-31
  edits:${COMPARISONS.map((one) => edit(...one)).join("")}
`;

const run = (times: string, more: Readonly<Record<string, unknown>> = {}) => given("a", times, more);
const hour = run("10:00 to 11:00");
const on = (date: string, more: Readonly<Record<string, unknown>> = {}) => encounter([], { date_of_service: date, ...more });

const types = rows("types", [
  ["nothing", "an encounter with nothing charted but what is required", encounter([])],
  ["date-at", "the date itself", on("2026-03-02")],
  ["date-before", "the day before", on("2026-03-01")],
  ["date-after", "the day after", on("2026-03-03")],
  ["date-leap", "three days back over the end of February of a leap year", on("2028-03-01")],
  ["enum-other", "another word of an enum", on("2026-03-02", { claim_type: "professional" })],
  ["enum-known", "a word that is the one asked for", on("2026-03-02", { hospital_location: "on_campus" })],
  ["enum-known-other", "a word that is not the one asked for", on("2026-03-02", { hospital_location: "off_campus_excepted" })],
  ["flag-yes", "a flag that is yes", on("2026-03-02", { is_340b: true })],
  ["place", "a place of service", on("2026-03-02", { place_of_service: "11" })],
  ["place-other", "another place of service", on("2026-03-02", { place_of_service: "22" })],
  ["plan", "a word that is documented", on("2026-03-02", { payer: "p", plan: "gold" })],
  ["list", "a list with the code", on("2026-03-02", { documentation_attached: ["J1745", "96365"] })],
  ["list-other", "a list without the code", on("2026-03-02", { documentation_attached: ["96365"] })],
  ["documents", "a document that is there", on("2026-03-02", { documented: ["nursing_notes", "physician_order"] })],
  ["documents-other", "another document", on("2026-03-02", { documented: ["physician_order"] })],
  ["diagnosis-first", "the first diagnosis, without its dot", on("2026-03-02", { diagnoses: ["N184", "E86.0"] })],
  ["diagnosis-second", "the diagnosis as second, in lower case", on("2026-03-02", { diagnoses: ["e860", "n18.4"] })],
  ["diagnosis-range", "a diagnosis at the end of a range", on("2026-03-02", { diagnoses: ["N18.6"] })],
  ["diagnosis-outside", "a diagnosis behind a range, and one of another length", on("2026-03-02", { diagnoses: ["N18.9", "N18.30"] })],
  ["drug", "a drug that is a single code", encounter([run("10:00 to 11:00", { drug: "J1745" })])],
  ["drug-range", "a drug inside a range", encounter([run("10:00 to 11:00", { drug: "J9035" })])],
  ["drug-outside", "a drug behind a range", encounter([run("10:00 to 11:00", { drug: "J9036" })])],
  ["drug-dated", "a row of a table that has ended", encounter([run("10:00 to 11:00", { drug: "J1756" })])],
  ["drug-dated-later", "a row of a table that has begun", encounter([given("a", "+10:00 to +11:00", { drug: "J1745" })], { date_of_service: "2026-03-03" })],
  ["fluid", "a word in a group", encounter([run("10:00 to 11:00", { purpose: "hydration" })])],
  ["arrival-before", "an instant after another", encounter([run("10:00 to 11:00", { arrival: at("09:59") })])],
  ["arrival-at", "two instants that are one, written at two offsets", encounter([run("10:00 to 11:00", { arrival: "2026-03-02T16:00+01:00" })])],
  ["arrival-after", "an instant before another", encounter([run("10:00 to 11:00", { arrival: at("11:00") })])],
  ["quarter", "fifteen minutes from the start", encounter([run("10:00 to 10:15")])],
  ["quarter-more", "sixteen minutes", encounter([run("10:00 to 10:16")])],
  ["ml-below", "just under a volume, in thousandths", encounter([run("10:00 to 11:00", { volume_ml: 499.999 })])],
  ["ml-at", "a volume", encounter([run("10:00 to 11:00", { volume_ml: 500 })])],
  ["ml-above", "just over a volume", encounter([run("10:00 to 11:00", { volume_ml: 500.001 })])],
  ["rate-at", "a rate, and volume at that rate in exactly the minutes asked for", encounter([run("10:00 to 11:00", { volume_ml: 125, rate_ml_per_hour: 125 })])],
  ["rate-above", "a rate above, and a minute less", encounter([run("10:00 to 11:00", { volume_ml: 125, rate_ml_per_hour: 125.001 })])],
  ["rate-below", "a rate below", encounter([run("10:00 to 11:00", { volume_ml: 0.001, rate_ml_per_hour: 124.999 })])],
  ["volume-alone", "a volume without a rate", encounter([run("10:00 to 11:00", { volume_ml: 250 })])],
  ["count", "a count", encounter([run("10:00 to 11:00", { lesions: 7 })])],
  ["count-more", "one more", encounter([run("10:00 to 11:00", { lesions: 8 })])],
  ["count-less", "one less", encounter([run("10:00 to 11:00", { lesions: 6 })])],
  ["minutes-below", "a minute below a named value", encounter([run("10:00 to 10:30")])],
  ["minutes-at", "a named value", encounter([run("10:00 to 10:31")])],
  ["minutes-above", "a minute above it", encounter([run("10:00 to 10:32")])],
  ["minutes-sum-below", "a difference a minute below it", encounter([run("10:00 to 10:40")])],
  ["minutes-sum-at", "a difference at it", encounter([run("10:00 to 10:41")])],
  ["no-stop", "minutes that are not known", encounter([run("10:00 to ?")])],
  ["no-start", "a start that is not known", encounter([run("? to 11:00")])],
  ["logic-yes-unknown", "yes beside not known", encounter([run("10:00 to 11:00", { portable_pump: true })])],
  ["logic-no-unknown", "no beside not known", encounter([hour])],
  ["logic-yes-yes", "yes beside yes", encounter([run("10:00 to 11:00", { portable_pump: true, pump_owner: "clinic" })])],
  ["logic-yes-no", "yes beside no", encounter([run("10:00 to 11:00", { portable_pump: true, pump_owner: "patient" })])],
  ["logic-no-yes", "no beside yes", encounter([run("10:00 to 11:00", { pump_owner: "clinic" })])],
  ["logic-no-no", "no beside no", encounter([run("10:00 to 11:00", { pump_owner: "patient" })])],
]);

/** One edit for each form of a set or time in a clause. */
const RELATIONS: readonly (readonly [name: string, when: string])[] = [
  ["sharing", "count of infusions sharing its substance is at least 2"],
  ["not_sharing", "infusions not sharing its substance is not empty"],
  ["sharing_two", "count of infusions sharing its substance and its site is at least 2"],
  ["before", "infusions before it in ranking is not empty"],
  ["after", "infusions after it in ranking is not empty"],
  ["overlapping", "infusions overlapping it is not empty"],
  ["other", "services other than it is not empty"],
  ["several", "infusions sharing its substance overlapping it other than it is not empty"],
  ["first", "service is first in ranking"],
  ["not_first", "service is not first in ranking"],
  ["first_is_pump", "first of ranking in pumps"],
  ["first_no_pump", "first of ranking not in pumps"],
  ["outside", "minutes of service outside pumps is at least 31 minutes"],
  ["inside", "minutes of service inside pumps is at least 1 minute"],
  ["named", "minutes of run_time is at least 31 minutes"],
  ["of_encounter", "minutes of pump_time is at least 31 minutes"],
  ["longest", "longest piece of pump_time is at least 31 minutes"],
  ["member", "service in pumps"],
  ["no_member", "service not in pumps"],
];

const SETS = `
  sets:
    pumps:
      title: Pumps
      for each: service in infusions
      keep: service.portable_pump is yes
      source: s
    owned:
      title: Pumps of the clinic
      for each: service in infusions
      keep: service.pump_owner is clinic
      source: s
    surely_owned:
      title: Pumps of the clinic, where it says so
      for each: service in infusions
      keep: service.pump_owner is clinic
      if not documented: skip
      source: s
  times:
    pump_time:
      title: Time of pumps
      is: time of pumps
      source: s
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      per: site
      prefer: [longest minutes of run_time, earliest service.start]
      source: s
  edits:${RELATIONS.map(([name, when]) => edit(`is_${name}`, "service in infusions", when)).join("")}${edit("owned_none", "", "owned is empty")}${edit("owned_some", "", "count of owned is more than 0")}${edit("surely_none", "", "surely_owned is empty")}${edit("all_services", "", "count of services is at least 2")}
`;

const pump = { portable_pump: true };
const SITES = { sites: [{ id: "left" }, { id: "right", separate_site_documented: true }] };
const sets = rows("sets", [
  ["none", "sets without items", encounter([])],
  ["alone", "one service alone", encounter([hour])],
  ["alone-pump", "one service, a member of all", encounter([run("10:00 to 11:00", pump)])],
  ["same-substance", "two of one substance apart in time", encounter([given("a", "10:00 to 11:00", { substance: "x" }), given("b", "12:00 to 14:00", { substance: "x" })])],
  ["other-substance", "two of two substances", encounter([hour, given("b", "12:00 to 14:00")])],
  ["own-substance", "two without a substance are of their own", encounter([given("a", "10:00 to 11:00", { substance: undefined }), given("b", "12:00 to 14:00", { substance: undefined })])],
  ["drug-as-substance", "a drug stands for the substance", encounter([given("a", "10:00 to 11:00", { substance: undefined, drug: "J1745" }), given("b", "12:00 to 14:00", { substance: "J1745" })])],
  ["overlap-minute", "an overlap of one minute", encounter([hour, given("b", "10:59 to 12:30")])],
  ["overlap-touch", "touching is no overlap", encounter([hour, given("b", "11:00 to 12:30")])],
  ["pump-covers", "all of a time inside another", encounter([given("a", "10:00 to 13:00", pump), given("b", "10:30 to 11:30")])],
  ["pump-leaves-30", "thirty minutes outside another", encounter([given("a", "10:00 to 11:00", pump), given("b", "10:30 to 11:30")])],
  ["pump-leaves-31", "thirty-one minutes outside another", encounter([given("a", "10:00 to 11:00", pump), given("b", "10:30 to 11:31")])],
  ["pumps-overlap", "a minute of two members counts once", encounter([given("a", "10:00 to 10:20", pump), given("b", "10:10 to 10:30", pump)])],
  ["pumps-apart", "two members, together long enough and each not", encounter([given("a", "10:00 to 10:20", pump), given("b", "11:00 to 11:20", pump)])],
  ["sites", "two sites are two groups", encounter([given("a", "10:00 to 11:00", { site: "left" }), given("b", "10:00 to 12:00", { site: "right" })], SITES)],
  ["one-site", "two accesses that are one site", encounter([given("a", "10:00 to 11:00", { site: "left" }), given("b", "10:00 to 12:00", { site: "right" })], { sites: [{ id: "left" }, { id: "right" }] })],
  ["unknown-site", "a service whose site is not known is in no group", encounter([given("a", "10:00 to 11:00", { site: "left" }), given("b", "10:00 to 12:00")], SITES)],
  ["unknown-member", "a membership that is not known", encounter([given("a", "10:00 to 11:00", { pump_owner: "patient" }), given("b", "12:00 to 14:00")])],
  ["sure-member", "a sure member beside one that is not known", encounter([given("a", "10:00 to 11:00", { pump_owner: "clinic" }), given("b", "12:00 to 14:00")])],
  ["no-members", "members that are all known not to be", encounter([given("a", "10:00 to 11:00", { pump_owner: "patient" })])],
  ["unknown-stop", "a time that is not known beside one that is", encounter([hour, given("b", "10:30 to ?")])],
  ["unknown-stop-pump", "a pump whose time is not known", encounter([hour, given("b", "12:00 to ?", pump)])],
  ["event", "an event has no minutes", encounter([hour, given("b", "10:30", { technique: "push" })])],
]);

export const EXPRESSIONS: Topic = {
  name: "expressions",
  packs: { types: { sections: [DATED, INFUSIONS, TYPES] }, sets: { sections: [DATED, INFUSIONS, SETS] } },
  cases: [...types, ...sets] satisfies readonly Asked[],
};
