import type * as ir from "../../ir/ir.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import { ledgerOf } from "./ledger.ts";
import type { Dependent } from "./model.ts";

/**
 * Which packs above a pack change its rules on a day, by rule. A pack counts where its own exceptions do; what it inherits from a pack between is
 * counted there. Packs that are not in force then change nothing. Undefined where no pack extends it.
 */
export function dependentsOf(id: string, packs: readonly ir.Pack[], on: string): ReadonlyMap<string, readonly Dependent[]> | undefined {
  const above = packs.filter((pack) => pack.extends.some((below) => below.id === id));
  if (above.length === 0) return undefined;
  const found = new Map<string, Dependent[]>();
  for (const pack of above) {
    const segment = pack.segments.find(({ from, to }) => from <= on && (to === null || on <= to));
    if (!segment) continue;
    for (const [rule, exceptions] of ownChanges(pack, pack.programs[segment.program]!)) {
      const one: Dependent = { payer: pack.payer, pack: pack.id, exceptions };
      found.set(rule, [...(found.get(rule) ?? []), one]);
    }
  }
  return found;
}

/** The pack's own exceptions by the rules that they change, directly or through the exceptions that they beat. */
function ownChanges(pack: ir.Pack, program: ir.Program): ReadonlyMap<string, readonly string[]> {
  const ledger = ledgerOf(pack, program);
  const own = new Set(program.exceptions.filter(({ name, citations }) => ledger.origin(name, citations).pack === pack.id).map(({ name }) => name));
  const changes = new Map<string, Set<string>>();
  const add = (rule: string, exception: string): void => void (changes.get(rule) ?? changes.set(rule, new Set()).get(rule)!).add(exception);
  for (const { rule, changedBy } of rulesOf(program, pack.vocabulary)) for (const name of changedBy) if (own.has(name)) add(rule.name, name);
  for (const { name, to } of program.exceptions) if (own.has(name)) for (const target of to) add(target, name);
  return new Map([...changes].map(([rule, names]) => [rule, [...names].sort()]));
}
