import { describe, expect, test } from "vitest";
import { ran } from "../shipped.ts";
import type { FakeFile } from "../fake-host.ts";

const ON = ["--on", "2026-03-02"];
const SELECT = "rules/payers/select-health";

interface Shown {
  readonly format: string;
  readonly pack: { readonly id: string; readonly meaning: string };
  readonly stands: { readonly from: string; readonly to: string | null };
  readonly rules: readonly Rule[];
}

interface Rule {
  readonly name: string;
  readonly kind: string;
  readonly parts: readonly { readonly key: string; readonly is: readonly string[]; readonly was: readonly string[] | null; readonly changes: readonly { readonly exception: string; readonly is: readonly string[]; readonly when: readonly string[]; readonly written: Written }[] }[];
  readonly written: Written;
  readonly sources: readonly { readonly pack: string }[];
  readonly changed_by: readonly { readonly payer: string | null; readonly exceptions: readonly string[] }[] | null;
  readonly stands: { readonly from: string; readonly to: string | null };
}

interface Written {
  readonly pack: string | null;
  readonly release: string | null;
  readonly place: string;
}

async function shown(arguments_: readonly string[], files: Readonly<Record<string, FakeFile>> = {}): Promise<Shown> {
  const { status, out, err } = await ran(["show", ...arguments_, ...ON, "--format", "json"], files);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out) as Shown;
}

const rule = async (name: string, pack: string): Promise<Rule> => (await shown([name, "--pack", pack])).rules[0]!;

describe("a rule", () => {
  test("with what an exception makes of it: was, is, when, why, where and on which source", async () => {
    const { status, out } = await ran(["show", "shortest_hydration", "--pack", SELECT, ...ON]);
    expect(status).toBe(0);
    for (const words of [
      "payers/select-health/infusion 2026.1 on 2026-03-02\n\nshortest_hydration  Fewest minutes of hydration that start the first hour\nvalue, stands so from 2025-06-12\n",
      "  is                    31 minutes\n    changed by          hydration_from_16_minutes: Hydration is paid from more than 15 minutes\n      was               31 minutes\n      is                16 minutes\n",
      "      when              encounter.claim_type is professional\n                        and encounter.place_of_service is POS 11\n",
      "      because           This payer pays the first hour of hydration after 15 minutes, not 30\n",
      "rules/payers/select-health/hydration.yaml:6\n",
      "Policy 09, hydration, office based, revised 2025-06-12, Select Health\n                          [policy_09, copy]\n",
      "  written in            cpt/infusion 2026.1, rules/cpt/hydration.yaml:6\n",
    ]) expect(out).toContain(words);
  });

  test("has named values with what they are worth", async () => {
    const { parts } = await rule("hydration_alone", SELECT);
    expect(parts.find(({ key }) => key === "first from")?.is).toEqual(["shortest_hydration (31 minutes, or 16 minutes by hydration_from_16_minutes)"]);
    expect((await rule("hydration_alone", "rules/cpt")).parts.find(({ key }) => key === "first from")?.is).toEqual(["shortest_hydration (31 minutes)"]);
  });

  test("that an exception without a guard changes is what the exception says", async () => {
    const change = "payerpack: 1\nrules: more\nexceptions:\n  longer:\n    to: shortest_hydration\n    change: { is: 40 minutes }\n    because: Longer here\n    source: policy\n";
    const pack = "payerpack: 1\npack: payers/other/infusion\nrelease: 1\npayer: other\nextends: cpt/infusion 2026.1\nsources:\n  policy: { title: Policy }\n";
    const { rules } = await shown(["shortest_hydration", "--pack", "rules/payers/other"], { "/home/rules/payers/other/pack.yaml": pack, "/home/rules/payers/other/more.yaml": change });
    expect(rules[0]!.parts[0]).toMatchObject({ key: "is", is: ["40 minutes"], was: ["31 minutes"], changes: [{ exception: "longer", is: ["40 minutes"], when: [] }] });
    const text = (await ran(["show", "longer", "--pack", "rules/payers/other", ...ON], { "/home/rules/payers/other/pack.yaml": pack, "/home/rules/payers/other/more.yaml": change })).out;
    expect(text).toContain("  shortest_hydration: is\n                        40 minutes\n    was                 31 minutes\n");
  });

  test("of a base names the payers that change it; the pack of a payer, which no pack extends, says nothing of that", async () => {
    expect((await rule("shortest_hydration", "rules/cpt")).changed_by).toEqual([{ payer: "select-health", pack: "payers/select-health/infusion", exceptions: ["hydration_from_16_minutes"] }]);
    expect((await rule("shortest_hydration", SELECT)).changed_by).toBeNull();
    expect((await ran(["show", "hydration", "--pack", "rules/cpt", ...ON])).out).toContain("  changed by            1 payer\n                        noridian: drug_directed_hydration_is_integral\n");
    expect((await ran(["show", "hydration_after_drug", "--pack", "rules/cpt", ...ON])).out).toContain("  changed by            no other pack\n");
  });

  test("is the same from a compiled pack, but for the folder of its places", async () => {
    const { host } = await ran(["build", SELECT, "-o", "select.json"]);
    const compiled = host.disk.get("/home/select.json")!;
    const [built, written] = await Promise.all([shown(["--pack", "select.json"], { "/home/select.json": compiled }), shown(["--pack", SELECT])]);
    expect(JSON.stringify(built)).toBe(JSON.stringify(written).replaceAll('"place":"rules/', '"place":"'));
  });
});

describe("a whole pack", () => {
  test("every rule has its pack, its place and a source of that pack; every exception changes something", async () => {
    for (const pack of ["rules/payers/noridian", SELECT, "rules/medicare", "rules/payers/uhc-community-plan-md"]) {
      const { rules, format } = await shown(["--pack", pack]);
      expect(format).toBe("payerpack show 1");
      expect(rules.length).toBeGreaterThan(200);
      expect(rules.filter(({ written }) => written.pack === null || written.release === null || !/^rules\/.*\.yaml:[0-9]+$/.test(written.place)).map(({ name }) => name)).toEqual([]);
      expect(rules.filter(({ written, sources }) => sources.some((source) => source.pack !== written.pack)).map(({ name }) => name)).toEqual([]);
      expect(rules.filter(({ kind, parts }) => kind === "exception" && parts.length < 2).map(({ name }) => name)).toEqual([]);
    }
  });

  test("every place is where the name stands, in the folder of the pack that is named", async () => {
    const { host } = await ran(["show", "--pack", SELECT, ...ON]);
    const { rules } = await shown(["--pack", SELECT]);
    for (const { name, written } of rules) {
      const [, path, line] = /^(.*):([0-9]+)$/.exec(written.place)!;
      expect((host.disk.get(`/home/${path}`) as string).split("\n")[Number(line) - 1]!.trim()).toMatch(new RegExp(`^(?:- )?${name}:`));
      expect(written.pack === "cpt/infusion").toBe(path!.startsWith("rules/cpt/"));
    }
  });

  test("begins with its contents, and `--kind` keeps one kind", async () => {
    const { out } = await ran(["show", "--pack", SELECT, ...ON]);
    expect(out.indexOf("\nCONTENTS\n")).toBeLessThan(out.indexOf("\nLADDERS\n"));
    expect(out).toMatch(/rules {15}\d+, of which \d+ are changed by an exception\n/);
    for (const kind of ["ladder", "ladders", "LADDERS"]) expect((await shown(["--pack", SELECT, "--kind", kind])).rules.every((one) => one.kind === "ladder")).toBe(true);
    expect((await shown(["--pack", SELECT, "--kind", "drug_units"])).rules.map((one) => one.kind)).toEqual(["drug_units"]);
  });

  test("of several packs is that of the payer, without one the base", async () => {
    expect((await shown(["--pack", "rules/payers", "--payer", "noridian"])).pack.id).toBe("payers/noridian/infusion");
    expect((await ran(["show", "--pack", "rules/payers", ...ON])).err).toContain("[cli/several-packs]");
  });

  test("says from when to when it stands so", async () => {
    const { rules, stands } = await shown(["--pack", "rules/cpt"]);
    expect(stands.to === null || stands.from <= stands.to).toBe(true);
    expect(rules.find(({ name }) => name === "shortest_hydration")?.stands).toEqual({ from: "2017-01-01", to: null });
  });
});

describe("the page", () => {
  test("stands alone, links every name to a rule that is there, and escapes what authors write", async () => {
    const title = "Fewest <b>minutes</b> & \"more\"";
    const hydration = (await ran(["--version"])).host.disk.get("/home/rules/cpt/hydration.yaml") as string;
    const files = { "/home/rules/cpt/hydration.yaml": hydration.replace("title: Fewest minutes of hydration that start the first hour", `title: '${title}'`) };
    const { status, out } = await ran(["show", "--pack", SELECT, "--format", "html", ...ON], files);
    expect(status).toBe(0);
    expect(out).toContain("Fewest &lt;b&gt;minutes&lt;/b&gt; &amp; &quot;more&quot;");
    expect(out).not.toMatch(/<(?:script|link|img|iframe)|<b>minutes/);
    const ids = new Set([...out.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]));
    expect(ids.size).toBeGreaterThan(200);
    expect([...out.matchAll(/href="#([^"]+)"/g)].map((found) => found[1]).filter((name) => !ids.has(name))).toEqual([]);
    expect([...out.matchAll(/href="([^#][^"]*)"/g)].filter(([, href]) => !/^https?:\/\//.test(href!))).toEqual([]);
    expect(out.match(/<table>/g)?.length).toBe(out.match(/<\/table>/g)?.length);
  });

  test("as Markdown has a heading for each rule, and its links lead to them", async () => {
    const { out } = await ran(["show", "--pack", SELECT, "--format", "markdown", ...ON]);
    const headings = new Set([...out.matchAll(/^### (.+)$/gm)].map((found) => found[1]));
    expect(headings.size).toBeGreaterThan(200);
    expect([...out.matchAll(/\]\(#([^)]+)\)/g)].map((found) => found[1]).filter((name) => !headings.has(name))).toEqual([]);
    expect(out).toContain("| signed off by | |");
  });
});

describe("the command line of show", () => {
  test.each<[readonly string[], string]>([
    [["shortest_hydraton", "--pack", SELECT], "did you mean `shortest_hydration`, "],
    [["--pack", SELECT, "--kind", "lader"], "did you mean `ladder`"],
    [["--pack", "rules", "--payer", "noridan"], "did you mean `noridian`"],
    [["--pack", SELECT, "--on", "2020-01-01"], "it is from 2025-06-12"],
    [["--pack", SELECT, "--on", "yesterday"], "`--on` needs a day of the calendar"],
    [["x", "--pack", SELECT, "--kind", "ladder"], "a rule has its kind"],
    [["x"], "required option '-p, --pack <path>' not specified"],
    [["--pack", "rules/vocabulary"], "[cli/no-pack-here]"],
  ])("%s is refused", async (arguments_, words) => {
    const { status, out, err } = await ran(["show", ...arguments_]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });

  test("a pack with errors is not shown", async () => {
    const { status, out, err } = await ran(["show", "--pack", SELECT, ...ON], { "/home/rules/payers/select-health/hydration.yaml": "payerpack: 1\nrules: hydration\nvalues:\n  one: { is: 1 unit }\n" });
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain("[check/no-source]");
    expect(err).toContain("[cli/pack-with-errors]");
  });
});
