import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { SourceFile } from "../../../src/base/source.ts";
import { type CompiledPack, compileWorkspace } from "../../../src/compiler/compile.ts";
import { runExamples } from "../../../src/testing/run.ts";
import type { Block } from "./page.ts";
import { filesOfBlocks, PLAN, smallWorkspace, withFiles } from "./small-workspace.ts";

/** Some blocks of a page that together are files of rules. */
export interface Sheet {
  /** `<stage>/<slug>`, the code that the page is about. */
  readonly code: string;
  readonly blocks: readonly Block[];
}

/** What the compiler and the examples say about a sheet. */
export interface Findings {
  readonly compiling: readonly Diagnostic[];
  readonly examples: readonly Diagnostic[];
}

/**
 * The findings of every sheet. Sheets that stay in the folder of their payer are compiled in one workspace, each as a payer of its own,
 * so that the base is compiled once; a sheet that names files elsewhere is compiled alone.
 */
export function compileSheets(sheets: readonly Sheet[]): ReadonlyMap<string, Findings> {
  const together: Member[] = [];
  const found = new Map<string, Findings>();
  for (const sheet of sheets) {
    const files = filesOfBlocks(sheet.blocks, stageOf(sheet));
    // Notes on names that nothing reads are given only where every pack is sound.
    const apart = stageOf(sheet) === "lint" || !files.every(({ path }) => path.startsWith(`${PLAN}/`) || path === "vocabulary/page.yaml");
    if (!apart) together.push(memberOf(sheet, files));
    else found.set(sheet.code, compileAlone(files));
  }
  for (const [code, findings] of compileTogether(together)) found.set(code, findings);
  return found;
}

interface Member {
  readonly code: string;
  readonly files: readonly SourceFile[];
}

function stageOf({ code }: Sheet): string {
  return code.slice(0, code.indexOf("/"));
}

/** The sheet as a payer, or a vocabulary, of its own name. */
function memberOf(sheet: Sheet, files: readonly SourceFile[]): Member {
  const payer = sheet.code.replace("/", "-");
  const vocabulary = payer.replaceAll("-", "_");
  const plan = smallWorkspace().filter(({ path }) => path.startsWith(`${PLAN}/`));
  const renamed = withFiles(plan, files).map(({ path, text }) => ({
    path: path.replace("some-plan", payer).replace("vocabulary/page", `vocabulary/${vocabulary}`),
    text: text.replaceAll("some-plan", payer).replace("vocabulary: page\n", `vocabulary: ${vocabulary}\n`),
  }));
  return { code: sheet.code, files: renamed };
}

function compileTogether(members: readonly Member[]): ReadonlyMap<string, Findings> {
  const shared = smallWorkspace().filter(({ path }) => !path.startsWith(`${PLAN}/`));
  const { value, diagnostics } = compileWorkspace([...shared, ...members.flatMap(({ files }) => files)]);
  const owners = new Map(members.flatMap(({ code, files }) => files.map(({ path }) => [path, code] as const)));
  const found = new Map(members.map(({ code }) => [code, { compiling: [] as Diagnostic[], examples: [] as Diagnostic[] }]));
  for (const diagnostic of diagnostics) found.get(owners.get(diagnostic.span.file.path) ?? "")?.compiling.push(diagnostic);
  for (const diagnostic of examplesOf(value ?? [])) found.get(owners.get(diagnostic.span.file.path) ?? "")?.examples.push(diagnostic);
  return found;
}

function compileAlone(files: readonly SourceFile[]): Findings {
  const { value, diagnostics } = compileWorkspace(withFiles(smallWorkspace(), files));
  return { compiling: diagnostics.filter(({ span }) => !span.file.path.startsWith("cpt/")), examples: examplesOf(value ?? []) };
}

function examplesOf(packs: readonly CompiledPack[]): readonly Diagnostic[] {
  return packs.flatMap((pack) => runExamples(pack).results.flatMap(({ failures }) => failures));
}
