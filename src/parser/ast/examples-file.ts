import type { Span } from "../../base/source.ts";
import type { SourceReference } from "./citation.ts";
import type { TextTable } from "./text-table.ts";
import type { Word } from "./word.ts";
import type { YamlMapping } from "./yaml.ts";

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
  readonly authorizations?: TextTable;
  readonly homeVisits?: TextTable;
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
  /** Fields of the one item that the table varies, without its times. */
  readonly charted: YamlMapping;
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
