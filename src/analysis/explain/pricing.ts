import type { CodedAnswer, Finding } from "../../runtime/answer.ts";
import { claimOf, claimWords } from "./claim.ts";
import { type Encounter, isOpen, type Place, placesOf, withValue } from "./encounter.ts";
import { readsOf } from "./fields-read.ts";
import { type PricedRange, priced } from "./ranges.ts";
import type { Runner } from "./runner.ts";
import { type Range, type Tried, valuesFor } from "./values.ts";

/** A fact that is missing and would alone end the hold, with what each of its values bills. */
export interface PricedFact {
  /** As findings name it: `stop of a`. */
  readonly fact: string;
  /** The field or document by itself. */
  readonly field: string;
  /** The ranges in the order of the values. */
  readonly ranges: readonly PricedRange[];
  /** How many values were tried. */
  readonly tried: number;
}

/** What a held encounter waits for. */
export interface HeldPrice {
  /** Each of these ends the hold alone, the first that a finding names first. */
  readonly alone: readonly PricedFact[];
  /** Where none does: the facts that do so together, and one set of values with which they did. */
  readonly together: Together | null;
  /** Missing facts of which no value that was tried ends the hold. */
  readonly others: readonly string[];
}

/** Facts that end the hold only together. */
export interface Together {
  readonly facts: readonly { readonly fact: string; readonly value: Tried }[];
  readonly bills: string;
}

/** Facts that are tried at every value; a chart with more of them missing names the rest. */
const MOST_FACTS = 12;
/** Values of a fact that are tried before all of them are: one in so many of the ordered. */
const FEW = 24;

/**
 * The facts that decide a held encounter, priced: every value worth trying is coded, so each range is what the rules answered and no guess.
 * Null where the encounter is not held, or is held by nothing that the chart could still say. Pure.
 */
export function priceHeld(runner: Runner, encounter: Encounter, answer: CodedAnswer): HeldPrice | null {
  if (answer.decision !== "hold") return null;
  const program = runner.programOn(String(encounter["date_of_service"]));
  const places = program === undefined ? [] : missingPlaces(runner, encounter, answer);
  const open = places.flatMap((place) => {
    const range = valuesFor(place, encounter, runner.pack, program!);
    return range === undefined ? [] : [{ place, range }];
  });
  if (places.length === 0) return null;
  const alone = open.slice(0, MOST_FACTS).flatMap(({ place, range }) => {
    if (!few(range).some(({ value }) => isFree(runner, withValue(encounter, place, value, runner.pack.vocabulary)))) return [];
    const ranges = priced(runner, encounter, place, range);
    return [{ fact: place.label, field: place.field?.name ?? place.label, ranges, tried: range.values.length }];
  });
  const deciding = new Set(alone.map(({ fact }) => fact));
  const together = alone.length > 0 ? null : togetherOf(runner, encounter, open);
  return { alone, together, others: places.map(({ label }) => label).filter((label) => !deciding.has(label) && !together?.facts.some(({ fact }) => fact === label)) };
}

/** The facts that findings ask for; what a rule that holds without asking could still be told. */
function missingPlaces(runner: Runner, encounter: Encounter, answer: CodedAnswer): readonly Place[] {
  const { vocabulary } = runner.pack;
  const program = runner.programOn(String(encounter["date_of_service"]))!;
  const all = placesOf(encounter, vocabulary).filter((place) => isOpen(encounter, place, vocabulary));
  const held = answer.findings.filter(({ outcome }) => outcome === "hold" || outcome === "not_covered");
  const asked = new Set(held.flatMap((finding) => finding.missing ?? []));
  const found = all.filter(({ label }) => asked.has(label));
  for (const finding of held) {
    if ((finding.missing ?? []).length > 0) continue;
    const { fields, documents } = readsOf([finding.rule], program, vocabulary, false);
    found.push(...all.filter((place) => isAbout(place, finding) && (place.field === null ? documents.has(place.label) : fieldsOf(place, vocabulary).some((name) => fields.has(name)))));
  }
  const labels = [...new Set(found.map(({ label }) => label))];
  return labels.map((label) => found.find((place) => place.label === label)!);
}

/** A finding about administrations waits for nothing that others say. */
function isAbout({ id, list, noun }: Place, { administrations = [] }: Finding): boolean {
  return list === null || noun.span === undefined || administrations.length === 0 || (id !== null && administrations.includes(id));
}

/** How rules may read a fact: of the item, and of what is made of it. */
function fieldsOf({ noun, field }: Place, { nouns }: Runner["pack"]["vocabulary"]): readonly string[] {
  const made = nouns.filter((one) => one.joins === noun.name || one.madeBy === "lines");
  return [noun, ...made].map(({ name }) => `${name}.${field!.name}`);
}

function few({ values, ordered }: Range): readonly Tried[] {
  if (!ordered) return values;
  const step = Math.max(1, Math.floor(values.length / FEW));
  return values.filter((_, index) => index % step === step - 1 || index === 1 || index === values.length - 2);
}

/** Whether an encounter is no longer held. */
function isFree(runner: Runner, encounter: Encounter): boolean {
  const answer = runner.answer(encounter);
  return answer !== undefined && answer.decision !== "hold";
}

/** Gives every fact a value, then takes back what is not needed. */
function togetherOf(runner: Runner, encounter: Encounter, open: readonly { readonly place: Place; readonly range: Range }[]): Together | null {
  const { vocabulary } = runner.pack;
  for (const pick of [0, 1, 2]) {
    let chosen = open.map(({ place, range }) => ({ place, value: valueAtStep(range, pick) }));
    const filled = (facts: typeof chosen): Encounter => facts.reduce((made, { place, value }) => withValue(made, place, value.value, vocabulary), encounter);
    if (chosen.length < 2 || !isFree(runner, filled(chosen))) continue;
    for (const one of chosen) {
      const without = chosen.filter((other) => other !== one);
      if (isFree(runner, filled(without))) chosen = without;
    }
    const answer = runner.answer(filled(chosen))!;
    return { facts: chosen.map(({ place, value }) => ({ fact: place.label, value })), bills: claimWords(claimOf(answer)) };
  }
  return null;
}

/** The value of an ordered range an hour along it, then two and half an hour; of another its first, second, third. */
function valueAtStep({ values, ordered }: Range, pick: number): Tried {
  return ordered && values.length > 60 ? values[[60, 120, 30][pick]!]! : values[Math.min(pick, values.length - 1)]!;
}
