import type { Type } from "../../ir/types.ts";
import type { RuleKind } from "../../parser/ast.ts";

const MINUTES: Type = { is: "minutes" };
const UNITS: Type = { is: "units" };
const CODE: Type = { is: "code", system: "code" };
const MODIFIER: Type = { is: "code", system: "modifier" };

/** What a value part must be, and whether it may depend on the chart. */
interface ExpectedValue {
  readonly type: Type;
  readonly ofTheChart?: boolean;
}

/** The type of every part that holds a value, by `kind path`. */
const EXPECTED: Readonly<Record<string, ExpectedValue>> = {
  "services gap": { type: MINUTES },
  "set spaced.more than": { type: MINUTES },
  "time shortest piece": { type: MINUTES },
  "ladder first.code": { type: CODE },
  "ladder first.from": { type: MINUTES },
  "ladder first.covers": { type: MINUTES },
  "ladder more.code": { type: CODE },
  "ladder more.each": { type: MINUTES },
  "ladder more.past": { type: MINUTES },
  "bill bill": { type: CODE },
  "bill units": { type: UNITS, ofTheChart: true },
  "drug_units dose": { type: { is: "amount" }, ofTheChart: true },
  "drug_units discarded.of": { type: { is: "vials" }, ofTheChart: true },
  "drug_units discarded.add": { type: MODIFIER },
  "drug_units discarded.from": { type: UNITS },
  "modifier add": { type: MODIFIER },
  "modifier_group members": { type: MODIFIER },
  "modifier_group prefer": { type: MODIFIER },
  "edit recode": { type: CODE },
};

/** What the value of a part must be; undefined for a part that holds no value. */
export function expectedValue(kind: RuleKind, path: string): ExpectedValue | undefined {
  return EXPECTED[`${kind} ${path}`];
}
