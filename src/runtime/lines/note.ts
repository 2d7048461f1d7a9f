import type * as ir from "../../ir/ir.ts";
import type { Item } from "../encounter.ts";
import type { Fact, LineItem } from "../state.ts";

/** What a stage found beyond the lines; the answer turns notes into findings. */
export type Note =
  /** An edge that could not be decided; notes with the same missing facts become one finding. */
  | { readonly kind: "held"; readonly rule: ir.RuleBase; readonly missing: readonly Fact[]; readonly item: Item | null }
  /** An order whose first place no rule settles. */
  | { readonly kind: "tie"; readonly rule: ir.RuleBase; readonly outcome: "hold" | "warn"; readonly missing: readonly Fact[]; readonly items: readonly Item[]; readonly reason: string }
  /** An edit or limit that fired. */
  | {
      readonly kind: "judged";
      readonly rule: ir.RuleBase;
      readonly outcome: ir.Outcome | "recode" | "not_covered";
      readonly reason: string;
      readonly codes: ir.ReasonCodes;
      readonly item: Item | null;
      /** Of a recode: the new code. */
      readonly to?: string;
    }
  | { readonly kind: "too_many"; readonly item: LineItem }
  | { readonly kind: "clash"; readonly rule: ir.RuleBase; readonly item: LineItem }
  /** Edits that recode one line to different codes. */
  | { readonly kind: "recodes"; readonly rule: ir.RuleBase; readonly codes: readonly string[]; readonly item: LineItem };
