/** A value of an encounter as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Fields of an item, or of the encounter, by name. */
export type Fields = Readonly<Record<string, Json>>;

/** A kind of charted item: everything that is charted of one beside its id, its times and the site it names. */
export interface Kind {
  /** Unique among the kinds that were made together; letters, digits and hyphens. */
  readonly id: string;
  /** For an analyst, in words of the vocabulary. */
  readonly words: string;
  readonly fields: Fields;
  /** Fields that are instants, as minutes after the item begins. */
  readonly moments: Readonly<Record<string, number>>;
  /** Fields of the access that it is given through; null: charted without one. */
  readonly access: Fields | null;
  /** False for what may begin and end at once: an event. */
  readonly lasts: boolean;
  /** How many rules it reaches, alone, that no kind before it in its list reaches. */
  readonly adds: number;
}

/** What an encounter says beside its day, its payer and what is charted. */
export interface Setting {
  /** Unique among the settings that were made together. */
  readonly id: string;
  readonly words: string;
  /** Fields and lists of the encounter; their dates and instants are those of an encounter of `day`. */
  readonly fields: Fields;
  /** ISO date. */
  readonly day: string;
  /** True where it has nothing but plain fields of the encounter: no list, no document. */
  readonly plain: boolean;
}

/** One item of a chart. */
export interface ChartedItem {
  readonly kind: Kind;
  /** Minutes after midnight of the chart's day, 1440 and more on later days; null: not documented. */
  readonly from: number | null;
  readonly to: number | null;
  /** Name of the site; absent: that of its kind's access, if it has one, else none is charted. */
  readonly site?: string;
  /** 1, 2 and so on: another substance than that of other items of the kind. Absent or 0: the kind's own. */
  readonly another?: number;
}

/** An encounter in short, from which the real one is made. */
export interface Chart {
  /** ISO date of service. */
  readonly day: string;
  readonly setting: Setting;
  readonly items: readonly ChartedItem[];
  /** Fields of the accesses by the name of their site, where they are others than those of the kinds. */
  readonly accesses?: Readonly<Record<string, Fields>>;
}

/** The minute of the day at which charts begin where nothing else is said: 08:00. */
export const MORNING = 480;
