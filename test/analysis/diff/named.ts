import { expect } from "vitest";
import type { SourceFile } from "../../../src/base/source.ts";
import { comparePacks } from "../../../src/analysis/diff/compare.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import { type LineEdit, packWith } from "./edits.ts";

/** The comparison of the rules before and after an edit names its rule, and every witness is an encounter that both evaluators code otherwise by the two packs. */
export function expectNamed(files: readonly SourceFile[], edit: LineEdit): void {
  const [before, after] = [packWith(files, { path: edit.path }), packWith(files, edit)];
  expect(after, "the edited rules compile").toBeDefined();
  expect(after!.hashes.meaning).not.toBe(before!.hashes.meaning);
  const comparison = comparePacks(before!, after!, { services: 1 });
  const change = comparison.changes.find((one) => one.name === edit.rule || one.rules.some(({ name }) => name === edit.rule));
  expect(comparison.changes.map(({ name }) => name), "the rule is named").toHaveLength(1);
  expect(change, "the rule is named").toBeDefined();
  expect(change!.moves.length, "something shows it").toBeGreaterThan(0);
  for (const { witness } of change!.moves) {
    for (const evaluator of ["walk", "closures"] as const) {
      const [old, now] = [before!, after!].map((pack) => answerOf(pack, evaluator, witness.encounter));
      expect(now).not.toBe(old);
    }
  }
}

function answerOf(pack: Pack, evaluator: "walk" | "closures", encounter: unknown): string {
  const loaded = loadPack(pack, { evaluator });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const answer = loaded.pack.code(encounter);
  return JSON.stringify("error" in answer ? answer : { ...answer, pack: undefined });
}
