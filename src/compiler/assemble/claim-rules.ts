import type * as ir from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Chooser } from "./chooser.ts";
import { readNotDocumented, readOutcome, readTest, readUnitSize, readValue, readWord, readWords } from "./read.ts";

const ONE_UNIT: ir.Value = { op: "constant", type: { is: "units" }, value: 1 };
const NO_MINUTES: ir.Value = { op: "constant", type: { is: "minutes" }, value: 0 };

/** What every edge has. */
function edgeOf(draft: Draft, choose: Chooser) {
  return {
    when: choose.part<ir.Test | null>("when", readTest, null),
    notDocumented: choose.part("if not documented", readNotDocumented, draft.notDocumented),
    instead: choose.instead,
  };
}

/** `ladders`. */
export function assembleLadder(base: ir.RuleBase, draft: Draft, choose: Chooser): ir.LadderRule {
  const value = (path: string) => choose.part(path, readValue, NO_MINUTES);
  const first = { code: choose.code("first.code"), from: value("first.from"), covers: value("first.covers") };
  const more = { code: choose.code("more.code"), each: value("more.each"), past: value("more.past") };
  return {
    ...base,
    head: draft.head,
    ...edgeOf(draft, choose),
    measure: choose.part("measure", readWord, ""),
    first: draft.parts.has("first.code") ? first : null,
    more: draft.parts.has("more.code") ? more : null,
  };
}

/** `bills`. */
export function assembleBill(base: ir.RuleBase, draft: Draft, choose: Chooser): ir.BillRule {
  return {
    ...base,
    head: draft.head,
    ...edgeOf(draft, choose),
    bill: choose.code("bill"),
    units: choose.part("units", readValue, ONE_UNIT),
    oncePer: choose.part<readonly string[] | null>("once per", readWords, null),
    accountsFor: choose.part<string | null>("accounts for", readWord, null),
  };
}

const NO_SIZE: ir.UnitSize = { table: "", drug: { op: "constant", type: { is: "code", system: "code" }, value: "" }, column: "" };

/** `drug units`. */
export function assembleDrugUnits(base: ir.RuleBase, head: ir.Head, draft: Draft, choose: Chooser): ir.DrugUnitsRule {
  const { notDocumented, instead } = edgeOf(draft, choose);
  const discarded = { of: choose.part<ir.Value | null>("discarded.of", readValue, null), add: choose.code("discarded.add"), from: choose.part("discarded.from", readValue, ONE_UNIT) };
  return {
    ...base,
    head,
    dose: choose.part("dose", readValue, NO_MINUTES),
    size: choose.part("unit size", readUnitSize, NO_SIZE),
    round: choose.part<"up">("round", readWord, "up"),
    discarded: draft.parts.has("discarded.of") ? discarded : null,
    notDocumented,
    instead,
  };
}

/** `dates`. */
export function assembleDate(base: ir.RuleBase, head: ir.Head, choose: Chooser): ir.DateRule {
  return {
    ...base,
    head,
    when: choose.part<ir.Test | null>("when", readTest, null),
    date: choose.part<ir.DateRule["date"]["value"]>("date", readWord, "day earned"),
  };
}

/** `not covered`. */
export function assembleNotCovered(base: ir.RuleBase, draft: Draft, choose: Chooser): ir.NotCoveredRule {
  return { ...base, head: draft.head, ...edgeOf(draft, choose) };
}

/** `modifiers`. */
export function assembleModifier(base: ir.RuleBase, head: ir.Head, draft: Draft, choose: Chooser): ir.ModifierRule {
  return { ...base, head, ...edgeOf(draft, choose), add: choose.code("add"), ...(draft.parts.has("stands") && { alone: true as const }) };
}

/** `modifier groups`. */
export function assembleModifierGroup(base: ir.RuleBase, choose: Chooser): ir.ModifierGroupRule {
  return {
    ...base,
    members: choose.part("members", readWords, []),
    atMost: choose.part<number | null>("at most", (meaning) => (meaning.is === "allowance" && "count" in meaning.atMost ? meaning.atMost.count : null), null),
    prefer: choose.part<readonly string[] | null>("prefer", readWords, null),
    stands: choose.part<"first" | "last" | null>("stands", readWord, null),
  };
}

const NO_CODES: ir.ReasonCodes = { rarc: [] };
const NOTHING = { is: "warn", reason: "" } as const;

/** `edits`. */
export function assembleEdit(base: ir.RuleBase, draft: Draft, choose: Chooser): ir.EditRule {
  return {
    ...base,
    head: draft.head,
    ...edgeOf(draft, choose),
    outcome: choose.part("outcome", readOutcome, NOTHING),
    codes: meaningOf(draft.parts.get("codes"), "reason_codes")?.codes ?? NO_CODES,
  };
}

/** `limits`. */
export function assembleLimit(base: ir.RuleBase, head: ir.Head, draft: Draft, choose: Chooser): ir.LimitRule {
  const outcome = (meaning: Parameters<typeof readOutcome>[0]): ir.LimitRule["outcome"]["value"] => {
    const read = readOutcome(meaning);
    return read.is === "recode" ? NOTHING : read;
  };
  return {
    ...base,
    head,
    ...edgeOf(draft, choose),
    atMost: choose.part<ir.LimitRule["atMost"]["value"]>("at most", (meaning) => (meaning.is === "allowance" ? meaning.atMost : { count: 0 }), { count: 0 }),
    per: choose.part<ir.LimitRule["per"]["value"]>("at most", (meaning) => (meaning.is === "allowance" ? meaning.per : "line"), "line"),
    where: choose.part<ir.LimitRule["where"]["value"]>(
      "where", (meaning) => (meaning.is === "row_test" ? { column: meaning.column, word: meaning.word } : null), null,
    ),
    outcome: choose.part("outcome", outcome, NOTHING),
    codes: meaningOf(draft.parts.get("codes"), "reason_codes")?.codes ?? NO_CODES,
  };
}
