import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { Encounter, Item, ReadEncounter } from "../encounter.ts";
import { Failure } from "./failure.ts";
import { idFrom, idFromJson } from "./id.ts";
import { readItem } from "./item.ts";
import { copyPlain } from "./plain.ts";
import type { Plain, PlainObject } from "./plain.ts";
import { DOCUMENTED, planOf } from "./plan.ts";
import type { NounPlan, Plan } from "./plan.ts";
import { scanJson } from "./scan.ts";
import { isObject, readList, wrongType } from "./shape.ts";
import { lengthFailure, namedAccesses, NO_ITEMS, siteFailure } from "./whole.ts";
import type { Items } from "./whole.ts";

/**
 * Reads an encounter from JSON text, strictly and as the vocabulary says. Never throws. Fields that the `sites` rule or a stage fills
 * stay undefined; an encounter that does not list its accesses gets one for each site id in use.
 */
export function readEncounterText(text: string, vocabulary: Vocabulary): ReadEncounter {
  const { failure, idText } = scanJson(text);
  if (failure !== undefined) return { ok: false, id: idFromJson(idText), error: failure.toError() };
  return readPlain(JSON.parse(text) as Plain, vocabulary);
}

/** As {@link readEncounterText}, from a value that the caller already has; it is copied and never trusted. */
export function readEncounterValue(value: unknown, vocabulary: Vocabulary): ReadEncounter {
  const plain = copyPlain(value);
  if (plain instanceof Failure) return { ok: false, id: idFrom(value), error: plain.toError() };
  return readPlain(plain, vocabulary);
}

function readPlain(raw: Plain, vocabulary: Vocabulary): ReadEncounter {
  const encounter = readWhole(raw, planOf(vocabulary));
  if (encounter instanceof Failure) return { ok: false, id: idFrom(raw), error: encounter.toError() };
  return { ok: true, encounter };
}

function readWhole(raw: Plain, plan: Plan): Encounter | Failure {
  if (!isObject(raw)) return wrongType(raw, "an object");
  const self = readItem(plan.self, raw, 0, []);
  if (self instanceof Failure) return self;
  const documents = readDocuments(plan, raw);
  if (documents instanceof Failure) return documents;
  const items: Items = new Map();
  for (const { from, required, plan: noun } of plan.lists) {
    const list = raw[from];
    if (list === undefined && required) return Failure.of("encounter/missing-field", { field: from }).inside(from);
    const read = list === undefined ? NO_ITEMS : readItems(noun, list, self.values);
    if (read instanceof Failure) return read.inside(from);
    items.set(noun.noun.name, read);
  }
  const failure = accessFailure(plan, raw, items, self.values) ?? lengthFailure(plan, items, self.values);
  return failure ?? { id: self.id, vocabulary: plan.vocabulary, self, items, documents };
}

const NO_DOCUMENTS: ReadonlySet<string> = new Set();

function readDocuments(plan: Plan, raw: PlainObject): ReadonlySet<string> | Failure {
  const list = raw[DOCUMENTED];
  if (plan.documents === undefined || list === undefined) return NO_DOCUMENTS;
  const words = plan.documents(list);
  return words instanceof Failure ? words.inside(DOCUMENTED) : new Set(words);
}

function readItems(plan: NounPlan, list: Plain, self: readonly unknown[]): readonly Item[] | Failure {
  let index = 0;
  const items = readList(list, (raw) => readItem(plan, raw, index++, self));
  return items instanceof Failure || plan.id < 0 ? items : (duplicateId(plan, items) ?? items);
}

function duplicateId(plan: NounPlan, items: readonly Item[]): Failure | undefined {
  if (items.length < 2) return undefined;
  const seen = new Map<string, number>();
  for (const { id, index } of items) {
    const first = seen.get(id);
    if (first !== undefined) return Failure.of("encounter/duplicate-id", { first: `/${plan.noun.from!}/${first}/id` }).inside("id").inside(index);
    seen.set(id, index);
  }
  return undefined;
}

/** Checks the sites that are named against the list of accesses, or makes the list where the encounter has none. */
function accessFailure(plan: Plan, raw: PlainObject, items: Items, self: readonly unknown[]): Failure | undefined {
  const { access } = plan;
  if (access === undefined) return undefined;
  if (raw[access.noun.from!] !== undefined) return siteFailure(plan, access, items);
  items.set(access.noun.name, namedAccesses(plan, access, items, self));
  return undefined;
}
