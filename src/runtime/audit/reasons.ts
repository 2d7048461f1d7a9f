import type * as ir from "../../ir/ir.ts";
import { countMinutes, minutesToEarn, possible } from "../edges/ladder.ts";
import type { Evaluation } from "../evaluate.ts";
import { dateRuleOf } from "../lines/dating.ts";
import { headTruth } from "../membership.ts";
import { minutesIn } from "../runs.ts";
import type { DraftLine } from "../state.ts";
import { NO } from "../truth.ts";
import { itemOf } from "../verdicts.ts";
import { denial, type Ground, holding, lossOf, type Maker, makersOf, mayEarn } from "./grounds.ts";
import type { Difference, Pair } from "./match.ts";
import type { Claimed, Supported } from "./sides.ts";

/** Finds the rule behind each difference of a claim, and its words. */
export class Reasons {
  private readonly evaluation: Evaluation;
  private readonly makers: readonly Maker[];
  /** What is found of a code, worked out once. */
  private readonly open = new Map<string, Ground | undefined>();
  private readonly lost = new Map<string, Ground | undefined>();
  private readonly parts = new Map<string, ReadonlySet<string>>();
  /** Says what no rule says: the pack itself, under its id. */
  private readonly pack: Ground["rule"];

  constructor(evaluation: Evaluation, packId: string) {
    this.evaluation = evaluation;
    this.makers = makersOf(evaluation);
    this.pack = { name: packId, citations: [] };
  }

  /** Whether a line of another code may have been meant: not where the code itself may be earned, is denied, or belongs to another part of the claim. */
  swappable(claimed: Claimed, supported: Supported): boolean {
    if (this.mayEarn(claimed.code) !== undefined || this.denied(claimed) !== undefined) return false;
    const parts = this.partsOf(claimed.code);
    return parts.size === 0 || parts.has(this.draft(supported).part);
  }

  /** The ground of one difference of a pair. */
  of(difference: Difference, { claimed, supported }: Pair): Ground {
    if (supported === undefined) return this.extra(claimed!);
    const draft = this.draft(supported);
    const held = supported.places.map((place) => holding(this.evaluation.lines[place]!, this.evaluation)).find((one) => one !== undefined);
    switch (difference) {
      case "units": return this.units(claimed!, supported, draft, held);
      case "modifiers": return held ?? this.modifiers(claimed!, supported, draft);
      case "date": return held ?? this.date(draft);
      case "code": return held ?? this.code(claimed!, supported, draft);
      default: return supported.sure > 0 ? this.supports(draft, "the chart supports this line") : (held ?? this.supports(draft, "the chart supports this line"));
    }
  }

  /** Whether a rule of the pack makes lines of a code, or the encounter brings one. */
  knows(code: string): boolean {
    return this.partsOf(code).size > 0;
  }

  /** The parts of the claim on which lines of a code stand: those of its rules, and those on which the encounter brings it. */
  private partsOf(code: string): ReadonlySet<string> {
    return once(this.parts, code, () => {
      const made = this.makers.filter((one) => one.gives(code)).flatMap(({ parts }) => parts);
      return new Set([...made, ...this.evaluation.lines.filter((line) => line.given && line.code === code).map(({ part }) => part)]);
    });
  }

  /** The index of a line that denies what is claimed. */
  denied({ code, date }: Claimed): number | undefined {
    const at = this.evaluation.lines.findIndex((line) => line.outcome === "deny" && line.code === code && line.date === date);
    return at < 0 ? undefined : at;
  }

  private mayEarn(code: string): Ground | undefined {
    return once(this.open, code, () => mayEarn(code, this.evaluation, this.makers));
  }

  private draft({ places }: Supported): DraftLine {
    return this.evaluation.lines[places[0]!]!;
  }

  private supports(draft: DraftLine, words: string): Ground {
    if (draft.given) return { rule: this.pack, reason: "the encounter brings this line" };
    const rule = this.maker(draft);
    return { rule, reason: `${words}: ${rule.title}` };
  }

  private maker({ rules, part }: DraftLine): ir.RuleBase {
    const { prepared } = this.evaluation.state;
    const name = [...rules].filter((one) => prepared.makers.has(one)).sort()[0] ?? rules[0] ?? part;
    return prepared.rules.get(name) ?? { name, title: name, citations: [], depth: 0 };
  }

  private extra(claimed: Claimed): Ground {
    const { code } = claimed;
    const at = this.denied(claimed);
    const deny = at === undefined ? undefined : denial(this.evaluation.lines[at]!, this.evaluation);
    const found = deny ?? this.mayEarn(code) ?? once(this.lost, code, () => lossOf(code, this.evaluation, this.makers)) ?? this.tooFewMinutes(claimed);
    if (found !== undefined) return found;
    const able = this.makers.filter((one) => one.gives(code));
    const used = able.find(({ rule }) => this.evaluation.lines.some(({ rules }) => rules.includes(rule.name))) ?? able[0];
    if (used !== undefined) return { rule: used.rule, reason: `nothing more in the chart meets: ${used.rule.title}` };
    if (this.evaluation.lines.some((line) => line.given && line.code === code)) return { rule: this.pack, reason: "the encounter brings no more of this code" };
    return { rule: this.pack, reason: "no rule of this pack makes lines of this code, and the encounter brings none" };
  }

  private units(claimed: Claimed, supported: Supported, draft: DraftLine, held: Ground | undefined): Ground {
    const over = claimed.units > supported.units;
    if (held !== undefined && !over && claimed.units >= supported.sure) return held;
    const may = over ? (this.mayEarn(claimed.code) ?? held) : undefined;
    if (may !== undefined) return may;
    if (over && this.denied(claimed) !== undefined) return this.extra(claimed);
    if (draft.given) return this.supports(draft, "");
    const lost = over ? lossOf(supported.code, this.evaluation, this.makers.filter(({ rule }) => draft.rules.includes(rule.name))) : undefined;
    return lost ?? { rule: this.maker(draft), reason: this.minutesBehind(claimed, supported, draft) ?? this.supports(draft, `the chart supports ${countUnits(supported.units)}`).reason };
  }

  /** `130 minutes earn 1 unit, 2 need 151 minutes`, where one ladder earned all of the line. */
  private minutesBehind(claimed: Claimed, supported: Supported, draft: DraftLine): string | undefined {
    const { instances, state } = this.evaluation;
    const [instance, ...others] = instances.filter((one) => one.status === "made" && draft.rules.includes(one.rule.name) && one.services.some((service) => draft.services.includes(service)));
    const ladder = state.prepared.ladders.find(({ rule }) => rule === instance?.rule);
    if (instance === undefined || others.length > 0 || ladder === undefined) return undefined;
    if (instance.units.filter(({ code }) => code === supported.code).length !== supported.units) return undefined;
    const earns = `${countMinutes(minutesIn(instance.measured))} earn ${countUnits(supported.units)}`;
    if (claimed.units < supported.units) return `${earns}, ${claimed.units} claimed`;
    const needed = minutesToEarn(ladder, state, instance.item, supported.code, claimed.units);
    return needed === undefined ? `${earns}, and no time earns ${claimed.units}` : `${earns}; ${claimed.units} need ${countMinutes(needed)}`;
  }

  /** Where one ladder that could give the code earned other codes alone: the minutes that it would need. */
  private tooFewMinutes({ code, units }: Claimed): Ground | undefined {
    const { instances, state } = this.evaluation;
    const able = new Map(state.prepared.ladders.map((ladder) => [ladder.rule as ir.RuleBase, ladder]));
    const climbed = instances.filter(({ status, rule, units: earned }) => status === "made" && able.has(rule) && this.makers.some((one) => one.rule === rule && one.gives(code)) && earned.every((unit) => unit.code !== code));
    const [instance, ...others] = climbed;
    if (instance === undefined || others.length > 0) return undefined;
    const needed = minutesToEarn(able.get(instance.rule)!, state, instance.item, code, units);
    return needed === undefined ? undefined : { rule: instance.rule, reason: `${countMinutes(minutesIn(instance.measured))} earn none; ${units} ${units === 1 ? "needs" : "need"} ${countMinutes(needed)}` };
  }

  private modifiers(claimed: Claimed, supported: Supported, draft: DraftLine): Ground {
    const lacking = supported.modifiers.filter((one) => !claimed.modifiers.includes(one)).map((one) => this.belongs(one, draft));
    const added = claimed.modifiers.filter((one) => !supported.modifiers.includes(one)).map((one) => this.strange(one, draft));
    const grounds = [...lacking, ...added];
    const reason = grounds.map((one) => one.reason).join("; ");
    return { rule: grounds[0]?.rule ?? this.maker(draft), reason: reason === "" ? "a modifier stands twice" : reason };
  }

  private belongs(modifier: string, draft: DraftLine): Ground {
    const { modifiers } = this.evaluation.state.prepared.program;
    const rule = modifiers.find(({ name, add }) => draft.rules.includes(name) && possible(add).includes(modifier));
    if (rule !== undefined) return { rule, reason: `modifier ${modifier} belongs on this line: ${rule.title}` };
    if (draft.given) return { rule: this.pack, reason: `modifier ${modifier} belongs on this line, as the encounter brings it` };
    return { rule: this.maker(draft), reason: `modifier ${modifier} belongs on this line: ${this.maker(draft).title}` };
  }

  private strange(modifier: string, draft: DraftLine): Ground {
    const { state } = this.evaluation;
    const { program, modifiers, rules } = state.prepared;
    const dropped = draft.dropped?.find((one) => one.modifier === modifier);
    const group = dropped && rules.get(dropped.group);
    if (group) return { rule: group, reason: `modifier ${modifier} gives way to ${dropped.kept.join(", ")}: ${group.title}` };
    const item = itemOf(draft, this.evaluation);
    const added = modifiers.filter(({ rule, head }) => possible(rule.add).includes(modifier) && (item === null || headTruth(head!, state, item) !== NO)).map(({ rule }) => rule);
    const discarded = program.drugUnits.filter((one) => draft.rules.includes(one.name) && one.discarded !== null && possible(one.discarded.add).includes(modifier));
    const [rule, ...others] = [...added, ...discarded].sort((a, b) => (a.name < b.name ? -1 : 1));
    if (rule !== undefined) return { rule, reason: `nothing calls for modifier ${modifier} here: ${[rule, ...others].map(({ title }) => title).join("; ")}` };
    return { rule: draft.given ? this.pack : this.maker(draft), reason: `no rule of this pack adds modifier ${modifier} to such a line` };
  }

  private date(draft: DraftLine): Ground {
    const item = draft.given ? null : itemOf(draft, this.evaluation);
    const rule = item === null ? undefined : dateRuleOf(this.evaluation.state, item);
    return rule === undefined ? this.supports(draft, "the chart supports this line") : { rule, reason: rule.title };
  }

  private code(claimed: Claimed, supported: Supported, draft: DraftLine): Ground {
    const recode = this.evaluation.notes.find(({ note, line }) => line === draft && note.kind === "judged" && note.outcome === "recode")?.note;
    if (recode?.kind === "judged" && draft.recodedFrom === claimed.code) return { rule: recode.rule, reason: recode.reason };
    return this.supports(draft, `the chart supports ${supported.code}`);
  }
}

function once<T>(known: Map<string, T>, code: string, find: () => T): T {
  if (!known.has(code)) known.set(code, find());
  return known.get(code)!;
}

function countUnits(units: number): string {
  return units === 1 ? "1 unit" : `${units} units`;
}
