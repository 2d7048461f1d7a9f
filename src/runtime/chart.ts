import type * as ir from "../ir/ir.ts";
import { codingSiteSlot, siteSlot } from "../ir/roles.ts";
import type { Noun } from "../ir/vocabulary.ts";
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
  const items = encounter.items.copy();
  for (const noun of encounter.items.keys()) items.set(noun, encounter.items.get(noun).map((item) => ({ ...item, values: [...item.values] })));
  const state = new Run(prepared, encounter, items, AS_FOUND);
  const assumed = assume(state);
  const sitesMissing = placeSites(state);
  const { charted, services, doubts } = makeServices(state);
  const { service } = prepared.roles;
  if (service) state.items.set(service.name, services);
  return { encounter, items: state.items, charted, assumed, doubts, sitesMissing };
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
  const { sites, roles } = state.prepared;
  if (sites === null || !roles.access) return [];
  const namedSlot = roles.charted ? siteSlot(roles.charted) : -1;
  if (namedSlot < 0) return [];
  const accessSlot = codingSiteSlot(roles.access);
  const missing: Fact[] = [];
  const byId = new Map<string, Item>();
  const unnamed = { sure: new Set<string>(), unsure: new Set<string>() };
  for (const access of itemsOfRole(state, "access")) {
    const apart = alternatives(sites.apart, state, access).map((test) => test(state, access));
    const sure = apart.every((truth) => truth === apart[0]) ? apart[0]! : UNKNOWN;
    if (sure === UNKNOWN) missing.push(...whyTest(sites.rule.apart.value, state, access, sites.rule));
    access.values[accessSlot] = sure === YES ? access.id : MAIN_SITE;
    byId.set(access.id, access);
    const takes = alternatives(sites.unnamed, state, access).map((test) => (test === null ? YES : test(state, access)));
    const site = access.values[accessSlot] as string;
    if (takes.every((truth) => truth === YES)) unnamed.sure.add(site);
    else if (takes.some((truth) => truth !== NO)) unnamed.unsure.add(site);
  }
  const possible = sitesOfUnnamed(unnamed);
  const used = new Set<string>();
  for (const administration of itemsOfRole(state, "charted")) {
    const named = administration.values[namedSlot] as string | undefined;
    const sites = named === undefined ? possible : [byId.get(named)?.values[accessSlot] as string];
    administration.values[namedSlot] = sites.length === 1 ? sites[0] : undefined;
    for (const site of sites) if (site !== undefined) used.add(site);
  }
  if (roles.site) state.items.set(roles.site.name, siteItems(roles.site, used));
  return missing;
}

/** The coding sites that an administration may be at which names no access: one where it is known. */
function sitesOfUnnamed({ sure, unsure }: { readonly sure: ReadonlySet<string>; readonly unsure: ReadonlySet<string> }): readonly string[] {
  return [...new Set([...sure, ...unsure, ...(sure.size === 0 ? [MAIN_SITE] : [])])];
}

function siteItems(noun: Noun, used: ReadonlySet<string>): readonly Item[] {
  const slot = siteSlot(noun);
  return [...used].sort().map((key, index) => {
    const values: unknown[] = new Array(noun.fields.length).fill(undefined);
    values[slot] = key;
    return { noun, index, id: key, values, offsets: [] };
  });
}
