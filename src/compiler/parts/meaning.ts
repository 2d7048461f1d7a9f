import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import type { DatedCodeSet } from "../tables/code-set.ts";
import type { DatedTable } from "../tables/table.ts";

/** The outcome of an edit or a limit. */
export type EditOutcome = ir.EditRule["outcome"]["value"];

/** What a part of a rule means: its content in terms of the program, names and types checked. */
export type Meaning =
  | { readonly is: "test"; readonly test: ir.Test }
  | { readonly is: "value"; readonly value: ir.Value; readonly type: Type }
  /** A constant by the first date on which it holds; dates rise. */
  | { readonly is: "dated"; readonly entries: readonly { readonly from: string; readonly value: ir.Constant }[]; readonly type: Type }
  /** A word of a closed list, or a name that was looked up. */
  | { readonly is: "word"; readonly word: string }
  | { readonly is: "words"; readonly words: readonly string[] }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "preferences"; readonly items: readonly ir.Preference[] }
  | { readonly is: "time"; readonly time: ir.Time }
  | { readonly is: "span"; readonly from: string; readonly to: string }
  | { readonly is: "leave_out"; readonly items: readonly ir.LeaveOut[] }
  | { readonly is: "cuts"; readonly items: ir.ServicesRule["cuts"] }
  | { readonly is: "take"; readonly entries: ReadonlyMap<string, ir.Value> }
  | { readonly is: "reason_codes"; readonly codes: ir.ReasonCodes }
  | { readonly is: "allowance"; readonly atMost: ir.LimitRule["atMost"]["value"]; readonly per: ir.LimitRule["per"]["value"] }
  | { readonly is: "row_test"; readonly column: string; readonly word: string }
  | { readonly is: "unit_size"; readonly size: ir.UnitSize }
  | { readonly is: "outcome"; readonly outcome: EditOutcome }
  | { readonly is: "instead"; readonly value: ir.Instead }
  | { readonly is: "code_set"; readonly codes: DatedCodeSet }
  | { readonly is: "table"; readonly table: DatedTable }
  /** An optional part that an exception removes. */
  | { readonly is: "none" };

export type MeaningKind = Meaning["is"];

/** The meaning when it is of a kind; otherwise undefined: the part stands for nothing here, and that was reported before. */
export function meaningOf<Kind extends MeaningKind>(meaning: Meaning | undefined, kind: Kind): Extract<Meaning, { readonly is: Kind }> | undefined {
  return meaning?.is === kind ? (meaning as Extract<Meaning, { readonly is: Kind }>) : undefined;
}
