import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Program } from "../../src/ir/ir.ts";
import { ruleNamesOf } from "../../src/analysis/written/rule-names.ts";
import { BASE, RULES, shippedPacks } from "../support/workspace.ts";

const base = shippedPacks().find(({ pack }) => pack.id === BASE)!;
const readme = readFileSync(join(RULES, "cpt/README.md"), "utf8");
const names = ruleNamesOf(base.pack);

/** The cells of the tables of one chapter, without their heads. */
function rowsOf(chapter: string): readonly (readonly string[])[] {
  const text = readme.slice(readme.indexOf(`## ${chapter}`)).split("\n## ")[0]!;
  const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("|---"));
  return rows.slice(1).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
}

/** The codes that a rule makes, exceptions aside. */
function madeBy(name: string, program: Program): readonly string[] {
  const ladder = program.ladders.find((one) => one.name === name);
  const bill = program.bills.find((one) => one.name === name);
  return [ladder?.first?.code.value, ladder?.more?.code.value, bill?.bill.value].filter((code) => code !== undefined);
}

const codes = rowsOf("Where each code comes from").map(([code, , rules, , claim, atMost, confidence]) => ({ code: code!, rules: quoted(rules!), claim, atMost, confidence }));
const program = base.pack.programs.at(-1)!;
const makers = [...program.ladders, ...program.bills].map(({ name }) => name);

test.each(codes)("$code comes from the rules named", ({ code, rules }) => {
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter((name) => !names.has(name))).toEqual([]);
  const made = rules.filter((name) => makers.includes(name));
  for (const name of made) expect(madeBy(name, program)).toContain(code);
});

test("every rule that makes a code stands in the table, with that code", () => {
  const told = codes.flatMap(({ code, rules }) => rules.map((rule) => `${rule} ${code}`));
  const made = makers.flatMap((name) => madeBy(name, program).map((code) => `${name} ${code}`));
  expect([...new Set(made)].filter((one) => !told.includes(one))).toEqual([]);
});

test.each(rowsOf("Where each relation is decided").map(([relation, rules, examples]) => ({ relation, rules: quoted(rules!), examples: quoted(examples!) })))(
  "$relation is decided by rules and shown by examples that exist",
  ({ rules, examples }) => {
    const shown = base.examples.flatMap((file) => [...file.cases, ...file.boundaries].map(({ name }) => name.text));
    expect([...rules.filter((name) => !names.has(name)), ...examples.filter((name) => !shown.includes(name))]).toEqual([]);
    expect(rules.length * examples.length).toBeGreaterThan(0);
  },
);
