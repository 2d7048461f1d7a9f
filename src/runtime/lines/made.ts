import { dateOfService } from "../date-of-service.ts";
import type { Instance, Unit } from "../edges/instance.ts";
import type { DraftLine, Fact } from "../state.ts";
import type { State } from "../prepared.ts";
import { draftOf, siteOf } from "./draft.ts";

/** A line before modifiers, with the rule and item it came from. */
export interface Made {
  readonly draft: DraftLine;
  /** Facts that hold it; only lines that a held rule could earn have any. */
  readonly maybe: readonly Fact[] | null;
  readonly instance: Instance | null;
}

/** Lines of one instance, its units added up by code and date (kinds.md 6). */
export function linesOf(instance: Instance, state: State): readonly Made[] {
  if (instance.status === "held") return instance.codes.flatMap((code) => partsOf(instance, state).map((part) => maybeLine(instance, code, part, state)));
  if (instance.status !== "made") return [];
  const groups = new Map<string, { code: string; date: string; units: Unit[] }>();
  for (const unit of instance.units) {
    const date = unit.date ?? dateOfService(state);
    const key = `${unit.code} ${date} ${unit.supply?.part ?? ""}`;
    const group = groups.get(key);
    if (group) group.units.push(unit);
    else groups.set(key, { code: unit.code, date, units: [unit] });
  }
  return [...groups.values()].map((group) => ({ draft: draftOf(instance, group, state), maybe: null, instance }));
}

/** What a held instance may bill: a service, or a drug and what was discarded of it. */
function partsOf({ rule, drugOf }: Instance, state: State): readonly string[] {
  if (drugOf === undefined) return ["administration"];
  const { discarded } = state.prepared.drugUnits.find((one) => one.rule === rule)!;
  return discarded ? ["drug_given", "drug_discarded"] : ["drug_given"];
}

function maybeLine(instance: Instance, code: string, part: string, state: State): Made {
  const draft: DraftLine = {
    code, units: 1, date: dateOfService(state), part, given: false, from: undefined, rules: [instance.rule.name], services: instance.services,
    time: [], shares: [], minutes: 0, start: undefined, site: siteOf(instance.services, state), modifiers: [], outcome: "hold",
  };
  return { draft, maybe: instance.missing, instance };
}

/** Every line that the encounter brings by code: visits, procedures, drug lines. */
export function givenLines(state: State): readonly Made[] {
  const made: Made[] = [];
  for (const noun of state.prepared.vocabulary.nouns) {
    if (noun.givenLine === undefined) continue;
    const slots = state.prepared.slots.get(noun.name)!;
    for (const item of state.items.get(noun.name) ?? []) {
      const value = (field: string) => (slots.has(field) ? item.values[slots.get(field)!] : undefined);
      const draft: DraftLine = {
        code: value("code") as string,
        units: (value("units") as number | undefined) ?? 1,
        date: value("date") as string,
        part: noun.givenLine,
        given: true,
        from: item,
        rules: [],
        services: [],
        time: [],
        shares: [],
        minutes: 0,
        start: undefined,
        site: undefined,
        modifiers: (value("modifiers") as readonly string[] | undefined) ?? [],
        outcome: "bill",
      };
      made.push({ draft, maybe: null, instance: null });
    }
  }
  return made;
}
