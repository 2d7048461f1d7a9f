import type { CodeSystem, Type } from "../../ir/types.ts";

const PLAIN: Readonly<Record<string, Type>> = {
  flag: { is: "flag" },
  date: { is: "date" },
  instant: { is: "instant" },
  minutes: { is: "minutes" },
  units: { is: "units" },
  days: { is: "days" },
  count: { is: "count" },
  ml: { is: "ml" },
  "ml per hour": { is: "ml_per_hour" },
  amount: { is: "amount" },
  vials: { is: "vials" },
  money: { is: "money" },
  time: { is: "time" },
  word: { is: "word" },
  id: { is: "id" },
  site: { is: "site" },
  modifiers: { is: "modifiers" },
};

const SYSTEMS: readonly CodeSystem[] = ["code", "CPT", "HCPCS", "ICD10", "POS", "modifier", "revenue_code"];

/** The words of every type that is not an enum of the vocabulary. */
export const TYPE_WORDS: readonly string[] = [...Object.keys(PLAIN), ...SYSTEMS, "list of code"];

/** The type that a text of a vocabulary or of a table's columns names; `enums` are the enums in reach. Undefined: no such type. */
export function typeOfWords(text: string, enums: ReadonlySet<string>): Type | undefined {
  if (Object.hasOwn(PLAIN, text)) return PLAIN[text];
  const system = SYSTEMS.find((one) => one === text);
  if (system !== undefined) return { is: "code", system };
  const listed = /^list of (.+)$/.exec(text);
  const of = SYSTEMS.find((one) => one === listed?.[1]);
  if (listed) return of && { is: "list", of };
  return enums.has(text) ? { is: "enum", name: text } : undefined;
}
