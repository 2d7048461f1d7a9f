import type { Field, ItemSpan, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { invariant } from "../../base/invariant.ts";
import type { Item } from "../encounter.ts";
import { fallbackPlans } from "./fallback.ts";
import type { FallbackPlan } from "./fallback.ts";
import { fieldReader, listReader } from "./field.ts";
import { nounPlaces } from "../item-lists.ts";
import type { NounPlaces } from "../item-lists.ts";
import type { Read } from "./shape.ts";
import { wordReader } from "./texts.ts";
import { usualOf } from "./usual.ts";
import type { Usual } from "./usual.ts";

/** How one charted field is read into its slot. */
export interface FieldPlan extends Usual {
  readonly name: string;
  readonly slot: number;
  /** Reads any value; an instant comes with its offset, which is kept beside its minutes. */
  readonly read: Read<unknown>;
  /** Whether it needs another field, or another field needs it. */
  readonly paired: boolean;
}

/** A field and another one that must be charted beside it. */
export interface NeedPlan {
  readonly name: string;
  readonly needs: string;
}

/** {@link ItemSpan} with slots instead of names. */
export interface SpanPlan {
  readonly names: ItemSpan;
  readonly from: number;
  readonly to: number;
  /** -1 where there is none. */
  readonly pauses: number;
  readonly emptyFor: { readonly slot: number; readonly members: ReadonlySet<unknown> } | undefined;
}

/** How the items of a noun are read. Made once for a vocabulary. */
export interface NounPlan {
  readonly noun: Noun;
  readonly vocabulary: string;
  readonly fields: ReadonlyMap<string, FieldPlan>;
  /**
   * The field that came behind each when an item was last read, by slot plus one; at 0 the first one. Most items are written alike, so that
   * the next field is mostly known without looking it up. Only a guess: nothing that is read depends on it.
   */
  readonly follows: (FieldPlan | undefined)[];
  /** Members of the object that are read elsewhere, with their places: the lists of the encounter. */
  readonly elsewhere: ReadonlyMap<string, number>;
  /** The item's only charted field, where it is required: the item is then its value and no object. */
  readonly bare: FieldPlan | undefined;
  /** Values by slot of an item with nothing charted, constants filled in. */
  readonly template: readonly unknown[];
  /** How many slots may have an offset. */
  readonly offsets: number;
  readonly required: readonly FieldPlan[];
  readonly needs: readonly NeedPlan[];
  readonly fallbacks: readonly FallbackPlan[];
  /** Slots that are yes for the first of the list. */
  readonly firstOfList: readonly number[];
  /** Slot of the field `id`, or -1. */
  readonly id: number;
  readonly span: SpanPlan | undefined;
  /** Charted fields that name an item of the noun that `sites` are made of. */
  readonly siteFields: readonly FieldPlan[];
}

/** How the items of a list of the encounter are read. */
export interface ListPlan {
  /** Name of the list. */
  readonly from: string;
  readonly place: number;
  /** Place of the noun in the vocabulary. */
  readonly noun: number;
  readonly required: boolean;
  readonly plan: NounPlan;
}

/** How an encounter is read. */
export interface Plan {
  readonly vocabulary: Vocabulary;
  readonly self: NounPlan;
  readonly places: NounPlaces;
  /** The lists of an encounter that gives none, by place of the noun. */
  readonly empty: readonly (readonly Item[] | undefined)[];
  /** A place for each member that is read elsewhere, all empty. */
  readonly noLists: readonly undefined[];
  /** Nouns with a list of the encounter; the place of each is that of the list in {@link NounPlan.elsewhere}. */
  readonly lists: readonly ListPlan[];
  /** Those whose items name sites. */
  readonly siteLists: readonly ListPlan[];
  /** Those whose items count for the length of the encounter. */
  readonly lasting: readonly ListPlan[];
  /** The noun whose items the site fields name: the one that knows the coding site it belongs to. */
  readonly access: ListPlan | undefined;
  readonly documents: Read<readonly string[]> | undefined;
  /** Slot of the date of service, or -1. */
  readonly dateOfService: number;
}

/** The encounter's list of what its record holds. */
export const DOCUMENTED = "documented";
/** The date that picks the rules in force. */
export const DATE_OF_SERVICE = "date_of_service";
/** The noun of the encounter itself. */
export const ENCOUNTER = "encounter";

/** The list of a noun that the encounter does not give. */
export const NO_ITEMS: readonly Item[] = Object.freeze([]);

const plans = new WeakMap<Vocabulary, Plan>();

/** The plan of a vocabulary, which must not change afterwards. Made at the first call. */
export function planOf(vocabulary: Vocabulary): Plan {
  const known = plans.get(vocabulary);
  if (known !== undefined) return known;
  const plan = makePlan(vocabulary);
  plans.set(vocabulary, plan);
  return plan;
}

function makePlan(vocabulary: Vocabulary): Plan {
  const self = vocabulary.nouns.find(({ name }) => name === ENCOUNTER);
  invariant(self, "the vocabulary has no noun encounter");
  const listed = vocabulary.nouns.filter(({ from }) => from !== undefined);
  const elsewhere = new Map(listed.map(({ from }, place) => [from!, place]));
  if (self.documents.length > 0) elsewhere.set(DOCUMENTED, listed.length);
  const lists = listed.map((noun, place) => ({ from: noun.from!, place, noun: vocabulary.nouns.indexOf(noun), required: noun.required === true, plan: nounPlan(noun, vocabulary, new Map()) }));
  return {
    vocabulary,
    self: nounPlan(self, vocabulary, elsewhere),
    places: nounPlaces(vocabulary),
    empty: vocabulary.nouns.map(({ from }) => (from === undefined ? undefined : NO_ITEMS)),
    noLists: new Array<undefined>(elsewhere.size).fill(undefined),
    lists,
    siteLists: lists.filter(({ plan }) => plan.siteFields.length > 0),
    lasting: lists.filter(({ plan }) => plan.span?.names.atMostDays !== undefined),
    access: lists.find(({ plan }) => plan.id >= 0 && plan.noun.fields.some(isCodingSite)),
    documents: self.documents.length > 0 ? listReader(wordReader(self.documents)) : undefined,
    dateOfService: slotOf(self, (field) => field.name === DATE_OF_SERVICE && field.type.is === "date"),
  };
}

function isCodingSite({ absence }: Field): boolean {
  return absence.is === "derived" && absence.how === "coding_site";
}

function nounPlan(noun: Noun, vocabulary: Vocabulary, elsewhere: ReadonlyMap<string, number>): NounPlan {
  const charted = noun.fields.filter(({ absence }) => absence.is !== "derived");
  const fields = new Map(charted.map((field) => [field.name, fieldPlan(field, noun, vocabulary)]));
  const only = charted.length === 1 && charted[0]!.absence.is === "required" ? fields.get(charted[0]!.name) : undefined;
  return {
    noun,
    vocabulary: vocabulary.name,
    fields,
    follows: new Array<undefined>(noun.fields.length + 1).fill(undefined),
    elsewhere,
    bare: noun.from === undefined ? undefined : only,
    template: noun.fields.map(constantOf),
    offsets: noun.fields.findLastIndex(({ type, absence }) => type.is === "instant" && absence.is !== "derived") + 1,
    required: charted.filter(({ absence }) => absence.is === "required").map(({ name }) => fields.get(name)!),
    needs: charted.flatMap(({ name, needs }) => (needs === undefined ? [] : [{ name, needs }])),
    fallbacks: fallbackPlans(noun, vocabulary),
    firstOfList: noun.fields.flatMap(({ absence }, slot) => (absence.is === "derived" && absence.how === "first_of_list" ? [slot] : [])),
    id: slotOf(noun, (field) => field.name === "id" && field.type.is === "id"),
    span: noun.span === undefined ? undefined : spanPlan(noun, noun.span),
    siteFields: charted.filter(({ type }) => type.is === "site").map(({ name }) => fields.get(name)!),
  };
}

function fieldPlan(field: Field, noun: Noun, vocabulary: Vocabulary): FieldPlan {
  const paired = field.needs !== undefined || noun.fields.some(({ needs }) => needs === field.name);
  return { name: asMemberName(field.name), slot: noun.fields.indexOf(field), read: fieldReader(field, vocabulary), paired, ...usualOf(field, vocabulary) };
}

/** The text as engines hold names of members, each once: equal to one means to be the same, so that no characters are compared. */
function asMemberName(text: string): string {
  return Object.keys({ [text]: 0 })[0]!;
}

/** The value of a field that is filled whatever else is charted. */
function constantOf({ absence }: Field): unknown {
  if (absence.is !== "fallback") return undefined;
  const first = absence.tries[0];
  if (first?.by === "constant") return first.value;
  return first?.by === "none" ? NONE : undefined;
}

const NONE: readonly never[] = Object.freeze([]);

function spanPlan(noun: Noun, names: ItemSpan): SpanPlan {
  const slot = (name: string): number => slotOf(noun, (field) => field.name === name);
  return {
    names,
    from: slot(names.from),
    to: slot(names.to),
    pauses: names.pauses === undefined ? -1 : slot(names.pauses),
    emptyFor: names.emptyFor && { slot: slot(names.emptyFor.field), members: new Set(names.emptyFor.members) },
  };
}

function slotOf(noun: Noun, test: (field: Field) => boolean): number {
  return noun.fields.findIndex(test);
}
