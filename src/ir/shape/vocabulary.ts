import type { Absence, EnumType, Fallback, Field, ItemSpan, Noun, Vocabulary } from "../vocabulary.ts";
import { constant, flag, integer, list, object, oneOf, optional, text, union } from "./check.ts";
import type { Shape } from "./check.ts";
import { typeShape } from "./types.ts";

const bareFallback = object<{ by: string }>({ by: text });
const fallback = union("by", {
  constant: object<Extract<Fallback, { by: "constant" }>>({ by: text, value: constant }),
  none: bareFallback,
  own: bareFallback,
  field: object<Extract<Fallback, { by: "field" }>>({ by: text, noun: text, field: text }),
});

const bareAbsence = object<{ is: string }>({ is: text });
const absence = union("is", {
  required: bareAbsence,
  documentable: bareAbsence,
  sites_rule: bareAbsence,
  fallback: object<Extract<Absence, { is: "fallback" }>>({ is: text, tries: list(fallback) }),
  derived: object<Extract<Absence, { is: "derived" }>>({ is: text, how: oneOf("first_of_list", "itself", "coding_site") }),
});

const field = object<Field>({
  name: text,
  type: typeShape,
  absence,
  joined: optional(oneOf("same", "any", "all", "earliest", "latest", "sum")),
  readable: flag,
  readableIn: list(text),
  needs: optional(text),
});

const span = object<ItemSpan>({
  from: text,
  to: text,
  pauses: optional(text),
  emptyFor: optional(object<NonNullable<ItemSpan["emptyFor"]>>({ field: text, members: list(text) })),
  atMostDays: optional(integer),
});

const noun = object<Noun>({
  name: text,
  plural: optional(text),
  title: text,
  from: optional(text),
  required: optional(flag),
  span: optional(span),
  madeBy: optional(oneOf("sites", "services", "lines")),
  joins: optional(text),
  givenLine: optional(text),
  fields: list(field),
  documents: list(text),
});

const group = object<EnumType["groups"][number]>({ name: text, members: list(text) });

/** The shape of a vocabulary: a key without a row here does not compile. */
export const vocabularyShape: Shape = object<Vocabulary>({
  name: text,
  version: text,
  reads: text,
  types: list(object<EnumType>({ name: text, members: list(text), groups: list(group) })),
  nouns: list(noun),
});
