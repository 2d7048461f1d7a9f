import { rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodePack } from "../../src/ir/pack.ts";
import type { Answer } from "../../src/runtime/answer.ts";
import { loadPack, type LoadedPack } from "../../src/runtime/load.ts";
import { type Case, filesIn, pathOf, textOf } from "./files.ts";
import { AUDITS } from "./make/audits.ts";
import { CHART } from "./make/charts.ts";
import { CLAIMS } from "./make/claims.ts";
import { ENCOUNTERS } from "./make/encounters.ts";
import { EXCEPTIONS } from "./make/exceptions.ts";
import { EXPRESSIONS } from "./make/expressions.ts";
import { MINUTES } from "./make/minutes.ts";
import { OFFERED } from "./make/refusals.ts";
import { type Asked, packText, type Topic } from "./make/topic.ts";

const TOPICS: readonly Topic[] = [EXPRESSIONS, MINUTES, CHART, CLAIMS, EXCEPTIONS, AUDITS, ENCOUNTERS];

/** Compares a file with what is made for it; with UPDATE_GOLDEN=1 it is written instead, which CI refuses. */
function check(name: string, text: string): void {
  const stands = textOf(name);
  if (process.env["UPDATE_GOLDEN"] !== "1") {
    expect(stands === text, `${name} is not what is made: look at what changed, then UPDATE_GOLDEN=1`).toBe(true);
    return;
  }
  expect(process.env["CI"], "golden files are not rewritten where CI is set").toBeUndefined();
  if (stands !== text) writeFileSync(pathOf(name), text);
}

function load(text: string, evaluator: "walk" | "closures"): LoadedPack {
  const loaded = loadPack(text, { evaluator });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.pack;
}

/** The case with its answer, on which both evaluators must agree to the byte. */
function answered({ name, about, pack, encounter, text }: Asked, packs: readonly LoadedPack[]): Case {
  const given = text ?? JSON.stringify(encounter);
  const [answer, ...others] = packs.map((one) => one.codeText(given)) as [Answer, ...Answer[]];
  for (const other of others) expect(JSON.stringify(other), name).toBe(JSON.stringify(answer));
  const asked = { name, about, pack: `packs/${pack}.json`, ...(text === undefined ? { encounter: encounter! } : { text }) };
  if (!("error" in answer)) return { ...asked, answer };
  const { code, pointer } = answer.error;
  return { ...asked, error: { encounter: answer.encounter, code, ...(pointer === undefined ? {} : { pointer }) } };
}

const linesOf = (cases: readonly Case[]): string => cases.map((one) => `${JSON.stringify(one)}\n`).join("");

describe.each(TOPICS)("$name.ndjson", ({ name, packs, cases }) => {
  const texts = Object.fromEntries(Object.entries(packs).map(([pack, sources]) => [pack, packText(sources)]));

  test("its packs are the ones that its rules compile to", () => {
    for (const [pack, text] of Object.entries(texts)) check(`packs/${pack}.json`, text);
  });

  test("its answers are those of both evaluators", () => {
    const loaded = Object.fromEntries(Object.entries(texts).map(([pack, text]) => [pack, [load(text, "walk"), load(text, "closures")]]));
    check(`${name}.ndjson`, linesOf(cases.map((one) => answered(one, loaded[one.pack]!))));
  });
});

test("packs.ndjson", () => {
  const cases = OFFERED.map(({ name, about, text }): Case => {
    const decoded = decodePack(text);
    return { name, about, pack_text: text, ...(decoded.ok ? {} : { refused: decoded.error.code }) };
  });
  check("packs.ndjson", linesOf(cases));
});

test("no pack stands there that no case is coded by", () => {
  const made = new Set(TOPICS.flatMap(({ packs }) => Object.keys(packs).map((pack) => `${pack}.json`)));
  const idle = filesIn("packs", ".json").filter((file) => !made.has(file));
  if (process.env["UPDATE_GOLDEN"] === "1") for (const file of idle) rmSync(pathOf(`packs/${file}`));
  else expect(idle).toEqual([]);
});
