import type { AuditEntry, CodedAnswer } from "../../runtime/answer.ts";
import { differenceWords } from "../../runtime/audit/words.ts";
import { counted, printable } from "../render/display.ts";
import { entry, origin } from "./sections.ts";

/** How the lines as billed differ from those above; nothing where the encounter does not say how it was billed. */
export function auditSection({ audit }: CodedAnswer): readonly string[] {
  if (audit === undefined) return [];
  if (audit.length === 0) return ["", "  Audit: billed as supported"];
  const questions = audit.filter(({ held }) => held).length;
  const errors = audit.length - questions;
  const parts = [...(errors > 0 ? [counted(errors, "difference")] : []), ...(questions > 0 ? [`${counted(questions, "question")} that a missing fact decides`] : [])];
  return ["", `  Audit: ${parts.join(", ")}`, ...audit.flatMap(drawn)];
}

function drawn(one: AuditEntry): readonly string[] {
  return entry(wordOf(one), printable(differenceWords(one)), [
    printable(one.reason),
    one.claimed_line === undefined ? undefined : `claimed line ${one.claimed_line + 1}`,
    one.line === undefined ? undefined : `line ${one.line + 1}`,
    origin(one),
  ]);
}

/** `over`, `under`; a question where it is not sure; else it is simply wrong. */
function wordOf({ billed, held }: AuditEntry): string {
  if (held) return "open";
  return billed ?? "differs";
}
