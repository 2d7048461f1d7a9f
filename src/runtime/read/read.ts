import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { Encounter, Item, ReadEncounter } from "../encounter.ts";
import { ItemLists } from "../item-lists.ts";
import { Failure } from "./failure.ts";
import { idFrom, idFromJson } from "./id.ts";
import { readItem } from "./item.ts";
import { copyPart, copyPlain, lengthOf } from "./plain.ts";
import { DOCUMENTED, NO_ITEMS, planOf } from "./plan.ts";
import type { ListPlan, Plan } from "./plan.ts";
import { scanJson } from "./scan.ts";
import { wrongType } from "./shape.ts";
import { duplicateId, lengthFailure, namedAccesses, siteFailure } from "./whole.ts";
import type { Lists } from "./whole.ts";

/**
 * Reads an encounter from JSON text, strictly and as the vocabulary says. Never throws. Fields that the `sites` rule or a stage fills
 * stay undefined; an encounter that does not list its accesses gets one for each site id in use.
 */
export function readEncounterText(text: string, vocabulary: Vocabulary): ReadEncounter {
  const { failure, idText } = scanJson(text);
  if (failure !== undefined) return { ok: false, id: idFromJson(idText), error: failure.toError() };
  return readPlain(JSON.parse(text), vocabulary);
}

/** As {@link readEncounterText}, from a value that the caller already has; it is never trusted. */
export function readEncounterValue(value: unknown, vocabulary: Vocabulary): ReadEncounter {
  const encounter = readOnce(value, planOf(vocabulary));
  if (encounter !== undefined) return { ok: true, encounter };
  // What is wrong is said of a copy: first what is no plain data anywhere in it, then what the vocabulary does not allow.
  const plain = copyPlain(value);
  if (plain instanceof Failure) return { ok: false, id: idFrom(value), error: plain.toError() };
  return readPlain(plain, vocabulary);
}

/** Reads a value that may be anything, in one pass and each part once; undefined where something is wrong with it. */
function readOnce(value: unknown, plan: Plan): Encounter | undefined {
  try {
    const encounter = readWhole(value, plan);
    return encounter instanceof Failure ? undefined : encounter;
  } catch {
    // An accessor or proxy of the caller's. A fault of ours comes again when the copy is read.
    return undefined;
  }
}

function readPlain(raw: unknown, vocabulary: Vocabulary): ReadEncounter {
  const encounter = readWhole(raw, planOf(vocabulary));
  if (encounter instanceof Failure) return { ok: false, id: idFrom(raw), error: encounter.toError() };
  return { ok: true, encounter };
}

function readWhole(raw: unknown, plan: Plan): Encounter | Failure {
  const given = plan.noLists.slice();
  const self = readItem(plan.self, raw, 0, NOTHING, given);
  if (self instanceof Failure) return self;
  const documents = readDocuments(plan, given);
  if (documents instanceof Failure) return documents;
  const items = plan.empty.slice();
  for (const list of plan.lists) {
    const read = readItems(list, given[list.place], self.values);
    if (read instanceof Failure) return read.inside(list.from);
    items[list.noun] = read;
  }
  const failure = accessFailure(plan, given, items, self.values) ?? lengthFailure(plan, items, self.values);
  return failure ?? { id: self.id, vocabulary: plan.vocabulary, self, items: ItemLists.of(plan.places, items), documents };
}

const NOTHING: readonly unknown[] = [];
const NO_DOCUMENTS: ReadonlySet<string> = new Set();

function readDocuments(plan: Plan, given: readonly unknown[]): ReadonlySet<string> | Failure {
  const list = plan.documents === undefined ? undefined : given[plan.lists.length];
  if (list === undefined) return NO_DOCUMENTS;
  const plain = copyPart(list);
  const words = plain instanceof Failure ? plain : plan.documents!(plain);
  return words instanceof Failure ? words.inside(DOCUMENTED) : new Set(words);
}

function readItems({ from, required, plan }: ListPlan, list: unknown, self: readonly unknown[]): readonly Item[] | Failure {
  if (list === undefined) return required ? Failure.of("encounter/missing-field", { field: from }) : NO_ITEMS;
  if (!Array.isArray(list)) return wrongType(list, "a list");
  const length = lengthOf(list);
  if (length instanceof Failure) return length;
  const items: Item[] = [];
  for (let index = 0; index < length; index++) {
    const item = readItem(plan, list[index], index, self, NO_LISTS);
    if (item instanceof Failure) return item.inside(index);
    items.push(item);
  }
  return plan.id < 0 ? items : (duplicateId(plan, items) ?? items);
}

/** No item but the encounter itself has members that are read elsewhere. */
const NO_LISTS: unknown[] = [];

/** Checks the sites that are named against the list of accesses, or makes the list where the encounter has none. */
function accessFailure(plan: Plan, given: readonly unknown[], items: Lists, self: readonly unknown[]): Failure | undefined {
  const { access } = plan;
  if (access === undefined) return undefined;
  if (given[access.place] !== undefined) return siteFailure(plan, access, items);
  items[access.noun] = namedAccesses(plan, access, items, self);
  return undefined;
}
