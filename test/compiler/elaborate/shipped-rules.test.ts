import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { elaborateClause } from "../../../src/compiler/elaborate/clause.ts";
import { elaboratePreference } from "../../../src/compiler/elaborate/preference.ts";
import { elaborateTime } from "../../../src/compiler/elaborate/time.ts";
import { elaborateConstant, elaborateValue } from "../../../src/compiler/elaborate/value.ts";
import type { Type } from "../../../src/ir/types.ts";
import { parseClause, parsePreference, parseTime, parseValue } from "../../../src/parser/clause/parse.ts";
import { clausesOf, itemOf, shippedChains, type WrittenRule } from "./shipped.ts";
import { scalarOf, summary } from "./world.ts";

const MINUTES: Type = { is: "minutes" };
const CODE: Type = { is: "code", system: "code" };

/** Nested constants of rules and the type each must have. */
const CONSTANTS: readonly (readonly [path: readonly string[], type: Type])[] = [
  [["first", "from"], MINUTES], [["first", "covers"], MINUTES], [["first", "code"], CODE],
  [["more", "each"], MINUTES], [["more", "past"], MINUTES], [["more", "code"], CODE],
  [["gap"], MINUTES], [["spaced", "more than"], MINUTES], [["shortest piece"], MINUTES],
  [["bill"], CODE], [["add"], { is: "code", system: "modifier" }],
];

describe.each(shippedChains())("the shipped rules of $payer", ({ rules, all, symbols }) => {
  test("elaborate without a diagnostic", () => {
    const found: Diagnostic[] = [];
    const report = (one: Diagnostic) => found.push(one);
    let read = 0;
    for (const rule of rules) {
      const target = rule.kind === "exception" ? all.find(({ name }) => name === rule.body["to"])! : rule;
      const encounterOnly = rule.kind === "exception" && ["value", "order", "modifier_group"].includes(target.kind);
      const scope = { symbols, kind: target.kind, item: encounterOnly ? null : itemOf(target, symbols, report) };
      for (const text of clausesOf(rule)) {
        read += 1;
        expect(elaborateClause(parseClause(scalarOf(text), report), scope, report), text).toBeDefined();
      }
      for (const text of preferencesOf(rule)) {
        read += 1;
        const walked = { ...scope, item: itemOf(target, symbols, report) };
        expect(elaboratePreference(parsePreference(scalarOf(text), report), walked, report), text).toBeDefined();
      }
      if (rule.kind === "time") expect(elaborateTime(parseTime(scalarOf(String(rule.body["is"])), report), scope, report), rule.name).toBeDefined();
      if (rule.kind === "exception") continue;
      for (const [path, type] of CONSTANTS) {
        const text = at(rule.body, path);
        if (text !== undefined) expect(elaborateConstant(parseValue(scalarOf(text), report), scope, report, type), text).toBeDefined();
      }
      for (const text of Object.values((rule.body["take"] as Record<string, string> | undefined) ?? {})) {
        expect(elaborateValue(parseValue(scalarOf(text), report), scope, report, { is: "instant" }), text).toBeDefined();
      }
    }
    expect(found.map(summary)).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
    if (rules.some(({ path }) => path.startsWith("cpt/"))) expect(read).toBeGreaterThan(120);
  });
});

function preferencesOf(rule: WrittenRule): readonly string[] {
  const entries = (rule.body["prefer"] ?? (rule.body["change"] as Record<string, unknown> | undefined)?.["prefer"] ?? []) as readonly (string | { "settled by": string })[];
  return rule.kind === "modifier_group" || entries.some((entry) => String(entry).startsWith("modifier")) ? [] : entries.map((entry) => (typeof entry === "string" ? entry : entry["settled by"]));
}

function at(body: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined), body);
  return typeof found === "string" ? found : undefined;
}
