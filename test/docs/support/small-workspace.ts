import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../../src/base/source.ts";
import { readFolder, RULES } from "../../support/workspace.ts";
import type { Block } from "./page.ts";

const TINY = fileURLToPath(new URL("./tiny/", import.meta.url));

/** The folder of the payer whose rules the blocks of a page are. */
export const PLAN = "payers/some-plan";

/** Folders that a block may name itself; any other path is inside the payer's folder. */
const ROOTS = /^(?:payers|cpt|small|vocabulary|tables|next)\//;

/** Heads of files that a block leaves out when it shows a part of one only, by the stage its page is about. */
const HEADS: Readonly<Record<string, { readonly path: string; readonly head: string }>> = {
  vocabulary: { path: "vocabulary/page.yaml", head: "payerpack: 1\nvocabulary: page\nversion: 1\nreads: encounter 1\n" },
  test: { path: `${PLAN}/examples/page.yaml`, head: "payerpack: 1\nexamples: page\nfor: payers/some-plan/infusion 2026.1\n" },
};
const RULES_HEAD = { path: `${PLAN}/page.yaml`, head: "payerpack: 1\nrules: page\n" };

let shared: readonly SourceFile[] | undefined;

/** The shipped vocabulary, tables and importers, a few rules of the base under their shipped names, and a payer without rules of its own. */
export function smallWorkspace(): readonly SourceFile[] {
  return (shared ??= [
    ...readFolder(RULES).filter(({ path }) => /^(?:vocabulary|tables|importers)\//.test(path)),
    ...readFolder(TINY),
  ]);
}

/** The files that the blocks of a page are, in a workspace; a block without a file name is a part of the file its stage is about. */
export function filesOfBlocks(blocks: readonly Block[], stage: string): readonly SourceFile[] {
  return blocks.map(({ file, text }) => {
    if (file !== undefined) return { path: ROOTS.test(file) ? file : `${PLAN}/${file}`, text: text.replace(/^# file: .*(?:\n|$)/, "") };
    const { path, head } = HEADS[stage] ?? RULES_HEAD;
    return { path, text: `${text.startsWith("payerpack:") ? "" : head}${text}\n` };
  });
}

/** A workspace with more files; a file of the same path takes the place of the one before. */
export function withFiles(files: readonly SourceFile[], more: readonly SourceFile[]): readonly SourceFile[] {
  const paths = new Set(more.map(({ path }) => path));
  return [...files.filter(({ path }) => !paths.has(path)), ...more];
}
