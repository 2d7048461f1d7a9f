import { hasErrors } from "../../../src/base/diagnostic.ts";
import { compileWorkspace } from "../../../src/compiler/compile.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import { PLAN, smallWorkspace, withFiles } from "../../docs/support/small-workspace.ts";

/** Rules of every kind that the small workspace has none of, with exceptions that change parts and exceptions that replace conclusions. */
const PAGE = `payerpack: 1
rules: page

values:
  longest_push: { is: 15 minutes, source: policy }

tables:
  unit_sizes:
    columns: { drug: HCPCS, size: amount }
    key: drug
    source: policy
    rows: |
      drug  | size
      J0696 | 250 mg
  code_pairs:
    columns: { column_1: CPT, column_2: code, bypass: word }
    key: [column_1, column_2]
    source: policy
    rows: |
      column_1 | column_2 | bypass      | from       | to
      96365    | 96523    | not_allowed |            |
      96365    | J7050    | allowed     | 2025-01-01 |
  parents:
    columns: { add_on: CPT, parents: list of CPT }
    key: add_on
    source: policy
    rows: |
      add_on | parents
      99292  | 99291
  unlikely_units:
    columns: { code: code, units: units, mai: word }
    key: code
    source: policy
    rows: |
      code  | units   | mai
      96375 | 6 units | per_day
      J7050 | 4 units | per_line

sets:
  dosed_drugs:
    for each: administration
    keep: administration.dose is documented and administration.drug in unit_sizes
    source: policy
  spaced_pushes:
    for each: service in pushes
    spaced:
      more than: 59 minutes
      sharing: [site, substance]
      because: Pushes of one drug within the hour count once
      source: policy
    source: policy
  other_infusions:
    for each: service in infusions
    keep: (infusions sharing its site other than it is not empty and infusions after it in ranking is empty) or count of infusions overlapping it is more than 1
    source: policy

times:
  quiet_hydration:
    for each: site
    is: time of hydration sharing its site outside drugs
    pieces: each alone
    shortest piece: 31 minutes
    cut: at midnight
    because: Fluid beside a drug is not hydration
    source: policy

orders:
  costliest_first:
    for each: line of initial_codes
    prefer:
      - most line.units
      - earliest line.start
    if a tie changes the bill: warn
    source: policy

bills:
  second_push:
    for each: service in other_infusions
    bill: CPT 96368
    once per: encounter
    accounts for: own_time
    because: Once an encounter
    source: policy

drug units:
  drug_amounts:
    for each: administration in dosed_drugs
    dose: administration.dose
    unit size: unit_sizes
    round: up
    discarded: { of: administration.vials, add: modifier JW, from: 1 unit }
    source: policy

not covered:
  into_the_spine:
    for each: service
    when: service.route is intrathecal
    because: Not encoded
    source: policy

modifiers:
  beside_a_drug:
    for each: line from hydration_after_drug
    when: line.necessity_documented is yes
    if not documented: skip
    add: modifier 59
    source: policy

edits:
  few_minutes:
    for each: site
    when: minutes of hydration is more than 0 minutes and longest piece of quiet_hydration is less than 31 minutes
    warn: No single run lasted 31 minutes
    codes: { group: CO, carc: 97, rarc: [N706] }
    source: policy
  late:
    for each: line of CPT 96360
    when: line.date is on or after 2026-01-01 and line is not first in costliest_first and line.modifiers does not include modifier 59
    recode: CPT 96361
    because: Later
    source: policy

pairs:
  part_of_the_other:
    table: code_pairs
    keeps: column_1
    drops: column_2
    bypass: { by: distinct_service, where: bypass is allowed }
    deny: Part of another service
    source: policy
  needs_a_parent:
    table: parents
    code: add_on
    needs one of: parents
    warn: No parent
    source: policy

limits:
  hours_of_hydration:
    for each: line of CPT 96361
    when: encounter.documentation_attached does not include line.code
    at most: 3 units per day
    pend: More than three
    source: policy
  unlikely_a_line:
    for each: line of unlikely_units
    at most: units per line
    where: mai is per_line
    deny: More than likely
    source: policy

exceptions:
  sooner:
    to: shortest_hydration
    when: encounter.claim_type is facility
    change: { is: 16 minutes }
    because: Sixteen
    source: policy
  no_unordered:
    to: hydration
    when: service.order_documented is no
    instead: leave out
    because: Needs an order
    source: policy
  reviewed:
    to: visit_99211
    instead: { pend: Reviewed }
    because: Reviewed first
    source: policy
  other_code:
    to: next_push
    change: { bill: CPT 96376 }
    because: Another code
    source: policy
`;

let made: Pack | undefined;

/** A compiled pack with rules of every kind and most forms of expressions, under the shipped vocabulary. */
export function richPack(): Pack {
  if (made) return made;
  const { value = [], diagnostics } = compileWorkspace(withFiles(smallWorkspace(), [{ path: `${PLAN}/page.yaml`, text: PAGE }]));
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map(({ code, message, span }) => `${code} ${message} at ${span.file.text.slice(span.start, span.end)}`).join("\n"));
  return (made = value.find(({ folder }) => folder === PLAN)!.pack);
}
