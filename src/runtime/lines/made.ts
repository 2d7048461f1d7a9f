import { dateOfService } from "../date-of-service.ts";
import type { Instance, Unit } from "../edges/instance.ts";
import type { State } from "../prepared.ts";
import type { DraftLine, Fact } from "../state.ts";
import { draftOf, givenDraft, maybeDraft } from "./draft.ts";

/** A line before modifiers. */
export interface Made {
  readonly draft: DraftLine;
  /** Facts that hold it; only lines that a held rule could earn have any. */
  readonly maybe: readonly Fact[] | null;
}

/** Lines of all instances, then those that the encounter brought. `waiting`: what is made is held. */
export function madeLines(instances: readonly Instance[], waiting: boolean, state: State): readonly Made[] {
  const made: Made[] = [];
  for (let at = 0; at < instances.length; at++) linesOf(instances[at]!, state, made);
  const all = waiting ? made.map(onHold) : made;
  givenLines(state, all);
  return all;
}

/** Where it is not known whether the pack covers the chart, no made line stands. */
function onHold({ draft, maybe }: Made): Made {
  return { draft: { ...draft, outcome: "hold" }, maybe };
}

/** Lines of one instance, its units added up by code and date (kinds.md 6). */
function linesOf(instance: Instance, state: State, made: Made[]): void {
  if (instance.status === "held") maybeLines(instance, state, made);
  if (instance.status !== "made") return;
  const { units } = instance;
  if (units.length === 1) {
    made.push({ draft: draftOf(instance, { code: units[0]!.code, date: units[0]!.date ?? dateOfService(state), units }, state), maybe: null });
    return;
  }
  const groups: { readonly code: string; readonly date: string; readonly part: string; readonly units: Unit[] }[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    const date = unit.date ?? dateOfService(state);
    const part = unit.supply?.part ?? "";
    // The codes and days of one instance are few.
    const group = groups.find((one) => one.code === unit.code && one.date === date && one.part === part);
    if (group) group.units.push(unit);
    else groups.push({ code: unit.code, date, part, units: [unit] });
  }
  for (let at = 0; at < groups.length; at++) made.push({ draft: draftOf(instance, groups[at]!, state), maybe: null });
}

function maybeLines(instance: Instance, state: State, made: Made[]): void {
  const date = dateOfService(state);
  for (const code of instance.codes) {
    for (const part of partsOf(instance, state)) made.push({ draft: maybeDraft(instance, code, part, date, state), maybe: instance.missing });
  }
}

/** What a held instance may bill: a service, or a drug and what was discarded of it. */
function partsOf({ rule, drugOf }: Instance, state: State): readonly string[] {
  if (drugOf === undefined) return ["administration"];
  const { discarded } = state.prepared.drugUnits.find((one) => one.rule === rule)!;
  return discarded ? ["drug_given", "drug_discarded"] : ["drug_given"];
}

/** Every line that the encounter brings by code: visits, procedures, drug lines. */
function givenLines(state: State, made: Made[]): void {
  const { brought } = state.prepared;
  for (let noun = 0; noun < brought.length; noun++) {
    const { place, part, code, units, date, modifiers } = brought[noun]!;
    const items = state.items.at(place);
    for (let at = 0; at < items.length; at++) {
      const { values } = items[at]!;
      const said = {
        code: values[code] as string,
        units: units < 0 ? 1 : ((values[units] as number | undefined) ?? 1),
        date: values[date] as string,
        modifiers: modifiers < 0 ? NONE : ((values[modifiers] as readonly string[] | undefined) ?? NONE),
      };
      made.push({ draft: givenDraft(items[at]!, part, said), maybe: null });
    }
  }
}

const NONE: readonly never[] = [];
