import type * as ir from "../../ir/ir.ts";
import { DEFINITIONS, type Unit } from "./units.ts";
import { readsOf, restedOn } from "./reads.ts";
import { type Given, rulesIn } from "./rule-changes.ts";
import type { AnyRule } from "./parts.ts";

/**
 * The old pack with some units as the new one has them: whether an answer moves with a unit alone says whether the unit is its cause. Definitions
 * that the new rules read and the old pack does not have come along. The pack has the one program, for all dates; it is never written.
 */
export function mixedPack(old: Given, now: Given, units: readonly Unit[]): ir.Pack {
  const offset = { citations: old.pack.citations.length, tables: old.pack.tables.length };
  const program = { ...old.program } as { -readonly [K in keyof ir.Program]: ir.Program[K] };
  const changes = units.flatMap(({ rules }) => rules);
  const named = new Set(changes.map(({ name }) => name));
  const needed = definitionsFor(now, named);
  for (const section of Object.keys(program) as (keyof ir.Program)[]) {
    const before = rulesIn(old.program, section);
    const after = rulesIn(now.program, section);
    const known = new Set(before.map(({ name }) => name));
    const given = new Set(after.map(({ name }) => name));
    const kept = before.filter(({ name }) => !named.has(name) || (!given.has(name) && changes.some((one) => one.name === name && isReadBy(old.program, name, named))));
    const come = after.filter(({ name }) => named.has(name) || (needed.has(name) && !known.has(name)));
    if (come.length === 0 && kept.length === before.length) continue;
    const rules = [...kept, ...come.map((rule) => moved(rule, offset) as AnyRule)].sort((a, b) => (a.name < b.name ? -1 : 1));
    Object.assign(program, { [section]: Array.isArray(program[section]) ? rules : (rules[0] ?? null) });
  }
  const { vocabulary, citations, tables } = old.pack;
  const citing = now.pack.citations;
  return {
    ...old.pack, vocabulary: vocabulary === now.pack.vocabulary ? vocabulary : now.pack.vocabulary,
    segments: [{ from: "0001-01-01", to: null, program: 0 }], programs: [program], citations: [...citations, ...citing], tables: [...tables, ...now.pack.tables],
  };
}

/** The definitions that some rules read, directly or through others. */
function definitionsFor({ program, pack }: Given, names: ReadonlySet<string>): ReadonlySet<string> {
  const reads = readsOf(program, pack.vocabulary);
  const definitions = new Set(DEFINITIONS.flatMap((section) => rulesIn(program, section).map(({ name }) => name)));
  const only = new Map([...reads].map(([name, of]) => [name, new Set([...of].filter((one) => definitions.has(one)))]));
  return restedOn(only, names);
}

/** A definition that goes must stay where a rule that stays still reads it. */
function isReadBy(program: ir.Program, name: string, but: ReadonlySet<string>): boolean {
  const text = JSON.stringify(name);
  return (Object.keys(program) as (keyof ir.Program)[]).some((section) => rulesIn(program, section).some((rule) => !but.has(rule.name) && JSON.stringify(rule).includes(text)));
}

/** A rule with its places in the lists of its pack moved behind those of another. */
function moved(node: unknown, offset: { readonly citations: number; readonly tables: number }): unknown {
  if (Array.isArray(node)) return node.map((one) => moved(one, offset));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => {
    if (key === "rows" && typeof value === "number") return [key, value + offset.tables];
    if (key === "citations" && Array.isArray(value)) return [key, (value as readonly ir.Citing[]).map((one) => ({ ...one, source: one.source + offset.citations }))];
    return [key, moved(value, offset)];
  }));
}
