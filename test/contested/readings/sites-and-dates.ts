import type { Reading } from "../reading.ts";

const TWO_SITES = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
sites: |
  id    | kind       | separate_site_documented
  left  | peripheral |
  right | peripheral | yes
chart: |
  id | route       | technique | purpose     | drug_class | substance | site  | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | left  | 08:00 | 09:00
  b  | intravenous | infusion  | therapeutic | standard   | drug B    | right | 08:00 | 09:00`;

const OVER_MIDNIGHT = `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 23:45 | 01:20 next`;

const secondSite = (word: string, modifier: string, publisher: string): Reading => ({
  point: "C11",
  name: `second-site-${modifier.toLowerCase()}`,
  says: `A second site carries ${modifier}, ${word}`,
  publisher,
  rules: `
exceptions:
  second_site_carries_${modifier.toLowerCase()}:
    to: second_site
    change: { add: modifier ${modifier} }
    because: This payer wants ${modifier}`,
  chart: TWO_SITES,
  base: "96365, 96365-59",
  layer: `96365, 96365-${modifier}`,
});

/** Other readings of sites, encounters of a day and midnight: C7, C8, C9, C11. */
export const siteAndDateReadings: readonly Reading[] = [
  {
    point: "C7",
    name: "access-placed-again",
    says: "An access placed after another was taken out is a site of its own",
    publisher: "Revenue Cycle Advisor",
    rules: `
sets:
  removed_accesses:
    title: Accesses that were taken out
    for each: access
    keep: access.removed is documented
    source: SOURCE
orders:
  by_placement:
    title: Accesses as they were placed
    for each: access
    prefer:
      - earliest access.placed
    source: SOURCE
exceptions:
  placed_again_is_apart:
    to: coding_sites
    change:
      apart when: |
        access.separate_site_documented is yes
        or (access.placed is documented and removed_accesses before it in by_placement is not empty)
    because: The first access was removed`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
sites: |
  id    | kind       | placed | removed
  left  | peripheral | 07:50  | 10:00
  right | peripheral | 13:50  |
chart: |
  id | route       | technique | purpose     | drug_class | substance | site  | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | left  | 08:00 | 09:00
  b  | intravenous | infusion  | therapeutic | standard   | drug B    | right | 14:00 | 15:00`,
    base: "96365, 96367",
    layer: "96365 x2",
  },
  {
    point: "C8",
    name: "all-time-on-the-first-day",
    says: "A facility dates all units of an infusion on the day it began",
    publisher: "Haugen",
    rules: `
exceptions:
  all_on_the_first_day:
    to: day_earned
    when: encounter.claim_type is facility
    change: { date: day begun }
    because: The whole infusion is billed on its start date`,
    chart: OVER_MIDNIGHT,
    base: "96365 on 2026-03-03, 96366 on 2026-03-03",
    layer: "96365, 96366",
  },
  {
    point: "C8",
    name: "each-day-alone",
    says: "Each day is tested by itself, so 15 minutes before midnight are dropped",
    publisher: "Haugen",
    rules: `
exceptions:
  each_day_alone:
    to: own_time
    change: { pieces: each alone, cut: at midnight }
    because: Each date stands alone
  each_day_of_fluid_alone:
    to: hydration_time
    change: { pieces: each alone, cut: at midnight }
    because: Each date stands alone`,
    chart: OVER_MIDNIGHT,
    base: "96365 on 2026-03-03, 96366 on 2026-03-03",
    layer: "96365 on 2026-03-03",
  },
  {
    point: "C8",
    name: "professional-unit-dates",
    says: "A professional dates each unit on the day it was earned too",
    publisher: "Haugen",
    rules: `
exceptions:
  units_on_their_day:
    to: professional_start_date
    instead: nothing
    because: Each unit has its own date`,
    chart: OVER_MIDNIGHT.replace("facility", "professional, place_of_service: 11"),
    base: "96365, 96366",
    layer: "96365 on 2026-03-03, 96366 on 2026-03-03",
  },
  {
    point: "C9",
    name: "one-initial-a-day",
    says: "One initial service a calendar day where the line stays in",
    publisher: "Revenue Cycle Advisor",
    rules: `
exceptions:
  later_infusion_of_the_day:
    to: initial_infusion
    when: prior_initials is not empty
    change: { first.code: CPT 96367 }
    because: One initial service a day
  later_push_of_the_day:
    to: initial_push
    when: prior_initials is not empty
    change: { bill: CPT 96375 }
    because: One initial service a day
  later_fluid_of_the_day:
    to: hydration_alone
    when: prior_initials is not empty
    change: { first.code: CPT 96361 }
    because: One initial service a day`,
    chart: `
encounter: { claim_type: facility, date_of_service: 2026-03-02 }
documented: separate_encounter
history: |
  code  | date       | same_encounter
  96365 | 2026-03-02 | no
chart: |
  id | route       | technique | purpose     | drug_class | substance | start | stop
  a  | intravenous | infusion  | therapeutic | standard   | drug A    | 18:00 | 19:00`,
    base: "96365-59",
    // its parent stands on the claim of the first encounter
    layer: "96367; warn",
  },
  secondSite("an unusual service that does not overlap", "XU", "MedLearn"),
  secondSite("a separate encounter", "XE", "hospital training deck"),
  secondSite("a separate structure", "XS", "unverified"),
];
