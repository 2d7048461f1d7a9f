import type { Span } from "../../base/source.ts";
import type { Clause } from "./clause.ts";
import type { Literal, Path, Value } from "./value.ts";
import type { Word } from "./word.ts";

/** `line of CODE_SET`, `service in SET`, `line from RULE`, `line of CPT CODE`. */
export interface Head {
  readonly kind: "head";
  readonly noun: Word;
  readonly narrowed?:
    | { readonly by: "in" | "from"; readonly name: Word }
    | { readonly by: "of"; readonly name: Word }
    | { readonly by: "code"; readonly code: Literal };
  readonly span: Span;
}

export type Preference =
  | { readonly kind: "by"; readonly end: "longest" | "shortest" | "most" | "least" | "earliest" | "latest"; readonly value: Value; readonly span: Span }
  | { readonly kind: "clause"; readonly clause: Clause; readonly span: Span }
  | { readonly kind: "settled_by"; readonly clause: Clause; readonly span: Span };

/** `administration.start to administration.stop`. */
export interface FromTo {
  readonly kind: "from_to";
  readonly from: Path;
  readonly to: Path;
  readonly span: Span;
}

/** What `leave out time` takes away: `before X`, `after X`, or a field that holds time. */
export interface Cut {
  readonly kind: "before" | "after" | "during";
  readonly path: Path;
  readonly span: Span;
}

/** `8 units per day`, `units per day` (a column of the head's table), `1 per line`, `8 units per 60 days`. */
export interface Allowance {
  readonly kind: "allowance";
  readonly amount: { readonly count: Literal } | { readonly column: Word };
  readonly per: "line" | "day" | "encounter" | { readonly days: number };
  readonly span: Span;
}

/** `bypass is allowed`. */
export interface RowTest {
  readonly kind: "row_test";
  readonly column: Word;
  readonly word: Word;
  readonly span: Span;
}
