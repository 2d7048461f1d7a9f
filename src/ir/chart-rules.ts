import type { Test, Time, Value } from "./expression.ts";
import type { Choice, Citing, Head, InsteadCase, NotDocumented, RuleBase } from "./part.ts";

export interface AssumeRule extends RuleBase {
  readonly when: Choice<Test>;
  readonly take: readonly { readonly field: string; readonly value: Choice<Value> }[];
  readonly instead: readonly InsteadCase[];
}

export interface SitesRule extends RuleBase {
  readonly apart: Choice<Test>;
  readonly unnamed: Choice<Test | null>;
}

export interface ServicesRule extends RuleBase {
  readonly timed: Choice<Test>;
  readonly from: string;
  readonly to: string;
  readonly cuts: readonly {
    readonly kind: "before" | "after" | "during";
    readonly field: string;
    readonly if?: Test;
    readonly because: string;
    readonly citations: readonly Citing[];
  }[];
  readonly join: Choice<Test>;
  readonly sharing: Choice<readonly string[]>;
  readonly gap: Choice<Value>;
  readonly bridge: Choice<Test | null>;
}

export interface LeaveOut {
  readonly if: Test;
  readonly because: string;
  readonly citations: readonly Citing[];
}

export interface Spaced {
  readonly moreThan: Choice<Value>;
  readonly sharing: Choice<readonly string[]>;
  readonly because: string;
  readonly citations: readonly Citing[];
}

export interface SetRule extends RuleBase {
  readonly head: Head;
  readonly keep: Choice<Test | null>;
  readonly leaveOut: readonly LeaveOut[];
  readonly spaced?: Spaced;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

export interface TimeRule extends RuleBase {
  /** Null: a time of the encounter. */
  readonly head: Head | null;
  readonly is: Choice<Time>;
  readonly pieces: Choice<"together" | "each alone">;
  readonly shortest: Choice<Value | null>;
  readonly cut: Choice<"at midnight" | null>;
}

export type Preference =
  | { readonly by: "value"; readonly end: "largest" | "smallest"; readonly value: Value }
  | { readonly by: "test"; readonly test: Test; readonly settles: boolean };

export interface OrderRule extends RuleBase {
  readonly head: Head;
  readonly per: Choice<string | null>;
  readonly prefer: Choice<readonly Preference[]>;
  readonly tie: Choice<"hold" | "warn">;
  readonly askFor: Choice<string | null>;
}
