import type { CodedAnswer } from "../../runtime/answer.ts";
import { OWN_WORD } from "../../runtime/encounter.ts";
import { labelsOf } from "../../runtime/facts.ts";
import type { PackLabel } from "../../runtime/pack-label.ts";
import { type Blocker, Blockers } from "./blockers.ts";
import type { Encounter } from "./encounter.ts";
import { codesOf, itemsOf, makersOf } from "./makers.ts";
import { type Offer, offersFor } from "./offers.ts";
import type { Ran, Runner } from "./runner.ts";

/** A rule that could bill a code, and what keeps it from doing so for the item that is nearest to it. */
export interface NotBilled {
  readonly rule: string;
  readonly title: string;
  /** The item as a person knows it: an id; null: the encounter as a whole, or nothing is charted that the rule walks. */
  readonly item: string | null;
  readonly blockers: readonly Blocker[];
  /** Where no clause stands in the way: `held, not documented: stop of a`, `too few minutes`, what an edit says. */
  readonly because: string | null;
}

/** Why a code is not on a claim. */
export interface WhyNot {
  readonly code: string;
  /** Indexes of lines that have it, whatever becomes of them. */
  readonly lines: readonly number[];
  /** Whether one of them is billed. */
  readonly billed: boolean;
  /** Every rule that could bill it, that which lacks least first. */
  readonly rules: readonly NotBilled[];
  /** The smallest changes of the chart after which it is billed, each tried. */
  readonly offers: readonly Offer[];
  /** How many changed charts were coded. */
  readonly tried: number;
}

/** Why a code is not billed, and the smallest change of the chart that would bill it: found by search, each offer coded again. */
export function whyNot(runner: Runner, encounter: Encounter, ran: Ran, code: string, pack: PackLabel): WhyNot {
  const { state, instances } = ran.settled.evaluation;
  const lines = ran.answer.lines.flatMap((line, index) => (line.code === code ? [index] : []));
  const billed = lines.some((index) => isKept(ran.answer, index));
  const blockers = new Blockers(state, pack);
  const makers = makersOf(state).filter((maker) => codesOf(maker, state).includes(code));
  const rules = makers.map((maker): NotBilled => {
    const { rule } = maker;
    const ways = itemsOf(maker, state).map((item) => ({ item, found: blockers.of(maker, item), instance: instances.find((one) => one.rule === rule && one.item === item) }));
    const nearest = ways.reduce<(typeof ways)[number] | undefined>((best, one) => (best === undefined || one.found.length < best.found.length ? one : best), undefined);
    if (!nearest) return { rule: rule.name, title: rule.title, item: null, blockers: [], because: "nothing is charted that it could be for" };
    const { item, found, instance } = nearest;
    const name = item === null ? null : item.id.replace(OWN_WORD, "").replaceAll("\n", ", ");
    const held = instance?.status === "held" ? labelsOf(instance.missing) : undefined;
    const because = held ? `held, not documented: ${held.join(", ")}` : found.length > 0 ? null : leftBecause(ran.answer, lines, instance?.lost[0]?.why.reason);
    return { rule: rule.name, title: rule.title, item: name, blockers: found, because };
  });
  rules.sort((a, b) => a.blockers.length - b.blockers.length);
  if (billed || makers.length === 0) return { code, lines, billed, rules, offers: [], tried: 0 };
  const names = makers.map(({ rule }) => rule.name);
  return { code, lines, billed, rules, ...offersFor(runner, encounter, ran.answer, code, [...names, ...ran.answer.findings.map(({ rule }) => rule)]) };
}

/** Whether a line is on the claim. */
export function isKept({ lines }: CodedAnswer, index: number): boolean {
  const { outcome, given } = lines[index]!;
  return given !== true && (outcome === "bill" || outcome === "warn");
}

function leftBecause({ findings, lines: all }: CodedAnswer, lines: readonly number[], lost: string | undefined): string {
  const said = findings.find(({ line }) => line !== undefined && lines.includes(line)) ?? findings.find(({ outcome }) => outcome === "not_covered");
  if (said) return `${said.outcome}: ${said.reason}`;
  const [line] = lines;
  if (line !== undefined) return `the line has ${all[line]!.outcome}`;
  return lost ?? "it bills this item by another code, or too few minutes are left for a unit of this one";
}
