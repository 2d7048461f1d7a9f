import type * as ir from "../../ir/ir.ts";
import type { ShownPart } from "./model.ts";
import { choicePart, fixedPart, insteadPart } from "./part.ts";
import type { PartContext } from "./part.ts";
import { sayingsOf } from "./say.ts";

type Parts = readonly (ShownPart | undefined)[];

/** The parts of an assumption, in the order of the language. */
export function assumeParts(rule: ir.AssumeRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("when", rule.when, say.test, cx),
    ...rule.take.map(({ field, value }) => choicePart(`take ${field}`, value, say.value, cx)),
    insteadPart(rule.instead, cx),
  ];
}

/** The parts of the sites rule. */
export function sitesParts(rule: ir.SitesRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [choicePart("apart when", rule.apart, say.test, cx), choicePart("where none is named", rule.unnamed, say.test, cx)];
}

/** The parts of the services rule. */
export function servicesParts(rule: ir.ServicesRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("timed when", rule.timed, say.test, cx),
    fixedPart("time", [`${rule.from} to ${rule.to}`]),
    ...rule.cuts.map((cut) => fixedPart("leave out time", [`${cut.kind} ${cut.field}`, ...(cut.if ? cx.speech.test(cut.if).map((line, index) => (index === 0 ? `if ${line}` : line)) : [])], cut, cx)),
    choicePart("join when", rule.join, say.test, cx),
    choicePart("sharing", rule.sharing, say.words, cx),
    choicePart("gap", rule.gap, say.value, cx),
    choicePart("bridge a gap when", rule.bridge, say.test, cx),
  ];
}

/** The parts of a set. */
export function setParts(rule: ir.SetRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  const { spaced } = rule;
  return [
    choicePart("keep", rule.keep, say.test, cx),
    ...rule.leaveOut.map((leave) => fixedPart("leave out if", cx.speech.test(leave.if), leave, cx)),
    ...(spaced ? [withReason(choicePart("spaced more than", spaced.moreThan, say.value, cx), spaced, cx), choicePart("spaced sharing", spaced.sharing, say.words, cx)] : []),
    choicePart("if not documented", rule.notDocumented, say.word, cx),
    insteadPart(rule.instead, cx),
  ];
}

/** The parts of a time. */
export function timeParts(rule: ir.TimeRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("is", rule.is, say.time, cx),
    choicePart("pieces", rule.pieces, say.word, cx),
    choicePart("shortest piece", rule.shortest, say.value, cx),
    choicePart("cut", rule.cut, say.word, cx),
  ];
}

/** The parts of an order. */
export function orderParts(rule: ir.OrderRule, cx: PartContext): Parts {
  const say = sayingsOf(cx.speech);
  return [
    choicePart("per", rule.per, say.word, cx),
    choicePart("prefer", rule.prefer, say.preferences, cx),
    choicePart("if a tie changes the bill", rule.tie, say.word, cx),
    choicePart("ask for", rule.askFor, say.word, cx),
  ];
}

function withReason(part: ShownPart | undefined, { because, citations }: ir.Spaced, { ledger }: PartContext): ShownPart | undefined {
  return part && { ...part, because, sources: citations.map((one) => ledger.source(one)) };
}
