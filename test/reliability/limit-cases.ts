import { LIMITS } from "../../src/base/limits.ts";
import { ENCOUNTER_LIMITS } from "../../src/ir/encounter-limits.ts";
import { DEEPEST, MOST_CHARACTERS, MOST_TERMS, MOST_TOKENS } from "../../src/parser/clause/limits.ts";
import { administrationWith, encounterWith } from "../support/encounters.ts";

/** What holds as much as may be, and what holds one more. */
export interface LimitCase {
  readonly limit: string;
  /** A further file of rules of the small world, or the text of an encounter. */
  readonly of: "rules" | "encounter";
  readonly at: string;
  readonly over: string;
  /** The code with which `over` is refused. */
  readonly code: string;
  /** `at` is refused too, for another reason, with this code. */
  readonly atCode?: string;
}

const rules = (limit: string, code: string, text: (count: number) => string, most: number, atCode?: string): LimitCase => ({ limit, of: "rules", at: text(most), over: text(most + 1), code, ...(atCode === undefined ? {} : { atCode }) });
const encounter = (limit: string, code: string, make: (count: number) => unknown, most: number, atCode?: string): LimitCase => {
  const text = (count: number): string => { const made = make(count); return typeof made === "string" ? made : JSON.stringify(made); };
  return { limit, of: "encounter", at: text(most), over: text(most + 1), code, ...(atCode === undefined ? {} : { atCode }) };
};

const HEAD = "payerpack: 1\nrules: extra\n";
const clause = (text: string): string => `${HEAD}sets:\n  tried:\n    for each: service\n    source: handbook\n    keep: |\n      ${text}\n`;
const TEST = "service in drips";
const list = <T>(count: number, make: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => make(index));
const day = (days: number): string => new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10);
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
/** A token of a list is a word, and a comma or a bracket: `[a,a]` are as many as the reader counts. */
const FREE_TOKENS = 3;

/** Every limit of the language and of encounters. */
export const LIMIT_CASES: readonly LimitCase[] = [
  rules("sourceBytes", "parse/source-size", (bytes) => `${HEAD}#${"x".repeat(bytes - HEAD.length - 1)}`, LIMITS.sourceBytes),
  rules("yamlDepth", "parse/yaml-depth", (depth) => `${"[".repeat(depth)}x${"]".repeat(depth)}\n`, LIMITS.yamlDepth, "parse/file-shape"),
  rules("clauseDepth", "parse/too-deep", (depth) => clause(`${"(".repeat(depth)}${TEST}${")".repeat(depth)}`), DEEPEST),
  rules("clause terms", "parse/too-long", (terms) => clause(list(terms, () => TEST).join(" or ")), MOST_TERMS),
  rules("clause tokens", "parse/too-long", (tokens) => clause(list(tokens, () => "x").join(" ")), MOST_TOKENS, "parse/expected"),
  // The line break at the end of the block counts.
  rules("clause characters", "parse/too-long", (count) => clause(`${TEST} or${" ".repeat(count - 2 * TEST.length - 4)}${TEST}`), MOST_CHARACTERS),
  rules("keysPerMapping", "parse/yaml-keys", (count) => `${HEAD}values:\n${list(count, (index) => `  k${index}: { is: 1 minute, source: handbook }\n`).join("")}`, LIMITS.keysPerMapping),
  rules("nameLength", "parse/bad-name", (length) => `${HEAD}values:\n  ${"x".repeat(length)}: { is: 1 minute, source: handbook }\n`, LIMITS.nameLength),
  rules("textLength", "parse/text-length", (length) => `${HEAD}values:\n  short: { is: 1 minute, source: handbook, title: ${"x".repeat(length)} }\n`, LIMITS.textLength),
  rules("tokensPerFile", "parse/yaml-tokens", (tokens) => `[${"a,".repeat(Math.ceil(tokens / FREE_TOKENS) + (tokens > LIMITS.tokensPerFile ? 10 : -10))}]\n`, LIMITS.tokensPerFile, "parse/file-shape"),
  encounter("bytes", "encounter/too-long", (bytes) => { const text = JSON.stringify(encounterWith()); return text + " ".repeat(bytes - text.length); }, ENCOUNTER_LIMITS.bytes),
  encounter("depth", "encounter/too-deep", (depth) => encounterWith({ plan: nested(depth - 1) }), ENCOUNTER_LIMITS.depth, "encounter/type"),
  encounter("text", "encounter/text-too-long", (length) => encounterWith({ plan: "x".repeat(length) }), ENCOUNTER_LIMITS.text),
  encounter("id", "encounter/text-too-long", (length) => encounterWith({ id: "x".repeat(length) }), ENCOUNTER_LIMITS.id),
  encounter("items", "encounter/too-many", (count) => encounterWith({ administrations: list(count, (index) => administrationWith({ id: `a${index}` })) }), ENCOUNTER_LIMITS.items),
  encounter("members", "encounter/too-many-members", (count) => Object.fromEntries(list(count, (index) => [`m${index}`, 1])), ENCOUNTER_LIMITS.members, "encounter/unknown-field"),
  encounter("wholeDigits", "encounter/number", (digits) => JSON.stringify(encounterWith({}, { volume_ml: "HERE" })).replace(`"HERE"`, "1".repeat(digits)), ENCOUNTER_LIMITS.wholeDigits, "encounter/range"),
  encounter("decimals", "encounter/number", (digits) => JSON.stringify(encounterWith({}, { volume_ml: "HERE" })).replace('"HERE"', `1.${"1".repeat(digits)}`), ENCOUNTER_LIMITS.decimals),
  encounter("number", "encounter/range", (most) => encounterWith({}, { volume_ml: most }), ENCOUNTER_LIMITS.number),
  encounter("encounterDays", "encounter/encounter-too-long", (days) => encounterWith({ administrations: [administrationWith(), administrationWith({ id: "b", start: `${day(days)}T09:00-05:00`, stop: `${day(days)}T10:00-05:00` })] }), ENCOUNTER_LIMITS.encounterDays),
];
