import type { SourceFile } from "../../../src/base/source.ts";
import { compileWorkspace } from "../../../src/compiler/compile.ts";
import { sha256Hex } from "../../../src/ir/sha256.ts";
import { decodeSource } from "../../../src/parser/yaml/decode.ts";
import { runExamples } from "../../../src/testing/run.ts";
import { CI_RECIPES } from "./recipes-ci.ts";
import { CLI_RECIPES } from "./recipes-cli.ts";
import { IMPORT_RECIPES } from "./recipes-import.ts";
import { ENCOUNTER_RECIPES } from "./recipes-encounter.ts";
import { PACK_RECIPES } from "./recipes-pack.ts";
import { TRUST_RECIPES } from "./recipes-trust.ts";
import { SET_RECIPES } from "./recipes-set.ts";
import { PLAN, smallWorkspace, withFiles } from "./small-workspace.ts";

/** Brings a finding about, and gives every code that was found. */
export type Recipe = () => readonly string[] | Promise<readonly string[]>;

const HEAD = "payerpack: 1\nrules: page\n";

function compiling(...more: readonly SourceFile[]): readonly string[] {
  const { diagnostics } = compileWorkspace(withFiles(smallWorkspace(), more));
  return diagnostics.filter(({ severity }) => severity !== "note").map(({ code }) => code);
}

function page(text: string): readonly string[] {
  return compiling({ path: `${PLAN}/page.yaml`, text: HEAD + text });
}

function set(keep: string): string {
  return `sets:\n  one:\n    for each: service\n    keep: ${keep}\n    source: policy\n`;
}

function csv(text: string): readonly string[] {
  const table = `tables:\n  hours:\n    columns: { code: CPT, units: units }\n    key: code\n    source: policy\n    from file: tables/page.csv\n    sha256: ${sha256Hex(text)}\n`;
  return compiling({ path: "tables/page.csv", text }, { path: `${PLAN}/page.yaml`, text: HEAD + table });
}

function chainOfPacks(count: number): readonly SourceFile[] {
  return Array.from({ length: count }, (_, index) => {
    const below = index === 0 ? "cpt/infusion" : `deep/p${index - 1}`;
    const text = `payerpack: 1\npack: deep/p${index}\nrelease: 2026.1\npayer: deep-${index}\nextends: ${below} 2026.1\neffective: from 2020-01-01\n`;
    return { path: `deep/p${index}/pack.yaml`, text };
  });
}

function packNotLoaded(): readonly string[] {
  const example = "payerpack: 1\nexamples: page\nfor: payers/some-plan/infusion 2026.1\ncases:\n  one:\n    encounter: { claim_type: facility, date_of_service: 2026-03-02 }\n    decision: bill\n";
  const { value } = compileWorkspace(withFiles(smallWorkspace(), [{ path: `${PLAN}/examples/page.yaml`, text: example }]));
  const plan = value!.find(({ folder }) => folder === PLAN)!;
  return runExamples({ ...plan, pack: { ...plan.pack, requires: [] } }).results.flatMap(({ failures }) => failures.map(({ code }) => code));
}

const PARSE_RECIPES: Readonly<Record<string, Recipe>> = {
  "parse/too-long": () => page(set(Array.from({ length: 2_001 }, () => "service in infusions").join(" or ").replace(/^/, "|\n      "))),
  "parse/too-deep": () => page(set(`${"(".repeat(65)}service in infusions${")".repeat(65)}`)),
  "parse/too-many": () => page(set(Array.from({ length: 30 }, () => "service.portable_pump == yes").join(" and "))),
  "parse/source-encoding": () => decodeSource("page.yaml", Uint8Array.of(0x41, 0xe9, 0x41)).diagnostics.map(({ code }) => code),
  "parse/source-size": () => page(`# ${"x".repeat(1_048_577)}\n`),
  "parse/yaml-depth": () => page(`title: ${"[".repeat(70)}${"]".repeat(70)}\n`),
  "parse/yaml-keys": () => page(`sets:\n${Array.from({ length: 2_001 }, (_, index) => `  s${index}: { for each: service, source: policy }\n`).join("")}`),
  "parse/yaml-tokens": () => page(`properties:\n${"  - x\n".repeat(100_001)}`),
  "parse/text-length": () => page(`title: ${"x".repeat(4_097)}\n`),
  "parse/too-many-findings": () => page(`sets:\n${Array.from({ length: 60 }, (_, index) => `  s${index}: { for each: service, kepe: x, source: policy }\n`).join("")}`),
};

/** How the findings come about that no block of a page can show: by code. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  ...PARSE_RECIPES,
  "check/extends-depth": () => compiling(...chainOfPacks(9)),
  "check/duplicate-column": () => csv("code,units,units\n96361,8 units,6 units\n"),
  "check/file-form": () => csv("code,units\n96361,8 units,one more\n"),
  "test/pack-not-loaded": packNotLoaded,
  ...ENCOUNTER_RECIPES,
  ...PACK_RECIPES,
  ...SET_RECIPES,
  ...CI_RECIPES,
  ...CLI_RECIPES,
  ...IMPORT_RECIPES,
  ...TRUST_RECIPES,
};
