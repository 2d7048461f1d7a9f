import type { Property } from "../../compiler/properties/property.ts";
import type * as ir from "../../ir/ir.ts";
import { allOf, rulesOf } from "../../ir/rules-of.ts";
import { visitTest, visitTime } from "../../ir/visit.ts";
import type { Kind } from "../charts/chart.ts";
import { MORNING } from "../charts/chart.ts";
import { NO_SETTING } from "./draw.ts";
import { tryChart } from "./break.ts";
import { membersOf } from "./laws/earning.ts";
import type { Subject } from "./law.ts";

/** How many of the minutes at which answers may change a kind is tried at, alone. */
const TRIED_MINUTES = 10;

const reached = new WeakMap<Subject, ReadonlyMap<Kind, ReadonlySet<string>>>();

/** The kinds that what a law names is about, a group for each name: those that a set holds, or that a rule or code is made of. None: it names nothing. */
export function relevantKinds(property: Property, subject: Subject): readonly (readonly Kind[])[] {
  const names = property.arguments.flatMap((one) => (one.is === "lines" ? one.of.map((name) => (name.is === "code" ? name.code : name.name)) : one.is === "set" ? [one.name] : []));
  if (names.length === 0) return [];
  const program = subject.coder.preparedOn(subject.day)?.program;
  const all = reachedBy(subject);
  const known = new Set([...all.values()].flatMap((reached) => [...reached]));
  const groups = names.map((name) => {
    const wanted = new Set(program ? behind(name, program, subject, known) : [name]);
    return subject.kinds.filter((kind) => [...(all.get(kind) ?? [])].some((one) => wanted.has(one)));
  });
  return [...new Map(groups.filter((group) => group.length > 0).map((group) => [keyOf([group], subject), group])).values()];
}

/** Some groups of kinds as a text, the same for the same kinds. */
export function keyOf(groups: readonly (readonly Kind[])[], { kinds }: Subject): string {
  return groups.map((group) => group.map((kind) => kinds.indexOf(kind)).join()).join(";");
}

/**
 * A name that some kind reaches alone; for another one, the sets that the rule of that name walks, asks its item to be in or measures the time of, and so on
 * down to what a kind reaches.
 */
function behind(name: string, program: ir.Program, { coder: { pack } }: Subject, known: ReadonlySet<string>): readonly string[] {
  const found = new Set([name]);
  const views = rulesOf(program, pack.vocabulary);
  for (const one of found) {
    const view = views.find(({ rule }) => rule.name === one);
    if (!view || known.has(one) || found.size > MOST_NAMES) continue;
    if (view.head?.in !== undefined) found.add(view.head.in);
    const time = program.times.find((other) => other.name === one);
    if (time) for (const is of allOf(time.is)) visitTime({ ...is, cuts: [] }, { timeBase: (base) => void (base.of === "set" && "set" in base.set.base && found.add(base.set.base.set)) });
    if (view.section === "ladders" || view.section === "bills") {
      for (const named of view.names) if (named.of === "time") found.add(named.name);
      for (const test of view.tests) visitTest(test, { test: (part) => void (part.op === "member" && found.add(part.set)) });
    }
    if (view.section === "sets" && view.head?.in === undefined) for (const test of view.tests.slice(0, 1)) visitTest(test, { test: (part) => void (part.op === "member" && found.add(part.set)) });
  }
  return [...found];
}

const MOST_NAMES = 12;

/** What each kind reaches alone: sets that it is in, rules that bill it, the codes they bill. Of kinds of the pack below what they reach there. */
function reachedBy(subject: Subject): ReadonlyMap<Kind, ReadonlySet<string>> {
  const known = reached.get(subject);
  if (known) return known;
  const below = subject.below && reachedBy(subject.below);
  const all = new Map(subject.kinds.map((kind) => [kind, below?.get(kind) ?? namesOf(kind, subject)]));
  reached.set(subject, all);
  return all;
}

function namesOf(kind: Kind, subject: Subject): ReadonlySet<string> {
  const names = new Set<string>();
  const setting = subject.settings[0] ?? NO_SETTING;
  const sets = subject.coder.preparedOn(subject.day)?.program.sets ?? [];
  const lengths = kind.lasts ? subject.minutes.slice(0, TRIED_MINUTES) : [0];
  for (const length of lengths) {
    const tried = tryChart({ day: subject.day, setting, items: [{ kind, from: MORNING, to: length === 0 ? null : MORNING + length }] }, subject);
    if (!tried) continue;
    for (const { name, head } of sets) if (head.noun === tried.services[0]?.noun.name && membersOf(name, tried).length > 0) names.add(name);
    for (const { rule, units } of tried.made) for (const name of [rule.name, ...units.map(({ code }) => code)]) names.add(name);
  }
  return names;
}
