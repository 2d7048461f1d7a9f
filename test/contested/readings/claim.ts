import type { Reading } from "../reading.ts";

const CHEMOTHERAPY_PUSH_FIRST = `
encounter: { claim_type: professional, place_of_service: 11, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class                 | substance | primary_reason | start | stop
  p  | intravenous | push      | therapeutic | nonhormonal_antineoplastic | drug A    | yes            | 08:00 |
  b  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic | drug B    |                | 08:10 | 09:10`;

const DRUG_OF_340B = (facility: string): string => `
encounter: { claim_type: facility, is_340b: yes, facility_type: ${facility}, date_of_service: 2026-03-02 }
drug lines: |
  code  | units
  J1756 | 200
chart: |
  id | route       | technique | purpose     | drug  | start | stop
  a  | intravenous | infusion  | therapeutic | J1756 | 08:00 | 09:00`;

const OF_340B = `
sets:
  drug_lines_given:
    title: Drug lines of the claim
    for each: line
    keep: line.part is drug_given
    source: SOURCE`;

/** Other readings of what stands on the claim: C12, C13, C18, C19, C23. */
export const claimReadings: readonly Reading[] = [
  {
    point: "C12",
    name: "waste-of-more-than-one-unit",
    says: "A single discarded unit is taken for what rounding up has billed already",
    publisher: "unverified",
    rules: `
exceptions:
  two_units_at_least:
    to: billed_from_dose
    change: { discarded.from: 2 units }
    because: One unit more or less is rounding`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug  | drug_class | start | stop  | dose  | vials
  a  | intravenous | infusion  | therapeutic | J1745 | complex    | 10:00 | 11:00 | 85 mg | 100 mg`,
    base: "96413, J1745 x9, J1745-JW",
    layer: "96413, J1745 x9",
  },
  {
    point: "C18",
    name: "next-chemotherapy-needs-a-first-hour",
    says: "A further chemotherapy infusion hangs from a first hour only",
    publisher: "unverified",
    rules: `
exceptions:
  first_hour_only:
    to: next_chemotherapy_without_a_first_hour
    instead: { deny: Only a first hour of chemotherapy is its parent }
    because: A push is no parent`,
    chart: CHEMOTHERAPY_PUSH_FIRST,
    base: "96409, 96417; warn",
    layer: "96409, 96417 deny; deny",
  },
  {
    point: "C18",
    name: "next-chemotherapy-after-a-push",
    says: "A further chemotherapy infusion may hang from a push",
    publisher: "carecostestimate",
    rules: `
exceptions:
  push_is_a_parent:
    to: next_chemotherapy_without_a_first_hour
    instead: nothing
    because: A push is a parent`,
    chart: CHEMOTHERAPY_PUSH_FIRST,
    base: "96409, 96417; warn",
    layer: "96409, 96417",
  },
  {
    point: "C13",
    name: "59-lifts-every-pair",
    says: "59 lifts a pair that never may be",
    publisher: "Horizon NJ Health",
    rules: `
exceptions:
  any_pair_is_lifted:
    to: column_two
    when: line.modifiers includes modifier 59
    instead: nothing
    because: The modifier is taken on every pair`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
procedures: |
  code  | modifiers
  36000 | 59
chart: |
  id | route       | technique | purpose     | drug_class | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | 08:00 | 09:00`,
    base: "36000-59 deny, 96365; deny",
    layer: "36000-59, 96365",
  },
  {
    point: "C19",
    name: "transfusion-by-the-hour",
    says: "Transfusion is billed by the hour, as the caller counted the hours",
    publisher: "Anthem",
    rules: `
exceptions:
  transfusion_by_the_hour:
    to: transfusion_once
    instead: nothing
    because: This payer pays by the hour`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
procedures: |
  code  | units
  36430 | 3`,
    base: "36430 x3; warn",
    layer: "36430 x3",
  },
  {
    point: "C23",
    name: "tb-for-all",
    says: "Every drug of the discount programme carries TB",
    publisher: "unverified",
    rules: `${OF_340B}
modifiers:
  discounted:
    title: Drugs of the discount programme
    for each: line in drug_lines_given
    when: encounter.is_340b is yes
    add: modifier TB
    source: SOURCE`,
    chart: DRUG_OF_340B("hospital"),
    base: "96365, J1756 x200",
    layer: "96365, J1756-TB x200",
  },
  {
    point: "C23",
    name: "jg-or-tb",
    says: "Drugs of the discount programme carry TB or JG by the kind of hospital",
    publisher: "Essential Hospitals",
    rules: `${OF_340B}
modifiers:
  discounted_tb:
    title: Drugs of the discount programme, hospitals named for TB
    for each: line in drug_lines_given
    when all:
      - encounter.is_340b is yes and encounter.facility_type is documented
      - |
        encounter.facility_type is critical_access_hospital or encounter.facility_type is maryland_hospital
        or encounter.facility_type is sole_community_hospital or encounter.facility_type is childrens_hospital
        or encounter.facility_type is cancer_hospital
    add: modifier TB
    source: SOURCE
  discounted_jg:
    title: Drugs of the discount programme, other hospitals
    for each: line in drug_lines_given
    when: encounter.is_340b is yes and encounter.facility_type is hospital
    add: modifier JG
    source: SOURCE`,
    chart: DRUG_OF_340B("hospital"),
    base: "96365, J1756 x200",
    layer: "96365, J1756-JG x200",
  },
];
