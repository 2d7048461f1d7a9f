import { describe, expect, test } from "vitest";
import { sortDiagnostics } from "../../src/base/diagnostic.ts";
import { textOf } from "../../src/base/source.ts";
import { compileFiles, LAYER_PACK, rulesFile } from "./small-packs.ts";

const notes = (files: Readonly<Record<string, string>>): readonly string[] =>
  sortDiagnostics(compileFiles(files).diagnostics).map(({ code, span }) => `${code} "${textOf(span)}"`);

const UNREAD = "values:\n  unread: { title: U, is: 3 minutes, source: s }\n";
const BROKEN = "values:\n  broken: { title: B, is: 3 minuts, source: p }\n";

describe("a name that nothing reads", () => {
  test("is noted", () => {
    expect(notes({ "base/topic.yaml": rulesFile(UNREAD) })).toEqual(['lint/unread-name "unread"']);
  });

  test("is noted although another pack has errors", () => {
    const other = LAYER_PACK.replace("extends: test/base 1", "extends: test/layer 1").replace("pack: test/layer", "pack: test/upper").replace("someone", "another");
    const files = {
      "base/topic.yaml": rulesFile(UNREAD),
      "layer/pack.yaml": LAYER_PACK,
      "layer/topic.yaml": rulesFile(UNREAD.replace("source: s", "source: p").replace("unread", "unread_too")),
      "upper/pack.yaml": other,
      "side/pack.yaml": LAYER_PACK.replace("pack: test/layer", "pack: test/side").replace("someone", "a-third"),
      "side/topic.yaml": rulesFile(UNREAD.replace("source: s", "source: p").replace("unread", "unread_aside")),
    };
    expect(notes(files)).toEqual(['lint/unread-name "unread"', 'lint/unread-name "unread_too"', 'lint/unread-name "unread_aside"']);
    const found = notes({ ...files, "upper/topic.yaml": rulesFile(BROKEN) });
    expect(found.filter((one) => one.startsWith("lint/"))).toEqual(['lint/unread-name "unread_aside"']);
  });

  test("is not noted while a pack cannot be read", () => {
    expect(notes({ "base/topic.yaml": rulesFile(UNREAD), "layer/pack.yaml": "payerpack: 1\npack: [\n" }).filter((one) => one.startsWith("lint/"))).toEqual([]);
  });
});

describe("what nobody has verified", () => {
  const edit = (name: string): string => `  ${name}: { title: E, warn: W, confidence: unverified, source: s }\n`;

  test("is noted once for a pack, with its number", () => {
    const files = { "base/topic.yaml": rulesFile(`sources:\n  t: { title: T, confidence: unverified }\nedits:\n${edit("one")}${edit("two")}`), "layer/pack.yaml": LAYER_PACK };
    const found = compileFiles(files).diagnostics;
    expect(found.map(({ code, severity, message }) => `${code} ${severity} ${message}`)).toEqual([
      "lint/unverified note `test/base` rests on 2 rules and 1 source with `confidence: unverified`",
    ]);
    expect(found[0]!.related.map(({ caption }) => caption)).toEqual(["`one`", "`two`", "`t`"]);
  });
});
