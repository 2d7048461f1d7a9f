import type { Span } from "../../base/source.ts";
import type { Accept, Confirm, Effective, NotEncoded, Source } from "./citation.ts";
import type { Clause } from "./clause.ts";
import type { ExamplesFile } from "./examples-file.ts";
import type { ImporterFile } from "./importer-file.ts";
import type { Rule } from "./rule.ts";
import type { VocabularyFile } from "./vocabulary-file.ts";
import type { Word } from "./word.ts";

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
  /** The day by which a person is to look at the pack again. */
  readonly reviewBy?: Word;
  readonly appliesWhen?: Clause;
  readonly notDocumented?: Word;
  readonly sources: readonly Source[];
  readonly notEncoded: readonly NotEncoded[];
  readonly accepts: readonly Accept[];
  readonly span: Span;
}

/** A file that could not be read at all is `undefined` in the outcome; diagnostics say why. */
export type Module = RuleFile | PackFile | VocabularyFile | ExamplesFile | ImporterFile;
