import type { RuleKind } from "../../parser/ast.ts";

/** A source that something rests on, with the place in it. */
export interface ShownSource {
  /** Id of the pack that cites it. */
  readonly pack: string;
  readonly key: string;
  readonly title: string;
  readonly locator: string | null;
  readonly publisher: string | null;
  readonly confidence: string | null;
  readonly url: string | null;
}

/** Where a rule or an exception is written. */
export interface Origin {
  /** Null where a compiled pack does not tell. */
  readonly pack: string | null;
  readonly release: string | null;
  /** `path:line` below the folder of rules. */
  readonly place: string | null;
}

/** Something with a name and a title. */
export interface ShownName {
  readonly name: string;
  readonly kind: RuleKind;
  readonly title: string;
}

/** What an exception puts in place of a part. */
export interface ShownChange {
  readonly exception: string;
  readonly title: string;
  /** The clauses under which it holds; empty: for every encounter of the day. */
  readonly when: readonly string[];
  /** What the part is then, a line each; empty: nothing. */
  readonly is: readonly string[];
  readonly because: string;
  readonly origin: Origin;
  readonly sources: readonly ShownSource[];
}

/** One key of a rule as it stands. */
export interface ShownPart {
  /** As the language spells it, `first from`. */
  readonly key: string;
  /** What it says, a line each, values put in place; empty: nothing, but for the changes. */
  readonly is: readonly string[];
  /** What it said before an exception without a guard changed it; null: it is as it was written. */
  readonly was: readonly string[] | null;
  readonly changes: readonly ShownChange[];
  /** Of a part with reasons of its own, such as one of the things that a set leaves out. */
  readonly because: string | null;
  readonly sources: readonly ShownSource[];
}

/** A payer whose pack changes a rule. */
export interface Dependent {
  readonly payer: string | null;
  readonly pack: string;
  readonly exceptions: readonly string[];
}

/** A rule as it stands on a day. */
export interface ShownRule extends ShownName {
  /** What it walks over, `service in SET`; null: the encounter. */
  readonly forEach: string | null;
  /** The guard of its pack; empty: none. */
  readonly applies: readonly string[];
  readonly parts: readonly ShownPart[];
  readonly because: string | null;
  readonly origin: Origin;
  /** Sources of the pack that declares it. */
  readonly sources: readonly ShownSource[];
  /** Sources with which packs above confirm it. */
  readonly confirmed: readonly ShownSource[];
  /** Rules that it names. */
  readonly names: readonly ShownName[];
  /** Names of exceptions that change it on this day. */
  readonly exceptions: readonly string[];
  /** The packs that change it; null where no pack is known that extends the one shown. */
  readonly dependents: readonly Dependent[] | null;
  /** The days on which it stands exactly like this; `to` is null where no end is known. */
  readonly stands: { readonly from: string; readonly to: string | null };
}

/** A pack as it stands on a day: what an analyst signs off. */
export interface ShownPack {
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  readonly extends: readonly { readonly id: string; readonly release: string }[];
  readonly meaning: string;
  readonly on: string;
  /** The days around it on which no rule differs. */
  readonly stands: { readonly from: string; readonly to: string | null };
  /** In the order of the language's kinds, then of names. */
  readonly rules: readonly ShownRule[];
}
