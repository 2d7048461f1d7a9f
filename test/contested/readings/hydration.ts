import type { Reading } from "../reading.ts";

/** Other readings of how fluid is counted: C1, C10, C14, C25, and of fluid without a stop time (C2). */
export const hydrationReadings: readonly Reading[] = [
  {
    point: "C1",
    name: "each-piece-alone",
    says: "Fluid before and after a drug is not added, so 30 and 20 minutes earn nothing",
    publisher: "unnamed payer",
    rules: `
exceptions:
  each_piece_alone:
    to: hydration_time
    change: { pieces: each alone }
    because: Pieces are not added`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class                 | start | stop
  h  | intravenous | infusion  | hydration   |                            | 10:50 | 13:25
  c  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic | 11:20 | 13:05`,
    base: "96361, 96413, 96415",
    layer: "96413, 96415",
  },
  {
    point: "C1",
    name: "long-pieces-are-added",
    says: "Only pieces of 31 minutes are added, so 70 count and 25 do not",
    publisher: "unnamed payer",
    rules: `
exceptions:
  long_pieces_are_added:
    to: hydration_time
    change: { shortest piece: 31 minutes }
    because: A piece under 31 minutes is not hydration`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | start | stop
  h  | intravenous | infusion  | hydration   | 08:00 | 09:10
  a  | intravenous | infusion  | therapeutic | 09:10 | 10:10
  i  | intravenous | infusion  | hydration   | 10:10 | 10:35`,
    base: "96361 x2, 96365",
    layer: "96361, 96365",
  },
  {
    point: "C10",
    name: "directed-fluid-is-integral",
    says: "Fluid that a drug's directions require is part of the drug",
    publisher: "Noridian",
    rules: `
exceptions:
  directed_fluid_is_integral:
    to: hydration
    when: service.drug_directed_hydration is yes
    instead: leave out
    because: It is part of giving the drug`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class                 | drug_directed_hydration | necessity_documented | start | stop
  h  | intravenous | infusion  | hydration   |                            | yes                     | yes                  | 08:00 | 09:00
  c  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic |                         |                      | 09:00 | 10:00`,
    base: "96361, 96413",
    layer: "96413",
  },
  {
    point: "C10",
    name: "directed-fluid-always-counts",
    says: "Fluid before a drug that harms the kidney counts, also where the chart does not say why this patient needed it",
    publisher: "Centene",
    rules: `
exceptions:
  directed_fluid_always_counts:
    to: hydration
    when: service.drug_directed_hydration is yes and service.purpose is hydration
    instead: keep
    because: Fluid before such a drug is reportable`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class                 | drug_directed_hydration | start | stop
  h  | intravenous | infusion  | hydration   |                            | yes                     | 08:00 | 09:00
  c  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic |                         | 09:00 | 10:00`,
    base: "96413",
    layer: "96361, 96413",
  },
  {
    point: "C14",
    name: "hydration-from-16-minutes",
    says: "The first hour of fluid counts from 16 minutes",
    publisher: "Select Health",
    rules: `
exceptions:
  hydration_from_16:
    to: shortest_hydration
    change: { is: 16 minutes }
    because: The first hour is paid after 15 minutes`,
    chart: `
encounter: { claim_type: professional, place_of_service: 11, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose   | primary_reason | start | stop
  h  | intravenous | infusion  | hydration | yes            | 08:00 | 08:20`,
    base: "nothing",
    layer: "96360",
  },
  {
    point: "C25",
    name: "electrolytes-are-hydration",
    says: "Electrolytes are hydration, also where they were ordered as a treatment",
    publisher: "UWHC",
    rules: `
code sets:
  electrolytes:
    title: Electrolytes
    system: HCPCS
    source: SOURCE
    codes: |
      code
      J3480
exceptions:
  electrolytes_are_fluid:
    to: hydration
    when: service.drug is documented and service.drug in electrolytes
    instead: keep
    because: They are hydration
  electrolytes_are_no_drug:
    to: [drugs, drugs_running]
    when: service.drug is documented and service.drug in electrolytes
    instead: leave out
    because: They are hydration`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug  | start | stop
  k  | intravenous | infusion  | therapeutic | J3480 | 08:00 | 10:00`,
    base: "96365, 96366",
    layer: "96360, 96361",
  },
  {
    point: "C25",
    name: "electrolytes-are-a-treatment",
    says: "Electrolytes are a treatment, also where they were charted as fluid",
    publisher: "unverified",
    rules: `
code sets:
  electrolytes:
    title: Electrolytes
    system: HCPCS
    source: SOURCE
    codes: |
      code
      J3480
exceptions:
  electrolytes_are_no_fluid:
    to: hydration
    when: service.drug is documented and service.drug in electrolytes
    instead: leave out
    because: They treat a deficit
  electrolytes_are_a_drug:
    to: [drugs, drugs_running]
    when: service.drug is documented and service.drug in electrolytes
    instead: keep
    because: They treat a deficit`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose   | drug  | start | stop
  k  | intravenous | infusion  | hydration | J3480 | 08:00 | 10:00`,
    base: "96360, 96361",
    layer: "96365, 96366",
  },
];
