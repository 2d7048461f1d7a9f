import { LAYER, WORLD } from "../hostile/world.ts";

/** How many rules of each section the large workspace has: a base and a payer's layer with 2,000 rules together. */
export const COUNTS = {
  values: 200, "code sets": 100, sets: 600, times: 100, orders: 50, ladders: 200, bills: 200, modifiers: 100, edits: 200, limits: 50, exceptions: 200,
} as const;

type Section = keyof typeof COUNTS;

const BASE_FILES = 18;
const LAYER_FILES = 2;
const TECHNIQUES = ["drip", "push"];
const PURPOSES = ["treatment", "fluid", "flush"];

const code = (index: number): string => `CPT ${String(10_000 + index)}`;
const minutes = (index: number): number => 20 + (index % 700);

/** The text of the n-th rule of a section; each reads names of others, near and far. */
const RULES: Readonly<Record<Section, (index: number) => string>> = {
  values: (n) => `
  value_${n}:
    title: Threshold ${n}
    is: ${minutes(n)} minutes
    source: handbook page ${n}`,
  "code sets": (n) => `
  codes_${n}:
    title: Codes ${n}
    system: CPT
    source: handbook
    codes: |
      code           | from       | note
      ${10_000 + n}          |            | one
      ${20_000 + n * 10} to ${20_000 + n * 10 + 9} | 2022-01-01 | ten`,
  sets: (n) => `
  set_${n}:
    title: Services ${n}
    for each: ${n % 10 === 0 ? "service" : `service in set_${n - 1}`}
    keep all:
      - service.technique is ${TECHNIQUES[Math.floor(n / 10) % 2]} and (minutes of service is at least value_${n % COUNTS.values} or service.lesions is ${n})
      - ${n % 3 === 0 ? `service.purpose is not ${PURPOSES[n % 2]}` : `service.drug is documented or encounter.date_of_service is on or after 2021-01-${String((n % 28) + 1).padStart(2, "0")}`}
    leave out:
      - if: encounter.is_emergency is yes and service.lesions is ${n + 1_000}
        because: Reason ${n}
        source: handbook
    source: handbook`,
  times: (n) => `
  time_${n}:
    title: Time ${n}
    for each: service in set_${n * 6}
    is: time of service outside set_${n * 6} before it in order_${n % COUNTS.orders}
    because: Something ranked above ran at the same time
    source: handbook`,
  orders: (n) => `
  order_${n}:
    title: Order ${n}
    for each: service in set_${n * 6}
    per: site
    prefer:
      - service in set_${n * 6 + 1}
      - longest minutes of service
      - earliest service.start
    source: handbook`,
  ladders: (n) => `
  ladder_${n}:
    title: Ladder ${n}
    for each: service in set_${(n % COUNTS.times) * 6}
    when: service.lesions is ${n + 1}
    measure: time_${n % COUNTS.times}
    first: { code: ${code(n)}, from: 16 minutes, covers: 60 minutes }
    more: { code: ${code(n + 1_000)}, each: 60 minutes, past: ${30 + (n % 20)} minutes }
    source: handbook`,
  bills: (n) => `
  bill_${n}:
    title: Bill ${n}
    for each: service in set_${n * 3}
    when: set_${n * 3} sharing its site and its substance is not empty and count of set_${n} is less than ${n + 2}
    bill: ${code(n + 2_000)}
    source: handbook`,
  modifiers: (n) => `
  modifier_${n}:
    title: Modifier ${n}
    for each: line from ladder_${n}
    when: line.units is more than ${n + 1} units
    add: modifier 59
    source: handbook`,
  edits: (n) => `
  edit_${n}:
    title: Edit ${n}
    for each: line of codes_${n % COUNTS["code sets"]}
    when: line.units is at least ${n + 2} units and (encounter.claim_type is facility or line.modifiers includes modifier 59)
    ${["warn", "pend", "deny"][n % 3]}: Look at line ${n}
    source: handbook`,
  limits: (n) => `
  limit_${n}:
    title: Limit ${n}
    for each: line of codes_${n}
    at most: ${n + 1} units per day
    warn: More than ${n + 1} units
    source: handbook`,
  exceptions: (n) => `
  exception_${n}:
    title: Exception ${n}
    to: ladder_${n}
    when: service.purpose is flush
    change: { first.from: ${31 + (n % 20)} minutes }
    because: Acme pays from elsewhere
    source: letter`,
};

/** A workspace of 2,000 rules in 20 files, with its vocabulary and pack files, by path. No finding is due in it. */
export function largeWorkspace(): Readonly<Record<string, string>> {
  const files: Record<string, string> = { ...WORLD, "payers/acme/pack.yaml": LAYER };
  for (let file = 0; file < BASE_FILES; file++) {
    files[`base/part-${file}.yaml`] = ruleFile(`part-${file}`, (Object.keys(COUNTS) as Section[]).filter((section) => section !== "exceptions"), file, BASE_FILES);
  }
  for (let file = 0; file < LAYER_FILES; file++) {
    files[`payers/acme/part-${file}.yaml`] = ruleFile(`part-${file}`, ["exceptions"], file, LAYER_FILES);
  }
  return files;
}

/** Every `of`-th rule of the sections, beginning with the one of number `first`. */
function ruleFile(topic: string, sections: readonly Section[], first: number, of: number): string {
  const texts = sections.flatMap((section) => {
    const rules: string[] = [];
    for (let index = first; index < COUNTS[section]; index += of) rules.push(RULES[section](index));
    return rules.length > 0 ? [`\n${section}:${rules.join("\n")}\n`] : [];
  });
  return `payerpack: 1\nrules: ${topic}\n${texts.join("")}`;
}
