/** Limits of an encounter. They are part of the language: an encounter beyond one is refused with a coded error, never cut. */
export const ENCOUNTER_LIMITS = {
  /** UTF-8 bytes of an encounter's text. */
  bytes: 1_048_576,
  /** Arrays and objects inside one another. */
  depth: 32,
  /** UTF-16 units of one text. */
  text: 1_024,
  /** UTF-16 units of an id. */
  id: 64,
  /** Items of one list, administrations among them. */
  items: 2_000,
  /** Members of one object. */
  members: 256,
  /** Digits before the point of a number. */
  wholeDigits: 12,
  /** Digits behind the point of a number. */
  decimals: 3,
  /** The largest number that a field may hold. */
  number: 2_147_483_647,
  /** Days from the first beginning to the last end of what has a longest span in the vocabulary. */
  encounterDays: 31,
} as const;
