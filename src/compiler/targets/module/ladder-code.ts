import type * as ir from "../../../ir/ir.ts";
import type { Names } from "./names.ts";
import { commentText, literal } from "./text.ts";

/** The ladders of a program whose codes and numbers are constants, as functions from minutes to what they earn. */
export interface LadderCode {
  /** The functions, in JavaScript. */
  readonly lines: readonly string[];
  /** Names of rules and of their functions. */
  readonly named: readonly (readonly [rule: string, name: string])[];
}

interface Rungs {
  readonly first: { readonly code: string; readonly from: number; readonly covers: number } | null;
  readonly more: { readonly code: string; readonly each: number; readonly past: number } | null;
}

/** `prefix` begins the names of the functions. */
export function ladderCode({ ladders }: ir.Program, names: Names, prefix: string): LadderCode {
  const lines: string[] = [];
  const named: (readonly [string, string])[] = [];
  for (const rule of ladders) {
    const rungs = constantRungs(rule, names);
    if (rungs === undefined) continue;
    const name = `${prefix}${named.length}`;
    lines.push(`// ${commentText(rule.name)}`, `function ${name}(minutes) {`, ...climb(rungs).map((line) => `  ${line}`), "}");
    named.push([rule.name, name]);
  }
  return { lines, named };
}

/** Straight arithmetic (kinds.md 7.9) on the minutes of one piece; what is no number earns nothing. */
function climb({ first, more }: Rungs): readonly string[] {
  const earned = first === null ? [] : [unit(first.code, "1")];
  const none = "return [];";
  if (more === null) return [`if (!(minutes >= ${literal(first!.from)})) ${none}`, `return [${earned.join(", ")}];`];
  const past = (first?.covers ?? 0) + more.past;
  const further = `const further = Math.ceil((minutes - ${literal(past)}) / ${literal(more.each)});`;
  if (first === null) return [further, `return further > 0 ? [${unit(more.code, "further")}] : [];`];
  const all = first.code === more.code ? unit(first.code, "1 + further") : [...earned, unit(more.code, "further")].join(", ");
  return [`if (!(minutes >= ${literal(first.from)})) ${none}`, further, `return further > 0 ? [${all}] : [${earned.join(", ")}];`];
}

function unit(code: string, units: string): string {
  return `{ code: ${literal(code)}, units: ${units} }`;
}

/** Undefined where an exception or the encounter may change a code or a number. */
function constantRungs({ first, more }: ir.LadderRule, names: Names): Rungs | undefined {
  const one = first && { code: settled(first.code), from: numberOf(first.from, names), covers: numberOf(first.covers, names) };
  const other = more && { code: settled(more.code), each: numberOf(more.each, names), past: numberOf(more.past, names) };
  for (const rung of [one, other]) if (rung !== null && Object.values(rung).includes(undefined)) return undefined;
  return { first: one, more: other } as Rungs;
}

/** The value of a part that no guard decides: its own, or that of an exception that always holds. */
function settled<T>({ value, cases = [] }: ir.Choice<T>): T | undefined {
  if (cases.length === 0) return value;
  return cases.find(({ when }) => when === undefined)?.value;
}

function numberOf(choice: ir.Choice<ir.Value>, names: Names): number | undefined {
  const value = settled(choice);
  if (value?.op === "constant") return value.value as number;
  if (value?.op === "value") return names.constant(value.name) as number | undefined;
  return undefined;
}
