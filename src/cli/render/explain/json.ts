import type { Blocker } from "../../../analysis/explain/blockers.ts";
import type { Explained } from "../../../analysis/explain/explained.ts";
import type { NextStep } from "../../../analysis/explain/next-steps.ts";
import type { HeldPrice } from "../../../analysis/explain/pricing.ts";
import type { WhyNot } from "../../../analysis/explain/why-not.ts";

/** One line of JSON: `answer` is what `code` says; the rest are reasons. docs/evidence/explain.md says what each key holds. */
export function explainedJson({ answer, tree, sources, steps, without, held, whyNot, timeline }: Explained): string {
  return JSON.stringify({
    answer, tree, sources,
    ...(steps.length === 0 ? {} : {
      steps: steps.map(({ line, next, notUsed }) => ({
        line,
        ...(next === null ? {} : { measured: next.measured, later: step(next.later), earlier: step(next.earlier) }),
        not_used: notUsed.map(({ rule, title, codes, blocker }) => ({ rule, title, codes, because: clause(blocker) })),
      })),
    }),
    ...(without.length === 0 ? {} : { without: without.map(({ answer: _, ...one }) => one) }),
    ...(held === null ? {} : { held: heldJson(held) }),
    ...(whyNot === null ? {} : { why_not: whyNotJson(whyNot) }),
    ...(timeline === null ? {} : { timeline }),
  });
}

function step(next: NextStep | null): unknown {
  return next && { administration: next.administration, stop: next.stop, by_minutes: next.by, measured: next.measured, bills: next.bills };
}

function clause({ rule, title, detail, truth, citations }: Blocker): unknown {
  return { rule, clause: title, ...(detail === undefined ? {} : { value: detail }), truth, citations };
}

/** What would end a hold, as plain data. */
export function heldJson({ alone, together, others }: HeldPrice): unknown {
  return {
    alone: alone.map(({ fact, field, ranges, tried }) => ({
      fact, field, tried,
      ranges: ranges.map(({ from, to, values, claim, bills, missing }) => ({
        ...(values.length > 0 ? { values: values.map(({ value }) => value) } : { from: from.value, to: to.value }), bills, decision: claim.decision, lines: claim.lines, ...(missing.length > 0 ? { missing } : {}),
      })),
    })),
    ...(together === null ? {} : { together: { facts: together.facts.map(({ fact, value }) => ({ fact, value: value.value })), bills: together.bills } }),
    ...(others.length === 0 ? {} : { others }),
  };
}

function whyNotJson({ code, lines, billed, rules, offers, tried }: WhyNot): unknown {
  return {
    code, billed, lines,
    rules: rules.map(({ rule, title, item, blockers, because }) => ({ rule, title, item, ...(because === null ? {} : { because }), blocked_by: blockers.map(clause) })),
    offers: offers.map(({ changes, rules: by, bills, encounter }) => ({ changes, rules: by, bills, encounter })),
    tried,
  };
}
