import type { LineName, ScopeWord } from "../../compiler/properties/property.ts";
import { siteSlot } from "../../ir/roles.ts";
import { dateOfService } from "../../runtime/date-of-service.ts";
import type { Instance } from "../../runtime/edges/instance.ts";
import { minutesIn, type Runs, unionOf } from "../../runtime/runs.ts";
import type { ServiceItem } from "../../runtime/state.ts";
import type { Coded } from "./coder.ts";

/** Whether a code is one that a name stands for, on the day of the encounter. */
function isCodeOf(name: LineName, code: string, { evaluation: { state } }: Coded): boolean {
  if (name.is === "code") return name.code === code;
  return name.is === "codes" && (state.prepared.codes.get(name.name)?.has(code, state.dateOfService) ?? false);
}

/** Whether one of some names stands for what a rule bills by a code. */
export function standsFor(names: readonly LineName[], rule: string, code: string, coded: Coded): boolean {
  return names.some((name) => (name.is === "rule" ? name.name === rule : isCodeOf(name, code, coded)));
}

/** Units that an instance has of what some names stand for. */
export function unitsOf(instance: Instance, names: readonly LineName[], coded: Coded): number {
  return instance.units.reduce((sum, unit) => sum + (standsFor(names, instance.rule.name, unit.code, coded) ? unit.count : 0), 0);
}

/** What rules made that has a unit of what some names stand for. */
export function madeBy(names: readonly LineName[], coded: Coded): readonly Instance[] {
  return coded.made.filter((one) => unitsOf(one, names, coded) > 0);
}

/** All units of what some names stand for. */
export function unitsIn(names: readonly LineName[], coded: Coded): number {
  return coded.made.reduce((sum, one) => sum + unitsOf(one, names, coded), 0);
}

/** Coding sites by their keys, those of the services behind an instance; one that is not known is none. */
export function sitesOf(services: readonly ServiceItem[]): ReadonlySet<unknown> {
  return new Set(services.map(siteOf).filter((site) => site !== undefined));
}

/** The coding site of a service; undefined: not known. */
export function siteOf({ noun, values }: ServiceItem): unknown {
  const slot = siteSlot(noun);
  return slot < 0 ? undefined : values[slot];
}

/** The sites, days or the one encounter that an instance counts for. */
export function scopesOf(instance: Instance, scope: ScopeWord, { evaluation: { state } }: Coded): ReadonlySet<unknown> {
  switch (scope) {
    case "site": return sitesOf(instance.services);
    case "day": return new Set(instance.units.map(({ date }) => date ?? dateOfService(state)));
    case "encounter": return ONE;
  }
}

const ONE: ReadonlySet<unknown> = new Set(["encounter"]);

/** Ids of the charted items behind some services, sorted. */
export function idsOf(services: readonly ServiceItem[]): readonly string[] {
  return services.flatMap(({ administrations }) => administrations.map(({ item }) => item.id)).sort();
}

/** Whether something of the answer waits or is not covered: then what is billed is not all there is to say. */
export function waits({ answer }: Coded): boolean {
  return answer.decision === "hold" || answer.findings.some(({ outcome }) => outcome === "hold" || outcome === "not_covered");
}

/** Minutes of several runs together, each once. */
export function minutesOf(lists: readonly Runs[]): number {
  return minutesIn(unionOf(lists));
}

/** `08:10 to 08:40` of the first of some runs, on the day they are on. */
export function runWords(runs: Runs): string {
  const clock = (minute: number): string => new Date(minute * 60_000).toISOString().slice(11, 16);
  return `${clock(runs[0]!)} to ${clock(runs[1]!)}`;
}

/** The names of a list in words. */
export function namesWords(names: readonly LineName[]): string {
  return names.map((name) => (name.is === "code" ? name.code : name.name)).join(", ");
}
