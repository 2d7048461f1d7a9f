import { hasErrors } from "../../../src/base/diagnostic.ts";
import type { SourceFile } from "../../../src/base/source.ts";
import { compileWorkspace } from "../../../src/compiler/compile.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import { withVectors } from "../../../src/testing/vectors.ts";

/** A line of the rules, changed in one place. */
export interface LineEdit {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly was: string;
  readonly now: string;
  /** The rule that the line stands in. */
  readonly rule: string;
}

/** What one line may turn into: thresholds, units, codes, modifiers, outcomes, words of clauses. Each changes an answer somewhere. */
const TURNS: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [/^(    is: )(\d+)( minutes)$/, ([, a, n, b]) => `${a}${Number(n) + 1}${b}`],
  [/^(    more: .*past: )(\d+)( minutes.*)$/, ([, a, n, b]) => `${a}${Number(n) - 1}${b}`],
  [/^(    more: .*each: )(\d+)( minutes.*)$/, ([, a, n, b]) => `${a}${Number(n) + 1}${b}`],
  [/^(    first: .*covers: )(\d+)( minutes.*)$/, ([, a, n, b]) => `${a}${Number(n) - 1}${b}`],
  [/^(    add: modifier )(?!CC)([A-Z0-9]{2})$/, ([, a]) => `${a}CC`],
  [/^(    )hold(: .*)$/, ([, a, b]) => `${a}warn${b}`],
  [/^(    )deny(: .*)$/, ([, a, b]) => `${a}hold${b}`],
  [/^(    )pend(: .*)$/, ([, a, b]) => `${a}deny${b}`],
  [/^(    )warn(: .*)$/, ([, a, b]) => `${a}pend${b}`],
  [/^(    bill: CPT )(\d{5})$/, ([, a]) => `${a}99499`],
  [/^(    at most: )(\d+)( units? per .*)$/, ([, a, n, b]) => `${a}${Number(n) + 1}${b}`],
  [/^(    change: \{ is: )(\d+)( minutes \})$/, ([, a, n, b]) => `${a}${Number(n) - 1}${b}`],
  [/^(    change: \{ add: modifier )([A-Z0-9]{2})( \})$/, ([, a, , b]) => `${a}CC${b}`],
];

/** Rules that the packs switch off by a value, or that ask a table without rows, answer nothing until another pack turns them on; a test of their own has them. */
const SWITCHED_OFF = /^cpt\/documentation\.yaml$|^medicare\/(?:code-pairs|unit-limits)\.yaml$/;

/** Every edit of one line that the shipped rules have room for, in the order of files and lines. */
export function lineEdits(files: readonly SourceFile[]): readonly LineEdit[] {
  return files.filter(({ path }) => !SWITCHED_OFF.test(path)).filter(({ path }) => path.endsWith(".yaml") && !/(?:^|\/)(?:examples|vocabulary|importers)\/|pack\.yaml$/.test(path)).flatMap(({ path, text }) => {
    let rule = "";
    return text.split("\n").flatMap((line, index) => {
      rule = /^ {2}([a-z][a-z0-9_]*):/.exec(line)?.[1] ?? rule;
      return TURNS.flatMap(([form, turn]) => {
        const found = form.exec(line);
        return found ? [{ path, line: index + 1, was: line, now: turn(found), rule }] : [];
      });
    });
  });
}

/** So many of them, the same for a seed. */
export function seeded(edits: readonly LineEdit[], count: number, seed: number): readonly LineEdit[] {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff);
  const left = [...edits];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(next() % left.length, 1)[0]!);
}

/** The pack that an edited file belongs to, with its examples; undefined where the edit is a mistake. */
export function packWith(files: readonly SourceFile[], edit: Pick<LineEdit, "path"> & Partial<LineEdit>): Pack | undefined {
  const folder = edit.path.slice(0, edit.path.lastIndexOf("/"));
  const needed = new Set(["vocabulary", "tables", "cpt", "medicare", folder]);
  const edited = files.filter(({ path }) => [...needed].some((one) => path.startsWith(`${one}/`))).map((file) => {
    if (file.path !== edit.path || edit.line === undefined) return file;
    const lines = file.text.split("\n");
    lines[edit.line - 1] = edit.now!;
    return { ...file, text: lines.join("\n") };
  });
  const { value, diagnostics } = compileWorkspace(edited);
  const found = value?.find((one) => one.folder === folder);
  return found && !hasErrors(diagnostics) ? withVectors(found) : undefined;
}
