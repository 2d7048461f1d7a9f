import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the rules of a size are written as: rows of three tables, or one edit for each. */
export const FORMS = ["rows", "rules"];

/** Writes the pack of some rules, in the language, to a folder of rules; the pack is the folder `base` in it. */
export function writeSources(folder, rules, form) {
  mkdirSync(join(folder, "vocabulary"), { recursive: true });
  mkdirSync(join(folder, "base"), { recursive: true });
  writeFileSync(join(folder, "vocabulary", "growing.yaml"), VOCABULARY);
  writeFileSync(join(folder, "base", "pack.yaml"), PACK);
  if (form === "rows") writeFileSync(join(folder, "base", "rules.yaml"), tablesOf(rules));
  else for (let at = 0; at < rules.length; at += A_FILE) writeFileSync(join(folder, "base", `rules-${at}.yaml`), editsOf(rules.slice(at, at + A_FILE)));
}

/** Rules in one file: a file has at most 1 MiB. */
const A_FILE = 2_000;

const units = (count) => (count === 1 ? "1 unit" : `${count} units`);

function tablesOf(rules) {
  const payers = [...new Set(rules.map(({ payers: [payer] }) => payer))].map((payer) => payer.toLowerCase());
  const rows = (payer) => rules.filter((rule) => rule.payers[0].toLowerCase() === payer).map(({ code, most }) => `      ${code} | ${units(most)}\n`).join("");
  const tables = payers.map((payer) => `  caps_${payer}:
    title: Caps of the payer
    columns: { code: HCPCS, units: units }
    key: code
    source: ours
    rows: |
      code | units
${rows(payer)}`);
  const limits = payers.map((payer) => `  units_${payer}:
    title: Units of a line
    for each: line of caps_${payer}
    when: encounter.plan is ${payer}
    at most: units per line
    deny: More units than the cap
    source: ours
`);
  return `payerpack: 1\nrules: rules\n\ntables:\n${tables.join("")}\nlimits:\n${limits.join("")}`;
}

function editsOf(rules) {
  const edits = rules.map(({ id, code, payers: [payer], most }) => `  ${id.toLowerCase()}:
    title: Units of a line
    for each: line of HCPCS ${code}
    when: encounter.plan is ${payer.toLowerCase()} and line.units is more than ${units(most)}
    deny: More units than the cap
    source: ours
`);
  return `payerpack: 1\nrules: rules\n\nedits:\n${edits.join("")}`;
}

const PACK = `payerpack: 1
pack: bench/growing
release: 2026.1
title: A pack that grows
vocabulary: growing 1
effective: from 2018-01-01

sources:
  ours:
    title: Made for measuring
    confidence: ours
`;

const VOCABULARY = `payerpack: 1
vocabulary: growing
version: 1
title: A claim of codes and units
reads: encounter 1

types:
  plan:
    one of: [mcr, com, mcd]
  line_part:
    one of: [administration, charge]

nouns:
  encounter:
    title: One claim
    fields:
      id: { type: id, required: yes, readable: no }
      plan: { type: plan, required: yes }
      date_of_service: { type: date, required: yes }

  charge:
    title: A line as submitted
    plural: charges
    from: charges
    given line: charge
    fields:
      code: { type: HCPCS, required: yes }
      units: { type: units, required: yes }
      date: { type: date, when absent: encounter.date_of_service }
      ndc: { type: id, documentable: yes, readable: no }

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
      modifiers: { type: modifiers, required: yes, readable in: [edits] }
`;
