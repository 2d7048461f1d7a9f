import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import { testWords } from "../../ir/words.ts";
import { activeGuards } from "../../compiler/exceptions/fold.ts";
import type { Guard } from "../../compiler/exceptions/guard.ts";
import { except } from "../../compiler/exceptions/guard.ts";
import type { Proof } from "./proof.ts";
import { proofOf } from "./proof.ts";
import type { Subject } from "./subject.ts";
import { datesWords, declares, programOn } from "./subject.ts";

/** Where a pack may answer otherwise than its base: what one exception or new rule declares. */
export interface Region {
  readonly name: string;
  readonly title: string;
  /** What it is written to; empty for a new rule. */
  readonly to: readonly string[];
  readonly dates: string;
  /** The guard in the words of the language; `always` where it has none. */
  readonly where: string;
}

/**
 * Whether a pack that extends another answers as its base wherever none of its own exceptions and rules may hold (design language.md 4 #5, 6.8).
 *
 * The compiled programs of both are compared, day by day of their segments. From the pack's program are taken: its own rules, its own
 * exceptions' cases, and, from the guards of cases below, the tests that keep them off where an own exception stands. What is left must be the base's program,
 * node by node. Where every own guard is no, then, each part reads the base's value: a case whose guard is no is not read, and a test `not G` with G no is yes.
 * An own rule whose pack does not apply makes, changes and holds nothing; own sets, times, orders and values are read by own rules alone, since the rest
 * is the base's and names none of them. Rows that an own exception replaces, own groups of modifiers, and own rules of a pack that always applies have the region
 * `always`. So both programs make the same lines and findings there. Sources and titles that a pack adds are no part of an answer's lines.
 *
 * Two things depend on all rules together and are not claimed: which of several rules is named as the reason for a minute or a question, which goes by `depth`; and, of charts
 * so large that not every arrangement of tied items is tried, which are.
 */
export function frameProofs(subject: Subject): readonly Proof[] {
  const { base, pack } = subject;
  if (!base) return [];
  const faults = new Set<string>();
  for (const segment of pack.segments) {
    const below = programOn(base.pack, segment.from);
    if (!below) faults.add(`the base has no rules ${datesWords(segment)}`);
    else for (const fault of differences(subject, pack.programs[segment.program]!, below, segment.from)) faults.add(fault);
  }
  const regions = regionsOf(subject);
  if (faults.size > 0) return [proofOf("frame", `the pack answers as \`${base.pack.id}\` outside of what it declares`, { is: "not shown", because: [...faults].join("; ") })];
  const because = `its compiled rules are those of \`${base.pack.id}\` apart from ${regions.length === 1 ? "1 declared exception or rule" : `${regions.length} declared exceptions and rules`}, none of which does anything where its conditions do not hold; which of several reasons is named may differ`;
  return [proofOf("frame", `the pack answers as \`${base.pack.id}\` outside of what it declares`, { is: "proved", because })];
}

/** What each exception and each new rule of a pack declares, in order of names. */
export function regionsOf(subject: Subject): readonly Region[] {
  const { understood } = subject.compiled;
  const ofExceptions = [...understood.exceptions.values()].filter((one) => declares(subject, one)).map((one): Region => {
    const guards = [one.applies, one.guard].filter((test) => test !== undefined);
    return { name: one.rule.name.text, title: titleOf(one.rule), to: one.to, dates: datesWords({ from: one.range.from, to: one.range.until }), where: wordsOf(guards) };
  });
  const ofRules = [...understood.drafts.values()].filter((one) => declares(subject, one) && !READ_ONLY.has(one.rule.kind)).map((one): Region => ({
    name: one.rule.name.text, title: titleOf(one.rule), to: [], dates: datesWords({ from: one.range.from, to: one.range.until }),
    where: one.rule.kind === "modifier_group" ? "always" : wordsOf(one.applies ? [one.applies] : []),
  }));
  return [...ofExceptions, ...ofRules].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Kinds that do nothing but be read. */
const READ_ONLY: ReadonlySet<string> = new Set(["value", "code_set", "table", "set", "time", "order"]);

function titleOf({ title, name }: { readonly title?: { readonly text: string }; readonly name: { readonly text: string } }): string {
  return title?.text ?? name.text;
}

function wordsOf(tests: readonly ir.Test[]): string {
  return tests.length === 0 ? "always" : tests.map((test) => testWords(test, tests.length > 1 ? "all" : "none")).join(" and ");
}

type Rules = Readonly<Record<string, unknown>>;

/** What is left between the programs of a pack and of its base on a day, in words. */
function differences(subject: Subject, program: ir.Program, below: ir.Program, day: string): readonly string[] {
  const { understood } = subject.compiled;
  const own = new Set([...understood.drafts, ...understood.exceptions].filter(([, one]) => declares(subject, one)).map(([name]) => name));
  const kept = keptOff(subject, own, day);
  const replaced = new Set([...understood.exceptions.values()].filter((one) => declares(subject, one)).flatMap(({ changes }) => changes.filter(({ part }) => WHOLE.has(part)).map(({ target }) => target.rule.name.text)));
  const faults: string[] = [];
  for (const section of Object.keys(below) as (keyof ir.Program)[]) {
    const [mine, its] = [listOf(program[section]), listOf(below[section])];
    const byName = new Map(mine.map((rule) => [String(rule["name"]), rule]));
    for (const rule of its) {
      const name = String(rule["name"]);
      const other = byName.get(name);
      byName.delete(name);
      if (replaced.has(name)) continue;
      if (!other) faults.push(`\`${name}\` is gone`);
      else if (textOf(other, subject.pack, own, kept) !== textOf(rule, subject.base!.pack, NONE, NO_TESTS)) faults.push(`\`${name}\` is another rule`);
    }
    for (const name of byName.keys()) if (!own.has(name)) faults.push(`\`${name}\` is not declared`);
  }
  return faults;
}

/** Parts that an exception replaces as a whole, for every encounter. */
const WHOLE: ReadonlySet<string> = new Set(["rows", "codes"]);

const NONE: ReadonlySet<string> = new Set();
const NO_TESTS: ReadonlySet<string> = new Set();

/** The tests, as text, that keep cases from below off where an own exception stands. */
function keptOff({ compiled: { understood } }: Subject, own: ReadonlySet<string>, day: string): ReadonlySet<string> {
  const tests = new Set<string>();
  for (const [name, guard] of activeGuards([...understood.exceptions.values()], day)) {
    if (!own.has(name)) continue;
    const negated: Guard = except(guard);
    if (typeof negated !== "string") for (const test of negated.op === "all" ? [] : [negated]) tests.add(encodeCanonical(test));
  }
  return tests;
}

function listOf(section: unknown): readonly Rules[] {
  return section === null ? [] : Array.isArray(section) ? (section as readonly Rules[]) : [section as Rules];
}

/** A rule as text, without what is no part of a line or finding, without own cases, and with rows by what is in them. */
function textOf(rule: Rules, pack: ir.Pack, own: ReadonlySet<string>, kept: ReadonlySet<string>): string {
  return JSON.stringify(rule, (key, value: unknown) => {
    if (key === "citations" || key === "depth") return undefined;
    if (key === "rows" && typeof value === "number") return pack.tables[value]!.digest;
    if (key === "instead" && Array.isArray(value)) return withoutOwn(value as readonly Cased[], own, kept);
    if (typeof value === "object" && value !== null && "cases" in value) {
      const { cases, ...rest } = value as { readonly cases: readonly Cased[] };
      const left = withoutOwn(cases, own, kept);
      return left.length > 0 ? { ...rest, cases: left } : rest;
    }
    return value;
  });
}

interface Cased {
  readonly exception: string;
  readonly when?: ir.Test;
}

function withoutOwn(cases: readonly Cased[], own: ReadonlySet<string>, kept: ReadonlySet<string>): readonly Cased[] {
  return cases.filter(({ exception }) => !own.has(exception)).map((one) => {
    if (!one.when) return one;
    const tests = (one.when.op === "all" ? one.when.of : [one.when]).filter((test) => !kept.has(encodeCanonical(test)));
    const { when: _, ...rest } = one;
    return tests.length === 0 ? rest : { ...rest, when: tests.length === 1 ? tests[0]! : { op: "all" as const, of: tests } };
  });
}
