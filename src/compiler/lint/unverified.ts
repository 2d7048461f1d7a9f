import type { Diagnostic } from "../../base/diagnostic.ts";
import { lintDiagnostics } from "../diagnostics/lint.ts";
import type { UnderstoodPack } from "../understand.ts";

const UNVERIFIED = "unverified";

/** One note for a pack that rests on statements nobody has verified: how many of its own rules, and of its sources. */
export function findUnverified(pack: UnderstoodPack): readonly Diagnostic[] {
  const { file, ruleFiles } = pack.chained.source;
  const isUnverified = ({ confidence }: { readonly confidence?: { readonly text: string } }): boolean => confidence?.text === UNVERIFIED;
  const rules = ruleFiles.flatMap((one) => one.rules).filter(isUnverified);
  const sources = [file, ...ruleFiles].flatMap((one) => one.sources).filter(isUnverified);
  if (rules.length + sources.length === 0) return [];
  const what = [counted(rules.length, "rule"), counted(sources.length, "source")].filter((words) => words !== undefined).join(" and ");
  const related = [...rules.map(({ name }) => name), ...sources.map(({ key }) => key)].map(({ text, span }) => ({ span, caption: `\`${text}\`` }));
  return [lintDiagnostics.create("lint/unverified", file.id.span, { pack: file.id.text, what }, { related: related.slice(0, MOST_SHOWN) })];
}

/** Places that the note shows; `audit` lists all of them. */
const MOST_SHOWN = 3;

function counted(count: number, word: string): string | undefined {
  return count === 0 ? undefined : `${count} ${word}${count === 1 ? "" : "s"}`;
}
