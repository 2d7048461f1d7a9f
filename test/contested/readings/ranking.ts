import type { Reading } from "../reading.ts";

const SAME_RUNG = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 08:00 | 08:40
  b  | intravenous | infusion  | therapeutic | standard   | drug B    | 08:20 | 10:00`;

const PUMP_AND_DRUG = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class                 | substance    | portable_pump | site  | start | stop
  p  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic | fluorouracil | yes           |       | 08:00 | 20:00
  a  | intravenous | infusion  | therapeutic | standard                   | drug A       |               |       | 20:10 | 21:10`;

/** Other readings of what comes first: C15, C17, C24, C26, and of what is a repeated push: C16, C22, C27. */
export const rankingReadings: readonly Reading[] = [
  {
    point: "C15",
    name: "earliest-on-a-rung",
    says: "Of two infusions of one rung the earlier is the initial",
    publisher: "payerpack",
    rules: `
exceptions:
  earliest_on_a_rung:
    to: ranking
    when: encounter.claim_type is facility
    change:
      prefer:
        - service not in ranked_last
        - service in other_pumps_going_home
        - service in infusions and service in chemotherapy
        - service in pushes and service in chemotherapy
        - service in infusions
        - service in pushes
        - earliest service.start
    because: The first one hung is the initial`,
    chart: SAME_RUNG,
    base: "96365, 96366, 96367",
    layer: "96365, 96367",
  },
  {
    point: "C17",
    name: "pumps-outside-the-slot",
    says: "The start of a prolonged pump leaves the place of the initial service free",
    publisher: "unverified",
    rules: `
exceptions:
  pumps_outside_the_slot:
    to: ranked
    when: service in prolonged_chemotherapy or service in other_pumps_going_home
    instead: leave out
    because: The pump is no initial service`,
    chart: PUMP_AND_DRUG,
    base: "96367, 96416",
    layer: "96365, 96416",
  },
  {
    point: "C24",
    name: "injections-in-the-ladder",
    says: "An injection ranks between a push and fluid, so fluid beside it is never initial",
    publisher: "americanmedicalcoding",
    rules: `
exceptions:
  injections_are_ranked:
    to: ranked
    when: service in injections
    instead: keep
    because: The ladder names injections
  injections_above_fluid:
    to: ranking
    when: encounter.claim_type is facility
    change:
      prefer:
        - service not in ranked_last
        - service in other_pumps_going_home
        - service in infusions and service in chemotherapy
        - service in pushes and service in chemotherapy
        - service in infusions
        - service in pushes
        - service in injections
        - longest minutes of infused_time
        - earliest service.start
    because: The ladder names injections`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route         | technique | purpose     | drug_class | substance   | start | stop
  c  | intramuscular | injection | therapeutic | standard   | ceftriaxone | 08:00 |
  h  | intravenous   | infusion  | hydration   |            | saline      | 08:10 | 08:55`,
    base: "96360, 96372",
    // no list of parents names an injection
    layer: "96361, 96372; warn",
  },
  {
    point: "C26",
    name: "no-reason-no-claim",
    says: "A professional claim without a main reason waits where the reason would change it",
    publisher: "payerpack",
    rules: `
exceptions:
  no_reason_no_claim:
    to: professional_main_reason
    change: { if a tie changes the bill: hold }
    because: Somebody says what the visit was for`,
    chart: `
encounter: { claim_type: professional, place_of_service: 11, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance   | start | stop
  o  | intravenous | push      | therapeutic | standard   | ondansetron | 08:00 |
  a  | intravenous | infusion  | therapeutic | standard   | iron        | 08:10 | 09:10`,
    base: "96365, 96375; warn",
    layer: "nothing; hold",
  },
  {
    point: "C16",
    name: "each-needle-counts",
    says: "Each needle of a divided dose is an injection",
    publisher: "HCPro",
    rules: `
exceptions:
  each_needle_counts:
    to: [drug_injection, hormonal_injection, chemotherapy_injection]
    change: { once per: none }
    because: Each needle is a service`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route         | technique | purpose     | drug_class | substance   | ordered_dose_id | start
  a  | intramuscular | injection | therapeutic | standard   | ceftriaxone | one             | 08:00
  b  | intramuscular | injection | therapeutic | standard   | ceftriaxone | one             | 08:02`,
    base: "96372",
    layer: "96372 x2",
  },
  {
    point: "C22",
    name: "listed-drugs-are-not-complex",
    says: "A drug of the payer's dated list is given like any other",
    publisher: "AmeriHealth",
    rules: `
code sets:
  not_complex:
    title: Drugs of the list
    system: HCPCS
    source: SOURCE
    codes: |
      code  | from
      J0897 | 2022-04-26
exceptions:
  listed_is_not_complex:
    to: chemotherapy
    when: service.drug is documented and service.drug in not_complex
    instead: leave out
    because: The list says so`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route        | technique | purpose     | drug  | start
  d  | subcutaneous | injection | therapeutic | J0897 | 08:00`,
    base: "96401",
    layer: "96372",
  },
  {
    point: "C27",
    name: "push-after-its-infusion-is-new",
    says: "A push of a drug that was only infused before is a push of another drug",
    publisher: "payerpack",
    rules: `
exceptions:
  push_is_new_to_pushes:
    to: repeated_pushes
    when: drug_pushes sharing its substance before it in ranking is empty
    instead: leave out
    because: Each technique is counted by itself`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 08:00 | 09:00
  m  | intravenous | push      | therapeutic | standard   | drug A    | 11:00 |`,
    base: "96365, 96376",
    layer: "96365, 96375",
  },
];
