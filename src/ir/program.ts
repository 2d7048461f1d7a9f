import type { AssumeRule, OrderRule, ServicesRule, SetRule, SitesRule, TimeRule } from "./chart-rules.ts";
import type { BillRule, DateRule, DrugUnitsRule, EditRule, ExceptionInfo, LadderRule, LimitRule, ModifierGroupRule, ModifierRule, NotCoveredRule, PairRule } from "./claim-rules.ts";
import type { CodeSet, Table, TableRows, ValueRule } from "./content.ts";
import type { Vector } from "./vectors.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The rules of one segment of dates. Arrays are sorted by name; `sets`, `times`, `orders` are evaluated on demand. */
export interface Program {
  readonly values: readonly ValueRule[];
  readonly codeSets: readonly CodeSet[];
  readonly tables: readonly Table[];
  readonly assume: readonly AssumeRule[];
  readonly sites: SitesRule | null;
  readonly services: ServicesRule | null;
  readonly sets: readonly SetRule[];
  readonly times: readonly TimeRule[];
  readonly orders: readonly OrderRule[];
  readonly ladders: readonly LadderRule[];
  readonly bills: readonly BillRule[];
  readonly drugUnits: readonly DrugUnitsRule[];
  readonly dates: readonly DateRule[];
  readonly notCovered: readonly NotCoveredRule[];
  readonly modifiers: readonly ModifierRule[];
  readonly modifierGroups: readonly ModifierGroupRule[];
  readonly edits: readonly EditRule[];
  readonly pairs: readonly PairRule[];
  readonly limits: readonly LimitRule[];
  readonly exceptions: readonly ExceptionInfo[];
}

export interface Citation {
  /** Id of the pack that cites. */
  readonly pack: string;
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly confidence?: string;
  readonly url?: string;
}

/** From and to are inclusive dates of service; `to` is null where no end is known. */
export interface Segment {
  readonly from: string;
  readonly to: string | null;
  /** Index into Pack.programs. */
  readonly program: number;
}

export const PACK_FORMAT = "payerpack 1";

/** A compiled pack: plain JSON, canonical when written (RFC 8785). */
export interface Pack {
  readonly format: typeof PACK_FORMAT;
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  /** Ids and releases of the packs below, nearest first. */
  readonly extends: readonly { readonly id: string; readonly release: string }[];
  readonly vocabulary: Vocabulary;
  /** Names of the ops in use, sorted: an engine refuses a pack with an op it does not know. */
  readonly requires: readonly string[];
  readonly segments: readonly Segment[];
  readonly programs: readonly Program[];
  /** Rows of the tables that programs name. */
  readonly tables: readonly TableRows[];
  readonly citations: readonly Citation[];
  /** Where each rule stands: name -> `path:line`. */
  readonly sourceMap: Readonly<Record<string, string>>;
  /** Examples and boundary tables that stand beside the rules. They change no answer. */
  readonly vectors?: readonly Vector[];
  readonly hashes: { readonly content: string; readonly meaning: string };
}
