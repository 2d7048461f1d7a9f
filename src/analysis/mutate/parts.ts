import { encodeCanonical } from "../../ir/canonical.ts";
import type { ModifierGroupRule, Outcome, Pack, Preference, ValueRule } from "../../ir/ir.ts";
import { allOf } from "../../ir/rules-of.ts";
import { testWords, valueWords } from "../../ir/words.ts";
import type { Written } from "../written/expressions.ts";
import { writtenIn } from "../written/expressions.ts";
import type { Own } from "../written/own.ts";
import type { Edit } from "./edit.ts";
import { edited, REMOVED } from "./edit.ts";
import type { Change, Mutant } from "./mutant.ts";
import type { SlipClass } from "./variants.ts";
import { shifted } from "./variants.ts";

/** One slip in a part that is no expression. */
interface Slip {
  readonly class: SlipClass;
  readonly part: string;
  readonly words: string;
  readonly to: unknown;
}

/** Slips in the parts that are no expressions: named values, counts, outcomes, modifiers, preferences, leave-outs. */
export function partMutants(pack: Pack, own: Own): readonly Mutant[] {
  const found = new Map<string, { readonly slip: Slip; readonly owner: string; readonly rules: Set<string>; readonly changes: Change[] }>();
  const modifiers = modifiersOf(pack);
  pack.programs.forEach((program, index) => {
    for (const written of writtenIn(program)) {
      const owner = written.exception ?? written.rule.name;
      if (written.is !== "node" || !own.names.has(owner)) continue;
      for (const slip of slipsIn(written, modifiers)) {
        const key = [owner, slip.part, slip.words, encodeCanonical(written.node)].join("\n");
        const one = found.get(key) ?? { slip, owner, rules: new Set<string>(), changes: [] };
        found.set(key, one);
        one.rules.add(written.rule.name);
        one.changes.push({ program: index, written, to: slip.to });
      }
    }
  });
  return [...found.values()].map(({ slip, owner, rules, changes }) => ({
    class: slip.class, owner, part: slip.part, words: slip.words, rules, changes,
    change: (program, index) => edited(program, changes.filter((one) => one.program === index).map(editOf)),
  }));
}

function editOf({ written: { section, rule, path }, to }: Change): Edit {
  return { section, rule: rule.name, path, to };
}

/** The modifiers that the rules of a pack add on some date, sorted. */
function modifiersOf({ programs }: Pack): readonly string[] {
  const added = programs.flatMap(({ modifiers, drugUnits }) => [...modifiers.flatMap(({ add }) => allOf(add)), ...drugUnits.flatMap(({ discarded }) => (discarded ? allOf(discarded.add) : []))]);
  return [...new Set(added)].sort();
}

/** Outcomes one step away: what is only said is refused, and the other way round. */
const OTHER_OUTCOME: Readonly<Record<Outcome, Outcome>> = { warn: "deny", pend: "deny", hold: "warn", deny: "warn" };

function slipsIn(written: Written, modifiers: readonly string[]): readonly Slip[] {
  const { section, path, node, rule } = written;
  const [first] = path;
  const last = path.at(-1);
  switch (section) {
    case "values": return last === "value" && first === "is" ? shiftedSlips("is", node, (rule as ValueRule).type) : [];
    case "modifiers": return first === "add" && last === "value" ? otherModifier("add", String(node), modifiers) : [];
    case "drugUnits": return first === "discarded" && path[1] === "add" && last === "value" ? otherModifier("discarded.add", String(node), modifiers) : [];
    case "modifierGroups": return groupSlips(written, rule as ModifierGroupRule);
    case "orders": return first === "prefer" && last === "value" && Array.isArray(node) ? preferenceSlips(node as readonly Preference[]) : [];
    case "sets": return leaveOutSlips(written);
    case "edits": case "pairs": case "limits": return judgingSlips(written);
    default: return [];
  }
}

function shiftedSlips(part: string, node: unknown, type: ValueRule["type"]): readonly Slip[] {
  return shifted(node, type).map((one) => ({ class: one.class, part, words: one.words, to: one.to }));
}

/** Another modifier of the pack; the next one in their order, so that it is the same on every run. */
function otherModifier(part: string, modifier: string, modifiers: readonly string[]): readonly Slip[] {
  const other = modifiers.find((one) => one > modifier) ?? modifiers.find((one) => one !== modifier);
  return other === undefined ? [] : [{ class: "modifier", part, words: `modifier ${modifier} -> modifier ${other}`, to: other }];
}

function groupSlips({ path, node }: Written, { atMost }: ModifierGroupRule): readonly Slip[] {
  if (path[0] === "prefer" && Array.isArray(node) && path.at(-1) === "value") {
    return neighbours(node as readonly string[]).map(({ at, list }) => ({ class: "modifier", part: "prefer", words: `${String(node[at + 1])} before ${String(node[at])}`, to: list }));
  }
  if (path[0] === "atMost" && path.length === 2 && path[1] === "value" && atMost.value !== null) return [{ class: "modifier", part: "at most", words: "without the limit of one on a line", to: null }];
  return [];
}

function preferenceSlips(list: readonly Preference[]): readonly Slip[] {
  const swaps = neighbours(list).map(({ at, list: to }) => ({ class: "other" as const, part: "prefer", words: `\`${preferenceWords(list[at + 1]!)}\` before \`${preferenceWords(list[at]!)}\``, to }));
  const ends = list.flatMap((one, at) => {
    if (one.by !== "value") return [];
    const end = one.end === "largest" ? ("smallest" as const) : ("largest" as const);
    return [{ class: "other" as const, part: "prefer", words: `${one.end} -> ${end} \`${valueWords(one.value)}\``, to: list.with(at, { ...one, end }) }];
  });
  return [...swaps, ...ends];
}

function preferenceWords(one: Preference): string {
  return one.by === "test" ? testWords(one.test) : `${one.end} ${valueWords(one.value)}`;
}

/** A list with two neighbours in the other order, for each two. */
function neighbours<T>(list: readonly T[]): readonly { readonly at: number; readonly list: readonly T[] }[] {
  return list.slice(1).map((_, at) => ({ at, list: list.with(at, list[at + 1]!).with(at + 1, list[at]!) }));
}

function leaveOutSlips({ path, node }: Written): readonly Slip[] {
  if (path[0] !== "leaveOut" || path.length !== 2) return [];
  const { if: test } = node as { readonly if: Parameters<typeof testWords>[0] };
  return [{ class: "other", part: "leave out", words: `without the leave-out \`${testWords(test)}\``, to: REMOVED }];
}

/** Rules that judge lines: their outcome, and how many they let pass. */
function judgingSlips({ path, node }: Written): readonly Slip[] {
  const [first] = path;
  const record = (typeof node === "object" && node !== null ? node : {}) as { readonly is?: unknown; readonly count?: unknown; readonly days?: unknown };
  if ((first === "outcome" || first === "instead") && path.at(-1) === "value" && isOutcome(record.is)) {
    const other = OTHER_OUTCOME[record.is];
    return [{ class: "other", part: record.is, words: `${record.is} -> ${other}`, to: { ...record, is: other } }];
  }
  if (first === "atMost" && path.at(-1) === "value" && typeof record.count === "number") {
    return shifted(record.count, { is: "units" }).map((one) => ({ class: "threshold", part: "at most", words: one.words, to: { ...record, count: one.to } }));
  }
  if (first === "per" && path.at(-1) === "value" && typeof record.days === "number") {
    return shifted(record.days, { is: "days" }, undefined, 1).map((one) => ({ class: "threshold", part: "at most", words: one.words, to: { ...record, days: one.to } }));
  }
  return [];
}

function isOutcome(is: unknown): is is Outcome {
  return is === "warn" || is === "pend" || is === "hold" || is === "deny";
}
