/**
 * Every sentence that `properties` may say (reliability.md 4, language.md 4). Words in capitals are parameters: `LINES` are names of rules
 * that bill, of code sets, or codes; `SET` is a set of what is coded; `FIELD` a field of what is charted; `MINUTES` minutes or the name of
 * a value of minutes; `SCOPE` is site, day or encounter.
 */
export const SENTENCES = {
  no_minute_twice: "no minute is billed twice",
  no_minute_twice_but: "no minute is billed twice but by LINES",
  every_minute: "every minute is billed or has a reason",
  billed_or_left: "no minute is both billed and left out",
  bounded: "no more minutes are billed than were charted",
  bounded_but: "no more minutes are billed than were charted, but by LINES",
  measured_once: "no minute of a site is measured by two of LINES",
  whole_units: "every line has at least one whole unit",
  lines_differ: "no two lines are alike",
  empty_chart: "an empty chart bills nothing",

  ladders_climb: "more time never bills less, for each ladder",
  never_below: "LINES never below MINUTES",
  never_without: "LINES never bill what has no FIELD",
  at_most_one: "at most one of LINES for each SCOPE",
  at_most_once: "LINES at most once SCOPE",
  never_beside: "LINES never beside LINES, for each SCOPE",
  add_ons: "add-on codes have a parent",
  never_overlap: "SET minutes never overlap SET",
  disjoint: "nothing is in both SET and SET",

  charting_order: "charting order does not matter",
  splitting: "splitting a bag changes nothing",
  joining: "joining two bags that touch changes nothing",
  charted_twice: "charting a bag twice bills nothing more",
  moving: "moving every time by the same minutes changes nothing but dates",
  other_offset: "writing times with another offset changes nothing but dates",
  other_substances: "renaming substances changes nothing",
  other_sites: "renaming sites changes nothing",
  other_ids: "renaming ids changes nothing",
  unread_facts: "what no rule reads changes nothing",
  further_site: "another site changes nothing of LINES",
  removing: "removing SET changes only LINES",
  longer_never_lowers: "more time of SET never lowers LINES",
  longer_never_raises: "more time of SET never raises LINES",

  same_rules_same_answer: "days under the same rules are coded alike",
  in_force: "nothing is in force before its first day or after its last",
} as const satisfies Readonly<Record<string, string>>;

/** The name of a law of the library. */
export type LawName = keyof typeof SENTENCES;

/** A parameter of a sentence. */
export type Slot = "LINES" | "SET" | "FIELD" | "MINUTES" | "SCOPE";

/** What a parameter may be in words, for messages and the page of the language. */
export const SLOT_WORDS: Readonly<Record<Slot, string>> = {
  LINES: "a rule that bills, a code set or a code",
  SET: "a set of what is coded",
  FIELD: "a field of what is charted",
  MINUTES: "minutes, or a value of minutes",
  SCOPE: "site, day or encounter",
};

/**
 * Sentences that look like laws and are false in general (reliability.md 4.7), each with the chart that refutes it in words. They are
 * refused: no pack could keep the promise.
 */
export const REFUTED: Readonly<Record<string, string>> = {
  "more time never bills less": "a service that runs longer may cover minutes that another one earned by",
  "adding a service never bills less": "what is added may run while another one earned its minutes",
  "mirroring time changes nothing": "what ties is settled by what began first",
  "two days bill no more than each alone": "minutes of two days are never added up",
  "billed hours are never longer than the charted time": "the first hour is earned long before it is over",
  "substance names do not matter": "which of several equal services is of the same substance as another one decides what is a repeat",
};

/** The sentences as they are listed, with the names of their laws. */
export const LAWS: readonly (readonly [law: LawName, sentence: string])[] = Object.entries(SENTENCES) as (readonly [LawName, string])[];

/** A sentence apart into its words and its parameters, in order. */
export function partsOf(sentence: string): readonly (string | { readonly slot: Slot })[] {
  return sentence.split(SLOT).filter((part) => part !== "").map((part) => (Object.hasOwn(SLOT_WORDS, part) ? { slot: part as Slot } : part));
}

const SLOT = new RegExp(`\\b(${Object.keys(SLOT_WORDS).join("|")})\\b`);
