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

/** How a claim differs from the lines of the answer, one difference each; where several differ about one line, several of them. */
export interface AuditEntry {
  /** Of the line of the answer; of an extra line as billed. */
  readonly code: string;
  readonly difference: "missing" | "extra" | "units" | "modifiers" | "code" | "date";
  /** Units as billed and as the answer has them; 0 where there is no such line. */
  readonly claimed: number;
  readonly supported: number;
  readonly claimed_modifiers?: readonly string[];
  readonly supported_modifiers?: readonly string[];
  readonly claimed_code?: string;
  readonly claimed_date?: string;
  readonly date: string;
  /** Index into lines. */
  readonly line?: number;
  /** Index into the encounter's claimed_lines. */
  readonly claimed_line?: number;
  /** Too much or too little is billed; absent where neither is sure. */
  readonly billed?: "over" | "under";
  /** True where the rules cannot tell yet: a question, not an error. */
  readonly held?: boolean;
  /** `stop of drug-a`: the facts that would decide it. */
  readonly missing?: readonly string[];
  readonly rule: string;
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
  /** Only where the encounter says how it was billed. */
  readonly audit?: readonly AuditEntry[];
}

export interface RefusedAnswer {
  readonly encounter: string | null;
  readonly error: { readonly code: string; readonly message: string; readonly pointer?: string };
}

export type Answer = CodedAnswer | RefusedAnswer;
