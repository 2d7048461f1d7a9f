import { OUTCOME_WORDS } from "../../parser/kinds.ts";
import type * as ir from "../../ir/ir.ts";
import type * as ast from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { elaborateConstant } from "../elaborate/value.ts";
import type { PartContext } from "./context.ts";
import { expectedValue } from "./expected.ts";
import type { EditOutcome, Meaning } from "./meaning.ts";

/** The one outcome of an edit, pair or limit: warn, pend, hold or deny with the words shown; an edit may recode instead. */
export function readOutcome(rule: ast.Rule, cx: PartContext): Meaning | undefined {
  const words = [...OUTCOME_WORDS, ...(rule.kind === "edit" ? ["recode"] : [])];
  const found = words.filter((word) => rule.parts.has(word));
  const [word, second] = found;
  if (word === undefined || second !== undefined) {
    const args = { rule: rule.name.text, count: String(found.length || "none"), words: words.map((one) => `\`${one}\``).join(", ") };
    const span = second === undefined ? rule.name.span : rule.parts.get(second)!.keySpan;
    cx.report(checkDiagnostics.create("check/one-outcome", span, args));
    return undefined;
  }
  const outcome = outcomeOf(word, rule.parts.get(word)!.content, reasonOf(rule), cx);
  return outcome && { is: "outcome", outcome };
}

/** The outcome that one key gives; `because` is the reason of a recode. */
export function outcomeOf(word: string, content: ast.PartContent, because: string, cx: PartContext): EditOutcome | undefined {
  if (content.type === "text") return { is: word as ir.Outcome, reason: content.text.text };
  if (content.type !== "value" || word !== "recode") return undefined;
  const code = elaborateConstant(content.value, cx.scope, cx.report, expectedValue("edit", "recode")!.type);
  if (code?.op === "constant") return { is: "recode", to: String(code.value), reason: because };
  if (code) {
    const args = { text: content.value.kind === "name" ? content.value.text : word, where: "`recode` names the code" };
    cx.report(checkDiagnostics.create("check/not-a-literal", content.value.span, args));
  }
  return undefined;
}

function reasonOf(rule: ast.Rule): string {
  const because = rule.parts.get("because")?.content;
  return because?.type === "text" ? because.text.text : "";
}
