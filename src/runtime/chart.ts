import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import { chartPlan } from "./chart-plan.ts";
import { alternatives, exceptionsOf, only } from "./choice.ts";
import { type Encounter, type Item, OWN_WORD } from "./encounter.ts";
import type { ItemLists } from "./item-lists.ts";
import { itemsOfRole } from "./items.ts";
import type { Prepared, State } from "./prepared.ts";
import type { JoinDoubt } from "./joining.ts";
import { AS_FOUND, Run } from "./run.ts";
import { makeServices } from "./services.ts";
import type { Charted, Fact } from "./state.ts";
import { NO, UNKNOWN, YES } from "./truth.ts";
import { whyTest } from "./why.ts";

/** An assumption that filled a fact of an administration. */
export interface Assumed {
  readonly rule: string;
  readonly because: string;
  readonly citations: readonly ir.Citing[];
  readonly administration: string;
}

/** What is fixed before any order is looked at: charted facts with assumptions, coding sites, services. */
export interface Chart {
  readonly encounter: Encounter;
  readonly items: ItemLists;
  readonly charted: readonly Charted[];
  readonly assumed: readonly Assumed[];
  /** Services that may be one. */
  readonly doubts: readonly JoinDoubt[];
  /** Facts that would decide which access is a coding site of its own. */
  readonly sitesMissing: readonly Fact[];
}

/** The key of the coding site that holds every access not coded apart. */
export const MAIN_SITE = `${OWN_WORD}main`;

/** Reads the chart: assume, sites, services (kinds.md 6). The encounter itself is not changed. */
export function readChart(prepared: Prepared, encounter: Encounter): Chart {
  const { fills, places } = chartPlan(prepared);
  const { charted: administrations, access, service } = prepared.roles;
  const state = new Run(prepared, encounter, encounter.items, AS_FOUND);
  if (fills && administrations) own(state, administrations);
  if (places && access) own(state, access);
  const assumed = prepared.assume.length === 0 ? NOTHING : assume(state);
  const sitesMissing = places ? placeSites(state) : NOTHING;
  const { charted, services, doubts } = makeServices(state);
  if (service) state.items.set(service.name, services);
  return { encounter, items: state.items, charted, assumed, doubts, sitesMissing };
}

const NOTHING: readonly never[] = Object.freeze([]);

/** Gives a run items of its own of a noun whose values a rule of the chart may write. */
function own({ items }: State, noun: Noun): void {
  const list = items.get(noun.name);
  if (list.length === 0) return;
  items.set(noun.name, list.map(({ index, id, values, offsets }) => ({ noun, index, id, values: values.slice(), offsets })));
}

function assume(state: State): readonly Assumed[] {
  const assumed: Assumed[] = [];
  const fills: { item: Item; slot: number; value: unknown }[] = [];
  for (const one of state.prepared.assume) {
    if (one.applies !== null && one.applies(state, null) !== YES) continue;
    for (const item of itemsOfRole(state, "charted")) {
      const when = only(one.when, state, item);
      if (when === undefined || when(state, item) !== YES) continue;
      if (one.instead.some((entry) => entry.when === null || entry.when(state, item) !== NO)) continue;
      let filled = false;
      for (const take of one.take) {
        const value = item.values[take.slot] === undefined ? only(take.value, state, item)?.(state, item) : undefined;
        if (value === undefined) continue;
        fills.push({ item, slot: take.slot, value });
        filled = true;
      }
      if (!filled) continue;
      const { name, because, citations } = one.rule;
      assumed.push({ rule: name, because: because ?? one.rule.title, citations, administration: item.id });
      for (const take of one.take) {
        for (const exception of exceptionsOf(take.value, state, item)) {
          const rule = state.prepared.rules.get(exception)!;
          assumed.push({ rule: exception, because: rule.because ?? rule.title, citations: rule.citations, administration: item.id });
        }
      }
    }
  }
  for (const { item, slot, value } of fills) if (item.values[slot] === undefined) item.values[slot] = value;
  return assumed;
}

/** Gives accesses and administrations their coding sites and makes the items of the noun site (kinds.md 7.3). */
function placeSites(state: State): readonly Fact[] {
  const { named, coded, key } = chartPlan(state.prepared);
  const { site } = state.prepared.roles;
  const accesses = itemsOfRole(state, "access");
  const missing: Fact[] = [];
  const possible = accesses.length === 0 ? ONLY_MAIN : codeAccesses(state, accesses, missing);
  const byId = accesses.length > FEW ? new Map(accesses.map((access) => [access.id, access])) : undefined;
  const used: string[] = [];
  for (const { values } of itemsOfRole(state, "charted")) {
    const id = values[named] as string | undefined;
    if (id !== undefined) {
      const access = byId === undefined ? accessOf(accesses, id) : byId.get(id);
      const coding = access?.values[coded] as string | undefined;
      values[named] = coding;
      if (coding !== undefined && !used.includes(coding)) used.push(coding);
      continue;
    }
    values[named] = possible.length === 1 ? possible[0] : undefined;
    for (const one of possible) if (!used.includes(one)) used.push(one);
  }
  if (site) state.items.set(site.name, inOrder(used).map((one, index) => siteItem(site, key, one, index)));
  return missing;
}

/** More accesses than these are found by name. */
const FEW = 8;

function accessOf(accesses: readonly Item[], id: string): Item | undefined {
  for (let at = 0; at < accesses.length; at++) if (accesses[at]!.id === id) return accesses[at];
  return undefined;
}

const ONLY_MAIN: readonly string[] = [MAIN_SITE];

function inOrder(keys: string[]): readonly string[] {
  return keys.length > 1 ? keys.sort() : keys;
}

/** Says of each access which coding site it belongs to. Returns the coding sites that an administration may be at which names no access. */
function codeAccesses(state: State, accesses: readonly Item[], missing: Fact[]): readonly string[] {
  const { apart, unnamed, rule } = state.prepared.sites!;
  const { coded } = chartPlan(state.prepared);
  const sure: string[] = [];
  const unsure: string[] = [];
  for (const access of accesses) {
    const truths = alternatives(apart, state, access).map((test) => test(state, access));
    const stands = truths.every((truth) => truth === truths[0]) ? truths[0]! : UNKNOWN;
    if (stands === UNKNOWN) missing.push(...whyTest(rule.apart.value, state, access, rule));
    const site = stands === YES ? access.id : MAIN_SITE;
    access.values[coded] = site;
    const takes = alternatives(unnamed, state, access).map((test) => (test === null ? YES : test(state, access)));
    if (takes.every((truth) => truth === YES)) addOnce(sure, site);
    else if (takes.some((truth) => truth !== NO)) addOnce(unsure, site);
  }
  const possible = sure.slice();
  for (const site of unsure) addOnce(possible, site);
  if (sure.length === 0) addOnce(possible, MAIN_SITE);
  return possible;
}

function addOnce(all: string[], one: string): void {
  if (!all.includes(one)) all.push(one);
}

function siteItem(noun: Noun, slot: number, key: string, index: number): Item {
  const values: unknown[] = new Array(noun.fields.length).fill(undefined);
  values[slot] = key;
  return { noun, index, id: key, values, offsets: [] };
}
