import type { Field, Noun } from "../ir/vocabulary.ts";
import { slotsOfRole } from "./items.ts";
import type { Prepared } from "./prepared.ts";

/** A field of a service, with the slot that it is joined from; -1 where administrations have no such field. */
export interface ServiceField {
  readonly field: Field;
  readonly source: number;
  /** The end of the service that a field is, where the service has time. */
  readonly end: "first" | "last" | undefined;
}

/** How the values of a service come from its administrations. */
export interface ServiceFields {
  readonly noun: Noun;
  /** By slot. */
  readonly fields: readonly ServiceField[];
  /** Slots by themselves, for services of one administration: the sources, the two ends (-1: none), and the instants. */
  readonly sources: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly instants: readonly number[];
}

/** The fields of the services of a program. */
export function serviceFields(noun: Noun, prepared: Prepared): ServiceFields {
  const slots = slotsOfRole(prepared, "charted");
  const rule = prepared.services?.rule;
  const fields = noun.fields.map((field): ServiceField => {
    const end = field.name === rule?.to ? "last" : field.name === rule?.from ? "first" : undefined;
    return { field, source: slots.get(field.name) ?? -1, end };
  });
  return {
    noun,
    fields,
    sources: fields.map(({ source }) => source),
    first: fields.findIndex(({ end }) => end === "first"),
    last: fields.findIndex(({ end }) => end === "last"),
    instants: fields.flatMap(({ field, source }, slot) => (source >= 0 && field.type.is === "instant" ? [slot] : [])),
  };
}
