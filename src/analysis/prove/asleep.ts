import type { Constant, Pack, Test } from "../../ir/ir.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import type { RuleView } from "../../ir/rules-of.ts";
import type { Written } from "../written/expressions.ts";
import { whyNoRow } from "../written/rows.ts";

/**
 * Rules that can do nothing in this pack and are not dead: by name, what they wait for. A rule asks for a named value that is a constant here, and another one, until a
 * pack above turns that switch; or it walks over a table that has no row for it, until an edition of the table is imported. Either is read off the pack, so it is proved.
 */
export function asleepIn(pack: Pack): ReadonlyMap<string, string> {
  const waits = new Map<string, string>();
  for (const name of switchedOff(pack)) waits.set(name, "for a pack above to turn their switch");
  for (const { pairs, limits } of pack.programs) {
    for (const [section, rules] of [["pairs", pairs], ["limits", limits]] as const) {
      for (const rule of rules) {
        const why = whyAsleep({ section, rule }, pack);
        if (why !== undefined) waits.set(rule.name, `for rows: ${why}`);
      }
    }
  }
  // What changes only rules that wait for rows waits with them.
  for (const { changedBy: names } of pack.programs.flatMap((program) => rulesOf(program, pack.vocabulary))) {
    for (const name of names) {
      const changed = changedBy(name, pack);
      if (!waits.has(name) && waitsForRows(changed, pack)) waits.set(name, `for rows: ${whyAsleep(changed[0]!, pack)!}`);
    }
  }
  return waits;
}

/** The rules that an exception changes, on every date. */
export function changedBy(name: string, { programs, vocabulary }: Pack): readonly Pick<RuleView, "section" | "rule">[] {
  return programs.flatMap((program) => rulesOf(program, vocabulary).filter((one) => one.changedBy.includes(name)));
}

/** Whether every place at which something is written belongs to a rule over a table that has no row for it, on any date of the pack. */
export function waitsForRows(places: readonly Pick<Written, "section" | "rule">[], pack: Pack): boolean {
  return places.length > 0 && places.every((place) => whyAsleep(place, pack) !== undefined);
}

/** Why a rule over a table concerns nothing on any date of the pack; undefined where it may. */
function whyAsleep({ section, rule }: Pick<Written, "section" | "rule">, pack: Pack): string | undefined {
  let first: string | undefined;
  for (const program of pack.programs) {
    const rules = program[section] as readonly Written["rule"][] | Written["rule"] | null;
    const here = Array.isArray(rules) ? (rules as readonly Written["rule"][]).find(({ name }) => name === rule.name) : undefined;
    if (!here) continue;
    const why = whyNoRow({ section, rule: here }, program, pack);
    if (why === undefined) return undefined;
    first ??= why;
  }
  return first;
}

/** Rules whose conditions ask for a named value that is a constant here, and another one. */
function switchedOff({ programs }: Pack): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { values, edits, ladders, bills, modifiers, limits } of programs) {
    const constants = new Map(values.filter(({ is }) => !is.cases).map(({ name, is }) => [name, is.value]));
    for (const { name, when } of [...edits, ...ladders, ...bills, ...modifiers, ...limits]) {
      const test = when.value;
      const parts = test === null ? [] : test.op === "all" ? test.of : [test];
      if (!when.cases && parts.some((part) => isOff(part, constants))) names.add(name);
    }
  }
  return names;
}

function isOff(test: Test, constants: ReadonlyMap<string, Constant>): boolean {
  if (test.op !== "compare" || test.relation !== "is" || test.left.op !== "value" || test.right.op !== "constant") return false;
  const value = constants.get(test.left.name);
  return value !== undefined && value !== test.right.value;
}

