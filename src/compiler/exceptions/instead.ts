import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import { KINDS, OUTCOME_WORDS } from "../../parser/kinds.ts";
import { INSTEAD_WORDS } from "../../parser/schema/kind-schema.ts";
import { exceptionDiagnostics } from "../diagnostics/exceptions.ts";
import type { Draft } from "../draft.ts";
import { kindWords } from "../kind-words.ts";
import type { ChangeContext } from "./change.ts";
import type { Change } from "./exception.ts";

/** What replaces the conclusion of one target; undefined, reported, where its kind has no such conclusion. */
export function readInstead(written: NonNullable<ast.ExceptionBody["instead"]>, target: Draft, cx: ChangeContext): readonly Change[] | undefined {
  const { kind } = target.rule;
  const word = "word" in written ? written.word : written.outcome;
  const value = meaningOf(written, kind);
  if (value) return [{ target, part: "instead", meaning: { is: "instead", value }, span: word.span }];
  // A word that `instead` never takes was reported by the reader.
  if (!INSTEAD_WORDS.some((one) => one === word.text) && !OUTCOME_WORDS.some((one) => one === word.text)) return undefined;
  const args = { target: target.rule.name.text, kind: kindWords(kind), wanted: wantedWords(kind) };
  cx.pack.report(exceptionDiagnostics.create("check/exception-instead", word.span, args));
  return undefined;
}

function meaningOf(written: NonNullable<ast.ExceptionBody["instead"]>, kind: ast.RuleKind): ir.Instead | undefined {
  if ("outcome" in written) {
    const outcome = OUTCOME_WORDS.find((one) => one === written.outcome.text);
    return outcome && hasOutcome(kind) ? { is: outcome, reason: written.text.text } : undefined;
  }
  switch (written.word.text) {
    case "keep": return kind === "set" ? { is: "keep" } : undefined;
    case "leave out": return kind === "set" ? { is: "leave_out" } : undefined;
    case "nothing": return KINDS[kind].edge ? { is: "nothing" } : undefined;
    default: return undefined;
  }
}

function hasOutcome(kind: ast.RuleKind): boolean {
  return kind === "edit" || kind === "pairs" || kind === "limit";
}

function wantedWords(kind: ast.RuleKind): string {
  if (kind === "set") return "write `instead: keep` or `instead: leave out`";
  if (hasOutcome(kind)) return "write `instead: nothing`, or `instead: { pend: WORDS }` and the like";
  return KINDS[kind].edge ? "write `instead: nothing`" : "change one of its parts with `change`";
}
