import { expect, test } from "vitest";
import type { CompiledPack } from "../../../../src/compiler/compile.ts";
import { loadPack } from "../../../../src/runtime/load.ts";
import { encounterOfCase } from "../../../../src/testing/encounter.ts";
import { withLike } from "../../../../src/testing/like.ts";
import { vectorEncounters } from "../../../support/encounters.ts";
import { runModule } from "../../../support/module.ts";
import { allPacks } from "../../../support/workspace.ts";

/** The encounters of the cases beside the rules of a pack. */
function exampleEncounters({ pack, examples }: CompiledPack): readonly unknown[] {
  const report = (): void => undefined;
  return examples.flatMap((file) => {
    const context = { vocabulary: pack.vocabulary, payer: pack.payer, offset: file.offset?.text ?? "Z", report };
    return file.cases.flatMap((example) => {
      const whole = withLike(example, file.cases, report);
      const encounter = whole && encounterOfCase(whole, context);
      return encounter ? [encounter.json] : [];
    });
  });
}

const packs = allPacks().map((compiled) => [compiled.header.id, compiled] as const);

test.each(packs)("the module of %s answers and explains the examples and the vectors as the closures do", (_, compiled) => {
  const loaded = loadPack(compiled.pack);
  const module = runModule(compiled.pack).pack;
  if (!loaded.ok) throw new Error(loaded.error.message);
  const own = exampleEncounters(compiled);
  if (compiled.examples.length > 0) expect(own.length).toBeGreaterThan(0);
  for (const encounter of [...own, ...vectorEncounters()]) {
    expect(JSON.stringify(module.code(encounter))).toBe(JSON.stringify(loaded.pack.code(encounter)));
    expect(JSON.stringify(module.explain(encounter))).toBe(JSON.stringify(loaded.pack.explain(encounter)));
  }
});

test("refuses what the other evaluators refuse, in the same words", () => {
  const [, { pack }] = packs[0]!;
  const loaded = loadPack(pack);
  const module = runModule(pack).pack;
  if (!loaded.ok) throw new Error(loaded.error.message);
  for (const text of ["", "{", "[]", '{"id":"a","id":"b"}', '{"id":"a","date_of_service":"1990-01-01"}']) {
    expect(module.codeText(text)).toMatchObject({ error: { code: expect.any(String) } });
    expect(JSON.stringify(module.codeText(text))).toBe(JSON.stringify(loaded.pack.codeText(text)));
  }
});
