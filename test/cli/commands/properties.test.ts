import { describe, expect, test } from "vitest";
import { ran } from "../shipped.ts";

const NOTICE = "/home/rules/payers/uhc/properties.yaml";

/** A law that the payer's pack does not obey. */
function stating(sentence: string): Readonly<Record<string, string>> {
  return { [NOTICE]: `payerpack: 1\nrules: properties\nproperties:\n  - ${sentence}\n` };
}

const BROKEN = stating("initial_push never bill what has no stop");
const ONLY = ["--only", "initial_push never bill"];

interface Document {
  readonly format: string;
  readonly packs: readonly { readonly pack: string; readonly features: Readonly<Record<string, number>>; readonly laws: readonly { readonly decided: string; readonly stated_by: string; readonly place: string; readonly path?: number; readonly sentence: string }[] }[];
}

describe("properties", () => {
  test("of a pack that breaks a law ends with 1 and shows chart, answer and how to see it again", async () => {
    const { status, out, err } = await ran(["properties", "rules/payers/uhc", ...ONLY], BROKEN);
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(out).toContain("initial_push bills a, which has no stop");
    expect(out).toMatch(/ {8}id \| route +\| technique +\| purpose/);
    expect(out).toMatch(/again: payerpack properties rules\/payers\/uhc --only "initial_push never bill what has no stop" --seed 1 --runs 20 --path [0-9]+\n/);
    expect(out).toMatch(/1 pack, [0-9]+ charts, seed 1: 1 broken\n$/);
  });

  test("draws the chart of a path again", async () => {
    const first = JSON.parse((await ran(["properties", "rules/payers/uhc", ...ONLY, "--format", "json"], BROKEN)).out) as Document;
    const { path } = first.packs[0]!.laws[0]!;
    const again = JSON.parse((await ran(["properties", "rules/payers/uhc", ...ONLY, "--format", "json", "--path", String(path)], BROKEN)).out) as Document;
    expect(again.packs[0]!.laws).toEqual(first.packs[0]!.laws);
  });

  test("as data says who states each law, where, how it was decided, and what the charts had", async () => {
    const { status, out, host } = await ran(["properties", "rules/payers/bluecross-sc", "--format", "json", "--runs", "10"]);
    expect(status).toBe(0);
    const document = JSON.parse(out) as Document;
    expect(document.format).toBe("payerpack properties 1");
    const [pack] = document.packs;
    expect(Object.keys(pack!.features)).toContain("overlap");
    expect(new Set(pack!.laws.map(({ stated_by: by }) => by))).toEqual(new Set(["cpt/infusion", "payers/bluecross-sc/infusion"]));
    expect(pack!.laws.filter(({ sentence }) => sentence.startsWith("add-on codes have a parent"))).toHaveLength(1);
    expect(pack!.laws.filter(({ place }) => !host.disk.has(`/home/${place.replace(/:[0-9]+$/, "")}`))).toEqual([]);
    expect(new Set(pack!.laws.map(({ decided }) => decided))).toEqual(new Set(["proved", "exhaustive", "tested"]));
  });

  test("as Markdown is a table for each pack, with the chart below", async () => {
    const { out } = await ran(["properties", "rules/payers/uhc", ...ONLY, "--format", "markdown"], BROKEN);
    expect(out).toContain("| initial_push never bill what has no stop | **broken** |  |");
    expect(out).toContain("```text\nid | route");
  });

  test("saves a counterexample as an example that passes today, and not twice", async () => {
    const first = await ran(["properties", "rules/payers/uhc", ...ONLY, "--write"], BROKEN);
    const at = "/home/rules/payers/uhc/examples/counterexamples.yaml";
    expect(first.out).toContain("saved: rules/payers/uhc/examples/counterexamples.yaml");
    const text = String(first.host.disk.get(at));
    expect(text).toMatch(/^payerpack: 1\nexamples: counterexamples\nfor: payers\/uhc\/infusion 2026\.1\noffset: Z\n\ncases:\n\n {2}# Law: initial_push never bill what has no stop\./);
    const tested = await ran(["test", "rules/payers/uhc/examples/counterexamples.yaml"], { ...BROKEN, [at]: text });
    expect({ status: tested.status, err: tested.err }).toEqual({ status: 0, err: "" });
    const again = await ran(["properties", "rules/payers/uhc", ...ONLY, "--write"], { ...BROKEN, [at]: text });
    expect(again.out).not.toContain("saved");
    expect(again.host.disk.get(at)).toBe(text);
  });

  test("of a pack with errors says so and ends with 1", async () => {
    const { status, out, err } = await ran(["properties", "rules/payers/uhc"], stating("the moon is full"));
    expect(status).toBe(1);
    expect(err).toContain("check/property-unknown");
    expect(out).toContain("not decided  rules/payers/uhc has errors");
  });

  test.each([
    [["--runs", "0"], "`--runs` needs a whole number"],
    [["--runs", "many"], "`--runs` needs a whole number"],
    [["--seed", "-1"], "`--seed` needs a whole number"],
    [["--path", "3:1"], "`--path` needs the number of a chart"],
    [["-"], "not of standard input"],
  ])("%j is a wrong command line", async (more, says) => {
    const { status, out, err } = await ran(["properties", ...more]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(says);
  });
});
