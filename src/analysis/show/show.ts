import { headWords } from "../../ir/head-words.ts";
import type * as ir from "../../ir/ir.ts";
import { changedBy, exceptionParts } from "./changed.ts";
import { assumeParts, orderParts, servicesParts, setParts, sitesParts, timeParts } from "./chart-parts.ts";
import { billParts, dateParts, drugUnitsParts, editParts, ladderParts, limitParts, modifierGroupParts, modifierParts, notCoveredParts, pairsParts } from "./claim-parts.ts";
import { codeSetParts, tableParts, valueParts } from "./content-parts.ts";
import { KIND_OF } from "./kinds.ts";
import { ledgerOf } from "./ledger.ts";
import type { ShownPack, ShownPart, ShownRule } from "./model.ts";
import { spokenBy } from "./names.ts";
import type { PartContext } from "./part.ts";
import { speechOf } from "./words.ts";

/** A pack as it stands on a day of service; undefined where the pack is not in force then. What other packs make of its rules is not known here. */
export function showPack(pack: ir.Pack, on: string): ShownPack | undefined {
  const place = pack.segments.findIndex(({ from, to }) => from <= on && (to === null || on <= to));
  if (place < 0) return undefined;
  const rules = rulesOn(pack, pack.segments[place]!, on);
  // A rule stands longer than the segment where its neighbours say the same of it.
  const texts = new Map<ir.Segment, ReadonlyMap<string, string>>();
  const textsOf = (segment: ir.Segment): ReadonlyMap<string, string> => {
    const known = texts.get(segment) ?? new Map(rulesOn(pack, segment, segment.from).map((rule) => [rule.name, textOf(rule)]));
    texts.set(segment, known);
    return known;
  };
  const standing = (rule: ShownRule): ShownRule["stands"] => {
    const text = textOf(rule);
    let [first, last] = [place, place];
    while (first > 0 && textsOf(pack.segments[first - 1]!).get(rule.name) === text) first--;
    while (last + 1 < pack.segments.length && textsOf(pack.segments[last + 1]!).get(rule.name) === text) last++;
    return { from: pack.segments[first]!.from, to: pack.segments[last]!.to };
  };
  const { id, release, title, payer, extends: below, hashes } = pack;
  const { from, to } = pack.segments[place]!;
  return { id, release, title, payer, extends: below, meaning: hashes.meaning, on, stands: { from, to }, rules: rules.map((rule) => ({ ...rule, stands: standing(rule) })) };
}

/** Everything that is shown of a rule but its days. */
function textOf({ stands: _, ...rule }: ShownRule): string {
  return JSON.stringify(rule);
}

/** The rules of one segment; how long each stands is not known here. */
function rulesOn(pack: ir.Pack, segment: ir.Segment, on: string): readonly ShownRule[] {
  const program = pack.programs[segment.program]!;
  const ledger = ledgerOf(pack, program);
  const cx: PartContext = { speech: speechOf(program, pack.vocabulary), ledger };
  const spoken = spokenBy(program, pack.vocabulary);
  const named = namesOf(program);
  const rules: ShownRule[] = [];
  const add = (section: keyof ir.Program, rule: Rule, parts: readonly (ShownPart | undefined)[]): void => {
    const base: Partial<ir.RuleBase> = "title" in rule ? rule : {};
    const { citations = [] } = base;
    const { head, names } = spoken.get(rule.name) ?? { head: null, names: [] };
    const origin = ledger.origin(rule.name, citations);
    const sources = citations.map((one) => ledger.source(one));
    const shown = parts.filter((part) => part !== undefined);
    const exceptions = new Set(shown.flatMap(({ changes }) => changes.map(({ exception }) => exception)));
    // Lists of codes and rows hold what an exception put in their place; only its `to` tells.
    if (!("title" in rule)) for (const { name, to } of program.exceptions) if (to.includes(rule.name)) exceptions.add(name);
    rules.push({
      name: rule.name,
      kind: KIND_OF[section],
      title: base.title ?? rule.name,
      forEach: head ? headWords(head) : null,
      applies: base.applies && section !== "exceptions" ? cx.speech.test(base.applies) : [],
      parts: shown,
      because: base.because ?? null,
      origin,
      sources: sources.filter(({ pack: of }) => of === origin.pack),
      confirmed: sources.filter(({ pack: of }) => of !== origin.pack),
      names: names.flatMap((name) => named.get(name) ?? []),
      exceptions: [...exceptions].sort(),
      dependents: null,
      stands: { from: segment.from, to: segment.to },
    });
  };
  addRules(program, pack.tables, on, cx, add);
  for (const exception of program.exceptions) {
    add("exceptions", exception, exceptionParts(exception, changedBy(exception.name, rules)));
  }
  return rules;
}

type Rule = ir.RuleBase | ir.CodeSet | ir.Table;

type Add = (section: keyof ir.Program, rule: Rule, parts: readonly (ShownPart | undefined)[]) => void;

function addRules(program: ir.Program, tables: readonly ir.TableRows[], on: string, cx: PartContext, add: Add): void {
  const each = <R extends Rule>(section: keyof ir.Program, rules: readonly R[], parts: (rule: R, cx: PartContext) => readonly (ShownPart | undefined)[]): void => {
    for (const rule of rules) add(section, rule, parts(rule, cx));
  };
  each("values", program.values, valueParts);
  each("codeSets", program.codeSets, codeSetParts);
  each("tables", program.tables, (table) => tableParts(table, tables, on));
  each("sites", program.sites ? [program.sites] : [], sitesParts);
  each("assume", program.assume, assumeParts);
  each("services", program.services ? [program.services] : [], servicesParts);
  each("sets", program.sets, setParts);
  each("times", program.times, timeParts);
  each("orders", program.orders, orderParts);
  each("ladders", program.ladders, ladderParts);
  each("bills", program.bills, billParts);
  each("drugUnits", program.drugUnits, drugUnitsParts);
  each("dates", program.dates, dateParts);
  each("notCovered", program.notCovered, notCoveredParts);
  each("modifiers", program.modifiers, modifierParts);
  each("modifierGroups", program.modifierGroups, modifierGroupParts);
  each("edits", program.edits, editParts);
  each("pairs", program.pairs, pairsParts);
  each("limits", program.limits, limitParts);
}

/** Every rule of a program by its name. */
function namesOf(program: ir.Program): ReadonlyMap<string, ShownRule["names"][number]> {
  const sections = Object.entries(program) as readonly (readonly [keyof ir.Program, ir.Program[keyof ir.Program]])[];
  return new Map(sections.flatMap(([section, rules]) => [rules].flat().flatMap((rule) => (rule === null ? [] : [[rule.name, { name: rule.name, kind: KIND_OF[section], title: "title" in rule ? rule.title : rule.name }] as const]))));
}
