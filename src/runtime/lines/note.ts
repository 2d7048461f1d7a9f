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
      /** Of a limit: what it counted, the window with the most units, and what it allows there. */
      readonly counted?: Counted;
    }
  | { readonly kind: "too_many"; readonly item: LineItem }
  | { readonly kind: "clash"; readonly rule: ir.RuleBase; readonly item: LineItem }
  /** Edits that recode one line to different codes. */
  | { readonly kind: "recodes"; readonly rule: ir.RuleBase; readonly codes: readonly string[]; readonly item: LineItem };

/** Units of one code in the fullest window of a limit, and how many it may hold. */
export interface Counted {
  readonly units: number;
  readonly atMost: number;
  readonly per: ir.LimitRule["per"]["value"];
}

/** The words of a finding that no rule writes itself. */
export function reasonOf(note: Extract<Note, { readonly kind: "too_many" | "clash" | "recodes" }>): string {
  switch (note.kind) {
    case "too_many": return "more than four modifiers belong on this line";
    case "clash": return `more modifiers of ${note.rule.name} than a line may carry, and none is preferred`;
    case "recodes": return `edits recode this line to ${note.codes.join(" and to ")}; it can only be one`;
  }
}
