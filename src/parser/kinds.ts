import type { PartType, RuleKind } from "./ast.ts";

/** One key of a rule kind. */
export interface PartRule {
  /** How its text is read. Several: the first that fits the YAML shape (`values.is`: value or dated map). */
  readonly type: PartType | readonly PartType[];
  readonly required?: boolean;
  /** The closed list of words, for `word` and `words`. */
  readonly words?: readonly string[];
  /** True for words that the reader of a claim is shown: `yes` is none. */
  readonly shown?: boolean;
  /** False: an exception may not change it (kinds.md 7.18). */
  readonly changeable?: boolean;
}

/** The shape of one rule kind; the JSON Schema, the reader, the formatter and the exceptions all follow this table. */
export interface KindRule {
  /** The key of the file's section. */
  readonly section: string;
  /** `none`: it has no `for each`; `optional`: without it the encounter; `required`. */
  readonly forEach: "none" | "optional" | "required";
  /** True when the kind takes `if not documented`. */
  readonly notDocumented?: boolean;
  /** True when `instead: nothing` may replace it. */
  readonly edge?: boolean;
  /** Keys in canonical order; a dot joins nested keys. */
  readonly parts: Readonly<Record<string, PartRule>>;
}

const OUTCOMES = {
  warn: { type: "text", shown: true },
  pend: { type: "text", shown: true },
  hold: { type: "text", shown: true },
  deny: { type: "text", shown: true },
  codes: { type: "reason_codes" },
} as const satisfies Readonly<Record<string, PartRule>>;

/**
 * Every rule kind (kinds.md 7). `when`, `keep` and `apart when` may also be spelt `when all`, `when any` and so on: the reader
 * turns these into one clause under the plain key. `title`, `source`, `contested`, `confidence` and `effective` are common keys.
 */
export const KINDS: Readonly<Record<RuleKind, KindRule>> = {
  value: { section: "values", forEach: "none", parts: { is: { type: ["value", "dated"], required: true } } },
  code_set: {
    section: "code sets",
    forEach: "none",
    parts: {
      system: { type: "word", required: true, words: ["CPT", "HCPCS", "ICD10", "POS", "modifier", "revenue_code"], changeable: false },
      codes: { type: "table", required: true },
    },
  },
  table: {
    section: "tables",
    forEach: "none",
    parts: {
      columns: { type: "columns", required: true, changeable: false },
      key: { type: ["word", "words"], required: true, changeable: false },
      rows: { type: "table" },
      "from file": { type: "text" },
      sha256: { type: "text" },
    },
  },
  sites: {
    section: "sites",
    forEach: "required",
    parts: {
      "apart when": { type: "clause", required: true },
      "where none is named": { type: "clause" },
      because: { type: "text", required: true },
    },
  },
  assume: {
    section: "assume",
    forEach: "required",
    edge: true,
    parts: { when: { type: "clause", required: true }, take: { type: "take", required: true }, because: { type: "text", required: true } },
  },
  services: {
    section: "services",
    forEach: "required",
    parts: {
      "timed when": { type: "clause" },
      time: { type: "from_to", required: true },
      "leave out time": { type: "cuts", changeable: false },
      "join when": { type: "clause", required: true },
      sharing: { type: "words", required: true },
      gap: { type: "value", required: true },
      "bridge a gap when": { type: "clause" },
    },
  },
  set: {
    section: "sets",
    forEach: "required",
    notDocumented: true,
    parts: {
      keep: { type: "clause" },
      "leave out": { type: "leave_out", changeable: false },
      "spaced.more than": { type: "value" },
      "spaced.sharing": { type: "words" },
      "spaced.because": { type: "text" },
      "spaced.source": { type: "text", changeable: false },
    },
  },
  time: {
    section: "times",
    forEach: "optional",
    parts: {
      is: { type: "time", required: true },
      pieces: { type: "word", words: ["together", "each alone"] },
      "shortest piece": { type: "value" },
      cut: { type: "word", words: ["at midnight"] },
      because: { type: "text" },
    },
  },
  order: {
    section: "orders",
    forEach: "required",
    parts: {
      per: { type: "word" },
      prefer: { type: "preferences", required: true },
      "if a tie changes the bill": { type: "word", words: ["hold", "warn"] },
      "ask for": { type: "word" },
    },
  },
  ladder: {
    section: "ladders",
    forEach: "optional",
    notDocumented: true,
    edge: true,
    parts: {
      when: { type: "clause" },
      measure: { type: "word", required: true },
      "first.code": { type: "value" },
      "first.from": { type: "value" },
      "first.covers": { type: "value" },
      "more.code": { type: "value" },
      "more.each": { type: "value" },
      "more.past": { type: "value" },
    },
  },
  bill: {
    section: "bills",
    forEach: "optional",
    notDocumented: true,
    edge: true,
    parts: {
      when: { type: "clause" },
      bill: { type: "value", required: true },
      units: { type: "value" },
      "once per": { type: ["word", "words"] },
      "accounts for": { type: "word" },
      because: { type: "text" },
    },
  },
  drug_units: {
    section: "drug units",
    forEach: "required",
    notDocumented: true,
    edge: true,
    parts: {
      dose: { type: "value", required: true },
      "unit size": { type: "word", required: true },
      round: { type: "word", required: true, words: ["up"] },
      "discarded.of": { type: "value" },
      "discarded.add": { type: "value" },
      "discarded.from": { type: "value" },
    },
  },
  date: {
    section: "dates",
    forEach: "required",
    parts: {
      when: { type: "clause" },
      date: { type: "word", required: true, words: ["day earned", "day begun", "day of encounter"] },
    },
  },
  not_covered: {
    section: "not covered",
    forEach: "optional",
    notDocumented: true,
    edge: true,
    parts: { when: { type: "clause" }, because: { type: "text", required: true } },
  },
  modifier: {
    section: "modifiers",
    forEach: "required",
    notDocumented: true,
    edge: true,
    parts: { when: { type: "clause" }, add: { type: "value", required: true }, stands: { type: "word", words: ["alone"], changeable: false } },
  },
  modifier_group: {
    section: "modifier groups",
    forEach: "none",
    parts: {
      members: { type: "values", required: true },
      "at most": { type: "allowance" },
      prefer: { type: "values" },
      stands: { type: "word", words: ["first", "last"] },
    },
  },
  edit: {
    section: "edits",
    forEach: "optional",
    notDocumented: true,
    edge: true,
    parts: { when: { type: "clause" }, ...OUTCOMES, recode: { type: "value" }, because: { type: "text" } },
  },
  pairs: {
    section: "pairs",
    forEach: "none",
    notDocumented: true,
    edge: true,
    parts: {
      table: { type: "word", required: true, changeable: false },
      keeps: { type: "word", changeable: false },
      drops: { type: "word", changeable: false },
      "bypass.by": { type: "word" },
      "bypass.where": { type: "row_test" },
      code: { type: "word", changeable: false },
      "needs one of": { type: "word", changeable: false },
      where: { type: "row_test" },
      ...OUTCOMES,
    },
  },
  limit: {
    section: "limits",
    forEach: "required",
    notDocumented: true,
    edge: true,
    parts: {
      when: { type: "clause" },
      "at most": { type: "allowance", required: true },
      where: { type: "row_test" },
      ...OUTCOMES,
    },
  },
  exception: { section: "exceptions", forEach: "none", parts: { when: { type: "clause" }, because: { type: "text", required: true } } },
};

/** The outcomes an edit, pair or limit may have, from mildest to most severe. */
export const OUTCOME_WORDS = ["warn", "pend", "hold", "deny"] as const;

/** The rule kind of a section key, or undefined. */
export function kindOfSection(section: string): RuleKind | undefined {
  for (const [kind, rule] of Object.entries(KINDS)) if (rule.section === section) return kind as RuleKind;
  return undefined;
}
