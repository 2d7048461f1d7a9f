import type * as ir from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Meaning } from "../parts/meaning.ts";
import type { Chooser } from "./chooser.ts";
import { readNotDocumented, readOutcome, readWord } from "./read.ts";

const NOTHING = { is: "warn", reason: "" } as const;

/** `pairs`; the line that is judged is its item. */
export function assemblePairs(base: ir.RuleBase, draft: Draft, choose: Chooser): ir.PairRule {
  return {
    ...base,
    head: { noun: draft.noun?.name ?? "" },
    table: wordOf(draft, "table"),
    where: choose.part<ir.RowTest | null>("where", readRowTest, null),
    form: formOf(draft, choose),
    outcome: choose.part("outcome", readPairOutcome, NOTHING),
    codes: meaningOf(draft.parts.get("codes"), "reason_codes")?.codes ?? { rarc: [] },
    notDocumented: choose.part("if not documented", readNotDocumented, draft.notDocumented),
    instead: choose.instead,
  };
}

function formOf(draft: Draft, choose: Chooser): ir.PairForm {
  if (draft.parts.has("code")) return { is: "needs", code: wordOf(draft, "code"), oneOf: wordOf(draft, "needs one of") };
  const bypass = { by: choose.part<string>("bypass.by", readWord, ""), where: choose.part<ir.RowTest | null>("bypass.where", readRowTest, null) };
  return { is: "drops", keeps: wordOf(draft, "keeps"), drops: wordOf(draft, "drops"), bypass: draft.parts.has("bypass.by") ? bypass : null };
}

function wordOf(draft: Draft, path: string): string {
  return meaningOf(draft.parts.get(path), "word")?.word ?? "";
}

function readRowTest(meaning: Meaning): ir.RowTest | null {
  return meaning.is === "row_test" ? { column: meaning.column, word: meaning.word } : null;
}

function readPairOutcome(meaning: Meaning): ir.PairRule["outcome"]["value"] {
  const outcome = readOutcome(meaning);
  return outcome.is === "recode" ? NOTHING : outcome;
}
