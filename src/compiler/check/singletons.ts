import type { RuleKind } from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { kindWords } from "../kind-words.ts";
import type { UnderstoodPack } from "../understand.ts";

/** Kinds of which a chain has exactly one, where something of the noun that they make is used. */
const MADE_BY: readonly { readonly kind: RuleKind; readonly makes: "sites" | "services" }[] = [
  { kind: "sites", makes: "sites" },
  { kind: "services", makes: "services" },
];

/** Reports a second `sites` or `services` rule of a chain, and a base that walks what no rule makes. */
export function checkSingletons(pack: UnderstoodPack): void {
  const { report } = pack.context;
  const drafts = [...pack.drafts.values()];
  for (const { kind, makes } of MADE_BY) {
    const [first, ...others] = drafts.filter((draft) => draft.rule.kind === kind);
    for (const other of others.filter((draft) => draft.pack === pack.context.pack)) {
      const related = [{ span: first!.rule.name.span, caption: "the other" }];
      const args = { kind: kindWords(kind), found: `\`${other.rule.name.text}\` is a second` };
      report(checkDiagnostics.create("check/one-only", other.rule.name.span, args, { related }));
    }
    const reader = first || pack.base ? undefined : drafts.find((draft) => draft.noun?.madeBy === makes);
    const written = [...pack.names.owners.values()].some(({ rule }) => rule.kind === kind);
    if (!reader || written) continue;
    const args = { kind: kindWords(kind), found: `there is none, and \`${reader.rule.name.text}\` walks what it makes` };
    report(checkDiagnostics.create("check/one-only", reader.rule.name.span, args));
  }
}
