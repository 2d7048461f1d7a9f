import { describe, expect, test } from "vitest";
import type { Diagnostic, Report } from "../../../src/base/diagnostic.ts";
import { elaborateClause } from "../../../src/compiler/elaborate/clause.ts";
import { elaborateHead } from "../../../src/compiler/elaborate/head.ts";
import { elaboratePreference } from "../../../src/compiler/elaborate/preference.ts";
import { elaborateTime } from "../../../src/compiler/elaborate/time.ts";
import { elaborateConstant, elaborateValue } from "../../../src/compiler/elaborate/value.ts";
import type { Scope, Symbols } from "../../../src/compiler/symbols.ts";
import type { Type } from "../../../src/ir/types.ts";
import type * as ast from "../../../src/parser/ast.ts";
import { shippedPacks } from "./shipped.ts";
import { summary } from "./world.ts";

const CODE: Type = { is: "code", system: "code" };
const MODIFIER: Type = { is: "code", system: "modifier" };

/** The type of a constant, by the end of its part's path; undefined: the part holds a path or the literal of a named value. */
function typeOfPart(path: string): Type | undefined {
  if (/(^|\.)(code|bill)$/.test(path)) return CODE;
  if (/(^|\.)add$/.test(path)) return MODIFIER;
  if (/(from|covers|each|past|gap|more than|shortest piece)$/.test(path) && !path.startsWith("discarded")) return { is: "minutes" };
  return undefined;
}

/** Elaborates every clause, preference, time, constant and head of a rule; gives the number of things read. */
function readRule(rule: ast.Rule, symbols: Symbols, report: Report): number {
  const { target, kind } = targetOf(rule, symbols);
  const head = target.forEach && elaborateHead(target.forEach, symbols, kind, report);
  const encounterOnly = rule !== target && ["value", "order", "modifier_group"].includes(kind);
  const scope: Scope = { symbols, kind, item: encounterOnly ? null : (head?.noun ?? null) };
  return [...rule.parts.values()].reduce((count, { path, content }) => count + readPart(path, content, scope, report), 0);
}

/** An exception speaks of what its target walks. */
function targetOf(rule: ast.Rule, symbols: Symbols): { readonly target: ast.Rule; readonly kind: ast.RuleKind } {
  const target = rule.exception ? symbols.byName.get(rule.exception.to[0]!.text)!.rule : rule;
  return { target, kind: target.kind };
}

function readPart(path: string, content: ast.PartContent, scope: Scope, report: Report): number {
  switch (content.type) {
    case "clause": return made(elaborateClause(content.clause, scope, report));
    case "preferences": return content.items.map((item) => made(elaboratePreference(item, scope, report))).length;
    case "time": return made(elaborateTime(content.time, scope, report));
    case "leave_out": return content.items.map((item) => made(elaborateClause(item.if, scope, report))).length;
    case "cuts": return content.items.map((item) => item.if && made(elaborateClause(item.if, scope, report))).length;
    case "take": return content.entries.map(({ value }) => made(elaborateValue(value, scope, report, { is: "instant" }))).length;
    case "value": {
      const type = typeOfPart(path);
      return made(type ? elaborateConstant(content.value, scope, report, type) : elaborateValue(content.value, scope, report));
    }
    default: return 0;
  }
}

function made(result: unknown): number {
  expect(result).toBeDefined();
  return 1;
}

describe.each(shippedPacks())("$folder", ({ folder, rules, symbols, appliesWhen }) => {
  test("every clause, preference, time, constant and head elaborates without a diagnostic", () => {
    const found: Diagnostic[] = [];
    const report: Report = (one) => found.push(one);
    const read = rules.map((rule) => readRule(rule, symbols, report)).reduce((a, b) => a + b, 0);
    if (appliesWhen) made(elaborateClause(appliesWhen, { symbols, kind: "pack", item: null }, report));
    expect(found.map(summary)).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
    if (folder === "cpt") expect(read).toBeGreaterThan(200);
  });
});
