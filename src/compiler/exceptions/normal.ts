import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import { readConstant } from "../assemble/read.ts";
import type { Meaning } from "../parts/meaning.ts";
import { boundedBy } from "../regions/linear.ts";
import type { RegionWorld } from "../regions/world.ts";
import { constantIn } from "../regions/world.ts";
import { codeSetOn } from "../tables/code-set.ts";
import { plainMeaning } from "./words.ts";

/** Lists whose order means nothing. */
const UNORDERED: ReadonlySet<string> = new Set(["sharing", "spaced.sharing", "once per"]);

/**
 * One text for all ways to write what a part means on the dates of a stretch: a named value is its constant, and nothing depends on the order of
 * what has none. Parts with the same text mean the same; parts with different texts may.
 */
export function normalMeaning(meaning: Meaning, target: Draft, part: string, world: RegionWorld): string {
  const { from } = world.dates;
  switch (meaning.is) {
    case "dated": return encodeCanonical(readConstant(from)(meaning));
    case "value": return encodeCanonical(normalValue(meaning.value, world));
    case "test": return encodeCanonical(normalTest(meaning.test, world));
    case "time": return encodeCanonical({ ...meaning.time, cuts: sorted(meaning.time.cuts) });
    case "preferences": return encodeCanonical(meaning.items.map((item) => normalPreference(item, world)));
    case "code_set": return encodeCanonical(codeSetOn(meaning.codes, from).ranges);
    case "table": return meaning.table.rows.digest;
    case "word": return UNORDERED.has(part) ? encodeCanonical([meaning.word]) : plainMeaning(meaning);
    case "words": return isUnordered(target, part) ? encodeCanonical([...new Set(meaning.words)].sort()) : encodeCanonical(meaning.words);
    default: return plainMeaning(meaning);
  }
}

/** Members stand on a line in their order only where their group says that it stands first or last. */
function isUnordered(target: Draft, part: string): boolean {
  return UNORDERED.has(part) || (part === "members" && !target.parts.has("stands"));
}

function normalPreference(item: ir.Preference, world: RegionWorld): unknown {
  return item.by === "value" ? { ...item, value: normalValue(item.value, world) } : { ...item, test: normalTest(item.test, world) };
}

function normalValue(value: ir.Value, world: RegionWorld): unknown {
  const constant = constantIn(value, world);
  return constant === undefined ? value : { constant };
}

/** A test without what its writing adds: `and` and `or` in one order, `not` at the tests themselves, constants on the right. */
function normalTest(test: ir.Test, world: RegionWorld, negated = false): unknown {
  switch (test.op) {
    case "not": return normalTest(test.of, world, !negated);
    case "all": case "any": {
      const join = (test.op === "all") !== negated ? "all" : "any";
      const parts = sorted(test.of.flatMap((part) => flattened(normalTest(part, world, negated), join)));
      return parts.length === 1 ? parts[0] : { [join]: parts };
    }
    case "compare": return normalCompare({ ...test, relation: negated ? OPPOSITE[test.relation] : test.relation }, world);
    case "one_of": return { negated, test: { ...test, members: [...test.members].sort() } };
    default: return { negated, test };
  }
}

function flattened(part: unknown, join: "all" | "any"): readonly unknown[] {
  const inner = (part as Readonly<Record<string, unknown>>)[join];
  return Array.isArray(inner) ? inner : [part];
}

function normalCompare(test: Extract<ir.Test, { op: "compare" }>, world: RegionWorld): unknown {
  const bounded = boundedBy(test, world);
  if (bounded && !("certain" in bounded)) return bounded;
  return { relation: test.relation, left: normalValue(test.left, world), right: normalValue(test.right, world) };
}

const OPPOSITE: Readonly<Record<ir.Relation, ir.Relation>> = {
  is: "is_not", is_not: "is", at_least: "less_than", at_most: "more_than", more_than: "at_most", less_than: "at_least",
};

/** Without repetition, by their texts. */
function sorted(parts: readonly unknown[]): readonly unknown[] {
  const byText = new Map(parts.map((part) => [encodeCanonical(part), part]));
  return [...byText.keys()].sort().map((text) => byText.get(text));
}
