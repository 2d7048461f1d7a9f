import type { Amount, Quantity } from "../ir/amount.ts";
import type * as ir from "../ir/ir.ts";
import type { Roles } from "../ir/roles.ts";
import type { Noun, Vocabulary } from "../ir/vocabulary.ts";
import type { Encounter, Item } from "./encounter.ts";
import type { ItemLists } from "./item-lists.ts";
import type { PreparedAnswers } from "./prepare-answers.ts";
import type { Runs } from "./runs.ts";
import type { Arrangement, Buckets, Fact, Membership, Pieces, RankedGroup, Ranking, Reason, Tie, TimesAhead } from "./state.ts";
import type { PreparedTable } from "./table.ts";
import type { Truth } from "./truth.ts";

export type TestFn = (state: State, item: Item | null) => Truth;
export type ValueFn = (state: State, item: Item | null) => unknown;
/** The items of a set that are or may be members. */
export type MembersFn = (state: State, item: Item | null) => readonly Item[];
/** Undefined: not known. */
export type TimeFn = (state: State, item: Item | null) => Runs | undefined;

/** Turns expressions of the IR into functions; the reference walk and the closures are the two of them. */
export interface Backend {
  /** Whether what the fields of an item decide is worked out once for all items alike in them (profile.ts). */
  readonly profiles: boolean;
  test(test: ir.Test, prepared: Prepared): TestFn;
  value(value: ir.Value, prepared: Prepared): ValueFn;
  time(time: ir.Time, prepared: Prepared): TimeFn;
  members(set: ir.SetOf, prepared: Prepared): MembersFn;
}

/** A choice whose guards and values are ready to run. */
export interface Chosen<T> {
  readonly value: T;
  /** The value as the only alternative, made once. */
  readonly alone: readonly [T];
  readonly cases: readonly { readonly exception: string; readonly when: TestFn | null; readonly value: T; readonly alone: readonly [T] }[];
}

export interface PreparedInstead {
  readonly exception: string;
  readonly when: TestFn | null;
  readonly value: ir.Instead;
  readonly because: string;
}

export interface PreparedSet {
  readonly rule: ir.SetRule;
  readonly index: number;
  readonly head: PreparedHead;
  readonly applies: TestFn | null;
  readonly keep: Chosen<TestFn | null>;
  readonly leaveOut: readonly PreparedLeave[];
  readonly spaced: { readonly moreThan: Chosen<ValueFn>; readonly sharing: Chosen<readonly number[]>; readonly start: number; readonly arrangeBy: readonly number[]; readonly entry: ir.Spaced } | null;
  readonly notDocumented: Chosen<ir.NotDocumented>;
  readonly instead: readonly PreparedInstead[];
}

/** What leaves an item out of a set, and the reason that it then has. */
export interface PreparedLeave {
  readonly test: TestFn;
  readonly why: Reason;
}

export interface PreparedTime {
  readonly rule: ir.TimeRule;
  readonly index: number;
  readonly head: PreparedHead | null;
  readonly is: Chosen<{ readonly base: TimeFn; readonly whole: TimeFn; readonly ir: ir.Time }>;
  readonly pieces: Chosen<"together" | "each alone">;
  readonly shortest: Chosen<ValueFn | null>;
  readonly cut: Chosen<"at midnight" | null>;
  /** Its parts that exceptions may change. */
  readonly changing: readonly Chosen<unknown>[];
  /** The items of its base that are or may be in it. */
  readonly members: MembersFn;
}

export type PreparedPreference =
  | { readonly by: "value"; readonly largest: boolean; readonly value: ValueFn; readonly ir: ir.Value }
  | { readonly by: "test"; readonly test: TestFn; readonly settles: boolean; readonly ir: ir.Test };

export interface PreparedOrder {
  readonly rule: ir.OrderRule;
  readonly index: number;
  readonly head: PreparedHead;
  /** Slot of the grouping field in the head's noun; null: one group, the encounter. */
  readonly per: Chosen<number | null>;
  readonly prefer: Chosen<readonly PreparedPreference[]>;
  /** Slots that tell level items apart before their ids do (kinds.md 5). */
  readonly arrangeBy: readonly number[];
  readonly tie: Chosen<"hold" | "warn">;
  readonly askFor: Chosen<string | null>;
}

/** How the items of a head are found. `truth` is asked only for narrowed heads. */
export interface PreparedHead {
  readonly head: ir.Head;
  readonly noun: Noun;
  /** Of the noun, among those of the program. */
  readonly place: number;
  readonly truth: TestFn | null;
}

/** Common to all edges: head, guard and when as one test, and what replaces it. */
export interface PreparedEdge {
  /** Its place among all edges of the program; negative where no profile settles it. */
  readonly number: number;
  /** Its bit in what profiles say (profile.ts). */
  readonly word: number;
  readonly bit: number;
  readonly head: PreparedHead | null;
  readonly applies: TestFn | null;
  readonly when: Chosen<TestFn | null>;
  readonly notDocumented: Chosen<ir.NotDocumented>;
  readonly instead: readonly PreparedInstead[];
}

/** The numbers of a ladder for one item, all known. */
export interface Rungs {
  readonly first: { readonly code: string; readonly from: number; readonly covers: number } | null;
  readonly more: { readonly code: string; readonly each: number; readonly past: number } | null;
}

export interface PreparedLadder extends PreparedEdge {
  readonly rule: ir.LadderRule;
  /** Named values that its own parts read and exceptions may change. */
  readonly reads: readonly string[];
  /** Its parts that exceptions may change. */
  readonly changing: readonly Chosen<unknown>[];
  readonly measure: Chosen<number>;
  /** Its numbers, where nothing charted and no exception changes them. */
  readonly fixed: readonly Rungs[] | null;
  readonly first: { readonly code: Chosen<string>; readonly from: Chosen<ValueFn>; readonly covers: Chosen<ValueFn> } | null;
  readonly more: { readonly code: Chosen<string>; readonly each: Chosen<ValueFn>; readonly past: Chosen<ValueFn> } | null;
}

export interface PreparedBill extends PreparedEdge {
  readonly rule: ir.BillRule;
  /** Named values that its own parts read and exceptions may change. */
  readonly reads: readonly string[];
  /** Its parts that exceptions may change. */
  readonly changing: readonly Chosen<unknown>[];
  readonly bill: Chosen<string>;
  readonly units: Chosen<ValueFn>;
  readonly oncePer: Chosen<readonly string[] | null>;
  readonly accountsFor: Chosen<number | null>;
}

/** The amount in one unit of a drug, as written and exact. */
export interface DrugSize {
  readonly amount: Amount;
  readonly quantity: Quantity;
}

export interface PreparedUnitSize {
  readonly ir: ir.UnitSize;
  readonly drug: ValueFn;
  /** By code and date of service. */
  readonly sizes: { of(code: string, date: string): DrugSize | undefined };
}

export interface PreparedDrugUnits extends PreparedEdge {
  readonly rule: ir.DrugUnitsRule;
  readonly head: PreparedHead;
  /** Named values that its own parts read. */
  readonly reads: readonly string[];
  readonly dose: Chosen<ValueFn>;
  readonly size: Chosen<PreparedUnitSize>;
  readonly round: Chosen<"up">;
  readonly discarded: { readonly of: Chosen<ValueFn | null>; readonly add: Chosen<string>; readonly from: Chosen<ValueFn> } | null;
}

export interface PreparedDate {
  readonly rule: ir.DateRule;
  readonly head: PreparedHead;
  readonly applies: TestFn | null;
  /** Whether nothing that it asks is about the line, so that it says the same of all lines of an encounter. */
  readonly same: boolean;
  /** Whether it asks nothing at all: every line is dated in one way. */
  readonly always: boolean;
  readonly when: Chosen<TestFn | null>;
  readonly date: Chosen<"day earned" | "day begun" | "day of encounter">;
}

export interface PreparedNotCovered extends PreparedEdge {
  readonly rule: ir.NotCoveredRule;
}

export interface PreparedModifier extends PreparedEdge {
  readonly rule: ir.ModifierRule;
  readonly add: Chosen<string>;
}

export interface PreparedGroup {
  readonly rule: ir.ModifierGroupRule;
  readonly members: Chosen<readonly string[]>;
  readonly atMost: Chosen<number | null>;
  readonly prefer: Chosen<readonly string[] | null>;
  readonly stands: Chosen<"first" | "last" | null>;
}

export interface PreparedEdit extends PreparedEdge {
  readonly rule: ir.EditRule;
  readonly outcome: Chosen<{ readonly is: ir.Outcome; readonly reason: string } | { readonly is: "recode"; readonly to: string; readonly reason: string }>;
}

export interface PreparedPair extends PreparedEdge {
  readonly rule: ir.PairRule & { readonly when: ir.Choice<ir.Test | null> };
  readonly table: PreparedTable;
  readonly where: Chosen<ir.RowTest | null>;
  readonly bypass: { readonly by: Chosen<PreparedGroup>; readonly where: Chosen<ir.RowTest | null> } | null;
  readonly outcome: Chosen<ir.PairRule["outcome"]["value"]>;
}

export interface PreparedLimit extends PreparedEdge {
  readonly rule: ir.LimitRule;
  readonly atMost: Chosen<ir.LimitRule["atMost"]["value"]>;
  readonly per: Chosen<ir.LimitRule["per"]["value"]>;
  readonly where: Chosen<ir.LimitRule["where"]["value"]>;
  readonly outcome: Chosen<ir.LimitRule["outcome"]["value"]>;
}

export interface PreparedAssume {
  readonly rule: ir.AssumeRule;
  readonly applies: TestFn | null;
  readonly when: Chosen<TestFn>;
  readonly take: readonly { readonly slot: number; readonly value: Chosen<ValueFn> }[];
  readonly instead: readonly PreparedInstead[];
}

export interface PreparedSites {
  readonly rule: ir.SitesRule;
  readonly apart: Chosen<TestFn>;
  readonly unnamed: Chosen<TestFn | null>;
}

export interface PreparedServices {
  readonly rule: ir.ServicesRule;
  readonly timed: Chosen<TestFn>;
  readonly from: number;
  readonly to: number;
  readonly cuts: readonly { readonly slot: number; readonly if: TestFn | null; readonly entry: ir.ServicesRule["cuts"][number] }[];
  readonly join: Chosen<TestFn>;
  readonly sharing: Chosen<readonly number[]>;
  readonly gap: Chosen<ValueFn>;
  readonly bridge: Chosen<TestFn | null>;
}

export interface PreparedCodes {
  /** Whether a code is a member on a date of service. */
  has(code: string, date: string): boolean;
  /** Whether the date may matter. */
  readonly dated: boolean;
}

/** Where the fields of a line come from that some rule reads; the others of its noun are never asked for. */
export interface LineFields {
  /** How many slots the noun has. */
  readonly width: number;
  /** Slots of the line's own properties; -1 where no rule reads it. */
  readonly own: Readonly<Record<OwnLineField, number>>;
  /** Fields that the services behind a line share: slots of the line, and of a service at the same place. */
  readonly shared: readonly number[];
  readonly ofService: readonly number[];
  /** By noun of what the encounter brought: slots of the line, and of the item at the same place. */
  readonly brought: ReadonlyMap<string, { readonly slots: readonly number[]; readonly ofItem: readonly number[] }>;
}

/** A noun whose items are lines that the encounter brings: where they stand, the part of their lines, and slots; -1 where the noun has no such field. */
export interface BroughtLines {
  readonly place: number;
  readonly part: string;
  readonly code: number;
  readonly units: number;
  readonly date: number;
  readonly modifiers: number;
}

/** Properties of a line that a field of it may be. */
export type OwnLineField = "code" | "units" | "date" | "minutes" | "start" | "part" | "given" | "modifiers" | "vialsUsedUp" | "spareVial";

/**
 * What the fields of few values (words of an enum, flags, codes) of an item and of its encounter decide by themselves, whatever its
 * times, its place in an order and the other items are. Items alike in those fields share one profile, so that most rules are known not
 * to be for an item without running them.
 */
export interface Profile {
  /** By index of the set: whether an item of this profile is a member. Never `UNKNOWN`. */
  readonly sets: Uint8Array;
  /** By number of the edge, 30 to a word: a bit where the edge may be for the item. Without it its head, guard or `when` is a sure no. */
  readonly fires: readonly number[];
  /** What is left to ask of a set; null where exceptions may change what it asks. Any item of the profile will do. */
  setRest(index: number, state: State, item: Item): SetRest | null;
  /** What is left to ask of an edge: its head, guard and `when`; null where exceptions may change them. */
  edgeRest(edge: number, state: State, item: Item): TestFn | null;
}

/** What a profile leaves to ask of a set: whether its guard, head and `keep` are met, then what leaves an item out. */
export interface SetRest {
  readonly met: TestFn;
  readonly leaves: readonly PreparedLeave[];
}

/** The profiles of the items of one noun (profile.ts). */
export interface Profiles {
  /** Where the search for a profile begins: what is known of the encounter, the same for all of its items. */
  start(state: State): object;
  of(state: State, item: Item, start: object): Profile;
}

/** A program ready to run. Made once per pack and segment; never changed afterwards. */
export interface Prepared {
  readonly program: ir.Program;
  readonly vocabulary: Vocabulary;
  readonly nouns: ReadonlyMap<string, Noun>;
  /** By noun: where its items stand (item-lists.ts). */
  readonly places: ReadonlyMap<string, number>;
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly values: ReadonlyMap<string, Chosen<ir.Constant>>;
  readonly codes: ReadonlyMap<string, PreparedCodes>;
  readonly tables: ReadonlyMap<string, PreparedTable>;
  readonly setIndex: ReadonlyMap<string, number>;
  readonly timeIndex: ReadonlyMap<string, number>;
  readonly orderIndex: ReadonlyMap<string, number>;
  readonly sets: readonly PreparedSet[];
  readonly times: readonly PreparedTime[];
  readonly orders: readonly PreparedOrder[];
  readonly assume: readonly PreparedAssume[];
  readonly sites: PreparedSites | null;
  readonly services: PreparedServices | null;
  readonly ladders: readonly PreparedLadder[];
  readonly bills: readonly PreparedBill[];
  readonly drugUnits: readonly PreparedDrugUnits[];
  readonly dates: readonly PreparedDate[];
  readonly notCovered: readonly PreparedNotCovered[];
  readonly modifiers: readonly PreparedModifier[];
  readonly groups: readonly PreparedGroup[];
  readonly edits: readonly PreparedEdit[];
  readonly pairs: readonly PreparedPair[];
  readonly limits: readonly PreparedLimit[];
  readonly rules: ReadonlyMap<string, ir.RuleBase>;
  readonly lineFields: LineFields;
  readonly brought: readonly BroughtLines[];
  /** Orders to be ranked before each stage that reads them; those of services before all. */
  readonly ranked: { readonly services: readonly number[]; readonly modifiers: readonly number[]; readonly edits: readonly number[]; readonly limits: readonly number[] };
  /** By place of the noun; none where the backend works every test out. */
  readonly profiles: readonly Profiles[];
  /** The bits of all edges (profile.ts). */
  readonly allFires: readonly number[];
  /** Names of the rules that make lines. */
  readonly makers: ReadonlySet<string>;
  /** The nouns that the engine itself works with; a line has every field of the services behind it and of what was brought. */
  readonly roles: Roles & { readonly line: Noun };
  /** What writing an answer needs. */
  readonly answers: PreparedAnswers;
  /** Named sets, times and orders whose value changes when the lines do. */
  readonly readsLines: { readonly sets: readonly number[]; readonly times: readonly number[]; readonly orders: readonly number[]; readonly names: readonly string[] };
  /** Slot of the date of service in the noun `encounter`. */
  readonly dateSlot: number;
  /** The memory of a run that has worked nothing out, to be copied. */
  readonly nothingYet: { readonly sets: readonly undefined[]; readonly times: readonly undefined[]; readonly orders: readonly undefined[] };
}

/** One run of a program over one encounter. Everything in it is made for that run and dropped after it. */
export interface State {
  readonly prepared: Prepared;
  readonly encounter: Encounter;
  /** Items by noun, services, sites and lines included. */
  readonly items: ItemLists;
  readonly sets: (Membership | undefined)[];
  /** By index of the time, then of the item; `pieces` undefined is not known. */
  readonly times: ({ readonly item: Item | null; readonly pieces: Pieces | undefined }[] | undefined)[];
  readonly orders: (Ranking | undefined)[];
  readonly buckets: Map<readonly Item[], Map<string, Buckets>>;
  readonly timesAhead: Map<RankedGroup, Map<Membership, TimesAhead>>;
  /** Facts that leave a set or an order unsure, by its name and item. */
  readonly facts: Map<string, Map<Item | null, readonly Fact[]>>;
  readonly ties: Tie[];
  readonly arrangement: Arrangement;
  readonly dateOfService: string;
  /** Edges walk items that are not for them too: something else than they may hold those. */
  readonly everyItem: boolean;
  /** Forgets what was derived from the lines, since other lines stand in their place. */
  forgetLines(): void;
}
