import type * as ir from "../../../ir/ir.ts";
import { allOf } from "../../../ir/rules-of.ts";
import { visitTest } from "../../../ir/visit.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import { instanceKey } from "../../../runtime/edges/instance.ts";
import { inside, minutesIn, unionOf } from "../../../runtime/runs.ts";
import type { Coded } from "../coder.ts";
import { waits } from "../counts.ts";
import type { Law, Subject } from "../law.ts";
import { longer } from "../transform.ts";
import { constantsOf } from "./by-form.ts";

/** More time of one item never earns fewer units of the ladder that measures it. */
export const ladders: Law = {
  means: "A ladder that earns units by some minutes of an item earns no fewer by more minutes of it, as long as the ladder is the one that bills it.",
  byForm: (_property, subject) => {
    const { pack } = subject.coder;
    const all = pack.programs.flatMap((program) => program.ladders.map((ladder) => ({ ladder, program })));
    if (all.length === 0) return { is: "proved", why: "there is no ladder" };
    if (!all.every(({ ladder, program }) => climbs(ladder, program, pack.vocabulary))) return undefined;
    return { is: "proved", why: `each further unit of the ${new Set(all.map(({ ladder }) => ladder.name)).size} ladders asks for more minutes, and no exception to them looks at time` };
  },
  changed: {
    changes: ({ chart, encounter }, _property, subject: Subject) => chart.items.flatMap((_, index) => longer(encounter, index, subject)),
    compare: (before, after) => {
      if (waits(before) || waits(after)) return null;
      let asked = false;
      for (const one of earning(before)) {
        const later = earning(after).find((other) => instanceKey(other.rule.name, other.item) === instanceKey(one.rule.name, one.item));
        if (!later || minutesIn(inside(later.minutes, one.minutes)) < minutesIn(one.minutes)) continue;
        asked = true;
        if (later.units < one.units) return `${one.rule.name} earns ${one.units} units by ${minutesIn(one.minutes)} minutes and ${later.units} by ${minutesIn(later.minutes)}`;
      }
      return asked ? undefined : null;
    },
  },
};

/** What ladders measured, whether it earned something or not. */
function earning({ evaluation: { instances, state } }: Coded) {
  const names = new Set(state.prepared.program.ladders.map(({ name }) => name));
  return instances.filter(({ rule, status }) => names.has(rule.name) && status !== "held").map(({ rule, item, units, lost }) => ({
    rule, item, units: units.reduce((sum, { count }) => sum + count, 0), minutes: unionOf([...units.map(({ runs }) => runs), ...lost.map(({ runs }) => runs)]),
  }));
}

/** Whether a ladder climbs by its form: steps that are constants of at least a minute, and exceptions that do not look at minutes. */
function climbs({ measure, when, first, more, instead }: ir.LadderRule, program: ir.Program, vocabulary: Vocabulary): boolean {
  const steps = more ? allOf(more.each).map((value) => constantsOf(value, program)) : [];
  if (steps.some((step) => step === undefined || step.some((each) => each < 1))) return false;
  const parts: readonly ir.Choice<unknown>[] = [measure, when, ...(first ? [first.code, first.from, first.covers] : []), ...(more ? [more.code, more.each, more.past] : [])];
  const values = [first?.from, first?.covers, more?.each, more?.past].flatMap((part) => (part ? allOf(part) : []));
  const named = values.flatMap((value) => (value.op === "value" ? program.values.filter(({ name }) => name === value.name) : []));
  const guards = [...parts, ...named.map(({ is }) => is)].flatMap(({ cases = [] }) => cases.map((one) => one.when)).concat(instead.map((one) => one.when));
  return values.every((value) => constantsOf(value, program) !== undefined) && guards.every((guard) => guard === undefined || isTimeless(guard, vocabulary));
}

const TIMELESS: ReadonlySet<ir.Test["op"]> = new Set(["all", "any", "not", "compare", "one_of", "in_codes", "documented", "document", "includes"]);
const CLOCK: ReadonlySet<string> = new Set(["instant", "minutes", "time", "units"]);

/** Whether a test asks nothing that more minutes could answer otherwise. */
function isTimeless(test: ir.Test, { nouns }: Vocabulary): boolean {
  let timeless = true;
  visitTest(test, {
    test: ({ op }) => void (timeless &&= TIMELESS.has(op)),
    value: (value) => {
      if (value.op === "minutes_of" || value.op === "longest_piece_of" || value.op === "count_of" || value.op === "minutes_at_rate") timeless = false;
      if (value.op !== "field") return;
      const field = nouns.find(({ name }) => name === value.noun)?.fields.find(({ name }) => name === value.field);
      if (field === undefined || CLOCK.has(field.type.is)) timeless = false;
    },
  });
  return timeless;
}
