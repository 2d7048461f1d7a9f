import { argumentsOf } from "../../../compiler/properties/property.ts";
import { minutesIn, inside, overlap, unionOf } from "../../../runtime/runs.ts";
import { membershipOf } from "../../../runtime/membership.ts";
import type { ServiceItem } from "../../../runtime/state.ts";
import { YES } from "../../../runtime/truth.ts";
import { alternatives } from "../../../runtime/choice.ts";
import type { Coded } from "../coder.ts";
import { idsOf, madeBy, minutesOf, namesWords, runWords, scopesOf, siteOf, unitsOf, waits } from "../counts.ts";
import { disjointByForm, neverBelowByForm } from "./by-form.ts";
import type { Law } from "../law.ts";

/** The services that surely are members of a set. */
export function membersOf(set: string, { evaluation: { state }, services }: Coded): readonly ServiceItem[] {
  const index = state.prepared.setIndex.get(set);
  if (index === undefined) return [];
  const { truths } = membershipOf(state, index);
  return services.filter((service) => truths[service.index] === YES);
}

/** Laws of what rules may earn, alone and beside one another (reliability.md 4.2). */
export const EARNING = {
  never_below: {
    means: "What one of the rules bills rests on at least so many minutes.",
    byForm: neverBelowByForm,
    each: (tried, property) => {
      const [[names], [limit]] = [argumentsOf(property, "lines"), argumentsOf(property, "minutes")];
      const { state } = tried.evaluation;
      const value = typeof limit!.of === "number" ? undefined : state.prepared.values.get(limit!.of);
      const least = typeof limit!.of === "number" ? limit!.of : value && Math.min(...alternatives(value, state, null).map(Number));
      const made = madeBy(names!.of, tried);
      if (least === undefined || made.length === 0) return null;
      const short = made.find(({ units }) => minutesOf(units.map(({ runs }) => runs)) < least);
      return short && `${short.rule.name} bills ${minutesOf(short.units.map(({ runs }) => runs))} minutes of ${idsOf(short.services).join(", ")}`;
    },
  },
  never_without: {
    means: "What one of the rules bills has the field charted, or filled by an assumption of the rules.",
    each: (tried, property) => {
      const [[names], [field]] = [argumentsOf(property, "lines"), argumentsOf(property, "field")];
      const made = madeBy(names!.of, tried);
      for (const one of made) {
        for (const { item } of one.services.flatMap(({ administrations }) => administrations)) {
          const slot = item.noun.fields.findIndex(({ name }) => name === field!.name);
          if (item.values[slot] === undefined) return `${one.rule.name} bills ${item.id}, which has no ${field!.name}`;
        }
      }
      return made.length > 0 ? undefined : null;
    },
  },
  at_most_one: {
    means: "Of the rules and codes named, at most one makes a line for each site, day or encounter; a rule counts once for each item it bills.",
    each: (tried, property) => {
      const [[names], [scope]] = [argumentsOf(property, "lines"), argumentsOf(property, "scope")];
      const counts = new Map<unknown, string[]>();
      for (const one of madeBy(names!.of, tried)) {
        const isNamed = names!.of.some((name) => name.is === "rule" && name.name === one.rule.name);
        const times = isNamed ? 1 : unitsOf(one, names!.of, tried);
        for (const key of scopesOf(one, scope!.word, tried)) counts.set(key, [...(counts.get(key) ?? []), ...new Array<string>(times).fill(one.rule.name)]);
      }
      const many = [...counts.values()].find((rules) => rules.length > 1);
      return many ? `${many.join(" and ")} both bill for one ${scope!.word}` : counts.size > 0 ? undefined : null;
    },
  },
  at_most_once: {
    means: "The rules and codes named have at most one unit for each site, day or encounter.",
    each: (tried, property) => {
      const [[names], [scope]] = [argumentsOf(property, "lines"), argumentsOf(property, "scope")];
      const units = new Map<unknown, number>();
      for (const one of madeBy(names!.of, tried)) {
        for (const key of scopesOf(one, scope!.word, tried)) units.set(key, (units.get(key) ?? 0) + unitsOf(one, names!.of, tried));
      }
      const many = [...units.values()].find((count) => count > 1);
      return many ? `${namesWords(names!.of)}: ${many} units for one ${scope!.word}` : units.size > 0 ? undefined : null;
    },
  },
  never_beside: {
    means: "Where one of the first rules bills, none of the others does, for each site, day or encounter.",
    each: (tried, property) => {
      const [[first, second], [scope]] = [argumentsOf(property, "lines"), argumentsOf(property, "scope")];
      const [ones, others] = [madeBy(first!.of, tried), madeBy(second!.of, tried)];
      for (const one of ones) {
        const keys = scopesOf(one, scope!.word, tried);
        const beside = others.find((other) => other !== one && [...scopesOf(other, scope!.word, tried)].some((key) => keys.has(key)));
        if (beside) return `${one.rule.name} and ${beside.rule.name} bill for one ${scope!.word}`;
      }
      return ones.length > 0 || others.length > 0 ? undefined : null;
    },
  },
  add_ons: {
    means: "Where nothing waits, every add-on code that a rule bills has one of its parents on the claim, as the tables of pairs say.",
    each: (tried) => {
      const needs = new Set(tried.evaluation.state.prepared.program.pairs.filter(({ form }) => form.is === "needs").map(({ name }) => name));
      if (needs.size === 0 || tried.made.length === 0 || waits(tried)) return null;
      const { answer } = tried;
      const alone = answer.findings.find(({ rule, line }) => needs.has(rule) && line !== undefined && answer.lines[line]?.given !== true);
      return alone && `${answer.lines[alone.line!]!.code} has no parent`;
    },
  },
  never_overlap: {
    means: "Minutes billed of the first set are none at which something of the second set ran at the same site.",
    each: (tried, property) => {
      const [one, other] = argumentsOf(property, "set");
      const [ours, theirs] = [membersOf(one!.name, tried), membersOf(other!.name, tried)];
      if (ours.length === 0 || theirs.length === 0) return null;
      const mine = new Set(ours);
      const shares = tried.evaluation.lines.flatMap((line) => line.shares);
      for (const service of ours) {
        const running = theirs.filter((another) => another !== service && siteOf(another) === siteOf(service)).map(({ time }) => time ?? []);
        const billed = shares.filter((share) => share.services.some((behind) => mine.has(behind) && behind === service)).map(({ time }) => inside(time, service.time ?? []));
        const both = inside(unionOf(billed), unionOf(running));
        if (minutesIn(both) > 0) return `${idsOf([service]).join(", ")} is billed from ${runWords(both)}, while something of ${other!.name} ran`;
      }
      return ours.some((a) => theirs.some((b) => overlap(a.time ?? [], b.time ?? []))) ? undefined : null;
    },
  },
  disjoint: {
    means: "Nothing that is coded is in both sets.",
    byForm: disjointByForm,
    each: (tried, property) => {
      const [one, other] = argumentsOf(property, "set");
      const [ours, theirs] = [membersOf(one!.name, tried), membersOf(other!.name, tried)];
      const both = ours.find((service) => theirs.includes(service));
      return both ? `${idsOf([both]).join(", ")} is in ${one!.name} and in ${other!.name}` : ours.length + theirs.length > 0 ? undefined : null;
    },
  },
} as const satisfies Readonly<Record<string, Law>>;
