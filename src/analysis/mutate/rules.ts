import type { Pack, Program } from "../../ir/ir.ts";
import { rulesIn, writtenIn } from "../written/expressions.ts";
import type { Own } from "../written/own.ts";
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
  const found = new Map<string, { readonly rules: Set<string>; readonly changes: Change[] }>();
  pack.programs.forEach((program, index) => {
    for (const written of writtenIn(program)) {
      const { rule, path, exception } = written;
      const list = path.at(-2);
      if (exception === null || !own.names.has(exception) || (list !== "cases" && list !== "instead")) continue;
      const one = found.get(exception) ?? { rules: new Set<string>([exception]), changes: [] };
      found.set(exception, one);
      one.rules.add(rule.name);
      one.changes.push({ program: index, written, to: REMOVED });
    }
  });
  return [...found].map(([name, { rules, changes }]) => ({
    class: "other", owner: name, part: "", words: "without the exception", rules, changes,
    change: (program, index) => edited(program, changes.filter((one) => one.program === index).map(({ written, to }) => ({ section: written.section, rule: written.rule.name, path: written.path, to }))),
  }));
}
