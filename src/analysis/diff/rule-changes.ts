import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import type { AnyRule, Part, PartChange } from "./parts.ts";
import { partsOf, withoutWords } from "./parts.ts";
import { rangesChanged, rowsChanged } from "./listed.ts";

/** A rule that two programs do not have alike. */
export interface RuleChange {
  readonly section: keyof ir.Program;
  readonly name: string;
  readonly title: string;
  readonly is: "added" | "removed" | "changed";
  /** `answers`: what is billed or said may change. `reasons`: only the words behind it. `words`: only titles and sources. */
  readonly what: "answers" | "reasons" | "words";
  readonly parts: readonly PartChange[];
  /** Indexes of sources in the pack that has the rule; of a changed one in the new pack. */
  readonly cites: readonly ir.Citing[];
}

/** A program with the rows of its tables. */
export interface Given {
  readonly program: ir.Program;
  readonly pack: ir.Pack;
}

/** The rules of two programs that are not alike, section by section in the order of names. Each is compared part by part. */
export function ruleChanges(old: Given, now: Given): readonly RuleChange[] {
  const sections = Object.keys(now.program) as (keyof ir.Program)[];
  return sections.flatMap((section) => {
    const before = new Map(rulesIn(old.program, section).map((rule) => [rule.name, rule]));
    const after = new Map(rulesIn(now.program, section).map((rule) => [rule.name, rule]));
    const names = [...new Set([...before.keys(), ...after.keys()])].sort();
    return names.flatMap((name) => changeOf(section, before.get(name), after.get(name), old, now) ?? []);
  });
}

/** The rules of a section; a section that is one rule has one. */
export function rulesIn(program: ir.Program, section: keyof ir.Program): readonly AnyRule[] {
  const rules: unknown = program[section];
  return (rules === null ? [] : Array.isArray(rules) ? rules : [rules]) as readonly AnyRule[];
}

function changeOf(section: keyof ir.Program, before: AnyRule | undefined, after: AnyRule | undefined, old: Given, now: Given): RuleChange | undefined {
  const rule = (after ?? before)!;
  const head = { section, name: rule.name, title: titleOf(rule), cites: (rule["citations"] ?? []) as readonly ir.Citing[] };
  if (!before || !after) return { ...head, is: after ? "added" : "removed", what: "answers", parts: section === "exceptions" ? [] : told(before, after) };
  if (section === "codeSets") {
    const parts = rangesChanged((before as unknown as ir.CodeSet).ranges, (after as unknown as ir.CodeSet).ranges);
    return parts.length > 0 || before["system"] !== after["system"] ? { ...head, is: "changed", what: "answers", parts } : undefined;
  }
  if (section === "tables") {
    const parts = [...told(before, after), ...rowsChanged(old.pack.tables[before["rows"] as number], now.pack.tables[after["rows"] as number])];
    return parts.length > 0 ? { ...head, is: "changed", what: "answers", parts } : undefined;
  }
  const parts = told(before, after);
  if (parts.length > 0) return { ...head, is: "changed", what: differs(before, after) ? "answers" : "reasons", parts };
  // What no part shows is still a change: nothing may be lost between the texts of two rules.
  if (differs(before, after)) return { ...head, is: "changed", what: "answers", parts: [{ part: "rule", was: "as it was", now: "another" }] };
  return wordsOf(before, old) === wordsOf(after, now) ? undefined : { ...head, is: "changed", what: "words", parts: [] };
}

/** What decides an answer; the depth only decides which of several rules is named as the reason. */
function differs(before: AnyRule, after: AnyRule): boolean {
  const own = ({ depth: _, ...rule }: AnyRule): string => encodeCanonical(withoutWords(rule));
  return own(before) !== own(after);
}

/** Title and sources, with the packs' own lists put in. */
function wordsOf(rule: AnyRule, { pack }: Given): string {
  const cited = ((rule["citations"] ?? []) as readonly ir.Citing[]).map(({ source, locator }) => [pack.citations[source], locator ?? null]);
  return encodeCanonical([titleOf(rule), cited]);
}

/** The title of a rule; its name where it has none. */
export function titleOf(rule: AnyRule): string {
  return String(rule["title"] ?? rule.name);
}

function told(before: AnyRule | undefined, after: AnyRule | undefined): readonly PartChange[] {
  const old: ReadonlyMap<string, Part> = before ? partsOf(before) : new Map();
  const now: ReadonlyMap<string, Part> = after ? partsOf(after) : new Map();
  const changes: PartChange[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    if (was && is && was.key === is.key) continue;
    const { name, by } = (is ?? was)!;
    const own = by === undefined ? undefined : (now.get(`|${name}|`) ?? old.get(`|${name}|`))?.words;
    changes.push({ part: name, was: was?.words ?? null, now: is?.words ?? null, ...(by === undefined ? {} : { by }), ...(own === undefined ? {} : { own }) });
  }
  return changes;
}
