import type { Span } from "../../base/source.ts";
import type { Word } from "./word.ts";

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
  /** Beside `made by: services`: the charted noun whose items they join. */
  readonly joins?: Word;
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
