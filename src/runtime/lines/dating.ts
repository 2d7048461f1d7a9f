import type * as ir from "../../ir/ir.ts";
import { dateOfDays, readDate } from "../calendar.ts";
import { alternatives } from "../choice.ts";
import { dateOfService } from "../date-of-service.ts";
import type { Instance, Unit } from "../edges/instance.ts";
import { MINUTES_OF_DAY } from "../instant.ts";
import type { PreparedDate, State } from "../prepared.ts";
import type { Fact, LineItem } from "../state.ts";
import { offsetAmong } from "../time.ts";
import { and, NO, type Truth, YES } from "../truth.ts";
import { whyChoice, whyTest } from "../why.ts";
import { draftOf, lineItem } from "./draft.ts";

type Mode = PreparedDate["date"]["value"];

/** The dates a unit may have, one where every guard is known; and the facts that would decide between several. */
interface Dating {
  readonly dates: readonly string[];
  readonly missing: readonly Fact[];
}

/** The local date of a unit, as the one `dates` rule that fits the line says; without one, the encounter's date of service (kinds.md 7.12). */
function datesOf(unit: Unit, instance: Instance, state: State): Dating {
  const service = dateOfService(state);
  if (unit.earned === undefined) return { dates: [service], missing: [] };
  const dates = new Set<string>();
  const missing: Fact[] = [];
  let item: LineItem | undefined;
  const probe = (): LineItem => (item ??= lineItem(state, draftOf(instance, { code: unit.code, date: service, units: [unit] }, state), 0, null));
  for (const rule of state.prepared.dates) {
    const fits = truthsOf(rule, state, probe);
    if (fits.every((truth) => truth === NO)) continue;
    const modes = rule.date.cases.length === 0 ? [rule.date.value] : alternatives(rule.date, state, probe());
    for (const mode of modes) dates.add(dateAs(mode, unit, instance, service, state));
    if (modes.length > 1) missing.push(...whyChoice(rule.rule.date, state, probe(), rule.rule));
    if (fits.every((truth) => truth === YES)) break;
    missing.push(...whyFits(rule, state, probe()));
  }
  return { dates: dates.size === 0 ? [service] : [...dates], missing };
}

/** The rule that dated a line. */
export function dateRuleOf(state: State, item: LineItem): ir.RuleBase | undefined {
  return state.prepared.dates.find((rule) => truthsOf(rule, state, () => item).every((truth) => truth === YES))?.rule;
}

/** Whether a rule dates the line, once for each way to read its `when`. */
function truthsOf(rule: PreparedDate, state: State, probe: () => LineItem | null): readonly Truth[] {
  const { when } = rule;
  let base: Truth = rule.applies === null ? YES : rule.applies(state, null);
  if (base !== NO && rule.head.truth !== null) base = and(base, rule.head.truth(state, probe()));
  if (base === NO || (when.cases.length === 0 && when.value === null)) return [base];
  return alternatives(when, state, probe()).map((test) => (test === null ? base : and(base, test(state, probe()))));
}

function whyFits({ rule }: PreparedDate, state: State, item: LineItem): readonly Fact[] {
  const tests = [rule.when.value, ...(rule.when.cases ?? []).map((one) => one.value)].flatMap((test) => (test === null ? [] : whyTest(test, state, item, rule)));
  return [...(rule.applies ? whyTest(rule.applies, state, null, rule) : []), ...tests, ...whyChoice(rule.when, state, item, rule)];
}

function dateAs(mode: Mode, unit: Unit, instance: Instance, service: string, state: State): string {
  return mode === "day of encounter" ? service : dateOfDays(dayOf(mode, unit.earned!, instance, state));
}

/** The local day of a unit in days since 1970-01-01. */
function dayOf(mode: Mode, earned: number, instance: Instance, state: State): number {
  const minute = mode === "day begun" && instance.measured.length > 0 ? instance.measured[0]! : earned;
  return Math.floor((minute + offsetAmong(state, instance.services, minute)) / MINUTES_OF_DAY);
}

/** Made instances with their units dated, or held where a guard that is not known leaves a date open; the others as they are. */
export function datedInstances(instances: readonly Instance[], state: State): readonly Instance[] {
  const mode = modeOfAll(state);
  if (mode === undefined) return instances.map((one) => (one.status === "made" ? dated(one, state) : one));
  const service = dateOfService(state);
  const day = readDate(service) as number;
  for (let at = 0; at < instances.length; at++) if (instances[at]!.status === "made") dateAll(mode, instances[at]!, service, day, state);
  return instances;
}

/** How all lines are dated where the first rule says the same of each: nothing about a line need be known then. */
function modeOfAll(state: State): Mode | undefined {
  const [rule] = state.prepared.dates;
  if (rule?.always) return rule.date.value;
  if (rule === undefined || !rule.same || !truthsOf(rule, state, noLine).every((truth) => truth === YES)) return undefined;
  const modes = alternatives(rule.date, state, null);
  return modes.length === 1 ? modes[0] : undefined;
}

function noLine(): null {
  return null;
}

/** Dates the units of an instance; `day`: the date of service in days since 1970-01-01, on which most units are earned. */
function dateAll(mode: Mode, instance: Instance, service: string, day: number, state: State): void {
  const { units } = instance;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    const earned = unit.earned === undefined || mode === "day of encounter" ? day : dayOf(mode, unit.earned, instance, state);
    unit.date = earned === day ? service : dateOfDays(earned);
  }
}

function dated(instance: Instance, state: State): Instance {
  const datings = instance.units.map((unit) => datesOf(unit, instance, state));
  const missing = datings.flatMap((one) => (one.dates.length > 1 ? one.missing : []));
  const units = instance.units.map((unit, index): Unit => ({ ...unit, date: datings[index]!.dates[0]! }));
  if (datings.every(({ dates }) => dates.length === 1)) return { ...instance, units };
  return { ...instance, status: "held", missing, codes: [...new Set(units.map((unit) => unit.code))], units: [], exceptions: [] };
}
