import { expect, test } from "vitest";
import { compileFiles, findings, rulesFile } from "./small-packs.ts";

const RULES = 2_000;
const PER_FILE = 200;
/** Milliseconds of processor time: other tests use the machine at the same time. */
const LIMIT = 5_000;

/** A base of sets that read one another, ladders, bills and edits, and a layer with an exception to every tenth rule. */
function generated(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let start = 0; start < RULES; start += PER_FILE) {
    const sections: Record<string, string> = { values: "", sets: "", times: "", ladders: "", bills: "", edits: "" };
    for (let index = start; index < start + PER_FILE; index++) addRule(sections, index);
    const text = Object.entries(sections).filter(([, body]) => body !== "").map(([section, body]) => `${section}:\n${body}`).join("");
    files[`base/topic_${start}.yaml`] = rulesFile(text, `topic-${start}`);
  }
  files["layer/exceptions.yaml"] = rulesFile(`exceptions:\n${Array.from({ length: RULES / 10 }, (_, index) => exceptionTo(index * 10)).join("")}`);
  return files;
}

function addRule(sections: Record<string, string>, index: number): void {
  const head = `    title: Rule ${index}\n`;
  const code = String(10_000 + index);
  switch (index % 10) {
    case 0: sections["values"] += `  value_${index}:\n${head}    is: ${index % 90 + 16} minutes\n    source: s\n`; break;
    case 1: sections["ladders"] += `  rule_${index}:\n${head}    for each: service in set_${index - index % 10 + 2}\n    when: service.portable_pump is no\n    measure: time_${index - index % 10 + 3}\n    first: { code: CPT ${code}, from: value_${index - 1}, covers: 120 minutes }\n    more: { code: CPT ${code}, each: 60 minutes, past: 30 minutes }\n    source: s\n`; break;
    case 2: sections["sets"] += `  set_${index}:\n${head}    for each: service${index >= 10 ? ` in set_${index - 10}` : ""}\n    keep: service.portable_pump is no or minutes of service is at least value_${index - 2}\n    leave out:\n      - if: minutes of service is more than ${3 * RULES - index} minutes\n        because: Too long\n        source: s\n    source: s\n`; break;
    case 3: sections["times"] += `  time_${index}:\n${head}    for each: service in set_${index - 1}\n    is: time of service\n    source: s\n`; break;
    case 4: case 5: sections["edits"] += `  rule_${index}:\n${head}    for each: line of CPT ${code}\n    when: line.units is more than ${index % 7 + 1} units\n    warn: Look\n    source: s\n`; break;
    default: sections["bills"] += `  rule_${index}:\n${head}    for each: service in set_${index - index % 10 + 2}\n    when: service.purpose is hydration\n    bill: CPT ${code}\n    source: s\n`;
  }
}

function exceptionTo(index: number): string {
  return `  exception_${index}:\n    title: E\n    to: value_${index}\n    when: encounter.claim_type is professional\n    change: { is: ${index % 90 + 17} minutes }\n    because: B\n    source: p\n`;
}

test(`${RULES} rules compile in less than ${LIMIT} ms`, () => {
  const layer = "payerpack: 1\npack: test/layer\nrelease: 1\ntitle: L\npayer: p\nextends: test/base 1\neffective: from 2020-01-01\nsources:\n  p: { title: P, publisher: P, confidence: ours }\n";
  const files = { ...generated(), "layer/pack.yaml": layer };
  const before = process.cpuUsage();
  const outcome = compileFiles(files);
  const took = process.cpuUsage(before).user / 1_000;
  expect(findings(outcome)).toEqual([]);
  expect(outcome.value!.map(({ pack }) => pack.programs[0]!.bills.length)).toEqual([800, 800]);
  expect(took).toBeLessThan(LIMIT);
});
