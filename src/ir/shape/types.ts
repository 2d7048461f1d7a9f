import type { CodeSystem, Type } from "../types.ts";
import { object, oneOf, text, union } from "./check.ts";
import type { Shape } from "./check.ts";

const plain = object<{ is: string }>({ is: text });
const SYSTEMS: Readonly<Record<CodeSystem, true>> = {
  code: true, CPT: true, HCPCS: true, ICD10: true, POS: true, modifier: true, revenue_code: true,
};

export const codeSystemShape: Shape = oneOf(...Object.keys(SYSTEMS));

const TYPES: Readonly<Record<Exclude<Type["is"], "error">, Shape>> = {
  flag: plain, date: plain, instant: plain, minutes: plain, units: plain, days: plain, count: plain, ml: plain, ml_per_hour: plain,
  amount: plain, vials: plain, money: plain, time: plain, word: plain, id: plain, site: plain, modifiers: plain,
  enum: object<{ is: "enum"; name: string }>({ is: text, name: text }),
  list: object<{ is: "list"; of: CodeSystem }>({ is: text, of: codeSystemShape }),
  code: object<{ is: "code"; system: CodeSystem }>({ is: text, system: codeSystemShape }),
};

/** Types of the language; `error` never reaches a pack. */
export const typeShape: Shape = union("is", TYPES);
