import { encodeCanonical } from "./canonical.ts";
import type { Citation, Pack, Program, Segment } from "./ir.ts";
import { RULE_OPS } from "./ops.ts";

/** What is in a pack, counted. */
export interface Inventory {
  /** Segments with the number of rules in force in each. */
  readonly segments: readonly (Omit<Segment, "program"> & { readonly rules: number })[];
  /** Rules of each kind that a pack has, by the name of its op; a rule that stands in several segments counts once. */
  readonly rules: Readonly<Record<string, number>>;
  /** Rows of tables, as they are written. */
  readonly rows: number;
  readonly sources: readonly Citation[];
  /** UTF-16 units of each part of the pack, the largest first. */
  readonly size: readonly { readonly part: string; readonly length: number }[];
}

/** Counts what is in a pack. */
export function inventoryOf(pack: Pack): Inventory {
  const kinds = Object.entries(RULE_OPS) as [keyof Program, string][];
  const rules: Record<string, number> = {};
  for (const [section, op] of kinds) {
    const names = new Set(pack.programs.flatMap((program) => namesIn(program, section)));
    if (names.size > 0) rules[op] = names.size;
  }
  const inForce = pack.programs.map((program) => kinds.reduce((count, [section]) => count + namesIn(program, section).length, 0));
  const size = Object.entries(pack).map(([part, value]) => ({ part, length: encodeCanonical(value).length }));
  return {
    segments: pack.segments.map(({ from, to, program }) => ({ from, to, rules: inForce[program]! })),
    rules,
    rows: pack.tables.reduce((count, { leads, rests, blocks }) => count + (leads === 0 ? rests.length : blocks.reduce((sum, [, text]) => sum + codesIn(text), 0)), 0),
    sources: pack.citations,
    size: size.sort((a, b) => b.length - a.length || (a.part < b.part ? -1 : 1)),
  };
}

function namesIn(program: Program, section: keyof Program): readonly string[] {
  const rules = program[section];
  const list: readonly { readonly name: string }[] = rules === null ? [] : Array.isArray(rules) ? rules : [rules as { readonly name: string }];
  return list.map(({ name }) => name);
}

/** Codes of a block stand apart by blanks, groups by semicolons. */
function codesIn(block: string): number {
  let count = 1;
  for (let at = 0; at < block.length; at++) if (block[at] === " " || block[at] === ";") count++;
  return count;
}
