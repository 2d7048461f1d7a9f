import type * as ir from "../../../ir/ir.ts";
import { encounterOf } from "../../charts/encounter.ts";
import type { ByForm, Law, Subject } from "../law.ts";

/** Laws of the pack itself: what it bills where nothing is charted, and when its rules are in force. */
export const WHOLE = {
  empty_chart: {
    means: "Where nothing is charted, no rule makes a line, whatever else the encounter says.",
    byForm: (_property, { coder, settings, days, day }) => {
      let tried = 0;
      for (const one of new Set([day, ...days])) {
        for (const setting of settings) {
          const encounter = encounterOf({ day: one, setting, items: [] }, coder.pack.vocabulary, coder.pack.payer);
          const coded = coder.code(encounter);
          if (!coded) continue;
          tried++;
          const line = coded.answer.lines.find(({ given }) => given !== true);
          if (line) return { is: "broken", why: `${line.code} x${line.units}`, encounter };
        }
      }
      return tried === 0 ? undefined : { is: "exhaustive", over: `no service, in ${tried} settings and days of the examples` };
    },
  },
  in_force: {
    means: "A rule or exception with dates of its own stands in the program of no other day.",
    byForm: (_property, subject) => inForce(subject),
  },
} as const satisfies Readonly<Record<string, Law>>;

function inForce({ understood, coder: { pack } }: Subject): ByForm {
  if (!understood) return undefined;
  const all = [...understood.drafts.values(), ...understood.exceptions.values()].map(({ rule, range }) => ({ name: rule.name.text, range }));
  for (const { from, to, program } of pack.segments) {
    const named = namesIn(pack.programs[program]!);
    for (const { name, range } of all) {
      const [begins, ends] = [range.from <= from, range.until === null || (to !== null && to <= range.until)];
      const outside = (to !== null && to < range.from) || (range.until !== null && range.until < from);
      if (named.has(name) && !(begins && ends)) return { is: "broken", why: `\`${name}\` is in force from ${from}${to === null ? "" : ` to ${to}`}, which its dates are not` };
      if (named.has(name) && outside) return { is: "broken", why: `\`${name}\` is in force after its last day` };
    }
  }
  return { is: "proved", why: `${all.length} rules and exceptions over ${pack.segments.length} stretches of dates` };
}

function namesIn(program: ir.Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const list of Object.values(program)) {
    const rules: readonly unknown[] = Array.isArray(list) ? list : list === null ? [] : [list];
    for (const rule of rules) if (typeof rule === "object" && rule !== null && "name" in rule) names.add(String(rule.name));
  }
  return names;
}
