import type { Reading } from "../reading.ts";

const THREE_SHORT = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 07:00 | 07:25
  b  | intravenous | infusion  | therapeutic | standard   | drug A    | 11:00 | 11:25
  c  | intravenous | infusion  | therapeutic | standard   | drug A    | 15:00 | 15:25`;

const PARTIAL_OVERLAP = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 06:00 | 07:30
  b  | intravenous | infusion  | therapeutic | standard   | drug B    | 07:00 | 16:00`;

const PARALLEL_CHEMOTHERAPY = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class                 | substance | start | stop
  a  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic | drug A    | 08:00 | 10:00
  b  | intravenous | infusion  | therapeutic | nonhormonal_antineoplastic | drug B    | 08:00 | 09:00`;

/** Other readings of infusions beside and after one another: C3, C4, C5, C6, C20, C21. */
export const infusionReadings: readonly Reading[] = [
  {
    point: "C3",
    name: "further-hour-for-each-bag",
    says: "Each later bag of a drug is a further hour from 16 minutes",
    publisher: "MedLearn",
    rules: `
exceptions:
  each_bag_from_16:
    to: same_drug_again
    change: { first.from: 16 minutes }
    because: Each bag of 16 minutes is a further hour`,
    chart: THREE_SHORT,
    base: "96365; warn",
    layer: "96365, 96366 x2; warn",
  },
  {
    point: "C3",
    name: "later-doses-are-sequential",
    says: "A later dose of a drug is an infusion in turn",
    publisher: "HCPro",
    rules: `
exceptions:
  later_doses_in_turn:
    to: same_drug_again
    change: { first.code: CPT 96367, first.from: 16 minutes }
    because: A later dose is sequential`,
    chart: THREE_SHORT,
    base: "96365; warn",
    layer: "96365, 96367 x2; warn",
  },
  {
    point: "C3",
    name: "short-later-doses-are-pushes",
    says: "A later dose of 30 minutes or less is a repeated push",
    publisher: "Haugen",
    rules: `
bills:
  short_later_dose:
    title: A later dose of 30 minutes or less
    for each: service in repeated_infusions
    when: minutes of own_time is at most 30 minutes
    bill: CPT 96376
    source: SOURCE`,
    chart: THREE_SHORT,
    base: "96365; warn",
    layer: "96365, 96376 x2; warn",
  },
  {
    point: "C3",
    name: "doses-of-a-day-are-added",
    says: "All doses of a drug are one infusion, 75 minutes here",
    publisher: "payerpack",
    rules: `
exceptions:
  doses_are_added:
    to: gap_tolerance
    change: { is: 2880 minutes }
    because: The times of one drug are added`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 07:00 | 07:31
  b  | intravenous | infusion  | therapeutic | standard   | drug A    | 11:00 | 11:30
  c  | intravenous | infusion  | therapeutic | standard   | drug A    | 15:00 | 15:30`,
    base: "96365; warn",
    layer: "96365, 96366",
  },
  {
    point: "C4",
    name: "next-drug-past-the-hour",
    says: "A further drug counts only past its hour",
    publisher: "Palmetto",
    rules: `
exceptions:
  next_drug_past_the_hour:
    to: shortest_next_infusion
    change: { is: 61 minutes }
    because: The hour is not exceeded`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 08:00 | 09:00
  b  | intravenous | infusion  | therapeutic | standard   | drug B    | 09:00 | 09:20`,
    base: "96365, 96367",
    layer: "96365",
  },
  {
    point: "C5",
    name: "any-overlap-is-concurrent",
    says: "An infusion that shares a minute with a higher one is concurrent",
    publisher: "unverified",
    rules: `
exceptions:
  any_overlap_is_concurrent:
    to: concurrent_infusions
    when: infusions overlapping it before it in ranking is not empty
    instead: keep
    because: Any overlap is concurrent`,
    chart: PARTIAL_OVERLAP,
    base: "96365, 96366 x8, 96367",
    layer: "96365, 96366 x8, 96368",
  },
  {
    point: "C5",
    name: "sixteen-minutes-together",
    says: "Infusions are concurrent only where they ran together for 16 minutes",
    publisher: "Haugen",
    rules: `
times:
  shared_time:
    title: Time of an infusion while a higher one ran
    for each: service in infusions
    is: time of service inside infusions before it in ranking
    because: Only shared time counts
    source: SOURCE
exceptions:
  little_overlap_is_in_turn:
    to: concurrent_infusions
    when: minutes of shared_time is less than 16 minutes
    instead: leave out
    because: They did not run together for 16 minutes`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 08:00 | 09:00
  b  | intravenous | infusion  | therapeutic | standard   | drug B    | 08:50 | 09:15`,
    base: "96365, 96368",
    layer: "96365",
  },
  {
    point: "C6",
    name: "parallel-chemotherapy-is-unlisted",
    says: "Chemotherapy beside chemotherapy is a service without a code",
    publisher: "unverified",
    rules: `
bills:
  parallel_is_unlisted:
    title: Chemotherapy beside chemotherapy
    for each: service in parallel_chemotherapy
    bill: CPT 96549
    source: SOURCE
exceptions:
  nobody_looks:
    to: review_parallel_chemotherapy
    instead: nothing
    because: It is billed as unlisted`,
    chart: PARALLEL_CHEMOTHERAPY,
    base: "96413, 96415; hold",
    layer: "96413, 96415, 96549 hold; hold",
  },
  {
    point: "C6",
    name: "parallel-chemotherapy-in-turn",
    says: "Chemotherapy beside chemotherapy counts by the minutes it had alone, here none",
    publisher: "unverified",
    rules: `
exceptions:
  parallel_in_turn:
    to: parallel_chemotherapy
    instead: leave out
    because: Only its own minutes count`,
    chart: PARALLEL_CHEMOTHERAPY,
    base: "96413, 96415; hold",
    layer: "96413, 96415",
  },
  {
    point: "C20",
    name: "five-minutes-between-bags",
    says: "Two bags five minutes apart are one infusion",
    publisher: "Coding Ahead",
    rules: `
exceptions:
  five_minutes_between:
    to: gap_tolerance
    change: { is: 5 minutes }
    because: A bag is changed in five minutes`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 08:00 | 08:50
  b  | intravenous | infusion  | therapeutic | standard   | drug A    | 08:55 | 09:36`,
    base: "96365, 96366; warn",
    layer: "96365, 96366",
  },
  {
    point: "C21",
    name: "further-hour-from-90-minutes",
    says: "A further hour counts from 30 minutes past the hour, so at 90",
    publisher: "Coding Ahead",
    rules: `
exceptions:
  from_30_past:
    to: [initial_infusion, next_infusion, initial_chemotherapy, next_chemotherapy]
    change: { more.past: 29 minutes }
    because: Thirty minutes past the hour are enough
  fluid_from_30_past:
    to: [hydration_alone, hydration_after_drug]
    change: { more.past: 29 minutes }
    because: Thirty minutes past the hour are enough`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 08:00 | 09:30`,
    base: "96365",
    layer: "96365, 96366",
  },
];
