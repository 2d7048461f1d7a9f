/** The answer about one encounter: contract/answer.schema.json, spelt as TypeScript. */
export type LineOutcome = "bill" | "warn" | "pend" | "hold" | "deny";
export type FindingOutcome = "warn" | "pend" | "hold" | "deny" | "not_covered" | "recode";

export interface Line {
  readonly code: string;
  readonly units: number;
  readonly modifiers: readonly string[];
  readonly date: string;
  readonly outcome: LineOutcome;
  readonly site?: string;
  readonly administrations?: readonly string[];
  readonly minutes?: number;
  readonly rules: readonly string[];
  readonly citations?: readonly string[];
  readonly given?: boolean;
  readonly recoded_from?: string;
  readonly diagnoses?: readonly string[];
  readonly ndc?: string;
}

export interface Finding {
  readonly rule: string;
  readonly outcome: FindingOutcome;
  readonly reason: string;
  /** Index into lines. */
  readonly line?: number;
  readonly pointer?: string;
  readonly administrations?: readonly string[];
  /** `stop of drug-a`: the facts that would decide. */
  readonly missing?: readonly string[];
  readonly group?: string;
  readonly carc?: string;
  readonly rarc?: readonly string[];
  readonly citation?: string;
}

export interface Unbilled {
  readonly administration: string;
  /** Instants as RFC 3339 text with the administration's own offset; absent for an event without minutes. */
  readonly from?: string;
  readonly to?: string;
  readonly minutes?: number;
  readonly rule: string;
  readonly reason: string;
  readonly citation?: string;
}

export interface Assumption {
  readonly rule: string;
  readonly administration: string;
  readonly reason: string;
  readonly citation?: string;
}

export interface CodedAnswer {
  readonly encounter: string;
  readonly pack: { readonly id: string; readonly release: string; readonly meaning: string };
  readonly decision: LineOutcome;
  readonly lines: readonly Line[];
  readonly findings: readonly Finding[];
  readonly unbilled: readonly Unbilled[];
  readonly assumptions: readonly Assumption[];
}

export interface RefusedAnswer {
  readonly encounter: string | null;
  readonly error: { readonly code: string; readonly message: string; readonly pointer?: string };
}

export type Answer = CodedAnswer | RefusedAnswer;
