import type { SourceFile } from "../../src/base/source.ts";

/** A small field of its own: a vocabulary and a base pack with a rule of most kinds, both free of findings. */
const VOCABULARY = `payerpack: 1
vocabulary: clinic
version: 1
title: What the rules of a small clinic may ask about
reads: encounter 1

types:
  claim_type:
    one of: [facility, professional]
  technique:
    one of: [drip, push]
  purpose:
    one of: [treatment, fluid, flush]
    groups:
      real_purposes: [treatment, fluid]
  line_part:
    one of: [administration, drug_given, drug_discarded, visit]

nouns:
  encounter:
    title: One visit
    fields:
      id: { type: id, required: yes, readable: no }
      payer: { type: word, documentable: yes }
      claim_type: { type: claim_type, required: yes }
      place_of_service: { type: POS, documentable: yes }
      date_of_service: { type: date, required: yes }
      is_emergency: { type: flag, when absent: no }
    documents: [order_signed, nursing_notes]
  access:
    title: A line as charted
    plural: accesses
    from: sites
    fields:
      id: { type: id, required: yes, readable: no }
      apart: { type: flag, when absent: no }
      site: { type: site, derived: the coding site it belongs to }
  site:
    title: A coding site
    plural: sites
    made by: sites
    fields:
      site: { type: site, derived: itself }
  administration:
    title: One drug given
    plural: administrations
    from: administrations
    required: yes
    span: { from: start, to: stop, at most: 7 days }
    fields:
      id: { type: id, required: yes, readable: no }
      technique: { type: technique, required: yes }
      purpose: { type: purpose, required: yes }
      site: { type: site, when absent: as the sites rule says }
      substance: { type: word, when absent: "drug, or else a word of its own" }
      drug: { type: HCPCS, documentable: yes }
      start: { type: instant, documentable: yes }
      stop: { type: instant, documentable: yes }
      bag_change: { type: flag, when absent: no }
      lesions: { type: count, documentable: yes }
      volume_ml: { type: ml, documentable: yes }
      rate_ml_per_hour: { type: ml per hour, documentable: yes }
      dose: { type: amount, documentable: yes }
      vials: { type: vials, documentable: yes }
  service:
    title: What is coded
    plural: services
    made by: services
    joins: administration
    fields:
      technique: { type: technique, joined: same }
      purpose: { type: purpose, joined: same }
      site: { type: site, joined: same }
      substance: { type: word, joined: same }
      drug: { type: HCPCS, joined: same }
      start: { type: instant, joined: earliest }
      stop: { type: instant, joined: latest }
      lesions: { type: count, joined: sum }
  visit:
    title: A visit of the same day
    plural: visits
    from: visits
    given line: visit
    fields:
      code: { type: code, required: yes }
      modifiers: { type: modifiers, when absent: none }
      date: { type: date, when absent: encounter.date_of_service }
  line:
    title: A line of the claim
    plural: lines
    made by: lines
    fields:
      code: { type: code, required: yes }
      units: { type: units, required: yes }
      date: { type: date, required: yes }
      minutes: { type: minutes, required: yes }
      start: { type: instant, documentable: yes }
      part: { type: line_part, required: yes }
      given: { type: flag, required: yes }
      modifiers: { type: modifiers, required: yes, readable in: [edits, pairs, limits] }
`;

const PACK = `payerpack: 1
pack: base/clinic
release: 1
title: The base of a small clinic
vocabulary: clinic 1
effective: from 2020-01-01

sources:
  handbook: { title: The handbook, publisher: The clinic, confidence: authority }
`;

const CORE = `payerpack: 1
rules: core

values:
  shortest_drip:
    is: 16 minutes
    source: handbook

code sets:
  drip_codes:
    system: CPT
    source: handbook
    codes: |
      code          | note
      00001         | first hour
      00002         | further hour

tables:
  daily_limits:
    columns: { code: CPT, most_units: units }
    key: code
    source: handbook
    rows: |
      code  | most_units
      00002 | 8 units

sites:
  coding_sites:
    for each: access
    apart when: access.apart is yes
    because: A second line is the same site
    source: handbook

services:
  joined:
    for each: administration
    timed when: administration.technique is drip
    time: administration.start to administration.stop
    join when: administration.technique is drip
    sharing: [technique, purpose, site, substance]
    gap: 0 minutes
    bridge a gap when: administration.bag_change is yes
    source: handbook

sets:
  drips:
    title: Drips that treat
    for each: service
    keep: service.technique is drip and service.purpose is treatment
    source: handbook
  pushes:
    title: Pushes that treat
    for each: service
    keep: service.technique is push and service.purpose is treatment
    source: handbook
  clinic_lines:
    title: Lines that the clinic made
    for each: line of drip_codes
    keep: line.given is no
    source: handbook

times:
  drip_time:
    for each: service in drips
    is: time of service outside drips before it in ranking
    because: A drip ranked above it ran at the same time
    source: handbook

orders:
  ranking:
    for each: service in drips
    per: site
    prefer:
      - longest minutes of service
      - earliest service.start
    source: handbook

ladders:
  drip_hours:
    title: Drip by the hour
    for each: service
    when: service.technique is drip
    measure: drip_time
    first: { code: CPT 00001, from: shortest_drip, covers: 60 minutes }
    more: { code: CPT 00002, each: 60 minutes, past: 30 minutes }
    source: handbook

bills:
  push_bill:
    title: A push
    for each: service in pushes
    bill: CPT 00003
    source: handbook

dates:
  day_of_line:
    for each: line
    date: day earned
    source: handbook

modifier groups:
  apart_once:
    members: [modifier 59, modifier XU]
    at most: 1 per line
    source: handbook

edits:
  visit_beside:
    for each: visit
    when: clinic_lines is not empty
    warn: A visit beside a drip needs a reason
    source: handbook

limits:
  hours_of_a_day:
    for each: line of daily_limits
    at most: most_units per day
    warn: More hours than a day should have
    source: handbook
`;

/** Paths and texts of the good workspace. */
export const WORLD: Readonly<Record<string, string>> = {
  "vocabulary/clinic.yaml": VOCABULARY,
  "base/pack.yaml": PACK,
  "base/core.yaml": CORE,
};

/** A payer's layer on the world's base, without rules of its own. */
export const LAYER = `payerpack: 1
pack: payers/acme/clinic
release: 1
title: Acme
payer: acme
extends: base/clinic 1
effective: from 2021-01-01

sources:
  letter: { title: A letter }
`;

/** The world with other files laid over it; an undefined text takes a file away. */
export function worldWith(files: Readonly<Record<string, string | undefined>>): readonly SourceFile[] {
  const all = Object.entries({ ...WORLD, ...files });
  return all.flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }])).sort((a, b) => (a.path < b.path ? -1 : 1));
}
