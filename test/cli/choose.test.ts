import { describe, expect, test } from "vitest";
import { chooserOf } from "../../src/cli/choose.ts";
import type { OpenedPacks } from "../../src/cli/packs.ts";
import type { LoadedPack } from "../../src/runtime/load.ts";

interface Sketch {
  readonly id: string;
  readonly payer?: string;
  readonly segments?: readonly (readonly [string, string | null])[];
}

/** A pack that only says who it is. It refuses what is not JSON, as every pack does. */
function pack({ id, payer, segments = [["2017-01-01", null]] }: Sketch): LoadedPack {
  const answer = (text: string): unknown => {
    try {
      return { encounter: (JSON.parse(text) as { readonly id: string }).id, pack: { id }, lines: [] };
    } catch {
      return { encounter: null, error: { code: "encounter/json", message: "not JSON" } };
    }
  };
  return { id, release: "1", payer: payer ?? null, segments: segments.map(([from, to]) => ({ from, to })), codeText: answer } as never;
}

const packs = [pack({ id: "base" }), pack({ id: "p/one", payer: "one" }), pack({ id: "p/two", payer: "two" })];

function chosen(encounter: unknown, of = packs, fallback?: string, broken: OpenedPacks["broken"] = []): string {
  const chooser = chooserOf({ packs: of, broken }, "rules", fallback).value!;
  const choice = chooser.choose(typeof encounter === "string" ? encounter : JSON.stringify(encounter));
  if ("pack" in choice) return choice.pack.id;
  return "error" in choice.refused ? `${choice.refused.error.code} ${choice.refused.error.pointer ?? ""} ${choice.refused.encounter}` : "an answer";
}

describe("which pack codes an encounter", () => {
  test.each<[string, unknown, string]>([
    ["of a payer", { id: "a", payer: "one" }, "p/one"],
    ["of no payer", { id: "a" }, "base"],
    ["of no payer, with an escape somewhere", { id: "a", note: "\"\\" }, "base"],
    ["whose payer's name is spelt with escapes", '{"id":"a","p\\u0061yer":"t\\u0077o"}', "p/two"],
    ["of a payer without a pack", { id: "a", payer: "three" }, "encounter/no-payer-pack /payer a"],
    ["whose payer is a name of JavaScript", '{"id":"a","payer":"__proto__"}', "encounter/no-payer-pack /payer a"],
    ["that only inherits a payer", '{"id":"a","__proto__":{"payer":"one"}}', "base"],
    ["whose payer is no text", { id: "a", payer: 7 }, "base"],
    ["that is not JSON", '{"payer":', "base"],
    ["that is no object", '["payer"]', "base"],
  ])("%s", (_, encounter, expected) => {
    expect(chosen(encounter)).toBe(expected);
  });

  test("one pack codes every encounter", () => {
    expect(chosen({ id: "a", payer: "three" }, [packs[1]!])).toBe("p/one");
  });

  test("the fallback codes those whose payer has no pack, and no others", () => {
    expect(chosen({ id: "a", payer: "three" }, packs, "base")).toBe("base");
    expect(chosen({ id: "a", payer: "two" }, packs, "base")).toBe("p/two");
  });

  test("a fallback that is not loaded is a mistake of the command line", () => {
    const { value, diagnostics } = chooserOf({ packs, broken: [] }, "rules", "bse");
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "cli/unknown-pack", help: "did you mean `base`?" }]);
  });

  test("without a base an encounter without a payer is refused", () => {
    expect(chosen({ id: "a" }, packs.slice(1))).toBe("encounter/no-payer-pack /payer a");
  });

  test("of two packs of a payer the date of service chooses; outside both the later one says so itself", () => {
    const of = [
      pack({ id: "old", payer: "one", segments: [["2017-01-01", "2020-12-31"]] }),
      pack({ id: "new", payer: "one", segments: [["2021-01-01", "2021-06-30"], ["2021-07-01", null]] }),
      packs[0]!,
    ];
    const on = (date: string): string => chosen({ id: "a", payer: "one", date_of_service: date }, of);
    expect([on("2020-12-31"), on("2021-01-01"), on("2030-01-01"), on("2010-01-01")]).toEqual(["old", "new", "new", "new"]);
  });

  test("of two bases the date of service chooses", () => {
    const of = [pack({ id: "old", segments: [["2017-01-01", "2020-12-31"]] }), pack({ id: "new", segments: [["2021-01-01", null]] })];
    expect(chosen({ id: "a", date_of_service: "2018-01-01" }, of)).toBe("old");
    expect(chosen({ id: "a", date_of_service: "2022-01-01" }, of)).toBe("new");
  });

  test("two packs of a payer on one date are refused", () => {
    const of = [pack({ id: "old", payer: "one", segments: [["2017-01-01", "2021-01-01"]] }), pack({ id: "new", payer: "one", segments: [["2021-01-01", null]] })];
    const { diagnostics } = chooserOf({ packs: [...of, packs[0]!], broken: [] }, "rules");
    expect(chosen({ id: "a", payer: "one" }, [...of, packs[0]!])).toBe("cli/packs-overlap /payer a");
    expect(chosen({ id: "a" }, [...of, packs[0]!])).toBe("base");
    expect(diagnostics).toMatchObject([{ code: "cli/packs-overlap", args: { first: "old 1", second: "new 1", payer: "payer `one`", date: "2021-01-01" } }]);
  });

  test("the encounters of a broken pack's payer are refused, the others are coded, with a fallback and without", () => {
    const broken = [{ shown: "rules/one", payer: "one" }];
    const whole = packs.filter(({ payer }) => payer !== "one");
    for (const fallback of [undefined, "base"]) {
      expect(chosen({ id: "a", payer: "one" }, whole, fallback, broken)).toBe("cli/pack-with-errors /payer a");
      expect(chosen({ id: "a", payer: "two" }, whole, fallback, broken)).toBe("p/two");
      expect(chosen({ id: "a" }, whole, fallback, broken)).toBe("base");
    }
  });

  test("one pack that is left of two does not code everything", () => {
    expect(chosen({ id: "a" }, [packs[1]!], undefined, [{ shown: "rules/cpt", payer: null }])).toBe("cli/pack-with-errors  a");
  });

  test("no fallback stands in while a broken pack does not say whose it is", () => {
    expect(chosen({ id: "a", payer: "three" }, packs, "base", [{ shown: "rules/x", payer: undefined }])).toBe("cli/pack-with-errors /payer a");
  });

  test("a refusal names the payers that are served and never the one asked for", () => {
    const choice = chooserOf({ packs, broken: [] }, "rules").value!.choose(JSON.stringify({ id: "a", payer: "secret" }));
    const text = JSON.stringify(choice);
    expect(text).toContain("loaded are one, two");
    expect(text).not.toContain("secret");
  });
});
