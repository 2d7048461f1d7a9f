import type * as ir from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Chooser } from "./chooser.ts";
import { readNotDocumented, readPreferences, readTest, readTime, readValue, readWord, readWords } from "./read.ts";

const NEVER: ir.Test = { op: "any", of: [] };
const ALWAYS: ir.Test = { op: "all", of: [] };
const NO_MINUTES: ir.Value = { op: "constant", type: { is: "minutes" }, value: 0 };

/** `assume`. */
export function assembleAssume(base: ir.RuleBase, draft: Draft, choose: Chooser): ir.AssumeRule {
  const fields = [...draft.parts.keys()].filter((path) => path.startsWith("take.")).map((path) => path.slice("take.".length)).sort();
  return {
    ...base,
    when: choose.part("when", readTest, NEVER),
    take: fields.map((field) => ({ field, value: choose.part(`take.${field}`, readValue, NO_MINUTES) })),
    instead: choose.instead,
  };
}

/** `sites`. */
export function assembleSites(base: ir.RuleBase, choose: Chooser): ir.SitesRule {
  return {
    ...base,
    apart: choose.part("apart when", readTest, NEVER),
    unnamed: choose.part<ir.Test | null>("where none is named", readTest, null),
  };
}

/** `services`. */
export function assembleServices(base: ir.RuleBase, draft: Draft, choose: Chooser): ir.ServicesRule {
  const span = meaningOf(draft.parts.get("time"), "span");
  return {
    ...base,
    timed: choose.part("timed when", readTest, ALWAYS),
    from: span?.from ?? "",
    to: span?.to ?? "",
    cuts: meaningOf(draft.parts.get("leave out time"), "cuts")?.items ?? [],
    join: choose.part("join when", readTest, NEVER),
    sharing: choose.part("sharing", readWords, []),
    gap: choose.part("gap", readValue, NO_MINUTES),
    bridge: choose.part<ir.Test | null>("bridge a gap when", readTest, null),
  };
}

/** `sets`; `spacedCitations` are the sources of its `spaced`. */
export function assembleSet(base: ir.RuleBase, head: ir.Head, draft: Draft, choose: Chooser, spacedCitations: readonly ir.Citing[]): ir.SetRule {
  const because = meaningOf(draft.parts.get("spaced.because"), "text");
  const spaced: ir.Spaced | undefined = draft.parts.has("spaced.more than")
    ? {
        moreThan: choose.part("spaced.more than", readValue, NO_MINUTES),
        sharing: choose.part("spaced.sharing", readWords, []),
        because: because?.text ?? "",
        citations: spacedCitations,
      }
    : undefined;
  return {
    ...base,
    head,
    keep: choose.part<ir.Test | null>("keep", readTest, null),
    leaveOut: meaningOf(draft.parts.get("leave out"), "leave_out")?.items ?? [],
    ...(spaced && { spaced }),
    notDocumented: choose.part("if not documented", readNotDocumented, draft.notDocumented),
    instead: choose.instead,
  };
}

/** `times`. */
export function assembleTime(base: ir.RuleBase, head: ir.Head | null, choose: Chooser): ir.TimeRule {
  return {
    ...base,
    head,
    is: choose.part("is", readTime, { base: { of: "item" }, cuts: [] }),
    pieces: choose.part<"together" | "each alone">("pieces", readWord, "together"),
    shortest: choose.part<ir.Value | null>("shortest piece", readValue, null),
    cut: choose.part<"at midnight" | null>("cut", readWord, null),
  };
}

/** `orders`. */
export function assembleOrder(base: ir.RuleBase, head: ir.Head, choose: Chooser): ir.OrderRule {
  return {
    ...base,
    head,
    per: choose.part<string | null>("per", readWord, null),
    prefer: choose.part("prefer", readPreferences, []),
    tie: choose.part<"hold" | "warn">("if a tie changes the bill", readWord, "hold"),
    askFor: choose.part<string | null>("ask for", readWord, null),
  };
}
