import type { RuleKind } from "../../../parser/ast.ts";
import type { ShownPack, ShownRule } from "../../../analysis/show/model.ts";
import type { Colors } from "../colors.ts";

/** What `show` shows. */
export interface ShowReport {
  readonly pack: ShownPack;
  /** The rules that were asked for. */
  readonly rules: readonly ShownRule[];
  /** What was asked for: one rule, the rules of one kind, or all of them. */
  readonly asked: "rule" | RuleKind | "all";
}

/** Makes a whole document; `path` turns a path of the rules into the one the user knows. */
export type ShowRenderer = (report: ShowReport, path: (path: string) => string, colors: Colors) => string;
