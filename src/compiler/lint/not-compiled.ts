import type { Diagnostic } from "../../base/diagnostic.ts";
import { UNCOMPILED } from "../assemble/program.ts";
import { lintDiagnostics } from "../diagnostics/lint.ts";
import type { UnderstoodPack } from "../understand.ts";

/** One note for a pack that has rules of kinds that are read and checked and not yet run: it names them all. */
export function findNotCompiled(pack: UnderstoodPack): readonly Diagnostic[] {
  const { file, ruleFiles } = pack.chained.source;
  const rules = ruleFiles.flatMap((one) => one.rules).filter(({ kind }) => UNCOMPILED.has(kind));
  if (rules.length === 0) return [];
  const names = rules.map(({ name }) => `\`${name.text}\``);
  const related = rules.map(({ name }, index) => ({ span: name.span, caption: names[index]! }));
  return [lintDiagnostics.create("lint/not-compiled", file.id.span, { pack: file.id.text, rules: names.join(", ") }, { related })];
}
