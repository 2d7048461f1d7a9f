import type { Span } from "../../base/source.ts";
import type * as ir from "../../ir/ir.ts";
import type { LawName } from "./sentences.ts";

/** Lines that a law speaks of: those that a rule makes, those whose code a code set or table holds, those of one code. */
export type LineName =
  | { readonly is: "rule"; readonly name: string }
  | { readonly is: "codes"; readonly name: string }
  | { readonly is: "code"; readonly code: string };

export type ScopeWord = "site" | "day" | "encounter";

/** What stands for a parameter of a sentence. */
export type Argument =
  | { readonly is: "lines"; readonly of: readonly LineName[] }
  | { readonly is: "set"; readonly name: string }
  | { readonly is: "field"; readonly name: string }
  /** A number of minutes, or the name of a value. */
  | { readonly is: "minutes"; readonly of: number | string }
  | { readonly is: "scope"; readonly word: ScopeWord };

/** A law that a pack obeys: which one, about what, and who says so. */
export interface Property {
  readonly law: LawName;
  /** As written, white space made one blank. */
  readonly sentence: string;
  /** The sentence without the clause that it is stated for: a pack may state a law of a pack below for fewer encounters. */
  readonly stem: string;
  /** Id of the pack that states it; packs above inherit it. */
  readonly pack: string;
  readonly span: Span;
  /** In the order of the sentence. */
  readonly arguments: readonly Argument[];
  /** `, where CLAUSE`: the law is stated of these encounters only. */
  readonly where?: ir.Test;
}

type Of<Kind extends Argument["is"]> = Extract<Argument, { readonly is: Kind }>;

/** The arguments of a kind, in order. */
export function argumentsOf<Kind extends Argument["is"]>({ arguments: all }: Property, kind: Kind): readonly Of<Kind>[] {
  return all.filter((one): one is Of<Kind> => one.is === kind);
}
