import { DATED, encounter, given, INFUSIONS } from "../../runtime/support/small.ts";
import { rows, type Topic } from "./topic.ts";

const HOURS = `
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      first: { code: CPT 11111, from: 1 minute, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s
`;
const adds = (name: string, add: string, when: string): string => `
    ${name}:
      title: ${name}
      for each: line
      when: line.given is no and ${when}
      add: modifier ${add}
      source: s`;
const MODIFIERS = `
  modifiers:${adds("apart", "59", "line.portable_pump is yes")}${adds("owned", "XS", "line.pump_owner is clinic")}${adds("second", "76", "line.units is more than 1 unit")}${adds("late", "JZ", "line.minutes is at least 91 minutes")}${adds("always", "25", "line.order_documented is yes")}${adds("again", "77", "line.necessity_documented is yes")}${adds("kept_apart", "XE", "line.drug_directed_hydration is yes")}
      stands: alone
  modifier groups:
    distinct:
      title: One of those that set apart
      members: [modifier 59, modifier XS]
      at most: 1 per line
      prefer: [modifier XS, modifier 59]
      source: s
    repeats:
      title: One repeat
      members: [modifier 76, modifier 77]
      at most: 1 per line
      prefer: [modifier 76]
      source: s
    pricing:
      title: Pricing
      members: [modifier JZ]
      stands: first
      source: s
    closing:
      title: Closing
      members: [modifier 25]
      stands: last
      source: s
`;
const hour = given("a", "10:00 to 11:00", { pump_owner: "patient" });
const long = (more: Readonly<Record<string, unknown>> = {}) => given("a", "10:00 to 14:00", { pump_owner: "patient", ...more });
const modifiers = rows("modifiers", [
  ["none", "no modifier", encounter([hour])],
  ["one", "one", encounter([given("a", "10:00 to 11:00", { pump_owner: "patient", portable_pump: true })])],
  ["group", "two of a group: the preferred one stays", encounter([given("a", "10:00 to 11:00", { pump_owner: "clinic", portable_pump: true })])],
  ["held", "a modifier that is not known holds its line", encounter([given("a", "10:00 to 11:00")])],
  ["held-other-line", "and other lines of that service", encounter([given("a", "10:00 to 14:00")])],
  ["stands", "first, between and last", encounter([long({ portable_pump: true, order_documented: true })])],
  ["clash", "two of a group, and one alone is preferred", encounter([long({ necessity_documented: true })])],
  ["four", "four", encounter([long({ portable_pump: true, order_documented: true, necessity_documented: true })])],
  ["given", "a line that came with two of a group", encounter([hour], { procedures: [{ code: "36430", modifiers: ["59", "XS"] }] })],
  ["given-many", "five came with a line", encounter([hour], { procedures: [{ code: "36430", modifiers: ["51", "52", "53", "54", "55"] }] })],
  ["merge", "lines of two services with the same modifiers are one", encounter([hour, given("b", "12:00 to 13:00", { pump_owner: "patient" })])],
  ["no-merge", "lines with other modifiers are two", encounter([hour, given("b", "12:00 to 13:00", { pump_owner: "clinic" })])],
  ["alone", "lines that a modifier keeps apart, and one that it does not", encounter(["a", "b", "c"].map((id, index) => given(id, `1${4 - index}:00 to 1${4 - index}:30`, { pump_owner: "patient", drug_directed_hydration: index < 2 })))],
  ["alone-merged", "without it they are one", encounter(["a", "b", "c"].map((id, index) => given(id, `1${4 - index}:00 to 1${4 - index}:30`, { pump_owner: "patient" })))],
  ["sorted", "lines with more modifiers before those with fewer of the same beginning", encounter([given("a", "10:00 to 11:00", { pump_owner: "clinic" }), given("b", "12:00 to 13:00", { pump_owner: "clinic", necessity_documented: true })])],
]);

const EDITS = `
  code sets:
    visits_of_the_day:
      title: Visits
      system: CPT
      source: s
      codes: |
        code
        99202 to 99215
  sets:
    initials:
      title: Initial lines
      for each: line of CPT 11111
      source: s
  edits:
    looked_at:
      title: Look
      for each: line of CPT 22222
      when: line.units is more than 2 units
      warn: Many
      codes: { group: CO, carc: 151, rarc: [N362] }
      source: s
    waits:
      title: Wait
      for each: line from hours
      when: line.pump_owner is supplier
      pend: Not our pump
      source: s
    never:
      title: Never
      for each: line of visits_of_the_day
      when: initials is not empty
      deny: No visit beside an infusion
      codes: { group: CO, carc: 97 }
      source: s
    holds:
      title: Hold
      when: encounter.physician_order is not documented and initials is not empty
      hold: No order
      source: s
    renamed:
      title: Rename
      for each: line of CPT 36430
      recode: CPT 36440
      because: Another code
      source: s
    renamed_too:
      title: Rename otherwise
      for each: line of CPT 36430
      when: line.units is more than 1 unit
      recode: CPT 36450
      because: Another code yet
      source: s
    of_a_service:
      title: A service
      for each: service
      when: service.drug_class is complex
      if not documented: skip
      warn: Complex
      source: s
    of_a_diagnosis:
      title: A diagnosis
      for each: diagnosis
      when: diagnosis.code is ICD10 N18.4
      deny: Not for this
      source: s
`;
const ordered = { documented: ["physician_order"] };
const edits = rows("edits", [
  ["nothing", "nothing found", encounter([hour], ordered)],
  ["at", "units at a bound", encounter([given("a", "10:00 to 13:00", { pump_owner: "patient" })], ordered)],
  ["over", "one more, with reason codes", encounter([given("a", "10:00 to 13:31", { pump_owner: "patient" })], ordered)],
  ["pend", "an outcome of lines from a rule", encounter([given("a", "10:00 to 11:31", { pump_owner: "supplier" })], ordered)],
  ["most-severe", "the most severe outcome, every reason", encounter([given("a", "10:00 to 13:31", { pump_owner: "supplier" })], ordered)],
  ["held", "an edit that is not known holds its line", encounter([given("a", "10:00 to 11:00")], ordered)],
  ["encounter", "an edit of the encounter", encounter([hour])],
  ["given", "a given line is judged", encounter([hour], { ...ordered, visits: [{ code: "99213", modifiers: ["25"] }] })],
  ["given-alone", "and stands alone", encounter([], { visits: [{ code: "99213" }] })],
  ["maybe", "a line that may yet come makes a set not known", encounter([given("a", "10:00 to ?", { pump_owner: "patient" })], { ...ordered, visits: [{ code: "99213" }] })],
  ["recode", "a recode", encounter([], { procedures: [{ code: "36430" }] })],
  ["recode-clash", "two recodes that differ", encounter([], { procedures: [{ code: "36430", units: 2 }] })],
  ["service", "an edit of a service", encounter([given("a", "10:00 to 11:00", { pump_owner: "patient", drug_class: "complex" })], ordered)],
  ["diagnosis", "an edit of a diagnosis points at it", encounter([hour], { ...ordered, diagnoses: ["E86.0", "N18.4"] })],
  ["lines-sorted", "made lines before given ones", encounter([given("a", "10:00 to 13:31", { pump_owner: "patient" })], { ...ordered, visits: [{ code: "99202", date: "2026-03-01" }], procedures: [{ code: "36415" }] })],
]);

const TABLES = `
  tables:
    two_codes:
      title: Two codes
      columns: { column_1: code, column_2: code, bypass: word }
      key: [column_1, column_2]
      source: s
      rows: |
        column_1       | column_2    | bypass         | from       | to
        11111          | 33333       | allowed        |            |
        11111          | 44444 J0001 | not_allowed    |            | 2026-03-02
        55550 to 55559 | 33333       | not_allowed    |            |
        77777          | 77777       | not_allowed    |            |
        33333          | 11111       | allowed        | 2026-03-03 |
    parents:
      title: Parents
      columns: { add_on: code, parents: list of code, named: word }
      key: add_on
      source: s
      rows: |
        add_on | parents              | named | from       | to
        88888  | 11111 99990 to 99999 | all   |            |
        88889  |                      | none  |            |
        88887  | 99999                | all   | 2026-03-03 |
    most_units:
      title: Units
      columns: { code: code, daily: units, kind: word }
      key: code
      source: s
      rows: |
        code           | daily   | kind | from       | to
        22222          | 2 units | line | 2026-01-01 |
        22222          | 1 unit  | line |            | 2025-12-31
        36400 to 36499 | 3 units | line |            |
  modifier groups:
    apart:
      title: Apart
      members: [modifier 59, modifier XS]
      source: s
  modifiers:
    by_pump:
      title: By pump
      for each: line from hours
      when: line.pump_owner is clinic
      add: modifier 59
      source: s
  pairs:
    never:
      title: Never
      table: two_codes
      where: bypass is not_allowed
      keeps: column_1
      drops: column_2
      deny: Never both
      source: s
    unless:
      title: Unless
      table: two_codes
      where: bypass is allowed
      keeps: column_1
      drops: column_2
      bypass: { by: apart, where: bypass is allowed }
      deny: Not without a modifier
      codes: { group: CO, carc: 97 }
      source: s
    child:
      title: Child
      table: parents
      where: named is all
      code: add_on
      needs one of: parents
      warn: No parent
      source: s
  limits:
    each_day:
      title: A day
      for each: line of most_units
      at most: daily per day
      where: kind is line
      pend: Too many
      source: s
    sixty_days:
      title: Sixty days
      for each: line of CPT 36430
      at most: 4 units per 60 days
      deny: Too often
      source: s
`;
const owned = given("a", "10:00 to 11:00", { pump_owner: "patient" });
const beside = (procedures: readonly unknown[], administrations: readonly unknown[] = [owned], more: Readonly<Record<string, unknown>> = {}) => encounter(administrations, { procedures, ...more });
const pairs = rows("pairs", [
  ["dropped", "a code beside one that keeps", beside([{ code: "44444" }])],
  ["dropped-letter", "a row of several codes", beside([{ code: "J0001" }])],
  ["other-day", "another day", beside([{ code: "44444", date: "2026-03-01" }])],
  ["row-ended", "a row that has ended", encounter([given("a", "+10:00 to +11:00", { pump_owner: "patient" })], { date_of_service: "2026-03-03", procedures: [{ code: "44444" }] })],
  ["row-begun", "a row that has begun, the other way round", encounter([given("a", "+10:00 to +11:00", { pump_owner: "patient" })], { date_of_service: "2026-03-03", procedures: [{ code: "33333" }] })],
  ["range", "a range of codes", beside([{ code: "55555" }, { code: "33333" }])],
  ["range-outside", "outside a range", beside([{ code: "55560" }, { code: "33333", modifiers: ["59"] }])],
  ["itself", "a code beside itself", beside([{ code: "77777" }, { code: "77777" }])],
  ["alone", "one alone", beside([{ code: "77777" }])],
  ["lifted", "a modifier lifts it", beside([{ code: "33333", modifiers: ["XS"] }])],
  ["not-lifted", "another modifier does not", beside([{ code: "33333", modifiers: ["25"] }])],
  ["lifted-other", "a modifier of the other line", beside([{ code: "33333" }], [given("a", "10:00 to 11:00", { pump_owner: "clinic" })])],
  ["lifted-perhaps", "a modifier that the other line may carry", beside([{ code: "33333" }], [given("a", "10:00 to 11:00")])],
  ["maybe", "a line that may yet come", beside([{ code: "44444" }], [given("a", "10:00 to ?", { pump_owner: "patient" })])],
  ["parent", "an add-on with its parent", beside([{ code: "88888" }])],
  ["parent-range", "a parent in a range", beside([{ code: "88888" }, { code: "99995" }], [])],
  ["no-parent", "an add-on without one", beside([{ code: "88888" }, { code: "99989" }], [])],
  ["parent-maybe", "a parent that may yet come", beside([{ code: "88888" }], [given("a", "10:00 to ?", { pump_owner: "patient" })])],
  ["parent-not-yet", "a row that has not begun", beside([{ code: "88887" }], [])],
  ["parent-none", "a row without the word", beside([{ code: "88889" }], [])],
  ["limit-at", "units at a limit", encounter([given("a", "10:00 to 13:00", { pump_owner: "patient" })])],
  ["limit-over", "units over a limit", encounter([given("a", "10:00 to 13:31", { pump_owner: "patient" })])],
  ["limit-days", "each day alone", encounter([given("a", "21:00 to +03:00", { pump_owner: "patient" })])],
  ["limit-earlier-row", "the row in force on the date", encounter([given("a", "? to ?", { start: "2025-12-31T10:00Z", stop: "2025-12-31T13:00Z", pump_owner: "patient" })], { date_of_service: "2025-12-31" })],
  ["limit-range", "each code of a range by itself", beside([{ code: "36415", units: 3 }, { code: "36416", units: 3 }], [])],
  ["limit-range-over", "lines of one code together", beside([{ code: "36415", units: 3 }, { code: "36415", units: 1 }], [])],
  ["limit-maybe", "a line that may yet come", encounter([given("a", "10:00 to 13:00", { pump_owner: "patient" }), given("b", "14:00 to ?", { pump_owner: "patient" })])],
  ["window", "units in sixty days", beside([{ code: "36430", units: 2 }], [], { history: [{ code: "36430", date: "2026-01-02", units: 2 }] })],
  ["window-over", "one more", beside([{ code: "36430", units: 2 }], [], { history: [{ code: "36430", date: "2026-01-02", units: 3 }] })],
  ["window-before", "a day before the window", beside([{ code: "36430", units: 2 }], [], { history: [{ code: "36430", date: "2026-01-01", units: 3 }] })],
  ["window-later", "a later day", beside([{ code: "36430", units: 2 }], [], { history: [{ code: "36430", date: "2026-03-03", units: 3 }] })],
]);

const DRUGS = `
  tables:
    sizes:
      title: Sizes
      columns: { drug: HCPCS, size: amount }
      key: drug
      source: s
      rows: |
        drug           | size   | from       | to
        J1745          | 10 mg  |            |
        J2405          | 100 mcg |           |
        J7050          | 250 ml |            |
        J1756          | 1 mg   | 2026-03-02 |
        J1756          | 2 mg   |            | 2026-03-01
        J9000 to J9035 | 5 IU   |            |
  drug units:
    drugs:
      title: Units from the dose
      for each: administration
      dose: administration.dose
      unit size: sizes
      round: up
      discarded: { of: administration.vials, add: modifier JW, from: 1 unit }
      source: s
  modifiers:
    used_up:
      title: Used up
      for each: line from drugs
      when: line.vials_used_up is yes and line.part is drug_given
      if not documented: skip
      add: modifier JZ
      source: s
  edits:
    spare:
      title: A spare vial
      for each: line from drugs
      when: line.spare_vial is yes
      if not documented: skip
      warn: One vial too many
      source: s
`;
const amount = (text: string) => ({ amount: text.split(" ")[0], unit: text.split(" ")[1] });
const vial = (text: string, single = true) => ({ ...amount(text), single_dose: single });
const dose = (drug: string | undefined, text: string | undefined, vials?: readonly unknown[], id = "a") =>
  given(id, "10:00", { technique: "push", drug, dose: text === undefined ? undefined : amount(text), vials });
const drugs = rows("drugs", [
  ["whole", "whole units", encounter([dose("J1745", "400 mg")])],
  ["begun", "a unit begun", encounter([dose("J1745", "400.001 mg")])],
  ["nothing", "a dose of nothing", encounter([dose("J1745", "0 mg")])],
  ["grams", "grams", encounter([dose("J1745", "0.4 g")])],
  ["micrograms", "a smaller unit", encounter([dose("J2405", "4 mg")])],
  ["kilograms", "a larger one", encounter([dose("J2405", "0.0000001 kg")])],
  ["litres", "litres", encounter([dose("J7050", "1 l")])],
  ["international", "a unit like itself alone", encounter([dose("J9001", "11 IU")])],
  ["other-kind", "a unit of another kind", encounter([dose("J9001", "11 mg")])],
  ["other-drug", "a drug without a row", encounter([dose("J9036", "11 mg")])],
  ["row-today", "the row of the date", encounter([dose("J1756", "5 mg")])],
  ["row-before", "the row before it", encounter([given("a", "? to ?", { start: "2026-03-01T10:00Z", technique: "push", drug: "J1756", dose: amount("5 mg") })], { date_of_service: "2026-03-01" })],
  ["no-dose", "a dose that is not known", encounter([dose("J1745", undefined)])],
  ["no-drug", "a drug that is not known", encounter([dose(undefined, "5 mg")])],
  ["vials-used-up", "vials that hold just the dose", encounter([dose("J1745", "400 mg", [vial("100 mg"), vial("300 mg")])])],
  ["vials-left", "units left in vials", encounter([dose("J1745", "395 mg", [vial("400 mg")])])],
  ["vials-left-whole", "a whole unit left", encounter([dose("J1745", "385 mg", [vial("400 mg")])])],
  ["vials-spare", "a vial that could have stayed closed", encounter([dose("J1745", "200 mg", [vial("100 mg"), vial("100 mg"), vial("50 mg")])])],
  ["vials-shared", "vials that several may use", encounter([dose("J1745", "385 mg", [vial("400 mg", false)])])],
  ["vials-other", "vials of another kind", encounter([dose("J1745", "385 mg", [vial("400 ml")])])],
  ["vials-none", "a list without vials", encounter([dose("J1745", "385 mg", [])])],
  ["vials-too-small", "vials that do not hold the dose", encounter([dose("J1745", "385 mg", [vial("100 mg")])])],
  ["two", "two administrations of a drug", encounter([dose("J1745", "15 mg"), dose("J1745", "15 mg", undefined, "b")])],
  ["huge", "more units than a line may have", encounter([dose("J2405", "999999999 g")])],
  ["no-start", "a start that is not known", encounter([given("a", "?", { technique: "push", drug: "J1745", dose: amount("10 mg") })])],
]);

const COVERAGE = `
  not covered:
    too_long:
      title: Too long for us
      for each: service
      when: minutes of service is more than 480 minutes
      because: Ask before you bill
      source: s
    not_ours:
      title: Not ours
      when: encounter.place_of_service is POS 12
      if not documented: skip
      because: Not at home
      source: s
`;
const coverage = rows("coverage", [
  ["at", "at the bound", encounter([given("a", "10:00 to 18:00")])],
  ["over", "over it: nothing is billed", encounter([given("a", "10:00 to 18:01"), given("b", "10:00 to 11:00")])],
  ["unknown", "not known: made lines wait", encounter([given("a", "10:00 to ?"), given("b", "10:00 to 11:00")])],
  ["encounter", "a rule of the encounter", encounter([given("a", "10:00 to 11:00")], { place_of_service: "12" })],
  ["other", "another place", encounter([given("a", "10:00 to 11:00")], { place_of_service: "11" })],
  ["given", "given lines stay", encounter([given("a", "10:00 to 18:01")], { procedures: [{ code: "36430" }] })],
]);

export const CLAIMS: Topic = {
  name: "claims",
  packs: {
    modifiers: { sections: [DATED, INFUSIONS, HOURS, MODIFIERS] },
    edits: { sections: [DATED, INFUSIONS, HOURS, EDITS] },
    pairs: { sections: [DATED, INFUSIONS, HOURS, TABLES] },
    drugs: { sections: [DATED, DRUGS] },
    coverage: { sections: [DATED, INFUSIONS, HOURS, COVERAGE] },
  },
  cases: [...modifiers, ...edits, ...pairs, ...drugs, ...coverage],
};
