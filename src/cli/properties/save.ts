import { join } from "node:path";
import { billedOf } from "../../analysis/charts/answers.ts";
import type { Fields } from "../../analysis/charts/chart.ts";
import { writtenCase } from "../../analysis/charts/written.ts";
import type { Decided } from "../../analysis/properties/properties.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { loadPack } from "../../runtime/load.ts";
import type { DecidedPack } from "../../testing/properties.ts";
import { writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { wrap } from "../render/display.ts";

/** What was written, as the user knows the paths, and what could not be. */
export interface Saved {
  readonly files: readonly string[];
  readonly failures: readonly Diagnostic[];
}

const FILE = "examples/counterexamples.yaml";
const WIDTH = 110;

/**
 * Adds the counterexamples of each pack to its file of them, with the answer that the pack gives today; a case that is there already stays as it is. What is
 * right is for a person to write.
 */
export function saveCounterexamples(host: Host, root: string, decided: readonly DecidedPack[], show: (path: string) => string): Saved {
  const files: string[] = [];
  const failures: Diagnostic[] = [];
  for (const one of decided) {
    const path = `${one.compiled.folder}/${FILE}`;
    const at = join(root, path);
    const before = host.readFile(at);
    const known = before.ok ? new TextDecoder().decode(before.value) : headOf(one);
    const cases = one.report.laws.flatMap((law) => casesOf(law, one)).filter(({ name }) => !known.includes(`\n  ${name}:\n`));
    if (cases.length === 0) continue;
    const made = host.makeFolder(join(root, one.compiled.folder, "examples"));
    const written = made.ok ? host.writeFile(at, `${known.trimEnd()}\n${cases.map(({ text }) => `\n${text}`).join("")}`) : made;
    if (written.ok) files.push(show(path));
    else failures.push(writingFailed(show(path), written.error));
  }
  return { files, failures };
}

function headOf({ compiled: { header } }: DecidedPack): string {
  return `payerpack: 1\nexamples: counterexamples\nfor: ${header.id} ${header.release}\noffset: Z\n\ncases:`;
}

interface SavedCase {
  readonly name: string;
  readonly text: string;
}

/** The chart that breaks a law, and the changed one where a change does. */
function casesOf({ property, verdict }: Decided, { compiled: { pack } }: DecidedPack): readonly SavedCase[] {
  const name = `breaks_${property.law}`;
  const written = (at: string, encounter: Fields, says: string): SavedCase => {
    const loaded = loadPack(pack);
    const title = `To decide, a chart against the law that ${property.sentence.replaceAll(": ", " ").replaceAll(" #", " ")}`;
    const billed = loaded.ok ? billedOf(loaded.pack.code(encounter)) : undefined;
    const comment = wrap(`Law: ${property.sentence}. Broken: ${says}. The pack answers so today; write what is right, or change the rules.`, WIDTH).map((line) => `  # ${line}\n`).join("");
    return { name: at, text: `${comment}${writtenCase(at, title, encounter, pack.vocabulary, billed)}` };
  };
  if (verdict.is === "broken" && verdict.encounter) return [written(name, verdict.encounter, verdict.why)];
  if (verdict.is !== "counterexample") return [];
  const { why, tried, change } = verdict.by;
  if (!change) return [written(name, tried.encounter, why)];
  return [written(name, change.before.encounter, `${change.words}, ${why}`), written(`${name}_changed`, change.after.encounter, `${change.words}, ${why}`)];
}
