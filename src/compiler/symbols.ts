import type * as ast from "../parser/ast.ts";
import type { CodeSystem, Type } from "../ir/types.ts";
import type { Noun, Vocabulary } from "../ir/vocabulary.ts";

/** What a name of a rule stands for. `rule` is where it was declared; `noun` is null for a thing of the encounter. */
export type Symbol =
  | { readonly is: "value"; readonly rule: ast.Rule; readonly type: Type }
  | { readonly is: "code_set"; readonly rule: ast.Rule; readonly system: CodeSystem }
  | { readonly is: "table"; readonly rule: ast.Rule; readonly columns: ReadonlyMap<string, Type>; readonly key: readonly string[] }
  | { readonly is: "set"; readonly rule: ast.Rule; readonly noun: Noun }
  | { readonly is: "time"; readonly rule: ast.Rule; readonly noun: Noun | null }
  | { readonly is: "order"; readonly rule: ast.Rule; readonly noun: Noun }
  /** A rule of any other kind: known by name, of no use inside a clause. */
  | { readonly is: "other"; readonly rule: ast.Rule };

/** Every name of an `extends` chain; rule names are unique over the chain. */
export interface Symbols {
  readonly vocabulary: Vocabulary;
  readonly byName: ReadonlyMap<string, Symbol>;
}

/** What a clause may speak of: the names of the chain, the item in scope, and where the clause stands. */
export interface Scope {
  readonly symbols: Symbols;
  /** The noun that `for each` walks; null: only the encounter. */
  readonly item: Noun | null;
  /** The kind of rule that holds the clause: decides what is too early to read (kinds.md 6) and `readable in`. */
  readonly kind: ast.RuleKind | "pack";
}
