import type { Pack } from "../../ir/ir.ts";

/** The names of every rule and exception of a pack and of those it extends, in every version: what an expectation may name. */
export function ruleNamesOf(pack: Pack): ReadonlySet<string> {
  const names = new Set<string>();
  for (const program of pack.programs) {
    for (const section of Object.values(program) as readonly unknown[]) {
      for (const rule of Array.isArray(section) ? section : [section]) if (isNamed(rule)) names.add(rule.name);
    }
  }
  return names;
}

function isNamed(rule: unknown): rule is { readonly name: string } {
  return typeof rule === "object" && rule !== null && "name" in rule && typeof rule.name === "string";
}
