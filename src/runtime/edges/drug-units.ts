import { alternatives, exceptionsOf, valueExceptions } from "../choice.ts";
import type { Item } from "../encounter.ts";
import { factsTogether } from "../facts.ts";
import type { PreparedDrugUnits, State } from "../prepared.ts";
import { NO_TIME } from "../runs.ts";
import type { Fact } from "../state.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { whyChoice, whyValue } from "../why.ts";
import { servicesOfItem, startOf } from "./attribution.ts";
import { type DrugCount, readingsOf } from "./drug-count.ts";
import { decide, type Instance, isSkipped, itemsOf, nothing, type Unit, whyUndecided, withdrawnFacts } from "./instance.ts";
import { possible } from "./ladder.ts";

type Withdrawn = ReadonlyMap<string, readonly Fact[]>;

/** All instances of one `drug units` rule: what was given of a drug, and what was discarded, in units of its code (kinds.md 7.11). */
export function drugUnits(rule: PreparedDrugUnits, state: State, withdrawn: Withdrawn): readonly Instance[] {
  const items = itemsOf(rule, state);
  const made: Instance[] = [];
  for (let at = 0; at < items.length; at++) {
    const one = instanceOf(rule, state, items[at]!, withdrawn);
    if (one) made.push(one);
  }
  return made;
}

function instanceOf(rule: PreparedDrugUnits, state: State, item: Item, withdrawn: Withdrawn): Instance | undefined {
  const tied = withdrawnFacts(withdrawn, rule.rule, item);
  if (tied) return held(rule, state, noUnits(rule, item), item, tied);
  const { is, replaced } = decide(rule, state, item);
  if (is === NO) return undefined;
  const none = noUnits(rule, item);
  if (replaced) return none;
  const readings = readingsOf(rule, state, item);
  const counts = readings.filter((one) => "code" in one);
  const [count] = counts;
  const agree = counts.length === readings.length && counts.every((one) => sameCount(one, count!));
  if (agree && count !== undefined && count.given === 0) return none;
  if (!agree || count === undefined || is === UNKNOWN) {
    if (isSkipped(rule, state, item)) return none;
    const undecided = is === UNKNOWN ? [whyUndecided(rule, state, item)] : [];
    const open = agree ? [] : [...whyParts(rule, state, item), ...readings.flatMap((one) => ("missing" in one ? [one.missing] : []))];
    return held(rule, state, none, item, factsTogether([...undecided, ...open]));
  }
  const services = servicesOfItem(state, item);
  return { ...none, status: "made", units: unitsOf(count, startOf(state, item)), services, exceptions: changed(rule, state, item) };
}

function noUnits({ rule }: PreparedDrugUnits, item: Item): Instance {
  return { ...nothing(rule, item), drugOf: item };
}

function sameCount(a: DrugCount, b: DrugCount): boolean {
  return a.code === b.code && a.given === b.given && a.discarded === b.discarded && a.modifier === b.modifier && a.usedUp === b.usedUp && a.spare === b.spare;
}

/** The units as a claim shows them: what was given, and on a line of its own what was discarded. */
function unitsOf({ code, given, discarded, modifier, usedUp, spare }: DrugCount, earned: number | undefined): readonly Unit[] {
  const unit = { code, earned, runs: NO_TIME, date: undefined };
  const all: Unit[] = [{ ...unit, count: given, supply: { part: "drug_given", modifiers: [], usedUp, spare } }];
  if (discarded > 0) all.push({ ...unit, count: discarded, supply: { part: "drug_discarded", modifiers: modifier === undefined ? [] : [modifier], usedUp, spare } });
  return all;
}

/** The rule waits for facts. Where the drug is known, lines of its code may come. */
function held(rule: PreparedDrugUnits, state: State, none: Instance, item: Item, missing: readonly Fact[]): Instance {
  const drugs = alternatives(rule.size, state, item).map((size) => size.drug(state, item) as string | undefined);
  const codes = [...new Set(drugs.filter((code) => code !== undefined))];
  return { ...none, status: "held", missing, codes, services: servicesOfItem(state, item) };
}

/** Guards and named values that leave more than one reading of the rule's parts. */
function whyParts({ rule }: PreparedDrugUnits, state: State, item: Item): readonly (readonly Fact[])[] {
  const { discarded } = rule;
  const choices = [rule.dose, rule.size, rule.round, ...(discarded ? [discarded.of, discarded.add, discarded.from] : [])];
  const numbers = discarded ? possible(discarded.from) : [];
  return [...choices.map((choice) => whyChoice(choice, state, item, rule)), ...numbers.map((value) => whyValue(value, state, item, rule))];
}

/** Exceptions to the rule and to the values it reads that are in force for the item. */
function changed(rule: PreparedDrugUnits, state: State, item: Item): readonly string[] {
  const { discarded } = rule;
  const parts = [rule.dose, rule.size, rule.round, ...(discarded ? [discarded.of, discarded.add, discarded.from] : [])];
  return [...new Set([...parts.flatMap((part) => exceptionsOf(part, state, item)), ...valueExceptions(rule.reads, state)])];
}
