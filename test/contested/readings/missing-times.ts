import type { Reading } from "../reading.ts";

const DRUG = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | 10:00 |`;

const CHEMOTHERAPY = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class                 | start | stop
  a  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic | 10:00 |`;

const FLUID = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose   | start | stop
  h  | intravenous | infusion  | hydration | 10:00 |`;

/** Other readings of a stop time that nobody charted, kind by kind (C2). */
export const missingTimeReadings: readonly Reading[] = [
  {
    point: "C2",
    name: "drug-without-a-stop-is-a-push",
    says: "A drug infusion without a stop time is a push",
    publisher: "CMS, older answer",
    rules: `
assume:
  drug_counts_as_a_push:
    title: A drug without a stop time counts 15 minutes
    for each: administration
    when all:
      - administration.technique is infusion and administration.purpose in drug_purposes
      - administration.start is documented and administration.stop is not documented
      - administration.volume_ml is not documented
      - administration.drug_class is not documented or administration.drug_class is standard
    take: { stop: administration.start plus 15 minutes }
    because: Without a stop time this payer pays a push`,
    chart: DRUG,
    base: "nothing; hold",
    layer: "96374",
  },
  {
    point: "C2",
    name: "drug-without-a-stop-earns-nothing",
    says: "A drug infusion without a stop time is not billed",
    publisher: "QHR",
    rules: `
exceptions:
  drug_without_a_stop_is_left_out:
    to: separately_reported
    when: service.technique is infusion and service.purpose in drug_purposes and service.stop is not documented
    instead: leave out
    because: Without a stop time the infusion is not billed`,
    chart: DRUG,
    base: "nothing; hold",
    layer: "nothing",
  },
  {
    point: "C2",
    name: "chemotherapy-without-a-stop-is-a-push",
    says: "Chemotherapy without a stop time is a push, other drugs wait",
    publisher: "unverified",
    rules: `
assume:
  chemotherapy_counts_as_a_push:
    title: Chemotherapy without a stop time counts 15 minutes
    for each: administration
    when all:
      - administration.technique is infusion and administration.start is documented and administration.stop is not documented
      - administration.volume_ml is not documented
      - administration.drug_class is documented and administration.drug_class is not standard
    take: { stop: administration.start plus 15 minutes }
    because: Without a stop time this payer pays a push`,
    chart: CHEMOTHERAPY,
    base: "nothing; hold",
    layer: "96409",
  },
  {
    point: "C2",
    name: "fluid-without-a-stop-is-a-push",
    says: "Fluid without a stop time is a push, the initial one where nothing else is",
    publisher: "CMS, older answer",
    rules: `
bills:
  fluid_is_the_initial_push:
    title: Fluid without a stop time, nothing else at the site
    for each: service in hydration_without_times
    when: service.start is documented and ranked sharing its site is empty
    bill: CPT 96374
    source: SOURCE
  fluid_is_a_further_push:
    title: Fluid without a stop time beside something else
    for each: service in hydration_without_times
    when: service.start is documented and ranked sharing its site is not empty
    bill: CPT 96375
    source: SOURCE`,
    chart: FLUID,
    base: "nothing; warn",
    layer: "96374; warn",
  },
  {
    point: "C2",
    name: "fluid-without-a-stop-waits",
    says: "Fluid without a stop time waits for it",
    publisher: "payerpack",
    rules: `
exceptions:
  fluid_waits:
    to: hydration
    when: service.purpose is hydration and service.stop is not documented
    instead: keep
    because: The record is corrected first`,
    chart: FLUID,
    base: "nothing; warn",
    layer: "nothing; hold",
  },
  {
    point: "C2",
    name: "nothing-is-worked-out",
    says: "A stop time is never worked out from volume and rate",
    publisher: "QHR",
    rules: `
exceptions:
  nothing_is_worked_out:
    to: stop_from_volume_and_rate
    instead: nothing
    because: Only charted times count`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | start | stop | volume_ml | rate_ml_per_hour | rate_documented_by
  a  | intravenous | infusion  | therapeutic | 10:00 |      | 250       | 250              | nursing`,
    base: "96365",
    layer: "nothing; hold",
  },
  {
    point: "C2",
    name: "under-the-skin-without-a-stop",
    says: "An infusion under the skin without a stop time is an injection",
    publisher: "payerpack",
    rules: `
assume:
  under_the_skin_counts_as_an_injection:
    title: An infusion under the skin without a stop time counts 15 minutes
    for each: administration
    when: |
      administration.technique is infusion and administration.route is subcutaneous
      and administration.start is documented and administration.stop is not documented
      and administration.volume_ml is not documented
    take: { stop: administration.start plus 15 minutes }
    because: Without a stop time it is an injection`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route        | technique | purpose     | drug_class | start | stop
  g  | subcutaneous | infusion  | therapeutic | standard   | 10:00 |`,
    base: "nothing; hold",
    layer: "96372",
  },
  {
    point: "C2",
    name: "concurrent-without-a-stop",
    says: "A drug charted beside a longer infusion, its stop missing, is taken to have run beside it",
    publisher: "payerpack",
    rules: `
assume:
  no_stop_is_sixteen_minutes:
    title: A drug without a stop time counts 16 minutes
    for each: administration
    when all:
      - administration.technique is infusion and administration.purpose in drug_purposes
      - administration.start is documented and administration.stop is not documented
      - administration.volume_ml is not documented
    take: { stop: administration.start plus 16 minutes }
    because: Concurrent infusion is not timed`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 10:00 | 11:00
  b  | intravenous | infusion  | therapeutic | standard   | drug B    | 10:00 |`,
    base: "nothing; hold",
    layer: "96365, 96368",
  },
];
