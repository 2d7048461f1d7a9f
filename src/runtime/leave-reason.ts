import type * as ir from "../ir/ir.ts";
import type { Reason } from "./state.ts";

/** The reason that an entry of `leave out` gives to what it leaves out of a set. */
export function leaveReason({ name, depth }: ir.SetRule, { because, citations }: ir.LeaveOut): Reason {
  return { rule: name, reason: because, citations, depth };
}
