import type { Noun, Vocabulary } from "./vocabulary.ts";

/** The nouns that the engine itself works with, found by what they are made of and never by name. Undefined: the vocabulary has none. */
export interface Roles {
  /** What is charted and coded: the items that services join. */
  readonly charted: Noun | undefined;
  /** What is coded, made by the services rule. */
  readonly service: Noun | undefined;
  /** What the sites rule walks: it knows the coding site it belongs to. */
  readonly access: Noun | undefined;
  /** A coding site, made by the sites rule. */
  readonly site: Noun | undefined;
  /** A line of the claim. */
  readonly line: Noun | undefined;
}

/** The roles of a vocabulary's nouns. */
export function rolesOf({ nouns }: Pick<Vocabulary, "nouns">): Roles {
  const madeBy = (stage: Noun["madeBy"]): Noun | undefined => nouns.find((noun) => noun.madeBy === stage);
  const service = madeBy("services");
  return {
    charted: service && nouns.find((noun) => noun.name === service.joins),
    service,
    access: nouns.find((noun) => noun.from !== undefined && codingSiteSlot(noun) >= 0),
    site: madeBy("sites"),
    line: madeBy("lines"),
  };
}

/** Slot of the field that holds the coding site an access belongs to, or -1. */
export function codingSiteSlot(noun: Noun): number {
  return noun.fields.findIndex(({ absence }) => absence.is === "derived" && absence.how === "coding_site");
}

/** Slot of the field by which an item names its site, or a coding site names itself, or -1. */
export function siteSlot(noun: Noun): number {
  return noun.fields.findIndex(({ type }) => type.is === "site");
}
