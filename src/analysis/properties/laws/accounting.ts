import { argumentsOf, type LineName } from "../../../compiler/properties/property.ts";
import { readInstant } from "../../../runtime/instant.ts";
import { inside, minutesIn, type Runs, unionOf } from "../../../runtime/runs.ts";
import type { Charted, DraftLine, ServiceItem } from "../../../runtime/state.ts";
import type { Coded } from "../coder.ts";
import { madeBy, runWords, sitesOf, standsFor } from "../counts.ts";
import type { Broken, Law } from "../law.ts";

/** What lines have of each charted item: one list of runs for each share of a line. Lines that only the rules and codes named made are left out. */
function shares(coded: Coded, but: readonly LineName[] = []): readonly { readonly charted: Charted; readonly on: readonly Runs[] }[] {
  const { services } = coded;
  const billed = counted(coded, but).flatMap((line) => line.shares);
  const of = (service: ServiceItem) => billed.filter((share) => share.services.some(({ index }) => index === service.index)).map(({ time }) => time);
  return services.flatMap((service) => {
    const on = of(service);
    return service.administrations.map((charted) => ({ charted, on: on.map((time) => inside(time, charted.time ?? [])).filter((time) => time.length > 0) }));
  });
}

function counted(coded: Coded, but: readonly LineName[]): readonly DraftLine[] {
  return coded.evaluation.lines.filter(({ given, drugOf, code, rules }) => !given && drugOf === undefined && !standsFor(but, rules[0] ?? "", code, coded));
}

function minuteTwice(coded: Coded, but: readonly LineName[]): Broken {
  for (const { charted, on } of shares(coded, but)) {
    for (const [index, time] of on.entries()) {
      const twice = inside(time, unionOf(on.slice(0, index)));
      if (twice.length > 0) return `${charted.item.id} is on two lines from ${runWords(twice)}`;
    }
  }
  return undefined;
}

function moreThanCharted(coded: Coded, but: readonly LineName[]): Broken {
  const billed = counted(coded, but).reduce((sum, { minutes }) => sum + minutes, 0);
  const charted = coded.services.flatMap((one) => one.administrations).reduce((sum, { time }) => sum + minutesIn(time ?? []), 0);
  return billed > charted ? `${billed} minutes are billed, ${charted} were charted` : undefined;
}

function unbilled({ answer }: Coded, id: string): readonly { readonly runs: Runs; readonly rule: string }[] {
  return answer.unbilled.filter((one) => one.administration === id).map(({ from, to, rule }) => {
    const [start, stop] = [from, to].map((text) => (text === undefined ? "form" : readInstant(text)));
    return { runs: typeof start === "object" && typeof stop === "object" ? [start.minutes, stop.minutes] : [], rule };
  });
}

/** Laws of where minutes go (reliability.md 4.1). */
export const ACCOUNTING = {
  no_minute_twice: {
    means: "A minute of one charted item stands on at most one line. Two items that run at once are two minutes.",
    each: (tried) => minuteTwice(tried, []),
  },
  no_minute_twice_but: {
    means: "The same, where the rules and codes named bill something else than minutes, such as a fee.",
    each: (tried, property) => minuteTwice(tried, argumentsOf(property, "lines")[0]!.of),
  },
  every_minute: {
    means: "Every charted minute and event is on a line, or listed as not billed by a rule that says why.",
    each: (tried) => {
      for (const { charted, on } of shares(tried)) {
        const left = unbilled(tried, charted.item.id);
        if (left.some(({ rule }) => rule === tried.answer.pack.id)) return `no rule bills ${charted.item.id} and none says why`;
        const told = minutesIn(inside(charted.time ?? [], unionOf([...on, ...left.map(({ runs }) => runs)])));
        const lost = minutesIn(charted.time ?? []) - told;
        if (lost > 0) return `${lost} minutes of ${charted.item.id} are neither billed nor listed`;
      }
      return undefined;
    },
  },
  billed_or_left: {
    means: "A minute that a line has is not also listed as not billed.",
    each: (tried) => {
      for (const { charted, on } of shares(tried)) {
        const both = inside(unionOf(on), unionOf(unbilled(tried, charted.item.id).map(({ runs }) => runs)));
        if (both.length > 0) return `${charted.item.id} is billed and listed as not billed from ${runWords(both)}`;
      }
      return undefined;
    },
  },
  bounded: {
    means: "The minutes of all lines together are not more than the minutes charted. (A first hour may be earned by 16 minutes: this counts minutes, not hours.)",
    each: (tried) => moreThanCharted(tried, []),
  },
  bounded_but: {
    means: "The same, where the rules and codes named bill something else than minutes, such as a fee.",
    each: (tried, property) => moreThanCharted(tried, argumentsOf(property, "lines")[0]!.of),
  },
  measured_once: {
    means: "No minute of the clock earns units of two of the rules named at one coding site.",
    each: (tried, property) => {
      const [names] = argumentsOf(property, "lines");
      const made = madeBy(names!.of, tried);
      for (const [index, one] of made.entries()) {
        for (const other of made.slice(0, index)) {
          const sites = sitesOf(one.services);
          if (![...sitesOf(other.services)].some((site) => sites.has(site))) continue;
          const twice = inside(unionOf(one.units.map(({ runs }) => runs)), unionOf(other.units.map(({ runs }) => runs)));
          if (twice.length > 0) return `${other.rule.name} and ${one.rule.name} both have ${runWords(twice)}`;
        }
      }
      return made.length > 1 ? undefined : null;
    },
  },
  whole_units: {
    means: "Units are whole numbers from one on.",
    each: ({ answer }) => {
      const wrong = answer.lines.find(({ units, given }) => given !== true && !(Number.isSafeInteger(units) && units >= 1));
      return wrong ? `${wrong.code} has ${wrong.units} units` : undefined;
    },
  },
  lines_differ: {
    means: "Two lines differ in code, modifiers, day, site or in what becomes of them; what does not differ is one line, but for lines with a modifier that keeps them apart.",
    each: ({ answer, evaluation }) => {
      const seen = new Set<string>();
      for (const [index, line] of answer.lines.entries()) {
        if (line.given || evaluation.lines[index]?.alone) continue;
        const key = JSON.stringify([line.code, line.modifiers, line.date, line.site, line.outcome, evaluation.lines[index]?.part, line.recoded_from]);
        if (seen.has(key)) return `two lines say ${[line.code, ...line.modifiers].join("-")} on ${line.date}`;
        seen.add(key);
      }
      return undefined;
    },
  },
} as const satisfies Readonly<Record<string, Law>>;
