import type { Pack, Program } from "../../ir/ir.ts";
import { rulesIn, writtenIn } from "../written/expressions.ts";
import type { Own } from "../written/own.ts";
import type { Edit } from "./edit.ts";
import { edited, REMOVED, withoutRule } from "./edit.ts";
import type { Change, Mutant } from "./mutant.ts";

/** Sections whose rules no other rule names, so that one of them may be forgotten. */
const FORGOTTEN: readonly (keyof Program)[] = ["assume", "notCovered", "modifiers", "edits", "pairs", "limits"];

/** The pack without one of its rules, or without one of its exceptions. */
export function forgottenMutants(pack: Pack, own: Own): readonly Mutant[] {
  return [...FORGOTTEN.flatMap((section) => withoutRules(pack, own, section)), ...withoutExceptions(pack, own)];
}

function withoutRules(pack: Pack, own: Own, section: keyof Program): readonly Mutant[] {
  const found = new Map<string, Change[]>();
  pack.programs.forEach((program, index) => {
    for (const rule of rulesIn(program, section)) {
      if (!own.names.has(rule.name)) continue;
      const change: Change = { program: index, written: { section, rule, path: [], exception: null, is: "node", node: rule }, to: REMOVED };
      found.set(rule.name, [...(found.get(rule.name) ?? []), change]);
    }
  });
  return [...found].map(([name, changes]) => ({
    class: section === "modifiers" ? "modifier" : "other", owner: name, part: "", words: "without the rule", rules: new Set([name]), changes,
    change: (program) => (rulesIn(program, section).some((rule) => rule.name === name) ? withoutRule(program, section, name) : program),
  }));
}

function withoutExceptions(pack: Pack, own: Own): readonly Mutant[] {
  const found = new Map<string, { readonly rules: Set<string>; readonly edits: Map<number, Edit[]> }>();
  pack.programs.forEach((program, index) => {
    for (const { section, rule, path, exception } of writtenIn(program)) {
      const list = path.at(-2);
      if (exception === null || !own.names.has(exception) || (list !== "cases" && list !== "instead")) continue;
      const one = found.get(exception) ?? { rules: new Set<string>([exception]), edits: new Map<number, Edit[]>() };
      found.set(exception, one);
      one.rules.add(rule.name);
      one.edits.set(index, [...(one.edits.get(index) ?? []), { section, rule: rule.name, path, to: REMOVED }]);
    }
  });
  return [...found].map(([name, { rules, edits }]) => ({
    class: "other", owner: name, part: "", words: "without the exception", rules,
    change: (program, index) => edited(program, edits.get(index) ?? []),
  }));
}
