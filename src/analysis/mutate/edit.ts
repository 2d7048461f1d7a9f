import { invariant } from "../../base/invariant.ts";
import type { Program, RuleBase } from "../../ir/ir.ts";
import type { Path } from "../written/expressions.ts";
import { rulesIn } from "../written/expressions.ts";

/** Stands for the removal of a node: of an entry from its list, of an optional part from its rule. */
export const REMOVED = Symbol("removed");

/** A node of a rule, and what stands there instead. */
export interface Edit {
  readonly section: keyof Program;
  readonly rule: string;
  readonly path: Path;
  readonly to: unknown;
}

/** A program with some nodes replaced. Everything else is the very same object, so that what is unchanged is known by identity. */
export function edited(program: Program, edits: readonly Edit[]): Program {
  let made = program;
  // From the last entry of a list to its first, so that removals do not move what is still to be edited.
  for (const edit of [...edits].reverse()) made = { ...made, [edit.section]: inSection(made, edit) };
  return made;
}

function inSection(program: Program, { section, rule, path, to }: Edit): unknown {
  const change = (one: RuleBase): RuleBase => (one.name === rule ? (put(one, path, to) as RuleBase) : one);
  const before = program[section] as unknown;
  return Array.isArray(before) ? rulesIn(program, section).map(change) : change(before as RuleBase);
}

function put(node: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  invariant(typeof node === "object" && node !== null, "a path leads through objects and lists");
  if (Array.isArray(node)) {
    const at = Number(key);
    return rest.length === 0 && to === REMOVED ? node.filter((_, index) => index !== at) : node.with(at, put(node[at], rest, to));
  }
  const record = node as Readonly<Record<string, unknown>>;
  if (rest.length > 0 || to !== REMOVED) return { ...record, [key]: put(record[key], rest, to) };
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** A program without a rule. Only rules that nothing else names may be taken away. */
export function withoutRule(program: Program, section: keyof Program, name: string): Program {
  return { ...program, [section]: rulesIn(program, section).filter((rule) => rule.name !== name) };
}
