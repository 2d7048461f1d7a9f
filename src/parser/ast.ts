import type { Span } from "../base/source.ts";

/** A word or text as it was written. `text` is the decoded value, `span` covers it exactly in the file. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

// ---------------------------------------------------------------- clauses

/** Types that a literal shows on sight. `count` is a bare whole number. */
export type LiteralType =
  | "minutes" | "units" | "days" | "ml" | "count" | "date" | "money"
  | "CPT" | "HCPCS" | "ICD10" | "POS" | "modifier" | "revenue_code";

/** `value` is a number for minutes, units, days, ml, count and money (in cents), else the text of the date or code. */
export interface Literal {
  readonly kind: "literal";
  readonly type: LiteralType;
  readonly value: number | string;
  readonly span: Span;
}

/** A bare word: a noun, a named value, an enum word, a set. Which one it is, is for the compiler to say. */
export interface Name {
  readonly kind: "name";
  readonly text: string;
  readonly span: Span;
}

/** `service.purpose`, `encounter.claim_type`. */
export interface Path {
  readonly kind: "path";
  readonly noun: Word;
  readonly field: Word;
  readonly span: Span;
}

/** `A plus B minus C`: the first term has the sign plus. */
export interface Sum {
  readonly kind: "sum";
  readonly terms: readonly { readonly sign: "plus" | "minus"; readonly value: Value }[];
  readonly span: Span;
}

/** `volume at rate`: whole minutes that a volume takes, rounded down. */
export interface AtRate {
  readonly kind: "at_rate";
  readonly volume: Path;
  readonly rate: Path;
  readonly span: Span;
}

export interface MinutesOf {
  readonly kind: "minutes_of";
  readonly time: TimeExpression;
  readonly span: Span;
}

export interface LongestPieceOf {
  readonly kind: "longest_piece_of";
  readonly time: Word;
  readonly span: Span;
}

export interface CountOf {
  readonly kind: "count_of";
  readonly set: SetExpression;
  readonly span: Span;
}

/** What recovery put where the text could not be read; a diagnostic has been given already, so it makes no further ones. */
export interface Missing {
  readonly kind: "missing";
  readonly span: Span;
}

export type Value = Literal | Name | Path | Sum | AtRate | MinutesOf | LongestPieceOf | CountOf | Missing;

export type Qualifier =
  | { readonly kind: "sharing"; readonly negated: boolean; readonly fields: readonly Word[]; readonly span: Span }
  | { readonly kind: "before" | "after"; readonly order: Word; readonly span: Span }
  | { readonly kind: "overlapping" | "other"; readonly span: Span };

/** A set, or the plural of a noun, narrowed by qualifiers that must all hold. */
export interface SetExpression {
  readonly kind: "set";
  readonly name: Word;
  readonly qualifiers: readonly Qualifier[];
  readonly span: Span;
}

/** Time of a noun's item, a set or a named time, with minutes taken away (`outside`) or kept (`inside`). */
export interface TimeExpression {
  readonly kind: "time";
  readonly base: SetExpression;
  readonly cuts: readonly { readonly how: "outside" | "inside"; readonly of: SetExpression }[];
  readonly span: Span;
}

export type Comparison =
  | "is" | "is not" | "is at least" | "is at most" | "is more than" | "is less than"
  | "is on or after" | "is on or before" | "includes" | "does not include";

export interface All {
  readonly kind: "all";
  readonly items: readonly Clause[];
  readonly span: Span;
}

export interface Any {
  readonly kind: "any";
  readonly items: readonly Clause[];
  readonly span: Span;
}

export interface Not {
  readonly kind: "not";
  readonly item: Clause;
  readonly span: Span;
}

export interface Compare {
  readonly kind: "compare";
  readonly left: Value;
  readonly how: Comparison;
  readonly right: Value;
  /** Of the comparison words. */
  readonly howSpan: Span;
  readonly span: Span;
}

export interface Documented {
  readonly kind: "documented";
  readonly value: Value;
  readonly negated: boolean;
  readonly span: Span;
}

export interface Empty {
  readonly kind: "empty";
  readonly set: SetExpression;
  readonly negated: boolean;
  readonly span: Span;
}

/** `service in SET`, `service.route in GROUP`, `line.code in CODE_SET`. */
export interface Member {
  readonly kind: "member";
  readonly subject: Value;
  readonly of: Word;
  readonly negated: boolean;
  readonly span: Span;
}

/** `service is first in ranking`. */
export interface FirstIn {
  readonly kind: "first_in";
  readonly noun: Word;
  readonly order: Word;
  readonly negated: boolean;
  readonly span: Span;
}

/** `first of ORDER in SET`. */
export interface FirstOf {
  readonly kind: "first_of";
  readonly order: Word;
  readonly set: Word;
  readonly negated: boolean;
  readonly span: Span;
}

export type Clause = All | Any | Not | Compare | Documented | Empty | Member | FirstIn | FirstOf | Missing;

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

// ---------------------------------------------------------------- rules

export type RuleKind =
  | "value" | "code_set" | "table" | "sites" | "assume" | "services" | "set" | "time" | "order" | "ladder" | "bill" | "drug_units"
  | "date" | "not_covered" | "modifier" | "modifier_group" | "edit" | "pairs" | "limit" | "exception";

/** A citation: the key of a source of the same pack, and where in it. */
export interface SourceReference {
  readonly key: Word;
  readonly locator?: Word;
}

/** Inclusive dates of service; an open end is undefined. Dates are checked ISO text. */
export interface Effective {
  readonly from?: Word;
  readonly until?: Word;
  readonly span: Span;
}

export interface TableCell {
  readonly text: string;
  readonly span: Span;
}

/** A text table: pipe separated, first row names the columns. Rows have as many cells as there are columns. */
export interface TextTable {
  readonly columns: readonly Word[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly span: Span;
}

/** The content of one key of a rule, read by its declared type. */
export type PartContent =
  | { readonly type: "clause"; readonly clause: Clause }
  | { readonly type: "value"; readonly value: Value }
  | { readonly type: "dated"; readonly entries: readonly { readonly from: Word; readonly value: Value }[] }
  | { readonly type: "word"; readonly word: Word }
  | { readonly type: "words"; readonly words: readonly Word[] }
  | { readonly type: "values"; readonly values: readonly Value[] }
  | { readonly type: "text"; readonly text: Word }
  | { readonly type: "preferences"; readonly items: readonly Preference[] }
  | { readonly type: "time"; readonly time: TimeExpression }
  | { readonly type: "from_to"; readonly span: FromTo }
  | { readonly type: "leave_out"; readonly items: readonly LeaveOut[] }
  | { readonly type: "cuts"; readonly items: readonly TimeCut[] }
  | { readonly type: "take"; readonly entries: readonly { readonly field: Word; readonly value: Value }[] }
  | { readonly type: "table"; readonly table: TextTable }
  | { readonly type: "columns"; readonly entries: readonly { readonly column: Word; readonly columnType: Word }[] }
  | { readonly type: "reason_codes"; readonly group?: Word; readonly carc?: Word; readonly rarc: readonly Word[] }
  | { readonly type: "allowance"; readonly allowance: Allowance }
  | { readonly type: "row_test"; readonly test: RowTest }
  /** `none` in an exception: removes an optional part. */
  | { readonly type: "none" };

export type PartType = PartContent["type"];

export interface LeaveOut {
  readonly if: Clause;
  readonly because?: Word;
  readonly sources: readonly SourceReference[];
  readonly contested: readonly Word[];
  readonly span: Span;
}

export interface TimeCut {
  readonly time: Cut;
  readonly if?: Clause;
  readonly because?: Word;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}

/** `path` is the key, nested keys joined by a dot: `when`, `first.from`, `spaced.more than`. */
export interface Part {
  readonly path: string;
  readonly content: PartContent;
  /** Of the key as written. */
  readonly keySpan: Span;
  /** Of the key of the mapping that it stands in, for a part such as `spaced.sharing`. */
  readonly outerKeySpan?: Span;
  readonly span: Span;
}

/** One rule of any kind. Which parts a kind has is said by the table in kinds.ts. */
export interface Rule {
  readonly kind: RuleKind;
  readonly name: Word;
  readonly title?: Word;
  readonly forEach?: Head;
  readonly parts: ReadonlyMap<string, Part>;
  readonly sources: readonly SourceReference[];
  readonly effective?: Effective;
  readonly contested: readonly Word[];
  readonly confidence?: Word;
  /** Only of exceptions. */
  readonly exception?: ExceptionBody;
  readonly span: Span;
}

/** What an exception adds to a rule. `change` keeps the YAML of each new value: its type is known when its target is. */
export interface ExceptionBody {
  readonly to: readonly Word[];
  readonly change: readonly { readonly path: Word; readonly value: YamlNode }[];
  readonly instead?: { readonly word: Word } | { readonly outcome: Word; readonly text: Word };
}

export interface Source {
  readonly key: Word;
  readonly title?: Word;
  readonly publisher?: Word;
  readonly confidence?: Word;
  readonly url?: Word;
  readonly readOn?: Word;
  readonly span: Span;
}

export interface Confirm {
  readonly rule: Word;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}

export interface NotEncoded {
  readonly says: Word;
  readonly why?: Word;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}

// ---------------------------------------------------------------- files

export interface RuleFile {
  readonly kind: "rule_file";
  readonly topic: Word;
  readonly title?: Word;
  readonly rules: readonly Rule[];
  readonly sources: readonly Source[];
  readonly confirms: readonly Confirm[];
  /** Sentences of the property library; read by a later stage. */
  readonly properties: readonly Word[];
  readonly span: Span;
}

export interface PackFile {
  readonly kind: "pack_file";
  readonly id: Word;
  readonly release: Word;
  readonly title?: Word;
  /** `NAME VERSION`: only of a base pack. */
  readonly vocabulary?: Word;
  /** `ID RELEASE`: only of a layer. */
  readonly extends?: Word;
  readonly payer?: Word;
  readonly effective?: Effective;
  readonly appliesWhen?: Clause;
  readonly notDocumented?: Word;
  readonly sources: readonly Source[];
  readonly notEncoded: readonly NotEncoded[];
  readonly span: Span;
}

export interface VocabularyField {
  readonly name: Word;
  readonly type: Word;
  readonly required: boolean;
  readonly documentable: boolean;
  /** `no`, `none`, `0`, `drug, or else a word of its own`, `as the sites rule says`, `encounter.date_of_service`. */
  readonly whenAbsent?: Word;
  readonly joined?: Word;
  readonly derived?: Word;
  readonly readable: boolean;
  readonly readableIn: readonly Word[];
  /** `needs: arrival`: another field of the noun that must be given beside this one. */
  readonly needs?: Word;
  readonly span: Span;
}

/** `span: { from: start, to: stop, pauses: pauses, empty for: event_techniques, at most: 7 days }` of a noun. */
export interface VocabularySpan {
  /** Two fields of type instant. */
  readonly from: Word;
  readonly to: Word;
  /** A field of type time. */
  readonly pauses?: Word;
  /** A group of an enum that exactly one field of the noun has as its type. */
  readonly emptyFor?: Word;
  /** `7 days`. */
  readonly atMost?: Word;
  readonly span: Span;
}

export interface VocabularyNoun {
  readonly name: Word;
  readonly plural?: Word;
  readonly title?: Word;
  /** The encounter's list that holds the items. */
  readonly from?: Word;
  /** `required: yes` beside `from`: the encounter must have the list. */
  readonly required?: boolean;
  /** The key `span`: what the encounter reader checks of an item's own time. */
  readonly itemSpan?: VocabularySpan;
  /** `sites`, `services`, `lines`: the stage that makes the items. */
  readonly madeBy?: Word;
  readonly givenLine?: Word;
  readonly fields: readonly VocabularyField[];
  readonly documents: readonly Word[];
  readonly span: Span;
}

export interface VocabularyType {
  readonly name: Word;
  readonly members: readonly Word[];
  readonly groups: readonly { readonly name: Word; readonly members: readonly Word[] }[];
  readonly span: Span;
}

export interface VocabularyFile {
  readonly kind: "vocabulary_file";
  readonly name: Word;
  readonly version: Word;
  readonly title?: Word;
  readonly reads: Word;
  readonly types: readonly VocabularyType[];
  readonly nouns: readonly VocabularyNoun[];
  readonly span: Span;
}

/** An example case; `like` copies another case of the file and replaces what is given. */
export interface ExampleCase {
  readonly name: Word;
  readonly title?: Word;
  readonly like?: Word;
  /** Fields of the encounter as written (`claim_type: facility`). */
  readonly encounter?: YamlMapping;
  readonly chart?: TextTable;
  readonly sites?: TextTable;
  readonly history?: TextTable;
  readonly visits?: TextTable;
  readonly procedures?: TextTable;
  readonly drugLines?: TextTable;
  readonly diagnoses?: readonly Word[];
  readonly documented?: readonly Word[];
  readonly attached?: readonly Word[];
  readonly bills?: TextTable | "nothing";
  readonly unbilled?: TextTable | "nothing";
  readonly holds: readonly Word[];
  readonly missing: readonly Word[];
  readonly assumes: readonly Word[];
  readonly findings: readonly Word[];
  readonly decision?: Word;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}

export interface Boundary {
  readonly name: Word;
  readonly title?: Word;
  readonly encounter: YamlMapping;
  readonly administration: YamlMapping;
  readonly from: Word;
  readonly table: TextTable;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}

export interface ExamplesFile {
  readonly kind: "examples_file";
  readonly topic: Word;
  /** `ID RELEASE`. */
  readonly for: Word;
  /** UTC offset of the clock times, `-05:00`; absent: `Z`. */
  readonly offset?: Word;
  readonly boundaries: readonly Boundary[];
  readonly cases: readonly ExampleCase[];
  readonly span: Span;
}

/** A file that could not be read at all is `undefined` in the outcome; diagnostics say why. */
export type Module = RuleFile | PackFile | VocabularyFile | ExamplesFile;

// ---------------------------------------------------------------- YAML carriers

/** How a scalar was written; clauses may only stand in `plain` and `literal` ones. */
export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface YamlScalar {
  readonly kind: "scalar";
  readonly text: string;
  readonly style: ScalarStyle;
  /** Of the content as it stands in the file, quotes and block header left out. */
  readonly span: Span;
  /** File offset of each UTF-16 unit of `text`, and of its end: `text.length + 1` entries. */
  readonly offsets: Uint32Array;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlMapping {
  readonly kind: "mapping";
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlSequence {
  readonly kind: "sequence";
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/** A key without a value is a scalar with the empty text. */
export type YamlNode = YamlScalar | YamlMapping | YamlSequence;
