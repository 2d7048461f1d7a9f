import { expect, test } from "vitest";
import type { SourceFile } from "../../src/base/source.ts";
import type { Answer } from "../../src/runtime/answer.ts";
import { loadPack } from "../../src/runtime/load.ts";
import { readVectors } from "../support/vectors.ts";
import { BASE, compileFiles, loadById, readFolder, RULES } from "../support/workspace.ts";

// The engine takes its nouns from the vocabulary. The base with every noun but the encounter called otherwise answers the same.
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/\badministrations\b/g, "givings"],
  [/\badministration\b/g, "giving"],
  [/\baccesses\b/g, "catheters"],
  [/\baccess\b/g, "catheter"],
  [/\bservice\b/g, "care"],
  [/(?<!per |given )\bline\b/g, "row"],
  [/(?<!type: |coding )\bsite\b/g, "spot"],
  [/\bdiagnosis\b/g, "finding"],
];

const rename = (text: string): string => RENAMED.reduce((renamed, [from, to]) => renamed.replace(from, to), text);

/** Laws are sentences of a library, which says its nouns in its own words; they change no answer. */
function renamedBase() {
  const base = readFolder(RULES).filter(({ path }) => /^(?:vocabulary|cpt|tables)\//.test(path) && !path.includes("/examples/") && path !== "cpt/properties.yaml");
  const files = base.map((file): SourceFile => (file.path.endsWith(".csv") ? file : { path: file.path, text: rename(file.text) }));
  const [compiled] = compileFiles(files);
  const loaded = loadPack(compiled!.pack);
  if (!loaded.ok) throw new Error(`${loaded.error.code} ${loaded.error.message}`);
  return { pack: loaded.pack, nouns: compiled!.pack.vocabulary.nouns.map(({ name }) => name) };
}

function renamedEncounter(encounter: Readonly<Record<string, unknown>>): unknown {
  const { administrations, ...rest } = encounter as { readonly administrations: readonly Readonly<Record<string, unknown>>[] };
  return { ...rest, givings: administrations.map(({ site, ...one }) => (site === undefined ? one : { ...one, spot: site })) };
}

/** What does not say a rule's words. */
function bare(answer: Answer): unknown {
  if ("error" in answer) return answer.error.code;
  const { decision, lines, findings, unbilled, assumptions } = answer;
  return {
    decision,
    lines,
    findings: findings.map(({ rule, outcome, line, administrations, missing }) => ({ rule, outcome, line, administrations, missing: missing?.map(rename) })),
    unbilled: unbilled.map(({ administration, from, to, minutes, rule }) => ({ administration, from, to, minutes, rule })),
    assumptions: assumptions.map(({ rule, administration }) => ({ rule, administration })),
  };
}

const renamed = renamedBase();
const original = loadById(BASE);

test("the nouns have other names", () => {
  expect(renamed.nouns).toEqual(expect.arrayContaining(["giving", "care", "catheter", "spot", "row"]));
  for (const name of ["administration", "service", "access", "site", "line"]) expect(renamed.nouns).not.toContain(name);
});

test.each([...readVectors("golden"), ...readVectors("published")])("$id is coded alike", ({ encounter }) => {
  const expected = bare(original.code(encounter));
  expect(bare(renamed.pack.code(renamedEncounter(encounter)))).toEqual(expected);
});
