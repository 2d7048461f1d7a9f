import { describe, expect, test } from "vitest";
import { textOf } from "../../src/base/source.ts";
import { BASE_PACK, compileFiles, compileRules, findings, LAYER_PACK, programOn, rulesFile, serious } from "./small-packs.ts";

const VALUE = "values:\n  long:\n    title: Long\n    is: 31 minutes\n    source: s\n";

describe("files and folders", () => {
  test("all files of a folder are one pack; their order and names mean nothing", () => {
    const first = compileFiles({ "base/a.yaml": rulesFile(VALUE) });
    const second = compileFiles({ "base/zzz.yaml": rulesFile(VALUE) });
    expect(findings(first)).toEqual([]);
    expect(second.value![0]!.pack.hashes.meaning).toBe(first.value![0]!.pack.hashes.meaning);
  });

  test("examples stand in the pack's folder `examples`", () => {
    const examples = "payerpack: 1\nexamples: first\nfor: test/base 1\ncases:\n  nothing_charted:\n    title: Nothing\n    encounter: { claim_type: facility, date_of_service: 2026-03-02 }\n    bills: nothing\n    source: s\n";
    const outcome = compileFiles({ "base/examples/first.yaml": examples, "base/a.yaml": rulesFile(VALUE) });
    expect(findings(outcome)).toEqual([]);
    expect(outcome.value![0]!.examples.map(({ topic }) => topic.text)).toEqual(["first"]);
    expect(findings(compileFiles({ "base/examples/first.yaml": examples.replace("source: s", "source: t") }))).toEqual(['check/source-unknown "t"']);
  });

  test("a file without a pack", () => {
    expect(findings(compileFiles({ "elsewhere/a.yaml": rulesFile(VALUE) }))).toEqual(['resolve/file-without-pack "topic"']);
  });

  test("a pack file that cannot be read makes no further findings", () => {
    const found = findings(compileFiles({ "base/pack.yaml": "payerpack: 1\npack: [", "layer/pack.yaml": LAYER_PACK }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((one) => !one.startsWith("parse/"))).toEqual([]);
  });

  test("a rule file that cannot be read makes no further findings, in its pack and above", () => {
    const reader = "sets:\n  some:\n    title: S\n    for each: service\n    keep: minutes of service is at least long\n    source: t\n";
    const outcome = compileFiles({
      "base/a.yaml": "payerpack: 1\nrules: [", "base/b.yaml": rulesFile(reader), "layer/pack.yaml": LAYER_PACK,
      "layer/a.yaml": rulesFile("exceptions:\n  e:\n    title: E\n    to: long\n    change: { is: 16 minutes }\n    because: B\n    source: p\n"),
    });
    expect(serious(outcome.diagnostics).filter(({ code, span }) => span.file.path !== "base/a.yaml" || !code.startsWith("parse/"))).toEqual([]);
    expect(outcome.value).toEqual([]);
  });

  test("an error in one pack leaves the others", () => {
    const broken = rulesFile("values:\n  long:\n    title: Long\n    is: 31 minutes\n    source: nowhere\n");
    const outcome = compileFiles({ "layer/pack.yaml": LAYER_PACK, "layer/a.yaml": broken });
    expect(outcome.value!.map(({ folder, chain }) => [folder, chain])).toEqual([["base", ["base"]]]);
    expect(findings(outcome)).toEqual(['check/source-unknown "nowhere"']);
  });

  test("an error in a base is said once, and leaves out the layers", () => {
    const broken = rulesFile(VALUE.replace("source: s", "source: nowhere"));
    const outcome = compileFiles({
      "base/a.yaml": broken, "layer/pack.yaml": LAYER_PACK, "other/pack.yaml": LAYER_PACK.replace("test/layer", "test/other").replace("someone", "another"),
    });
    expect(findings(outcome)).toEqual(['check/source-unknown "nowhere"']);
    expect(outcome.value).toEqual([]);
  });

  test("a pack says its chain, nearest first", () => {
    const outcome = compileFiles({
      "layer/pack.yaml": LAYER_PACK,
      "plan/pack.yaml": LAYER_PACK.replace("pack: test/layer", "pack: test/plan").replace("someone", "another").replace("test/base 1", "test/layer 1"),
    });
    expect(findings(outcome)).toEqual([]);
    const plan = outcome.value!.find(({ folder }) => folder === "plan")!;
    expect(plan.chain).toEqual(["plan", "layer", "base"]);
    expect(plan.pack.extends).toEqual([{ id: "test/layer", release: "1" }, { id: "test/base", release: "1" }]);
    expect(plan.pack.citations.map(({ pack, key }) => `${pack} ${key}`)).toEqual(["test/base s", "test/layer p", "test/plan p"]);
  });
});

describe("chains", () => {
  const layer = (change: (text: string) => string): readonly string[] => findings(compileFiles({ "layer/pack.yaml": change(LAYER_PACK) }));

  test.each<[string, (text: string) => string, readonly string[]]>([
    ["an unknown id", (text) => text.replace("test/base 1", "test/bose 1"), ['check/extends-unknown "test/bose 1"']],
    ["another release", (text) => text.replace("test/base 1", "test/base 2"), ['check/extends-release "test/base 2"']],
    ["no release", (text) => text.replace("test/base 1", "test/base"), ['check/extends-form "test/base"']],
    ["a path", (text) => text.replace("test/base 1", "../../etc/x 1"), ['check/extends-unknown "../../etc/x 1"']],
    ["no payer", (text) => text.replace("payer: someone\n", ""), ['check/layer-needs-payer "test/layer"']],
    ["a vocabulary of its own", (text) => `${text}vocabulary: infusion 1\n`, ['check/layer-has-vocabulary "infusion 1"']],
    ["the id of the base", (text) => text.replace("pack: test/layer", "pack: test/base"), ['resolve/duplicate-pack "test/base"']],
    ["dates outside of the base", (text) => text.replace("from 2020-01-01", "from 2019-01-01"), ['check/effective-outside-pack "from 2019-01-01"']],
    ["dates that run backwards", (text) => text.replace("from 2020-01-01", "2021-01-01 to 2020-12-31"), []],
  ])("%s", (_, change, expected) => {
    expect(layer(change).filter((one) => !one.startsWith("parse/"))).toEqual(expected);
  });

  test("a circle of packs, whole", () => {
    const outcome = compileFiles({
      "a/pack.yaml": LAYER_PACK.replace("test/layer", "test/a").replace("test/base 1", "test/b 1"),
      "b/pack.yaml": LAYER_PACK.replace("test/layer", "test/b").replace("test/base 1", "test/a 1"),
    });
    expect(serious(outcome.diagnostics).map(({ code, message }) => [code, message])).toEqual([
      ["resolve/cycle", "`test/a` extends `test/b` extends `test/a`: each needs the next, so none can be worked out"],
    ]);
  });

  test("eight layers and no more", () => {
    const chain = (length: number): Record<string, string> => Object.fromEntries(Array.from({ length }, (_, index) => [
      `l${index}/pack.yaml`,
      LAYER_PACK.replace("pack: test/layer", `pack: test/l${index}`).replace("someone", `someone-${index}`).replace("test/base 1", index === 0 ? "test/base 1" : `test/l${index - 1} 1`),
    ]));
    expect(findings(compileFiles(chain(8)))).toEqual([]);
    expect(findings(compileFiles(chain(9)))).toEqual(['check/extends-depth "test/l7 1"']);
  });

  test.each<[string, string, string]>([
    ["no vocabulary", BASE_PACK.replace("vocabulary: infusion 1\n", ""), 'parse/missing-key "payerpack"'],
    ["an unknown vocabulary", BASE_PACK.replace("infusion 1", "infusoin 1"), 'check/vocabulary-unknown "infusoin 1"'],
    ["another version", BASE_PACK.replace("infusion 1", "infusion 2"), 'check/vocabulary-unknown "infusion 2"'],
    ["no first date", BASE_PACK.replace("effective: from 2020-01-01\n", ""), 'check/no-effective "test/base"'],
  ])("a base with %s", (_, text, expected) => {
    expect(findings(compileFiles({ "base/pack.yaml": text })).filter((one) => !one.startsWith("parse/") || one === expected)).toEqual([expected]);
  });

  test("releases of one pack follow each other", () => {
    const release = (number: number, effective: string): string =>
      LAYER_PACK.replace("release: 1", `release: ${number}`).replace("from 2020-01-01", effective);
    const pair = (first: string, second: string): readonly string[] =>
      findings(compileFiles({ "one/pack.yaml": release(1, first), "two/pack.yaml": release(2, second) }));
    expect(pair("2020-01-01 to 2020-12-31", "from 2021-01-01")).toEqual([]);
    expect(pair("2020-01-01 to 2021-01-01", "from 2021-01-01")).toEqual(['check/date-overlap "from 2021-01-01"']);
    expect(pair("2020-01-01 to 2020-12-30", "from 2021-01-01")).toEqual(['check/date-gap "from 2021-01-01"']);
  });

  test.each<[title: string, second: (text: string) => string, expected: readonly string[]]>([
    ["of one payer and the same dates", (text) => text, ['check/same-payer "someone"']],
    ["of two payers", (text) => text.replace("someone", "another"), []],
    ["of one payer, one after the other", (text) => text.replace("from 2020-01-01", "from 2023-01-01"), []],
    ["of one payer that share a day", (text) => text.replace("from 2020-01-01", "from 2022-12-31"), ['check/same-payer "someone"']],
    ["of one payer, one on top of the other", (text) => text.replace("test/base 1", "test/layer 1"), ['check/same-payer "someone"']],
  ])("packs %s", (_, second, expected) => {
    const first = LAYER_PACK.replace("from 2020-01-01", "2020-01-01 to 2022-12-31");
    const other = second(LAYER_PACK.replace("pack: test/layer", "pack: test/other"));
    // What stands on the first one ends with it.
    const files = { "layer/pack.yaml": first, "other/pack.yaml": other.includes("test/layer 1") ? other.replace("from 2020-01-01", "2020-01-01 to 2022-12-31") : other };
    const outcome = compileFiles(files);
    expect(findings(outcome)).toEqual(expected);
    expect(outcome.diagnostics.map(({ span }) => span.file.path)).toEqual(expected.map(() => "other/pack.yaml"));
  });

  test("a line of business is a payer of its own, and its pack extends the other one", () => {
    const business = (payer: string) => ({
      "layer/pack.yaml": LAYER_PACK,
      "business/pack.yaml": LAYER_PACK.replace("pack: test/layer", "pack: test/business").replace("test/base 1", "test/layer 1").replace("payer: someone", `payer: ${payer}`),
    });
    const [found] = serious(compileFiles(business("someone")).diagnostics);
    expect(found).toMatchObject({ code: "check/same-payer", help: "a line of business that has rules of its own is a payer of its own to an encounter: write `payer: someone-NAME` in the pack that extends the other" });
    const outcome = compileFiles(business("someone-business"));
    expect(findings(outcome)).toEqual([]);
    expect(outcome.value?.map(({ pack }) => [pack.payer, pack.extends.map(({ id }) => id)])).toEqual([
      [null, []], ["someone-business", ["test/layer", "test/base"]], ["someone", ["test/base"]],
    ]);
  });
});

describe("names", () => {
  test.each<[string, string, string | undefined, readonly string[]]>([
    ["twice in a pack", `${VALUE}sets:\n  long:\n    title: L\n    for each: service\n    source: s\n`, undefined, ['resolve/duplicate-name "long"']],
    ["twice in a chain", VALUE, VALUE.replace("source: s", "source: p"), ['resolve/duplicate-name "long"']],
    ["a word of the clauses", VALUE.replace("long:", "minutes:"), undefined, ['resolve/reserved-name "minutes"']],
    ["a noun", VALUE.replace("long:", "service:"), undefined, ['resolve/reserved-name "service"']],
    ["a plural", VALUE.replace("long:", "accesses:"), undefined, ['resolve/reserved-name "accesses"']],
  ])("%s", (_, base, layer, expected) => {
    expect(findings(compileRules(base, layer))).toEqual(expected);
  });

  test("both places of a name that is taken, and the way to change a rule", () => {
    const [twice] = serious(compileRules(VALUE, VALUE.replace("source: s", "source: p")).diagnostics);
    expect(twice!.related.map(({ span }) => [span.file.path, textOf(span)])).toEqual([["base/topic.yaml", "long"]]);
    expect(twice!.help).toBe("to change it for this payer, write an exception `to: long`");
  });
});

describe("sources", () => {
  test.each<[string, string, readonly string[]]>([
    ["a rule without one", VALUE.replace("    source: s\n", ""), ['check/no-source "long"']],
    ["an unknown key", VALUE.replace("source: s", "source: [s, t page 3]"), ['check/source-unknown "t"']],
    ["a leave-out without one", "sets:\n  some:\n    title: S\n    for each: service\n    leave out:\n      - if: service.portable_pump is yes\n        because: B\n    source: s\n", ["check/no-source"]],
    ["a key that stands twice", `${VALUE}sources:\n  s: { title: Again, publisher: Us, confidence: ours }\n`, ['resolve/duplicate-source "s"']],
  ])("%s", (_, base, expected) => {
    const found = findings(compileRules(base)).filter((one) => !one.startsWith("parse/"));
    expect(found).toEqual(expected.map((one) => (one.includes(" ") ? one : expect.stringContaining(one))));
  });

  test("locators and confirmations reach the program", () => {
    const outcome = compileRules(VALUE.replace("source: s", "source: s page 2"), "confirms:\n  - { rule: long, source: p page 9 }\n");
    expect(findings(outcome)).toEqual([]);
    expect(programOn(outcome, "layer").values[0]!.citations).toEqual([{ source: 0, locator: "page 2" }, { source: 1, locator: "page 9" }]);
    expect(programOn(outcome, "base").values[0]!.citations).toEqual([{ source: 0, locator: "page 2" }]);
  });

  test.each<[string, string, readonly string[]]>([
    ["an unknown rule", "confirms:\n  - { rule: lang, source: p }\n", ['resolve/unknown-name "lang"']],
    ["a rule of the pack itself", `${VALUE.replace("long:", "own_one:").replace("source: s", "source: p")}confirms:\n  - { rule: own_one, source: p }\n`, ['check/confirms-own "own_one"']],
    ["a source of the base", "confirms:\n  - { rule: long, source: s }\n", ['check/source-unknown "s"']],
  ])("confirming %s", (_, layer, expected) => {
    expect(findings(compileRules(VALUE, layer))).toEqual(expected);
  });
});
