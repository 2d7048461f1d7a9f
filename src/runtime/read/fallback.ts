import type { Fallback, Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { OWN_WORD } from "../encounter.ts";

/** One way to fill a field that is not charted. */
export type Try =
  | { readonly by: "value"; readonly value: unknown }
  | { readonly by: "slot"; readonly of: "item" | "encounter"; readonly slot: number }
  | { readonly by: "own"; readonly before: string; readonly after: string };

/** How a field is filled where it is not charted; the first try that gives a value counts. */
export interface FallbackPlan {
  readonly slot: number;
  readonly tries: readonly Try[];
}

/**
 * The fallbacks of a noun that depend on other values, so ordered that a field stands behind those of its own item that it falls
 * back on. Constants are not among them: they are in the noun's template.
 */
export function fallbackPlans(noun: Noun, vocabulary: Vocabulary): readonly FallbackPlan[] {
  const ordered: Field[] = [];
  const visit = (field: Field): void => {
    if (ordered.includes(field)) return;
    for (const name of ownFields(field, noun)) {
      const target = noun.fields.find((other) => other.name === name);
      if (target !== undefined && target !== field) visit(target);
    }
    ordered.push(field);
  };
  for (const field of noun.fields) if (dependsOnOthers(field)) visit(field);
  return ordered.filter(dependsOnOthers).map((field) => fallbackPlan(field, noun, vocabulary));
}

/** Fills what is not charted. `self` are the values of the encounter; `id` tells the item from all others of its noun. */
export function fillFallbacks(plans: readonly FallbackPlan[], values: unknown[], self: readonly unknown[], id: string): void {
  for (let at = 0; at < plans.length; at++) {
    const { slot, tries } = plans[at]!;
    for (let index = 0; values[slot] === undefined && index < tries.length; index++) values[slot] = tryOne(tries[index]!, values, self, id);
  }
}

function tryOne(one: Try, values: readonly unknown[], self: readonly unknown[], id: string): unknown {
  switch (one.by) {
    case "value": return one.value;
    case "slot": return one.of === "item" ? values[one.slot] : self[one.slot];
    case "own": return one.before + id + one.after;
  }
}

function triesOf({ absence }: Field): readonly Fallback[] {
  return absence.is === "fallback" ? absence.tries : [];
}

function dependsOnOthers(field: Field): boolean {
  const first = triesOf(field)[0];
  return first !== undefined && first.by !== "constant" && first.by !== "none";
}

function ownFields(field: Field, noun: Noun): readonly string[] {
  return triesOf(field).flatMap((one) => (one.by === "field" && one.noun === noun.name ? [one.field] : []));
}

function fallbackPlan(field: Field, noun: Noun, vocabulary: Vocabulary): FallbackPlan {
  return { slot: noun.fields.indexOf(field), tries: triesOf(field).map((one) => tryPlan(one, field, noun, vocabulary)) };
}

function tryPlan(one: Fallback, field: Field, noun: Noun, vocabulary: Vocabulary): Try {
  switch (one.by) {
    case "constant": return { by: "value", value: one.value };
    case "none": return { by: "value", value: [] };
    case "own": return { by: "own", before: `${OWN_WORD}${noun.name}/`, after: `/${field.name}` };
    case "field": {
      const of = one.noun === noun.name ? "item" : "encounter";
      const owner = of === "item" ? noun : vocabulary.nouns.find(({ name }) => name === one.noun);
      return { by: "slot", of, slot: owner?.fields.findIndex(({ name }) => name === one.field) ?? -1 };
    }
  }
}
