import type { Diagnostic } from "../../base/diagnostic.ts";
import type { RuleKind } from "../../parser/ast.ts";
import { lintDiagnostics } from "../diagnostics/lint.ts";
import { kindWords } from "../kind-words.ts";
import { noReads, readHead, readMeaning, readTest } from "../graph/reads.ts";
import type { UnderstoodPack } from "../understand.ts";

/** Kinds that do nothing unless another rule reads them. */
const READ_BY_OTHERS: ReadonlySet<RuleKind> = new Set(["value", "code_set", "table", "set", "time", "order"]);

/** Rules that no rule of any pack reads. Nothing is said about the rules of a pack with errors, in it or in a pack that may read them. */
export function findUnread(packs: readonly UnderstoodPack[]): readonly Diagnostic[] {
  const reads = noReads();
  const drafts = new Set(packs.flatMap((pack) => [...pack.drafts.values()]));
  const exceptions = new Set(packs.flatMap((pack) => [...pack.exceptions.values()]));
  for (const { head, noun, parts } of drafts) {
    readHead(head, reads);
    for (const [path, meaning] of parts) readMeaning(path, meaning, noun?.name ?? null, reads);
  }
  for (const { guard, noun, changes } of exceptions) {
    readTest(guard, noun?.name ?? null, reads);
    for (const { part, meaning } of changes) readMeaning(part, meaning, noun?.name ?? null, reads);
  }
  for (const pack of packs) readTest(pack.context.applies, null, reads);
  const doubtful = doubtfulPacks(packs);
  return [...drafts].flatMap(({ rule, pack }) => {
    if (!READ_BY_OTHERS.has(rule.kind) || reads.names.has(rule.name.text) || doubtful.has(pack)) return [];
    return [lintDiagnostics.create("lint/unread-name", rule.name.span, { kind: kindWords(rule.kind), name: rule.name.text })];
  });
}

/** Ids of packs with errors, and of the packs that one with errors extends: what a broken rule reads is not known. */
function doubtfulPacks(packs: readonly UnderstoodPack[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const failed of packs.filter((pack) => pack.failed())) {
    for (let pack: UnderstoodPack | null = failed; pack; pack = pack.base) ids.add(pack.context.pack);
  }
  return ids;
}
